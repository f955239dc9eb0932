"""Whether media of one publication come, stop and come again. Pure: instants are given, in seconds."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from anmin.media.engine.engine import MediaCame, MediaLost, MediaResumed
from anmin.media.terms.engine import Kind

LOST = 2.5
SILENT = 20.0
"""Seconds in which a new publication must bring something."""


class Flow:
    """`heard` for whatever comes, `look` now and then."""

    def __init__(self, publication: UUID, now: float) -> None:
        self._publication = publication
        self._born = now
        self._last: dict[Kind, float] = {}
        self._came: set[Kind] = set()
        self._lost: set[Kind] = set()

    def heard(self, kind: Kind, now: float) -> None:
        self._last[kind] = now

    @property
    def stands_still(self) -> bool:
        """Everything that came is lost."""
        return bool(self._last) and self._lost == self._last.keys()

    def silent(self, now: float) -> bool:
        return not self._last and now - self._born > SILENT

    def look(self, now: float) -> Iterator[MediaCame | MediaLost | MediaResumed]:
        """What changed since the last look."""
        gone = {kind for kind, last in self._last.items() if now - last > LOST}
        changes = (
            (MediaCame, self._last.keys() - self._came),
            (MediaLost, gone - self._lost),
            (MediaResumed, self._lost - gone),
        )
        self._came, self._lost = set(self._last), gone
        for fact, kinds in changes:
            if kinds:
                yield fact(self._publication, frozenset(kinds))
