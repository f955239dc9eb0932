"""Matters, their parts, pauses, extensions and answers as rows. The case's row is locked before the matter's."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.store.cases import opened, sealed
from anmin.kernel.calendar import Span
from anmin.kernel.ctx import Ctx
from anmin.kernel.ids import new_id
from anmin.kernel.writes import insert
from anmin.matters.model.clocks import Pause
from anmin.matters.model.matters import Answer, Extension, Matter, Part
from anmin.matters.terms import matters as terms
from anmin.matters.terms.matters import PauseWhy

RETURNED_NOTE = "matters.matter_parts.returned_note"
EXTENSION_REASON = "matters.matter_extensions.reason"
EXTENSION_DECISION = "matters.matter_extensions.decision"
ANSWER_TEXT = "matters.matter_answers.text"
ANSWER_REVIEW = "matters.matter_answers.review"

MATTERS = insert(
    "matters",
    case_id="uuid",
    version="int",
    kind="text",
    lead="uuid",
    urgency="text",
    span_count="int",
    span_unit="text",
    begun_at="timestamptz",
    due_at="timestamptz",
    warn_at="timestamptz",
    guessed="boolean",
    diverted="text",
)
ADD = """
insert into matters (case_id, version, kind, lead, urgency, span_count, span_unit, begun_at, due_at, warn_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
"""
FIXED = ("case_id", "kind", "urgency", "span_count", "span_unit")
_PLAIN = tuple(name for name in Matter.__struct_fields__ if name not in ("case", "kind", "urgency", "span"))
COLUMNS = ", ".join((*FIXED, *_PLAIN))
GET = f"select {COLUMNS} from matters where case_id = $1"
_SETS = ", ".join(f"{name} = ${number}" for number, name in enumerate((*FIXED, *_PLAIN), 1) if number > 1)
SAVE = f"update matters set {_SETS} where case_id = $1"
HELD_BY = """
select m.case_id from matters m join cases c on c.id = m.case_id
where m.concluded_at is null and c.closed_at is null and (m.lead = $1 or exists (select from matter_parts p
  join assignments a on a.id = p.order_id where p.case_id = m.case_id and p.office = $1 and a.ended_at is null))
order by m.case_id limit $2
"""

PART_COLUMNS = 'order_id as "order", case_id as "case", role, office, placed_at, route, market, passed_by, responsible, returned_at, returned_why'
PARTS = f"select {PART_COLUMNS} from matter_parts where case_id = $1 order by placed_at, order_id"
ADD_PART = """
insert into matter_parts (order_id, case_id, role, office, placed_at, route, market, passed_by)
values ($1, $2, $3, $4, $5, $6, $7, $8)
"""
SAVE_PART = """
update matter_parts set role = $2, responsible = $3, returned_at = $4, returned_why = $5,
  returned_note = coalesce($6, returned_note) where order_id = $1
"""
TURNS = "select office, last from anmin_market_turns($1)"

PAUSES = "select since, until, why from matter_pauses where case_id = $1 order by since"
PAUSE = "insert into matter_pauses (id, case_id, since, why, by) values ($1, $2, $3, $4, $5)"
UNPAUSE = "update matter_pauses set until = greatest(since, $2) where case_id = $1 and until is null"

EXTENSION_COLUMNS = 'id, version, case_id as "case", order_id as "order", state, span_count, span_unit, asked_at, asked_by, decided_at, decided_by'
EXTENSIONS = f"select {EXTENSION_COLUMNS} from matter_extensions where case_id = $1 order by asked_at, id"
ADD_EXTENSION = """
insert into matter_extensions (id, version, case_id, order_id, state, span_count, span_unit, reason, asked_at, asked_by)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
"""
SAVE_EXTENSION = """
update matter_extensions set version = $2, state = $3, decided_at = $4, decided_by = $5, decision = $6 where id = $1
"""

ANSWER_COLUMNS = (
    'id, version, case_id as "case", order_id as "order", office, round, state, at, by, reviewed_at, reviewed_by'
)
ANSWERS = f"select {ANSWER_COLUMNS} from matter_answers where case_id = $1 order by at, id"
ANSWER_WORDS = "select id, text, review from matter_answers where case_id = $1"
EXTENSION_WORDS = "select id, reason, decision from matter_extensions where case_id = $1"
ADD_ANSWER = """
insert into matter_answers (id, version, case_id, order_id, office, round, state, text, at, by)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
"""
SAVE_ANSWER = """
update matter_answers set version = $2, state = $3, reviewed_at = $4, reviewed_by = $5, review = $6 where id = $1
"""


def begin(ctx: Ctx, matter: Matter) -> None:
    """Deferred, so that it stands in the very statement that writes its case; serves batchable actions."""
    fields = {
        name: getattr(matter, name)
        for name in ("version", "lead", "begun_at", "due_at", "warn_at", "guessed", "diverted")
    }
    span = {"span_count": matter.span.count, "span_unit": matter.span.unit}
    ctx.insert(MATTERS, case_id=matter.case, kind=matter.kind, urgency=matter.urgency, **span, **fields)


async def find(ctx: Ctx, case: UUID, *, change: bool = False) -> Matter | None:
    """The matter of a case in scope; `change` locks its row, after the case's."""
    row = await ctx.conn.fetchrow(f"{GET} for update" if change else GET, case)
    return _matter(row) if row else None


async def get(ctx: Ctx, case: UUID, *, change: bool = False) -> Matter:
    """Raises MATTER_UNKNOWN."""
    found = await find(ctx, case, change=change)
    if found is None:
        raise terms.MATTER_UNKNOWN()
    return found


async def save(ctx: Ctx, matter: Matter) -> None:
    fixed = (matter.case, matter.kind.value, matter.urgency.value, matter.span.count, matter.span.unit.value)
    await ctx.conn.execute(SAVE, *fixed, *(getattr(matter, name) for name in _PLAIN))


async def held_by(ctx: Ctx, office: UUID, limit: int) -> list[UUID]:
    """The open matters that it leads or has an open order in, by id."""
    return [row["case_id"] for row in await ctx.conn.fetch(HELD_BY, office, limit)]


def _matter(row: Any) -> Matter:
    values = {name: row[name] for name in (*_PLAIN, "kind", "urgency")}
    span = {"count": row["span_count"], "unit": row["span_unit"]}
    return msgspec.convert({"case": row["case_id"], "span": span, **values}, Matter)


async def parts(ctx: Ctx, case: UUID) -> list[Part]:
    return [msgspec.convert(dict(row), Part) for row in await ctx.conn.fetch(PARTS, case)]


async def add_part(ctx: Ctx, part: Part) -> None:
    await ctx.conn.execute(
        ADD_PART,
        part.order,
        part.case,
        part.role.value,
        part.office,
        part.placed_at,
        part.route,
        part.market,
        part.passed_by,
    )


async def save_part(ctx: Ctx, part: Part, note: str = "") -> None:
    said = sealed(ctx, note, RETURNED_NOTE)
    await ctx.conn.execute(
        SAVE_PART, part.order, part.role.value, part.responsible, part.returned_at, part.returned_why, said
    )


async def turns(ctx: Ctx, service: str) -> dict[UUID, datetime]:
    """When each listed company was last ordered for this service."""
    return {row["office"]: row["last"] for row in await ctx.conn.fetch(TURNS, service)}


async def pauses(ctx: Ctx, case: UUID) -> list[Pause]:
    return [msgspec.convert(dict(row), Pause) for row in await ctx.conn.fetch(PAUSES, case)]


async def pause(ctx: Ctx, case: UUID, why: PauseWhy) -> None:
    await ctx.conn.execute(PAUSE, new_id(), case, ctx.now, why.value, ctx.actor.id)


async def unpause(ctx: Ctx, case: UUID, at: datetime) -> None:
    """End the running pause, if there is one."""
    await ctx.conn.execute(UNPAUSE, case, at)


async def extensions(ctx: Ctx, case: UUID) -> list[Extension]:
    return [_extension(row) for row in await ctx.conn.fetch(EXTENSIONS, case)]


def _extension(row: Any) -> Extension:
    values = dict(row)
    span = Span(values.pop("span_count"), values.pop("span_unit"))
    return msgspec.convert({**values, "span": msgspec.to_builtins(span)}, Extension)


async def add_extension(ctx: Ctx, asked: Extension, reason: str) -> None:
    await ctx.conn.execute(
        ADD_EXTENSION,
        asked.id,
        asked.version,
        asked.case,
        asked.order,
        asked.state.value,
        asked.span.count,
        asked.span.unit.value,
        sealed(ctx, reason, EXTENSION_REASON),
        asked.asked_at,
        asked.asked_by,
    )


async def save_extension(ctx: Ctx, decided: Extension, words: str) -> None:
    said = sealed(ctx, words, EXTENSION_DECISION)
    values = (decided.state.value, decided.decided_at, decided.decided_by, said)
    await ctx.conn.execute(SAVE_EXTENSION, decided.id, decided.version, *values)


async def answers(ctx: Ctx, case: UUID) -> list[Answer]:
    return [msgspec.convert(dict(row), Answer) for row in await ctx.conn.fetch(ANSWERS, case)]


async def add_answer(ctx: Ctx, answer: Answer, text: str) -> None:
    await ctx.conn.execute(
        ADD_ANSWER,
        answer.id,
        answer.version,
        answer.case,
        answer.order,
        answer.office,
        answer.round,
        answer.state.value,
        sealed(ctx, text, ANSWER_TEXT),
        answer.at,
        answer.by,
    )


async def save_answer(ctx: Ctx, answer: Answer, review: str) -> None:
    said = sealed(ctx, review, ANSWER_REVIEW)
    values = (answer.state.value, answer.reviewed_at, answer.reviewed_by, said)
    await ctx.conn.execute(SAVE_ANSWER, answer.id, answer.version, *values)


async def answer_words(ctx: Ctx, case: UUID) -> dict[UUID, tuple[str, str]]:
    """The text of each answer, and what was said when it was reviewed."""
    rows = await ctx.conn.fetch(ANSWER_WORDS, case)
    return {r["id"]: (opened(ctx, r["text"], ANSWER_TEXT), opened(ctx, r["review"], ANSWER_REVIEW)) for r in rows}


async def extension_words(ctx: Ctx, case: UUID) -> dict[UUID, tuple[str, str]]:
    """Why each extension was asked for, and what was decided."""
    rows = await ctx.conn.fetch(EXTENSION_WORDS, case)
    return {
        r["id"]: (opened(ctx, r["reason"], EXTENSION_REASON), opened(ctx, r["decision"], EXTENSION_DECISION))
        for r in rows
    }


async def add(ctx: Ctx, matter: Matter) -> None:
    """A matter of a case that came in as something else, at once."""
    span = (matter.span.count, matter.span.unit.value)
    start = (matter.begun_at, matter.due_at, matter.warn_at)
    await ctx.conn.execute(
        ADD, matter.case, matter.version, matter.kind.value, matter.lead, matter.urgency.value, *span, *start
    )
