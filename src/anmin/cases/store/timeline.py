"""The SQL of the time line: the journal's lines about one case, in the order in which they were written."""

from datetime import datetime
from uuid import UUID

from anmin.kernel.ctx import Ctx
from anmin.kernel.journal import COLUMNS, Line, line

# The journal is parted by month: `at` keeps the look-up out of the months before the case.
LINES = f"select {COLUMNS} from journal where subject = $1 and at >= $2 and seq > $3 order by seq limit $4"


async def lines(ctx: Ctx, case: UUID, since: datetime, after: tuple[int, int]) -> list[Line]:
    """The lines behind the number `after[0]`, at most `after[1]`. Who may see the case has been asked before."""
    return [line(row) for row in await ctx.conn.fetch(LINES, f"case:{case}", since, *after)]
