"""The night's verbs; only the house itself may do them."""

from datetime import timedelta

from anmin.kernel.access import SYSTEM
from anmin.kernel.care.events import BackupProved, Erased, MonthsMade
from anmin.kernel.care.terms import Nothing
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import Instant
from anmin.kernel.journal import Subject
from anmin.kernel.tables import Table

AHEAD = timedelta(days=400)


class EraseExpired(Command, frozen=True):
    """Nothing is asked: what goes is declared with each table."""


class NoteBackup(Command, frozen=True):
    """As `BackupProved` tells it."""

    made: Instant
    rows: int
    bytes: int
    server: int


class MakeMonths(Command, frozen=True):
    """Nothing is asked."""


@action("kernel.erase_expired", needs=SYSTEM)
async def erase_expired(ctx: Ctx, command: EraseExpired) -> dict[str, int]:  # noqa: ARG001 - asks nothing
    """Erase the rows whose retention is over, table by table; the journal keeps that it was done."""
    # A table is declared after those it refers to, so rows go in the opposite order.
    counts = {table.name: await _erase(ctx, table) for table in reversed(ctx.house.tables)}
    erased = {name: rows for name, rows in counts.items() if rows}
    for name, rows in erased.items():
        ctx.say(Erased(name, rows), about=Subject("table", name, 0))
    if not erased:
        ctx.unchanged(Nothing.NONE_DUE)
    return erased


@action("kernel.make_months", needs=SYSTEM)
async def make_months(ctx: Ctx, command: MakeMonths) -> int:  # noqa: ARG001 - asks nothing
    """Make the journal's partitions a year ahead."""
    made: int = await ctx.conn.fetchval("select anmin_journal_months($1::date)", (ctx.now + AHEAD).date())
    if made:
        ctx.say(MonthsMade(made), about=Subject("table", "journal", 0))
    else:
        ctx.unchanged(Nothing.MONTHS_STAND)
    return made


@action("kernel.note_backup", needs=SYSTEM)
async def note_backup(ctx: Ctx, command: NoteBackup) -> None:
    """Note that a backup was made and proved, so that the operations page can show it."""
    proved = BackupProved(command.made, command.rows, command.bytes, command.server)
    ctx.say(proved, about=Subject("backup", "database", 0))


async def _erase(ctx: Ctx, table: Table) -> int:
    kept = table.retention.kept
    if kept is None:
        return 0
    done: str = await ctx.conn.execute(f"delete from {table.name} where {table.retention.since} < $1", ctx.now - kept)
    return int(done.rpartition(" ")[2])
