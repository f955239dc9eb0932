"""Staff, the journal and the access log as files: what their lists show, at most 10,000 rows, newest or first made first."""

from collections.abc import Iterable

from anmin.identity.queries.access_log import SearchAccessLog, SearchJournal, found_lines
from anmin.identity.queries.staff import ListStaff, StaffShown, list_staff
from anmin.identity.store import organisations
from anmin.identity.store.access_log import LOOKS
from anmin.identity.terms.access_log import AUDIT_READ
from anmin.identity.terms.exports import LineColumn, StaffColumn
from anmin.identity.terms.staff import SEE_STAFF
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import query
from anmin.kernel.http import Download
from anmin.kernel.journal import Line
from anmin.kernel.registers.lists import MOST, ListFile, exported
from anmin.kernel.registers.sheets import Format
from anmin.kernel.words import FACTS


class ExportStaff(ListStaff, frozen=True, kw_only=True):
    """As `listStaff`."""

    format: Format = "xlsx"


class ExportJournal(SearchJournal, frozen=True, kw_only=True):
    """As `searchJournal`; `limit` does not count."""

    format: Format = "xlsx"


class ExportAccessLog(SearchAccessLog, frozen=True, kw_only=True):
    """As `searchAccessLog`; `limit` does not count."""

    format: Format = "xlsx"


@query("identity.export_staff", needs=SEE_STAFF)
async def export_staff(ctx: Ctx, question: ExportStaff) -> Download:
    """The accounts of the caller's part of the house as CSV or XLSX; sent as a body, as the list is."""
    found: list[StaffShown] = []
    after = question.after
    while len(found) < MOST:
        asked = {name: getattr(question, name) for name in ("name", "login", "organisation", "left")}
        page = await list_staff(ctx, ListStaff(**asked, after=after, limit=200))
        found += page.staff
        after = page.next
        if after is None:
            break
    offices = await organisations.names(ctx, {each.organisation for each in found})
    rows = (
        (
            each.login,
            each.name,
            each.badge,
            each.phone,
            offices.get(each.organisation),
            each.state,
            each.made_at,
            each.left_at,
        )
        for each in found
    )
    return await exported(ctx, ListFile("identity.staff", question.format, tuple(StaffColumn)), rows)


@query("identity.export_journal", needs=AUDIT_READ)
async def export_journal(ctx: Ctx, question: ExportJournal) -> Download:
    """Lines of the journal as CSV or XLSX."""
    lines = await found_lines(ctx, question, (question.event, question.action), None, MOST)
    return await exported(ctx, ListFile("identity.journal", question.format, tuple(LineColumn)), _lines(lines))


@query("identity.export_access_log", needs=AUDIT_READ)
async def export_access_log(ctx: Ctx, question: ExportAccessLog) -> Download:
    """Looks at personal data as CSV or XLSX."""
    lines = await found_lines(ctx, question, (None, None), LOOKS, MOST)
    return await exported(ctx, ListFile("identity.access_log", question.format, tuple(LineColumn)), _lines(lines))


def _lines(lines: Iterable[Line]) -> Iterable[tuple[object, ...]]:
    for each in lines:
        fact = FACTS.get(each.event)
        acted = (each.seq, each.at, each.actor, each.on_behalf, each.channel, each.action, each.subject, each.event)
        yield *acted, fact or each.event, bytes(each.payload).decode(), each.cause, each.request
