"""A batch of position reports: each judged against the one before it of the same unit. Pure; nothing is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.earth import metres_between
from anmin.dispatch.model.fixes import Fix, held_at, mark
from anmin.dispatch.terms.units import Mark


class Report(msgspec.Struct, frozen=True):
    """`speed`: metres a second; `heading`: degrees from north."""

    unit: UUID
    fix: Fix
    speed: float | None = None
    heading: float | None = None


class Known(msgspec.Struct, frozen=True):
    """What was known of a unit before. `stale_after`: seconds."""

    stale_after: int
    fix: Fix | None = None


class Judged(msgspec.Struct, frozen=True):
    """`metres` it jumped; `silent`: seconds since the report before when that had gone stale, `first`: there was none."""

    report: Report
    mark: Mark
    metres: int = 0
    silent: int = 0
    first: bool = False

    @property
    def surprising(self) -> bool:
        return self.first or self.silent > 0 or self.mark is Mark.JUMP


def judged(reports: Iterable[Report], known: dict[UUID, Known], now: datetime) -> Iterator[Judged]:
    """In the order of their times; reports of units that are not known are left out. `known` moves along."""
    for report in sorted(reports, key=lambda each: each.fix.at):
        before = known.get(report.unit)
        if before is None:
            continue
        worth = mark(before.fix, report.fix, now, before.stale_after)
        kept = msgspec.structs.replace(report.fix, at=held_at(report.fix, now))
        yield _judged(msgspec.structs.replace(report, fix=kept), worth, before)
        if worth is not Mark.LATE:
            known[report.unit] = Known(before.stale_after, kept)


def _judged(report: Report, worth: Mark, before: Known) -> Judged:
    if before.fix is None:
        return Judged(report, worth, first=True)
    silent = int((report.fix.at - before.fix.at).total_seconds())
    metres = int(metres_between(before.fix.point, report.fix.point)) if worth is Mark.JUMP else 0
    return Judged(report, worth, metres, silent if silent > before.stale_after and worth is not Mark.STALE else 0)
