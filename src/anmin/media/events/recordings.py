"""Facts about what is recorded of calls: the head of the chain stands here every half minute and at the end."""

from uuid import UUID

from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact
from anmin.media.terms.calls import GapWhy


@fact("开始录制", "Recording began")
class RecordingStarted(Event, frozen=True):
    call: UUID
    publication: UUID
    files: int


@fact("录制链已延长", "The chain of a recording grew")
class RecordingGrew(Event, frozen=True):
    """`segments` so far, `size` in bytes up to there, `head` in hexadecimal."""

    call: UUID
    recording: UUID
    segments: int
    size: int
    head: CodeText


@fact("录制失败", "Recording failed")
class RecordingFailed(Event, frozen=True):
    call: UUID
    owner: CodeText
    publication: UUID
    why: CodeText


@fact("录制中断", "There is a gap in a recording")
class RecordingGap(Event, frozen=True):
    call: UUID
    publication: UUID
    why: GapWhy


@fact("录制文件已完成", "A file of a recording is complete")
class RecordingDone(Event, frozen=True):
    """As `RecordingGrew`, for the last time."""

    call: UUID
    recording: UUID
    segments: int
    size: int
    head: CodeText


@fact("录制已封存为证据", "A recording was sealed as evidence")
class RecordingSealed(Event, frozen=True):
    """`playable`: a copy that plays was made."""

    call: UUID
    recording: UUID
    evidence: UUID
    size: int
    playable: bool
