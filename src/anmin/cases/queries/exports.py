"""The queue as a file: what its lines show, no people."""

from anmin.cases.model.desk import CaseLine, Mark
from anmin.cases.queries.desk import DeskFilters, lines, sought
from anmin.cases.store import desk as store
from anmin.cases.terms.desk import LIST_CASES
from anmin.cases.terms.printed import Cell
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import query
from anmin.kernel.http import Download
from anmin.kernel.registers.lists import MOST, ListFile, exported
from anmin.kernel.registers.sheets import Format

HEAD = (
    Cell.NUMBER,
    Cell.STATE,
    Cell.LEVEL,
    Cell.CATEGORY,
    Cell.TAG,
    Cell.FLAGS,
    Cell.CHANNEL,
    Cell.CALL_KIND,
    Cell.RAISED,
    Cell.CLOCK,
    Cell.DUE,
    Cell.PLACE,
    Cell.OFFICE,
    Cell.ORDERS,
    Cell.DISPOSITION,
)
AT_ONCE = 1_000


class ExportDesk(DeskFilters, frozen=True, kw_only=True):
    """As `myDesk`."""

    format: Format = "xlsx"


@query("cases.export_desk", needs=LIST_CASES)
async def export_desk(ctx: Ctx, question: ExportDesk) -> Download:
    """One column of the queue as CSV or XLSX, with the same filters."""
    found: list[CaseLine] = []
    after: Mark | None = None
    while len(found) < MOST:
        page = (await store.queue(ctx, sought(ctx, question, after, AT_ONCE))).marks
        found += await lines(ctx, [each.id for each in page])
        if len(page) < AT_ONCE:
            break
        after = page[-1]
    return await exported(ctx, ListFile("cases.desk", question.format, HEAD), map(_row, found))


def _row(case: CaseLine) -> tuple[object, ...]:
    clock = case.clock
    facts = (case.number, case.state, case.level, case.category, case.tag, case.flags, case.channel, case.call_kind)
    due = (clock.clock, clock.due_at) if clock else (None, None)
    return (*facts, case.raised_at, *due, case.place, case.office, case.orders, case.disposition)
