"""The desk: the queue of the offices the caller serves, and the search in all cases of their scope.

A list shows no person: who called stands on the page of the case, where every look is noted.
"""

from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.catalogue.dispositions import DISPOSITIONS
from anmin.cases.catalogue.tags import TAGS
from anmin.cases.catalogue.tree import category_tree
from anmin.cases.claims import stale
from anmin.cases.clocks import Ticking, limit
from anmin.cases.model.cases import WAITS
from anmin.cases.model.desk import After, CaseLine, ClaimShown, ClockShown, Mark, Named, light
from anmin.cases.store import desk as store
from anmin.cases.store.cases import ADDRESS, LANDMARK, opened
from anmin.cases.store.desk import Sought
from anmin.cases.terms.cases import OUT_OF_FIGURES, CaseKind, CaseState, Channel, Flag
from anmin.cases.terms.desk import LIST_CASES, DeskColumn
from anmin.cases.terms.orders import ENDED, OrderState
from anmin.identity.queries.staff import colleagues
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import CodeText, PageSize
from anmin.kernel.registers import Registers
from anmin.territory.service import Territory

DUE_SOON = timedelta(days=1)
Level = Annotated[int, Meta(ge=1, le=4)]
PartOfNumber = Annotated[str, Meta(max_length=40, pattern=r"^[0-9-]*$(?!\n)")]


class DeskFilters(Question, frozen=True, kw_only=True):
    """`mine`: only what the caller has taken or commands. `number`: a part of the number. `category`: with all below it.
    `office`: its jurisdiction or its desk. `overdue`: only where a clock has run out. `kind`: left out, alarms and every follow-up: other matters have `matterDesk`.
    """

    column: DeskColumn = DeskColumn.WAITING
    mine: bool = False
    state: CaseState | None = None
    level: Level | None = None
    kind: CaseKind | None = None
    number: PartOfNumber = ""
    category: CodeText | None = None
    channel: Channel | None = None
    flag: Flag | None = None
    office: UUID | None = None
    overdue: bool = False


class MyDesk(DeskFilters, frozen=True, kw_only=True):
    """`after`: `next` of the page before."""

    after: After | None = None
    limit: PageSize = 50


class Column(msgspec.Struct, frozen=True):
    column: DeskColumn
    zh: str
    en: str
    count: int


class Desk(msgspec.Struct, frozen=True):
    """A page of one column, the most urgent and then the longest waiting first. The counts keep to the filters; `mine`
    counts over the open ones of all columns.
    """

    cases: tuple[CaseLine, ...]
    columns: tuple[Column, ...]
    mine: int
    next: str | None


@query("cases.my_desk", needs=LIST_CASES)
async def my_desk(ctx: Ctx, question: MyDesk) -> Desk:
    """The queue of the offices that the caller serves, one column of it, with the counts of all."""
    after = Mark.parse(question.after) if question.after else None
    found = await store.queue(ctx, sought(ctx, question, after, question.limit + 1))
    shown = found.marks[: question.limit]
    counted = (Column(each, each.zh, each.en, found.counts.get(each.value, 0)) for each in DeskColumn)
    more = str(shown[-1]) if len(found.marks) > question.limit else None
    return Desk(await lines(ctx, [each.id for each in shown]), tuple(counted), found.mine, more)


def sought(ctx: Ctx, filters: DeskFilters, after: Mark | None, limit: int) -> Sought:
    """The filters as the store is asked."""
    taken = ("column", "mine", "state", "level", "kind", "number", "channel", "flag", "office")
    return Sought(
        **{name: getattr(filters, name) for name in taken},
        categories=below(ctx, filters.category) if filters.category else None,
        late=ctx.now if filters.overdue else None,
        due=ctx.now + DUE_SOON,
        me=ctx.actor.id,
        after=after,
        limit=limit,
    )


def below(ctx: Ctx, code: str) -> list[str]:
    """The category and all below it."""
    tree, found = category_tree(ctx.house.service(Registers), ctx.now), [code]
    for each in found:
        found += [row.code for row in tree.children(each)]
    return found


async def lines(ctx: Ctx, ids: list[UUID]) -> tuple[CaseLine, ...]:
    """The lines of these cases in this order; what is out of scope is left out."""
    rows = await store.lines(ctx, ids)
    names = await colleagues(ctx, {row["claimed_by"] for row in rows if row["claimed_by"]})
    return tuple(_line(ctx, row, names) for row in rows)


def _line(ctx: Ctx, row: dict[str, Any], names: dict[UUID, str]) -> CaseLine:
    states = [OrderState(each) for each in row["states"] or ()]
    ends = row["closed_at"] or ctx.now
    values = {name: row[name] for name in CaseLine.__struct_fields__ if name in row}
    values |= {
        "case": row["id"],
        "category": category_named(ctx, row["category"]),
        "tag": tag_named(ctx, row["tag"]),
        "flags": tuple(row["flags"]),
        "practice": not OUT_OF_FIGURES.isdisjoint(row["flags"]),
        "age": max(0, int((ends - (row["due_at"] or row["raised_at"])).total_seconds())),
        "clock": _clock(ctx, row["due"], row["payload"]),
        "place": opened(ctx, row["address"], ADDRESS.context) or opened(ctx, row["landmark"], LANDMARK.context),
        "office": office_named(ctx, row["office"]),
        "mine": ctx.actor.id is not None and ctx.actor.id in (row["taken_by"], row["commander"]),
        "claim": _claim(ctx, row, names),
        "orders": len(states),
        "open_orders": sum(each not in ENDED for each in states),
        "light": light(states),
        "disposition": disposition_named(ctx, row["disposition"]),
    }
    return msgspec.convert(values, CaseLine, from_attributes=True)


def _claim(ctx: Ctx, row: dict[str, Any], names: dict[UUID, str]) -> ClaimShown | None:
    by, at = row["claimed_by"], row["claimed_at"]
    if by is None or at is None or row["state"] not in WAITS:
        return None
    return ClaimShown(by, names.get(by), at, stale(ctx.house, at, ctx.now))


def _clock(ctx: Ctx, due: datetime | None, payload: str | None) -> ClockShown | None:
    if due is None or payload is None:
        return None
    ticking = msgspec.json.decode(payload, type=Ticking)
    since = due - limit(ctx.house, ticking.clock, ctx.now, ticking.step)
    return ClockShown(ticking.clock, since, due, ticking.step, ticking.step > 1 or due < ctx.now)


def category_named(ctx: Ctx, code: str) -> Named | None:
    """The whole path; a code that the register no longer has keeps its code."""
    if not code:
        return None
    text = category_tree(ctx.house.service(Registers), ctx.now).name(code)
    return Named(code, text.zh or code, text.en or code)


def tag_named(ctx: Ctx, code: str) -> Named | None:
    row = ctx.house.service(Registers).get(TAGS, code, ctx.now) if code else None
    return Named(code, row.zh if row else code, row.en if row else code) if code else None


def disposition_named(ctx: Ctx, code: str) -> Named | None:
    row = ctx.house.service(Registers).get(DISPOSITIONS, code, ctx.now) if code else None
    return Named(code, row.zh if row else code, row.en if row else code) if code else None


def office_named(ctx: Ctx, office: UUID | None) -> Named | None:
    found = ctx.house.service(Territory).offices.get(office)
    return Named(found.code, found.name, found.name_en or found.name) if found else None
