"""The letters of a case: to read and correct, and as a page that can be printed and sealed."""

import asyncio
from uuid import UUID

from anmin.cases.events.letters import LetterOpened
from anmin.cases.letterheads import letterhead
from anmin.cases.model.letters import Letter, Sheet
from anmin.cases.purposes import CasePurpose
from anmin.cases.store import cases
from anmin.cases.store import letters as store
from anmin.cases.terms.cases import CASE_UNKNOWN, OUT_OF_FIGURES, TAKE_CASES
from anmin.cases.terms.letters import LETTER_UNKNOWN
from anmin.kernel.calendar import SHANGHAI
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.http import Download
from anmin.kernel.reveal import NO_GROUND, Whose, looked


class CaseLetters(Question, frozen=True):
    case: UUID


class LetterFile(Question, frozen=True):
    letter: UUID


@query("cases.case_letters", needs=TAKE_CASES, faults=(CASE_UNKNOWN, NO_GROUND))
async def case_letters(ctx: Ctx, question: CaseLetters) -> list[Letter]:
    """The assistance letters of a case with their texts, oldest first."""
    case = await cases.get(ctx, question.case)
    letters = await store.of_case(ctx, case.id)
    if letters and case.person:
        await looked(ctx, Whose("citizen", case.person), ("letters",), CasePurpose.HANDLING)
    return letters


@query("cases.letter_file", needs=TAKE_CASES, faults=(LETTER_UNKNOWN, NO_GROUND))
async def letter_file(ctx: Ctx, question: LetterFile) -> Download:
    """The letter as a PDF page with number, addressee, text, date and the place of the seal."""
    letter = await store.get(ctx, question.letter)
    case = await cases.get(ctx, letter.case)
    if case.person:
        await looked(ctx, Whose("citizen", case.person), ("letters",), CasePurpose.HANDLING)
    ctx.say(LetterOpened(case.id, letter.id), about=case.subject)
    sheet = Sheet(
        issuer=letterhead(ctx, case.desk).issuer,
        number=letter.number,
        addressee=letter.addressee,
        body=letter.body,
        day=(letter.sent_at or letter.written_at).astimezone(SHANGHAI).date(),
        simulated=ctx.house.settings.demo.on or not OUT_OF_FIGURES.isdisjoint(case.flags),
    )
    return Download(f"协查函 {letter.number}.pdf", "application/pdf", await asyncio.to_thread(_page, sheet))


def _page(sheet: Sheet) -> bytes:
    from anmin.cases.letter_pdf import render  # heavy: only a process that renders a letter loads it

    return render(sheet)
