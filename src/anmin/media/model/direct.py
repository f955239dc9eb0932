"""The rules of media that go from page to page, and of the pieces in which a page hands in what it records. Pure."""

from datetime import timedelta

from anmin.media.terms import calls as terms

DIRECT = "browsers"
"""As `calls.engine` says it."""
OFF = "off"
MOST_LISTENERS = 4
"""Of one publication: its page encodes for each of them."""
ANSWER_SHOWN = timedelta(seconds=30)
"""In which the sender's page reads a listener's answer."""
LATE = timedelta(seconds=8)
"""After the end of a publication, in which the last pieces of its recording may still come."""
SEAL_AFTER = timedelta(seconds=15)
"""After the end of a publication: nothing is written any more."""
OVER_AFTER = timedelta(seconds=60)
"""Without a segment: the house may be sealing the file."""
CUT_EACH = timedelta(seconds=30)
SILENT_AFTER = timedelta(seconds=6)
"""Without a piece, while pages send one each half second."""
NEVER_AFTER = timedelta(seconds=15)
"""Without a first piece a recording has failed."""
EACH_SECOND = 512 << 10
AHEAD = 16 << 20
MOST = 4 << 30
"""Bytes of one publication."""


def carried_by(engine: str, *, away: bool) -> str:
    """What carries a new publication: the engine that is set whenever it answers, else the two pages by themselves."""
    return DIRECT if away and engine != OFF else engine


def known(at: int, length: int, have: int) -> int:
    """How many bytes of a piece stand in a file of `have` bytes already. Raises RECORDING_PIECE_GAP."""
    if at > have:
        raise terms.RECORDING_PIECE_GAP(have=have)
    return min(length, have - at)


def too_fast(total: int, since: timedelta) -> bool:
    """Whether `total` bytes are more than any page records in this time; a clock that was put back cannot tell."""
    return since >= timedelta() and total > AHEAD + EACH_SECOND * since.total_seconds()
