"""The newest lines, encoded, kept in memory: who was away for moments is told from here without asking the database.

So thousands who come back in one second, after a network's blink or a new version of the server, cost no query.
"""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from anmin.kernel.journal import Cursor


class Told(NamedTuple):
    """One line as listeners get it. `heard`: its topics and all topics above them."""

    at: Cursor
    heard: tuple[str, ...]
    event: str
    chunk: bytes


class Recent:
    """At most `most` lines, in order. `since` is the place from which on nothing is missing here."""

    def __init__(self, most: int) -> None:
        self.since = Cursor()
        self._most = most
        self._lines: deque[Told] = deque()

    def add(self, told: Told) -> None:
        self._lines.append(told)
        if len(self._lines) > self._most:
            self.since = self._lines.popleft().at

    def after(self, place: Cursor) -> list[Told] | None:
        """The lines after `place`, oldest first; None when `place` is not a line known here."""
        found: list[Told] = []
        for told in reversed(self._lines):
            if told.at <= place:
                return found[::-1] if told.at == place else None
            found.append(told)
        return found[::-1] if place == self.since else None
