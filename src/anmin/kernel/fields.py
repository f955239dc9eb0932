"""Bounded text types for commands and events: nothing without a limit and nothing with control characters comes in."""

from datetime import UTC, datetime
from typing import Annotated

from msgspec import Meta

_PRINTABLE = r"^[^\x00-\x1f\x7f]*$(?!\n)"
_LINES = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$(?!\n)"

CodeText = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:-]*$(?!\n)")]
"""A code: letters, digits, `_ . : -`; safe in events, URLs and logs."""

Name = Annotated[
    str, Meta(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*[^\x00-\x20\x7f][^\x00-\x1f\x7f]*$(?!\n)")
]
"""The name of a thing or an office (never of a person: that is RealName), one line, not blank."""

ShortText = Annotated[str, Meta(max_length=500, pattern=_PRINTABLE)]
"""One line of free text."""

LongText = Annotated[str, Meta(max_length=10_000, pattern=_LINES)]
"""Free text with lines and tabs."""

Page = Annotated[int, Meta(ge=1, le=10_000)]
PageSize = Annotated[int, Meta(ge=1, le=200)]

Instant = Annotated[datetime, Meta(tz=True)]
"""An instant with its offset; a time without one means something else at every place."""

_EARLIEST, _LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


def check_instants(*instants: datetime | None) -> None:
    """For `__post_init__`: raises ValueError, which is answered as a wrong body, outside the years 1970 to 2199."""
    if not all(_EARLIEST <= instant < _LATEST for instant in instants if instant is not None):
        raise ValueError("instants lie between 1970 and 2200")
