"""The process that copies an original into a WebM; see `remux`. The original may end anywhere.

Janus' originals are one .mjr for each kind; Janus' own tool reads them (`janus-pp-rec`).
"""

from __future__ import annotations

import heapq
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import msgspec
from av.container import InputContainer, OutputContainer
from av.stream import Stream
from av.video.stream import VideoStream

from anmin.media.engine.remux import SECONDS, Facts, Part, Unplayable
from anmin.media.terms.engine import Kind

MEMORY = 2 << 30
MJR = b"MJR00002"
MS = Fraction(1, 1000)


def copy(originals: Sequence[Path], into: Path, part: Part | None = None) -> Facts:
    """As `remux.remux`, in this process. Raises Unplayable."""
    with tempfile.TemporaryDirectory(dir=into.parent, prefix=".remux-") as folder:
        parts = _unpacked(originals, Path(folder)) if originals[0].suffix == ".mjr" else [(originals[0], 0.0)]
        try:
            return _copied(parts, into, part)
        except av.FFmpegError as error:
            raise Unplayable from error


class _Track:
    """One stream on its way from an original into the copy; `offset` in milliseconds."""

    def __init__(self, stream: Stream, made: Stream, offset: int) -> None:
        self.made = made
        self.offset = offset
        self.kind = Kind(stream.type)
        self.count = 0
        self.last = -1

    def take(self, packet: av.Packet[Any]) -> bool:
        """Put it in its place in the copy; false when it has none."""
        if packet.pts is None or packet.size == 0 or (self.count == 0 and not packet.is_keyframe):
            return False
        at = round(packet.pts * packet.time_base * 1000) + self.offset
        self.last = max(self.last + 1, at)
        packet.stream = self.made
        packet.time_base = MS
        packet.pts = packet.dts = self.last
        self.count += 1
        return True


def _copied(parts: Sequence[tuple[Path, float]], into: Path, part: Part | None) -> Facts:
    sources = [av.open(path, "r") for path, _ in parts]
    with av.open(into, "w", format="webm") as out:
        tracks = {
            (number, stream.index): _Track(stream, _like(out, stream), round(offset * 1000))
            for number, (source, (_, offset)) in enumerate(zip(sources, parts, strict=True))
            for stream in (*source.streams.video[:1], *source.streams.audio[:1])
        }
        if not tracks:
            raise Unplayable
        of = [{index: track for (n, index), track in tracks.items() if n == number} for number in range(len(sources))]
        pouring = (_poured(*each, part) for each in zip(sources, of, strict=True))
        for packet in heapq.merge(*pouring, key=lambda packet: packet.pts or 0):
            out.mux(packet)
    for source in sources:
        source.close()
    whole = [track for track in tracks.values() if track.count]
    if not whole:
        raise Unplayable
    return Facts(
        seconds=max(track.last for track in whole) / 1000,
        kinds=frozenset(track.kind for track in whole),
        frames=sum(track.count for track in whole if track.kind is Kind.VIDEO),
        size=into.stat().st_size,
    )


def _like(out: OutputContainer, stream: Stream) -> Stream:
    if isinstance(stream, VideoStream):
        return out.add_mux_stream("vp8", width=stream.width, height=stream.height, time_base=MS)
    return out.add_stream("libopus", rate=48000)  # for the header; it never encodes


def _poured(source: InputContainer, tracks: dict[int, _Track], part: Part | None) -> Iterator[av.Packet[Any]]:
    with suppress(av.FFmpegError):  # a file whose writer was killed ends in the middle of something
        for packet in _within(source, tracks, part) if part else source.demux():
            track = tracks.get(packet.stream_index)
            if track and track.take(packet):
                yield packet


def _within(source: InputContainer, tracks: dict[int, _Track], part: Part) -> Iterator[av.Packet[Any]]:
    """The packets of a part, which begins with a whole picture where there is one."""
    pictures = [index for index, track in tracks.items() if track.kind is Kind.VIDEO]
    start: int | None = None
    if source.duration is not None and part.begin * 1000 >= source.duration:
        return  # a seek beyond the end would give the last picture
    source.seek(part.begin * 1000)
    for packet in source.demux():
        if packet.pts is None or packet.stream_index not in tracks:
            continue
        at = round(packet.pts * packet.time_base * 1000)
        if at >= part.until:
            return
        if start is None and (not pictures or (packet.stream_index in pictures and packet.is_keyframe)):
            start = at
            for track in tracks.values():
                track.offset = -at
        if start is not None and at >= start:
            yield packet


def _unpacked(originals: Sequence[Path], folder: Path) -> list[tuple[Path, float]]:
    """Each .mjr as a file of its own with its offset: its header says when its first packet came (`u`, microseconds)."""
    found: list[tuple[Path, float]] = []
    for original in originals:
        kind, began = _header(original)
        path = folder / (f"{len(found)}.webm" if kind == "v" else f"{len(found)}.opus")
        done = subprocess.run(
            ["janus-pp-rec", str(original), str(path)],  # noqa: S607 - the system's own
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
        if done.returncode == 0 and path.exists():
            found.append((path, began))
    if not found:
        raise Unplayable
    first = min(began for _, began in found)
    return [(path, began - first) for path, began in found]


def _header(original: Path) -> tuple[str, float]:
    with original.open("rb") as file:
        if file.read(8) != MJR:
            raise Unplayable
        length = int.from_bytes(file.read(2), "big")
        try:
            said = json.loads(file.read(length))
            return str(said["t"]), int(said["u"]) / 1e6
        except (ValueError, KeyError, TypeError) as error:
            raise Unplayable from error


def _main(part: str, into: str, *originals: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    largest = 2 * sum(Path(each).stat().st_size for each in originals) + (1 << 20)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    try:
        facts = copy([Path(each) for each in originals], Path(into), msgspec.json.decode(part, type=Part | None))
    except Unplayable:
        sys.exit(1)
    sys.stdout.buffer.write(msgspec.json.encode(facts))


if __name__ == "__main__":
    _main(*sys.argv[1:])
