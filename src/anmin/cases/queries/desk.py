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
from anmin.cases.clocks import Ticking
from anmin.cases.model.desk import After, CaseLine, ClockShown, Mark, Named, light
from anmin.cases.store import desk as store
from anmin.cases.store.cases import ADDRESS, LANDMARK, opened
from anmin.cases.store.desk import Sought
from anmin.cases.terms.cases import OUT_OF_FIGURES, CaseKind, CaseState
from anmin.cases.terms.desk import LIST_CASES, DeskColumn
from anmin.cases.terms.orders import ENDED, OrderState
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import PageSize
from anmin.kernel.registers import Registers
from anmin.territory.service import Territory

DUE_SOON = timedelta(days=1)
Level = Annotated[int, Meta(ge=1, le=4)]
PartOfNumber = Annotated[str, Meta(max_length=40, pattern=r"^[0-9-]*$(?!\n)")]


class MyDesk(Question, frozen=True, kw_only=True):
    """`mine`: only what the caller has taken or commands. `number`: a part of the number. `after`: `next` of the page before."""

    column: DeskColumn = DeskColumn.WAITING
    mine: bool = False
    state: CaseState | None = None
    level: Level | None = None
    kind: CaseKind | None = None
    number: PartOfNumber = ""
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
    values: dict[str, Any] = msgspec.structs.asdict(question)
    after = Mark.parse(question.after) if question.after else None
    limits = {"after": after, "limit": question.limit + 1, "due": ctx.now + DUE_SOON, "me": ctx.actor.id}
    found = await store.queue(ctx, Sought(**{**values, **limits}))
    shown = found.marks[: question.limit]
    counted = (Column(each, each.zh, each.en, found.counts.get(each.value, 0)) for each in DeskColumn)
    more = str(shown[-1]) if len(found.marks) > question.limit else None
    return Desk(await lines(ctx, [each.id for each in shown]), tuple(counted), found.mine, more)


async def lines(ctx: Ctx, ids: list[UUID]) -> tuple[CaseLine, ...]:
    """The lines of these cases in this order; what is out of scope is left out."""
    return tuple(_line(ctx, row) for row in await store.lines(ctx, ids))


def _line(ctx: Ctx, row: dict[str, Any]) -> CaseLine:
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
        "clock": _clock(ctx.now, row["due"], row["payload"]),
        "place": opened(ctx, row["address"], ADDRESS.context) or opened(ctx, row["landmark"], LANDMARK.context),
        "office": office_named(ctx, row["office"]),
        "mine": ctx.actor.id is not None and ctx.actor.id in (row["taken_by"], row["commander"]),
        "orders": len(states),
        "open_orders": sum(each not in ENDED for each in states),
        "light": light(states),
        "disposition": disposition_named(ctx, row["disposition"]),
    }
    return msgspec.convert(values, CaseLine, from_attributes=True)


def _clock(now: datetime, due: datetime | None, payload: str | None) -> ClockShown | None:
    if due is None or payload is None:
        return None
    ticking = msgspec.json.decode(payload, type=Ticking)
    return ClockShown(ticking.clock, due, ticking.step, ticking.step > 1 or due < now)


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
