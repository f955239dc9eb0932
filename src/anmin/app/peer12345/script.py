"""How the peer answers, in words joined by commas: what it says of an offer, and how badly it behaves while saying so."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from anmin.channels.hotline12345.terms import Answer
from anmin.channels.hotline12345.wire import Acknowledgement, FollowUp, Result, Return, Said
from anmin.kernel.clock import SystemClock

Word = Literal[
    "accept",
    "refuse",
    "confer",
    "return",
    "done",
    "silent",
    "twice",
    "disorder",
    "late",
    "unsigned",
    "version",
    "stale",
]
ANSWERS: tuple[Word, ...] = ("accept", "refuse", "confer", "return", "done", "silent")
LATE = 1.5
"""Seconds that a late peer waits before each message."""


class Script(msgspec.Struct, frozen=True):
    """`answer`: accept alone, refuse, confer, return (after accepting), done (with result and verdict), or silent.

    `habits`: twice, disorder (the last message first), late, unsigned, version (another schema), stale (an old signature).
    """

    answer: Word = "done"
    habits: frozenset[Word] = frozenset()
    verdict: Annotated[int, Meta(ge=1, le=3)] = 1

    @classmethod
    def parse(cls, text: str) -> Script:
        """Raises msgspec.ValidationError for a word it does not know."""
        words = msgspec.convert([each.strip() for each in text.split(",") if each.strip()], list[Word])
        answers = [each for each in words if each in ANSWERS]
        return cls(answers[-1] if answers else "done", frozenset(words) - frozenset(ANSWERS))

    def says(self, number: str) -> list[Said]:
        """What it says of an offer, in the order in which it is sent."""
        taken: Said = Acknowledgement(Answer.ACCEPTED, "已接收", "", number)
        told: dict[str, list[Said]] = {
            "accept": [taken],
            "refuse": [Acknowledgement(Answer.REFUSED, "不属 12345 受理范围", "", number)],
            "confer": [Acknowledgement(Answer.CONFERRING, "请三方通话", "12345 值班长", number)],
            "return": [taken, Return("需公安先行处置", "值班长", "12345 受理科", SystemClock().now())],
            "done": [taken, Result("已由主管部门办结"), FollowUp(self.verdict, "回访完成")],
            "silent": [],
        }
        found = told[self.answer]
        return found[::-1] if "disorder" in self.habits else found
