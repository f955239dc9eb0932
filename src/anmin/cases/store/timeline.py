"""The SQL of the time line: the journal's lines about one case, in the order in which they were written."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.events.reporter import CallerSignedIn
from anmin.cases.model.cases import Case
from anmin.kernel.ctx import Ctx
from anmin.kernel.journal import COLUMNS, Line, line

# The journal is parted by month: `at` keeps the look-up out of the months before the case.
LINES = f"select {COLUMNS} from journal where subject = $1 and at >= $2 and seq > $3 order by seq limit $4"
GUESTS = "select payload ->> 'guest' from journal where subject = $1 and at >= $2 and event = $3"
LAST_OF = f"""
select {COLUMNS} from journal where subject = $1 and at >= $2 and version > $3 and event = $4 and payload @> $5
order by seq desc limit 1
"""


async def lines(ctx: Ctx, case: UUID, since: datetime, after: tuple[int, int]) -> list[Line]:
    """The lines behind the number `after[0]`, at most `after[1]`. Who may see the case has been asked before."""
    return [line(row) for row in await ctx.conn.fetch(LINES, f"case:{case}", since, *after)]


async def callers(ctx: Ctx, case: Case) -> frozenset[str]:
    """The ids under which the caller wrote: of the account, and of the guest they were before signing in."""
    rows = await ctx.conn.fetch(GUESTS, case.subject.name, case.raised_at, CallerSignedIn.fact_name())
    return frozenset(each for (each,) in rows) | {str(case.person)}


async def last_of(ctx: Ctx, case: Case, version: int, event: str, naming: dict[str, UUID]) -> Line | None:
    """The last time that this, `naming` these, was said of the case after a version of it."""
    said = msgspec.json.encode(naming).decode()
    row = await ctx.conn.fetchrow(LAST_OF, case.subject.name, case.raised_at, version, event, said)
    return line(row) if row else None
