"""Recordings of frames that come late, change, stop, and of disks that are full."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import av
import numpy as np
import pytest

from anmin.media.engine.copying import copy
from anmin.media.engine.engine import RecordingBegan, RecordingEnded, RecordingFailed
from anmin.media.engine.frames import Frame
from anmin.media.engine.growing import MOST_WAITING, Recording
from anmin.media.engine.remux import Unplayable
from anmin.media.terms.engine import Kind, WhyFailed

BOTH = frozenset(Kind)
SILENCE = b"\xfc\xff\xfe"


def pictures(count: int) -> list[bytes]:
    """Encoded VP8 frames; the first is a whole picture."""
    with av.open(os.devnull, "w", format="webm") as out:
        stream = out.add_stream("libvpx", rate=25, options={"deadline": "realtime", "cpu-used": "8"})
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        made = []
        for number in range(count):
            noise = np.random.default_rng(number).integers(0, 255, (72, 64), np.uint8)
            frame = av.VideoFrame.from_ndarray(noise, format="yuv420p")
            frame.pts = number
            made += [bytes(each) for each in stream.encode(frame)]
        return made


PICTURES = pictures(50)


def frame(kind: Kind, number: int, at: float) -> Frame:
    data, step = (PICTURES[number], 3600) if kind is Kind.VIDEO else (SILENCE, 960)
    made = Frame(kind, data, number * step)
    made.at = at
    return made


def call(seconds: float) -> Iterator[Frame]:
    """Sound and picture in the order in which they come."""
    for step in range(int(seconds * 50)):
        yield frame(Kind.AUDIO, step, 100 + step / 50)
        if step % 2 == 0:
            yield frame(Kind.VIDEO, step // 2, 100 + step / 50)


def recording(folder: Path, expected: frozenset[Kind] = BOTH) -> Recording:
    return Recording(folder / "call", uuid4(), expected)


def test_all_frames_are_in_the_copy_with_their_times(tmp_path: Path) -> None:
    made = recording(tmp_path)
    for each in call(2):
        made.add(each)
    made.cut()
    began, ended = made.write()
    assert isinstance(began, RecordingBegan)
    assert isinstance(ended, RecordingEnded)
    facts = copy([tmp_path / "call" / ended.files[0]], tmp_path / "copy.webm")
    assert facts.kinds == BOTH
    assert facts.frames == 50
    assert abs(facts.seconds - 2) < 0.1


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_file_that_was_cut_anywhere_plays(tmp_path: Path, share: float) -> None:
    made = recording(tmp_path)
    for each in call(2):
        made.add(each)
    made.cut()
    (name,) = made.write()[0].files  # type: ignore[union-attr]
    whole = (tmp_path / "call" / name).read_bytes()
    cut = tmp_path / "cut.mkv"
    cut.write_bytes(whole[: int(len(whole) * share)])
    facts = copy([cut], tmp_path / "copy.webm")
    assert facts.frames > 50 * share - 25
    assert facts.size == (tmp_path / "copy.webm").stat().st_size


def test_what_is_no_recording_is_unplayable(tmp_path: Path) -> None:
    path = tmp_path / "x.mkv"
    path.write_bytes(b"nothing of the kind" * 100)
    with pytest.raises(Unplayable):
        copy([path], tmp_path / "copy.webm")


def test_without_the_other_kind_it_begins_after_two_seconds(tmp_path: Path) -> None:
    made = recording(tmp_path)
    sound = [frame(Kind.AUDIO, number, 100 + number / 50) for number in range(200)]
    for each in sound[:90]:
        made.add(each)
    assert made.write() == []
    for each in sound[90:]:
        made.add(each)
    assert [type(each) for each in made.write()] == [RecordingBegan]
    for number in range(10):
        made.add(frame(Kind.VIDEO, number, 104 + number / 25))
        made.add(frame(Kind.AUDIO, 200 + number, 104 + number / 25))
    made.cut()
    ended, began, last = made.write()
    assert (type(ended), type(began), type(last)) == (RecordingEnded, RecordingBegan, RecordingEnded)
    assert copy([tmp_path / "call" / last.files[0]], tmp_path / "copy.webm").kinds == BOTH  # type: ignore[union-attr]


def test_a_picture_begins_with_a_whole_one(tmp_path: Path) -> None:
    made = recording(tmp_path, frozenset({Kind.VIDEO}))
    for number in range(1, 20):
        made.add(frame(Kind.VIDEO, number, 100 + number / 25))
    assert made.write() == []
    assert made.wants_key


def test_a_senders_clock_that_jumps_does_not_stretch_it(tmp_path: Path) -> None:
    made = recording(tmp_path, frozenset({Kind.AUDIO}))
    for number in range(100):
        one = frame(Kind.AUDIO, number, 100 + number / 50)
        if number > 50:
            one.pts += 48000 * 3600
        made.add(one)
    made.cut()
    (name,) = made.write()[0].files  # type: ignore[union-attr]
    assert copy([tmp_path / "call" / name], tmp_path / "copy.webm").seconds < 3


def test_a_full_disk_fails_the_recording_and_keeps_what_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, real = [0], os.write

    def write(handle: int, data: bytes) -> int:
        if written[0] > 6000:
            raise OSError(errno.ENOSPC, "full")
        written[0] += len(data)
        return real(handle, data)

    monkeypatch.setattr(os, "write", write)
    made = recording(tmp_path)
    said = []
    for each in call(2):
        made.add(each)
        said += made.write()
    assert [type(each) for each in said] == [RecordingBegan, RecordingEnded, RecordingFailed]
    assert said[-1] == RecordingFailed(said[0].publication, WhyFailed.DISK_FULL)
    assert made.failed
    assert copy([tmp_path / "call" / said[0].files[0]], tmp_path / "copy.webm").frames > 0  # type: ignore[union-attr]


def test_a_folder_that_cannot_be_made_fails_it(tmp_path: Path) -> None:
    (tmp_path / "call").write_text("in the way")
    made = recording(tmp_path)
    for each in call(1):
        made.add(each)
    assert [each.why for each in made.write() if isinstance(each, RecordingFailed)] == [WhyFailed.NOT_WRITTEN]


def test_a_disk_that_does_not_keep_up_fails_it(tmp_path: Path) -> None:
    made = recording(tmp_path)
    for number in range(MOST_WAITING + 1):
        made.add(frame(Kind.AUDIO, number, 100 + number / 50))
    assert [type(each) for each in made.write()] == [RecordingFailed]
