"""The list of units as a file, without their crews."""

from __future__ import annotations

from anmin.cases.names import Names
from anmin.dispatch.queries.units import ListUnits, UnitShown, list_units
from anmin.dispatch.responder import statuses
from anmin.dispatch.terms.exports import UnitColumn
from anmin.dispatch.terms.units import SEE_UNITS
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.http import Download
from anmin.kernel.registers.lists import MOST, ListFile, exported
from anmin.kernel.registers.sheets import Format


class ExportUnits(Question, frozen=True):
    """All units of the caller's offices that are not retired."""

    format: Format = "xlsx"


@query("dispatch.export_units", needs=SEE_UNITS)
async def export_units(ctx: Ctx, question: ExportUnits) -> Download:
    """The units of the caller's offices as CSV or XLSX."""
    found: list[UnitShown] = []
    after: str | None = ""
    while after is not None and len(found) < MOST:
        page = await list_units(ctx, ListUnits(crew=False, after=after, limit=5_000))
        found += page.units
        after = page.next
    offices = await ctx.house.service(Names).of(ctx, {each.office for each in found})
    called = {row.code: row.text for row in statuses(ctx)}
    rows = (
        (
            *(each.code, each.name, each.kind, offices.get(each.office), each.call_sign, each.capabilities),
            *(called.get(each.status, each.status), each.status_at, each.doing and each.doing.number),
            *(each.position and each.position.at, each.shift and each.shift.ends),
        )
        for each in found
    )
    return await exported(ctx, ListFile("dispatch.units", question.format, tuple(UnitColumn)), rows)
