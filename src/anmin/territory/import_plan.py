"""What a file would do to the areas, and everything that speaks against it. Pure: never half, never in the database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from uuid import UUID

import msgspec

from anmin.kernel.ids import new_id
from anmin.territory.geojson import MAX_PROBLEMS, AreaRow, FeatureProblem, problem_of
from anmin.territory.offices import Offices
from anmin.territory.outline import Refused
from anmin.territory.periods import Cut, Known, Particulars
from anmin.territory.terms import Datum, FileFault


class Order(msgspec.Struct, frozen=True):
    """`day`: from when the file holds. `complete`: areas of its kinds and levels that it lacks end on that day."""

    day: date
    datum: Datum
    complete: bool = False


class Around(msgspec.Struct, frozen=True):
    """What stands: areas by code, organisations, those within the importer's scope, and officers by badge and login.

    `everything`: the importer is the house itself.
    """

    known: Mapping[str, Known]
    offices: Offices
    own: AbstractSet[UUID]
    officers: Mapping[str, UUID]
    everything: bool = False

    def may(self, organisation: UUID | None) -> bool:
        """Whether the importer may change what this organisation, or else the topmost one, answers for."""
        return self.everything or (organisation or self.offices.top) in self.own


class Change(msgspec.Struct, frozen=True):
    """One area that the import writes. `known` with version 0 is a new one."""

    known: Known
    cut: Cut


class Plan(msgspec.Struct, frozen=True):
    """Nothing is to be written while there are problems."""

    added: tuple[Change, ...]
    changed: tuple[Change, ...]
    ended: tuple[Change, ...]
    unchanged: int
    problems: tuple[FeatureProblem, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        return *self.added, *self.changed, *self.ended

    def token(self, order: Order, content: bytes) -> str:
        """A digest of the file and of everything that decides what it would write."""
        written = sorted(_told(each) for each in self.changes)
        return hashlib.sha256(msgspec.json.encode([order, hashlib.sha256(content).hexdigest(), written])).hexdigest()


def _told(change: Change) -> str:
    """A new area's id is made anew each time and does not count."""
    said = change.cut.added
    what = said and (said.valid_from, said.valid_to, said.particulars.organisation, said.particulars.officer)
    return msgspec.json.encode((change.known.code, change.known.version, change.cut.ended, what)).decode()


class Planning:
    """Compares the rows of one file, each with the hash of its outline, with what stands."""

    def __init__(self, rows: Sequence[tuple[AreaRow, bytes]], order: Order, around: Around) -> None:
        self._rows = rows
        self._order = order
        self._around = around
        self._known = {row.code: around.known.get(row.code) or Known(new_id(), row.code, 0) for row, _ in rows}
        self._says = {row.code: self._particulars(row, outline) for row, outline in rows}
        now = [(known.id, known.on(order.day)) for known in around.known.values()]
        self._before = {area: period.particulars for area, period in now if period}
        self._after = {**self._before, **{self._known[code].id: says for code, says in self._says.items()}}

    def plan(self) -> Plan:
        """The whole plan; at most MAX_PROBLEMS problems are listed."""
        cuts = [(row, self._cut(row)) for row, _ in self._rows]
        changes = [Change(self._known[row.code], cut) for row, cut in cuts if cut]
        problems = [problem_of(refused, row.number) for row, cut in cuts if (refused := self._refused(row, cut))]
        if len(problems) > MAX_PROBLEMS:
            problems = [*problems[:MAX_PROBLEMS], problem_of(Refused(FileFault.MORE), 0)]
        return Plan(
            added=tuple(each for each in changes if not each.known.version),
            changed=tuple(each for each in changes if each.known.version and each.cut.added),
            ended=(*(each for each in changes if not each.cut.added), *self._missing()),
            unchanged=len(cuts) - len(changes),
            problems=tuple(problems),
        )

    def _particulars(self, row: AreaRow, outline: bytes) -> Particulars:
        parent = self._named(row.parent)
        return Particulars(
            name=row.name,
            kind=row.kind,
            level=row.level,
            parent=parent.id if parent else None,
            organisation=self._around.offices.by_code(row.organisation) if row.organisation else None,
            officer=self._around.officers.get(row.officer) if row.officer else None,
            outline=outline,
            source_datum=self._order.datum,
        )

    def _named(self, code: str | None) -> Known | None:
        return (self._known.get(code) or self._around.known.get(code)) if code else None

    def _start(self, row: AreaRow) -> date:
        """A file never changes what held before its day; only an area that is new may have begun earlier."""
        if not self._known[row.code].version:
            return row.valid_from or self._order.day
        return max(self._order.day, row.valid_from or self._order.day)

    def _cut(self, row: AreaRow) -> Cut | None:
        known, start = self._known[row.code], self._start(row)
        if row.valid_to and row.valid_to <= start:
            return known.end(start)
        return known.change(start, self._says[row.code], row.valid_to)

    def _missing(self) -> Iterator[Change]:
        kinds = {(row.kind, row.level) for row, _ in self._rows} if self._order.complete else set()
        for code, known in self._around.known.items():
            here = self._before.get(known.id)
            listed = code in self._known or here is None or (here.kind, here.level) not in kinds
            if not listed and self._may(known.id, self._before) and (cut := known.end(self._order.day)):
                yield Change(known, cut)

    def _refused(self, row: AreaRow, cut: Cut | None) -> Refused | None:
        return next(filter(None, (self._lost(row), self._nobody(row), self._foreign(row, cut))), None)

    def _lost(self, row: AreaRow) -> Refused | None:
        if row.parent is None or row.parent in self._known:  # within one file the reader has compared them
            return None
        parent = self._around.known.get(row.parent)
        period = parent.on(self._start(row)) if parent else None
        if period is None:
            return Refused(FileFault.PARENT_UNKNOWN, parent=row.parent)
        return Refused(FileFault.WRONG_PARENT) if period.particulars.fineness >= row.fineness else None

    def _nobody(self, row: AreaRow) -> Refused | None:
        says, offices = self._says[row.code], self._around.offices
        if row.organisation and not says.organisation:
            return Refused(FileFault.ORGANISATION_UNKNOWN, organisation=row.organisation)
        if says.organisation and offices.is_closed(says.organisation, self._start(row)):
            return Refused(FileFault.ORGANISATION_CLOSED, organisation=row.organisation)
        if row.officer and not says.officer:
            return Refused(FileFault.OFFICER_UNKNOWN, officer=row.officer)
        return None

    def _foreign(self, row: AreaRow, cut: Cut | None) -> Refused | None:
        area = self._known[row.code].id
        if cut is None or (self._may(area, self._before) and self._may(area, self._after)):
            return None
        return Refused(FileFault.OUTSIDE_SCOPE)

    def _may(self, area: UUID, said: Mapping[UUID, Particulars]) -> bool:
        return area not in said or self._around.may(answering(area, said))


def answering(area: UUID, said: Mapping[UUID, Particulars]) -> UUID | None:
    """The organisation of the area, or of the nearest above it by parents that names one."""
    seen: set[UUID] = set()
    at: UUID | None = area
    while at is not None and at in said and at not in seen:
        if said[at].organisation:
            return said[at].organisation
        seen.add(at)
        at = said[at].parent
    return None
