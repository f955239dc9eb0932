"""Letters as rows, and the serial that each prefix has reached in a year."""

from typing import Any
from uuid import UUID

from anmin.cases.model.letters import Letter
from anmin.cases.store import cases
from anmin.cases.terms.letters import LETTER_UNKNOWN, LetterState
from anmin.kernel.ctx import Ctx

ADDRESSEE = "cases.letters.addressee"
BODY = "cases.letters.body"
ANSWER = "cases.letters.answer"
COLUMNS = (
    """id, version, case_id, number, state, addressee, body, written_at, written_by, sent_at, answered_at, answer"""
)
GET = f"select {COLUMNS} from letters where id = $1"
LOCK = f"select {COLUMNS} from letters where id = $1 for update"
OF_CASE = f"select {COLUMNS} from letters where case_id = $1 order by written_at, id"
NEXT = """
insert into letter_numbers (prefix, year, last) values ($1, $2, 1)
on conflict (prefix, year) do update set last = letter_numbers.last + 1 returning last
"""
ADD = """
insert into letters (id, version, case_id, number, state, addressee, body, written_at, written_by)
values ($1, 1, $2, $3, $4, $5, $6, $7, $8)
"""
SAVE = """
update letters set version = $2, state = $3, addressee = $4, body = $5, sent_at = $6, answered_at = $7, answer = $8
where id = $1
"""


async def next_serial(ctx: Ctx, prefix: str, year: int) -> int:
    """Held until the transaction ends: a letter that is not written leaves no gap."""
    return int(await ctx.conn.fetchval(NEXT, prefix, year))


async def get(ctx: Ctx, letter: UUID, *, change: bool = False) -> Letter:
    """A letter in scope; `change` locks it, after its case. Raises LETTER_UNKNOWN."""
    row = await ctx.conn.fetchrow(LOCK if change else GET, letter)
    if row is None:
        raise LETTER_UNKNOWN()
    return _letter(ctx, row)


async def of_case(ctx: Ctx, case: UUID) -> list[Letter]:
    """Oldest first."""
    return [_letter(ctx, row) for row in await ctx.conn.fetch(OF_CASE, case)]


async def add(ctx: Ctx, letter: Letter) -> None:
    await ctx.conn.execute(
        ADD,
        letter.id,
        letter.case,
        letter.number,
        letter.state.value,
        cases.sealed(ctx, letter.addressee, ADDRESSEE),
        cases.sealed(ctx, letter.body, BODY),
        letter.written_at,
        letter.written_by,
    )


async def save(ctx: Ctx, letter: Letter) -> None:
    await ctx.conn.execute(
        SAVE,
        letter.id,
        letter.version,
        letter.state.value,
        cases.sealed(ctx, letter.addressee, ADDRESSEE),
        cases.sealed(ctx, letter.body, BODY),
        letter.sent_at,
        letter.answered_at,
        cases.sealed(ctx, letter.answer, ANSWER),
    )


def _letter(ctx: Ctx, row: Any) -> Letter:
    values = dict(row)
    values["case"] = values.pop("case_id")
    words = {"addressee": ADDRESSEE, "body": BODY, "answer": ANSWER}
    values |= {name: cases.opened(ctx, row[name], context) for name, context in words.items()}
    return Letter(**values | {"state": LetterState(row["state"])})
