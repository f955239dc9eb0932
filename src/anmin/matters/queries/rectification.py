"""The rectification orders of a case: to read, and as a page that can be printed and sealed."""

import asyncio
from uuid import UUID

from anmin.cases.letterheads import letterhead
from anmin.cases.store import cases
from anmin.cases.terms.cases import CASE_UNKNOWN, OUT_OF_FIGURES
from anmin.cases.terms.desk import LIST_CASES
from anmin.kernel.calendar import SHANGHAI
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.http import Download
from anmin.matters.events.rectification import RectificationOpened
from anmin.matters.model.rectification import Rectification, Sheet, served_line
from anmin.matters.store import rectification as store
from anmin.matters.terms.rectification import RECTIFICATION_UNKNOWN


class CaseRectifications(Question, frozen=True):
    case: UUID


class RectificationPdf(Question, frozen=True):
    rectification: UUID


@query("matters.case_rectifications", needs=LIST_CASES, faults=(CASE_UNKNOWN,))
async def case_rectifications(ctx: Ctx, question: CaseRectifications) -> list[Rectification]:
    """The rectification orders of a case with their service and their check visits, oldest first."""
    await cases.get(ctx, question.case)
    return await store.of_case(ctx, question.case)


@query("matters.rectification_pdf", needs=LIST_CASES, faults=(RECTIFICATION_UNKNOWN,))
async def rectification_pdf(ctx: Ctx, question: RectificationPdf) -> Download:
    """The order as a PDF page with number, addressee, demand, legal basis, deadline and the place of the seal."""
    order = await store.get(ctx, question.rectification)
    case = await cases.get(ctx, order.case)
    ctx.say(RectificationOpened(case.id, order.id), about=case.subject)
    sheet = Sheet(
        issuer=letterhead(ctx, order.office).issuer,
        number=order.number,
        addressee=order.addressee,
        demand=order.demand,
        basis=order.basis,
        deadline=order.deadline,
        day=order.issued_at.astimezone(SHANGHAI).date(),
        served=served_line(order),
        simulated=ctx.house.settings.demo.on or not OUT_OF_FIGURES.isdisjoint(case.flags),
    )
    return Download(f"限期整改通知书 {order.number}.pdf", "application/pdf", await asyncio.to_thread(_page, sheet))


def _page(sheet: Sheet) -> bytes:
    from anmin.matters.rectification_pdf import render  # heavy: only a process that renders an order loads it

    return render(sheet)
