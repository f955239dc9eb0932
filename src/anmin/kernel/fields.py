"""Bounded text types for commands and events: nothing without a limit and nothing with control characters comes in."""

from typing import Annotated

from msgspec import Meta

_PRINTABLE = r"^[^\x00-\x1f\x7f]*$"
_LINES = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"

CodeText = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:-]*$")]
"""A code: letters, digits, `_ . : -`; safe in events, URLs and logs."""

Name = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*[^\x00-\x20\x7f][^\x00-\x1f\x7f]*$")]
"""The name of a thing or an office (never of a person: that is RealName), one line, not blank."""

ShortText = Annotated[str, Meta(max_length=500, pattern=_PRINTABLE)]
"""One line of free text."""

LongText = Annotated[str, Meta(max_length=10_000, pattern=_LINES)]
"""Free text with lines and tabs."""

Page = Annotated[int, Meta(ge=1, le=10_000)]
PageSize = Annotated[int, Meta(ge=1, le=200)]
