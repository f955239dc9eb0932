"""What changed rules would have made of what came in before: by the rows as they are and as they would be, side by side.

Each register says what it decides of a matter, in words, and whether that is what people decided or kept to. Nothing that
was decided is touched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.catalogue.tree import CategoryTree, category_tree
from anmin.cases.terms.cases import CaseKind
from anmin.identity.tree import OrganisationTree
from anmin.kernel.ctx import Ctx
from anmin.kernel.registers import Register, Registers
from anmin.kernel.registers.calendar import DAYS
from anmin.kernel.words import Text
from anmin.matters.registers.assess_rules import ASSESS_RULES, AssessRuleRow, Said, fitting
from anmin.matters.registers.deadlines import DEADLINES, DeadlineRow, MatterClock, calendar_of
from anmin.matters.registers.routes import ROUTES, Place, RouteRow, route_for
from anmin.matters.routes import areas_of
from anmin.matters.store.past import Past
from anmin.territory.point import Point
from anmin.territory.service import Territory


class Decision(msgspec.Struct, frozen=True):
    """What the rows say of one matter. `fits`: people decided the same, or the matter was in time."""

    says: Text
    fits: bool


Decide = Callable[[Past], Decision]


class Trial(msgspec.Struct, frozen=True):
    """How a register is tried. `matters`: alarms are left out; `fits`: what `Decision.fits` means."""

    register: Register[Any]
    matters: bool
    fits: Text
    decide: Callable[[Ctx, Sequence[Any]], Decide]


class Difference(msgspec.Struct, frozen=True):
    """A matter that would have come otherwise."""

    past: Past
    before: Text
    after: Text


class Compared(msgspec.Struct, frozen=True):
    looked: int
    fits_before: int
    fits_after: int
    differences: tuple[Difference, ...]


def compare(found: Sequence[Past], before: Decide, after: Decide) -> Compared:
    """Both sets of rows over each of them, in the order given."""
    both = [(each, before(each), after(each)) for each in found]
    return Compared(
        looked=len(both),
        fits_before=sum(old.fits for _, old, _ in both),
        fits_after=sum(new.fits for _, _, new in both),
        differences=tuple(Difference(each, old.says, new.says) for each, old, new in both if old.says != new.says),
    )


NOTHING = Text("无规则适用", "no rule")


def _assessing(ctx: Ctx, rows: Sequence[AssessRuleRow]) -> Decide:
    tree = category_tree(ctx.house.service(Registers), ctx.now)

    def decide(past: Past) -> Decision:
        fit = next(iter(fitting(rows, Said(past.text, tree.codes(past.said), past.channel))), None)
        if fit is None:
            return Decision(NOTHING, fits=False)
        row, under = fit.row, tree.codes(past.category)
        return Decision(
            _kind_and_category(row, tree),
            fits=row.kind is past.kind and (not row.to_category or row.to_category in under),
        )

    return decide


def _kind_and_category(row: AssessRuleRow, tree: CategoryTree) -> Text:
    kind, named = CaseKind(row.kind), tree.name(row.to_category) if row.to_category else Text("", "")
    return Text(f"{kind.zh} {named.zh}".strip(), f"{kind.en} {named.en}".strip())


def _routing(ctx: Ctx, rows: Sequence[RouteRow]) -> Decide:
    tree, offices = category_tree(ctx.house.service(Registers), ctx.now), ctx.house.service(Territory).offices
    codes = ctx.house.service(OrganisationTree)

    def decide(past: Past) -> Decision:
        spot = None if past.lon is None or past.lat is None else Point(past.lon, past.lat)
        row = route_for(rows, Place(past.kind, tree.codes(past.category), areas_of(ctx, past.office, spot)))
        if row is None:
            return Decision(NOTHING, fits=False)
        lead: UUID | None = codes.by_code(row.lead)
        office = offices.get(lead) if lead else None
        name = office.name if office else row.lead
        return Decision(Text(name, name), fits=lead is not None and lead == past.led)

    return decide


def _timing(ctx: Ctx, rows: Sequence[DeadlineRow]) -> Decide:
    calendar = calendar_of(ctx.house.service(Registers).rows(DAYS, ctx.now))
    spans = {row.urgency: row.span for row in rows if row.clock is MatterClock.WHOLE}

    def decide(past: Past) -> Decision:
        if past.urgency is None or past.begun_at is None:
            return Decision(NOTHING, fits=False)
        due = calendar.due(past.begun_at, spans[past.urgency], past.pauses).at
        in_time = (past.answered_at or ctx.now) <= due
        return Decision(IN_TIME if in_time else LATE, in_time)

    return decide


IN_TIME, LATE = Text("按时", "in time"), Text("超时", "late")
TRIALS = {
    each.register.code: each
    for each in (
        Trial(ASSESS_RULES, False, Text("与人工研判一致", "as people assessed them"), _assessing),
        Trial(ROUTES, True, Text("与实际主办单位一致", "as they were led"), _routing),
        Trial(DEADLINES, True, Text("按时办结", "answered in time"), _timing),
    )
}
