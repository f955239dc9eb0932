"""The vocabulary types: every word that a person may read carries its Chinese and its English text.

Rooms declare their words with these in `terms.py` and `events.py`; `tests/house` refuses a word without both texts.
This file holds no word of its own beyond the kernel's faults in `faults.py`, and nothing personal may be a parameter.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal, Self, TypeVar

import msgspec

Lang = Literal["zh", "en"]


class Text(msgspec.Struct, frozen=True):
    """One text in both languages; `str.format` templates are allowed."""

    zh: str
    en: str

    def of(self, lang: Lang) -> str:
        return self.en if lang == "en" else self.zh


class Code(StrEnum):
    """A closed list of codes: `ACTIVE = "active", "在用", "Active"`. It is a string; `.text` is what people read."""

    zh: str
    en: str

    def __new__(cls, value: str, zh: str = "", en: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        member.en = en
        return member

    def __str__(self) -> str:
        return str(self.value)

    @property
    def text(self) -> Text:
        return Text(self.zh, self.en)


class Permission(msgspec.Struct, frozen=True):
    """What a role may allow; doors name exactly one. Equality and hash are by code and texts.

    `own`: the door opens as well to a citizen or guest, for the rows that are about them and no others.
    """

    code: str
    zh: str
    en: str
    own: bool = False


class Wrong(msgspec.Struct, frozen=True):
    """One field that cannot be accepted: `path` such as `$.area.code`, and the sentence that says what to do."""

    path: str
    code: str
    zh: str
    en: str


class Fault(msgspec.Struct, frozen=True):
    """A refusal that can happen, declared once. Calling it makes the exception: `raise terms.STAFF_LOCKED(until=…)`."""

    code: str
    status: int
    zh: str
    en: str

    def __call__(self, *, wrong: tuple[Wrong, ...] = (), **values: object) -> Problem:
        return Problem(self, values, wrong)


class Problem(Exception):
    """A declared refusal on its way to the person who asked. Shown as RFC 9457 problem+json."""

    def __init__(self, fault: Fault, values: dict[str, object] | None = None, wrong: tuple[Wrong, ...] = ()) -> None:
        super().__init__(fault.code)
        self.fault = fault
        self.values = values or {}
        self.wrong = wrong

    def text(self, lang: Lang) -> str:
        template = self.fault.en if lang == "en" else self.fault.zh
        return template.format(**{name: _plain(value, lang) for name, value in self.values.items()})


def _plain(value: object, lang: Lang) -> object:
    if isinstance(value, Code):
        return value.text.of(lang)
    if isinstance(value, Text):
        return value.of(lang)
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, tuple):
        return ("、" if lang == "zh" else ", ").join(str(_plain(each, lang)) for each in value)
    return value


class Event(msgspec.Struct, frozen=True):
    """A fact in the past tense, declared with `@fact`. Fields are ids, codes, numbers, booleans and instants only."""

    zh: ClassVar[str] = ""
    en: ClassVar[str] = ""

    @classmethod
    def fact_name(cls) -> str:
        """`identity.StaffAdded`: the room and the fact; this is what the journal stores."""
        return f"{cls.__module__.rpartition('.events')[0].rpartition('.')[2]}.{cls.__name__}"


FACTS: dict[str, type[Event]] = {}
"""Every fact declared in this process, by its name: what a line of the journal says is read here."""

E = TypeVar("E", bound=type[Event])


def fact(zh: str, en: str) -> Callable[[E], E]:
    """Give an event its two texts: `@fact("账号已停用", "Account suspended")`."""

    def declare(event: E) -> E:
        event.zh = zh
        event.en = en
        FACTS[event.fact_name()] = event
        return event

    return declare
