"""From the fields of the form to a report. Pure; what cannot be accepted is named, and everything typed is kept."""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

from anmin.cases.actions.raising import RaiseCase
from anmin.cases.terms.cases import EMPTY_CASE, Flag
from anmin.channels.h5 import terms
from anmin.kernel.personal import MalformedValueError, Personal, Phone, RealName
from anmin.kernel.words import Text

P = TypeVar("P", bound=Personal)
LONGEST, LINE = 10_000, 500
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """The form as it was typed; a box that is ticked says `on`."""

    content: str = ""
    address: str = ""
    name: str = ""
    phone: str = ""
    unsafe: str = ""
    speech: str = ""


def read(typed: Typed) -> RaiseCase | dict[str, Text]:
    """The report, or what is wrong with which field."""
    wrong = {
        field: complaint
        for field, most in (("content", LONGEST), ("address", LINE))
        if (complaint := _complaint(getattr(typed, field), most))
    }
    name = _personal(RealName, "name", typed.name, wrong)
    phone = _personal(Phone, "phone", typed.phone, wrong)
    content, address = _lines(typed.content), " ".join(typed.address.split())
    if not (content or address or wrong):
        wrong["content"] = Text(EMPTY_CASE.zh, EMPTY_CASE.en)
    if wrong:
        return wrong
    ticked = ((Flag.UNSAFE_TO_CALL, typed.unsafe), (Flag.CANNOT_SPEAK, typed.speech))
    flags = tuple(flag for flag, box in ticked if box)
    return RaiseCase(content=content, address=address, name=name, phone=phone, flags=flags)


def _lines(text: str) -> str:
    """A form sends CR LF at every end of line."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _complaint(text: str, most: int) -> Text | None:
    if len(text) > most:
        return Text(terms.TOO_LONG.zh.format(most=most), terms.TOO_LONG.en.format(most=most))
    return terms.NOT_PLAIN if _CONTROL.search(_lines(text)) else None


def _personal(kind: type[P], field: str, text: str, wrong: dict[str, Text]) -> P | None:
    try:
        return kind(text.strip()) if text.strip() else None
    except MalformedValueError as error:
        wrong[field] = Text(error.zh, error.en)
        return None
