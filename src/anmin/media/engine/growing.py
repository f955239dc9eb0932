"""Recordings that only grow: Matroska without a seek back, VP8 and Opus exactly as they came.

A file begins when every kind of media that was announced has come, or two seconds after the first; video begins with a
whole picture. Whatever changes its make (a kind that comes late, a hold, a loss) ends it and begins a further one.
"""

from __future__ import annotations

import errno
import os
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from uuid import UUID

import av
from av.container import OutputContainer

from anmin.kernel.logs import log
from anmin.media.engine.engine import RecordingBegan, RecordingEnded, RecordingFailed
from anmin.media.engine.frames import RATES, Frame, size_of
from anmin.media.terms.engine import Kind, WhyFailed

WAIT = 2.0
"""Seconds that the first frame waits for the other kind."""
APART = 2.0
"""Seconds that a sender's clock may be away from ours before ours is taken: a wrong clock must not stretch a recording."""
MS = Fraction(1, 1000)
LIVE = {
    "live": "1",
    "cluster_time_limit": "400",
    "flush_packets": "1",
    "max_interleave_delta": "100000",
}
"""A cluster is written when it is whole: what a killed process loses is one of them and what waited for the writer."""
MOST_WAITING = 5000
"""Frames, about a minute: a disk that is that far behind will not catch up."""

Said = RecordingBegan | RecordingEnded | RecordingFailed


class _File:
    """What PyAV writes to: it cannot seek, so nothing that was written is ever written again."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self.fault: OSError | None = None

    def write(self, data: bytes) -> int:
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._handle, view) :]
        except OSError as error:
            self.fault = error
            raise
        return len(data)

    def close(self) -> None:
        os.close(self._handle)


class _Matroska:
    """One file that grows."""

    def __init__(self, path: Path, size: tuple[int, int] | None, audio: bool) -> None:
        self.name = path.name
        self.kinds = {kind for kind, there in ((Kind.VIDEO, size), (Kind.AUDIO, audio)) if there}
        self.file = _File(path)
        self._out: OutputContainer = av.open(self.file, "w", format="matroska", options=LIVE)
        self._last = dict.fromkeys(Kind, 0)
        self._streams = {}
        if size:
            self._streams[Kind.VIDEO] = self._out.add_mux_stream("vp8", width=size[0], height=size[1], time_base=MS)
        if audio:  # opened as an encoder for the header that Opus needs in Matroska; it never encodes
            self._streams[Kind.AUDIO] = self._out.add_stream("libopus", rate=RATES[Kind.AUDIO])

    def write(self, frame: Frame, seconds: float) -> None:
        packet = av.Packet(frame.data)
        packet.stream = self._streams[frame.kind]
        packet.time_base = MS
        self._last[frame.kind] = max(self._last[frame.kind], round(seconds * 1000))
        packet.pts = packet.dts = self._last[frame.kind]
        packet.is_keyframe = frame.key
        self._out.mux_one(packet)

    def close(self) -> None:
        try:
            self._out.close()
        finally:
            self.file.close()


class Clock:
    """When a frame belongs, in our seconds: by its sender's clock, set when the first frame came."""

    def __init__(self) -> None:
        self._set: dict[Kind, tuple[float, int]] = {}

    def seconds(self, frame: Frame) -> float:
        at, pts = self._set.setdefault(frame.kind, (frame.at, frame.pts))
        found = at + (frame.pts - pts) / RATES[frame.kind]
        if abs(found - frame.at) > APART:
            self._set[frame.kind] = (frame.at, frame.pts)
            return frame.at
        return found


class Recording:
    """All files of one publication. `add` and `cut` on the loop; `write` in the writer's thread, one at a time."""

    def __init__(self, folder: Path, publication: UUID, expected: frozenset[Kind]) -> None:
        self.failed = False
        self._folder = folder
        self._publication = publication
        self._expected = expected
        self._waiting: deque[Frame | WhyFailed | None] = deque()
        self._before: list[Frame] = []
        self._file: _Matroska | None = None
        self._clock = Clock()
        self._start = 0.0
        self._count = 0

    def add(self, frame: Frame) -> None:
        """Keep this frame for the next writing."""
        if not self.failed:
            self._waiting.append(frame)

    def cut(self) -> None:
        """What comes from now on belongs into a further file."""
        self._waiting.append(None)

    def give_up(self, why: WhyFailed) -> None:
        """Nothing more is to be written."""
        self._waiting.append(why)

    @property
    def wants_key(self) -> bool:
        """Whether video cannot go on without a whole picture."""
        return not self.failed and (self._file is None or Kind.VIDEO not in self._file.kinds)

    def write(self) -> list[Said]:
        """Bring to the file what has come; what it says is to be told in this order."""
        said: list[Said] = []
        try:
            if len(self._waiting) > MOST_WAITING:
                self._waiting = deque([WhyFailed.NOT_WRITTEN])
            while self._waiting and not self.failed:
                said.extend(self._one(self._waiting.popleft()))
        except Exception as error:  # noqa: BLE001 - whatever it is: this recording failed, and the others go on
            fault = (self._file.file.fault if self._file else None) or error
            full = getattr(fault, "errno", None) in (errno.ENOSPC, errno.EDQUOT)
            log.warning("recording_failed", fault=type(fault).__name__)
            said.extend(self._fail(WhyFailed.DISK_FULL if full else WhyFailed.NOT_WRITTEN))
        return said

    def _one(self, frame: Frame | WhyFailed | None) -> Iterator[Said]:
        if frame is None:
            yield from self._end()
        elif isinstance(frame, WhyFailed):
            yield from self._fail(frame)
        elif self._file and frame.kind in self._file.kinds:
            self._file.write(frame, self._clock.seconds(frame) - self._start)
        elif frame.key or any(each.kind is frame.kind for each in self._before):
            if self._file:  # a kind that came late
                yield from self._end()
            self._before.append(frame)
            there = {each.kind for each in self._before}
            if there >= self._expected or frame.at - self._before[0].at > WAIT:
                yield self._begin()

    def _begin(self) -> RecordingBegan:
        kinds = {each.kind for each in self._before}
        key = next((each for each in self._before if each.kind is Kind.VIDEO), None)
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self._next()
        self._file = _Matroska(path, size_of(key.data) if key else None, Kind.AUDIO in kinds)
        before, self._before = self._before, []
        times = [(self._clock.seconds(each), each) for each in before]
        self._start = min(seconds for seconds, _ in times)
        for seconds, each in sorted(times, key=lambda pair: pair[0]):
            self._file.write(each, seconds - self._start)
        return RecordingBegan(self._publication, (self._file.name,))

    def _next(self) -> Path:
        """A name that no engine before this one has used."""
        while True:
            self._count += 1
            path = self._folder / f"{self._publication}-{self._count}.mkv"
            if not path.exists():
                return path

    def _end(self) -> Iterator[Said]:
        if self._before and not self._file:
            yield self._begin()
        file, self._file, self._clock = self._file, None, Clock()
        if file:
            file.close()
            yield RecordingEnded(self._publication, (file.name,))

    def _fail(self, why: WhyFailed) -> Iterator[Said]:
        self.failed = True
        file, self._file = self._file, None
        self._waiting.clear()
        if file:
            with suppress(OSError, av.FFmpegError):  # what could be written stays; the failure is told below
                file.close()
            yield RecordingEnded(self._publication, (file.name,))
        yield RecordingFailed(self._publication, why)
