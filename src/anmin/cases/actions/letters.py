"""The assistance letter: written and numbered once, corrected until it is sent, answered."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from anmin.cases.actions.assessing import OneCase
from anmin.cases.actions.noting import note
from anmin.cases.events.letters import LetterChanged, LetterWritten
from anmin.cases.letterheads import letterhead
from anmin.cases.meanwhile import Clash, Version, check_meanwhile
from anmin.cases.model.cases import Case
from anmin.cases.model.letters import Letter, numbered, request_text
from anmin.cases.store import cases
from anmin.cases.store import letters as store
from anmin.cases.terms import cases as case_terms
from anmin.cases.terms import letters as terms
from anmin.cases.terms.cases import Quiet
from anmin.cases.terms.letters import LetterState
from anmin.kernel.calendar import SHANGHAI
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.faults import CHANGED_MEANWHILE
from anmin.kernel.fields import LongText, Name
from anmin.kernel.ids import new_id
from anmin.territory.countries import place_of
from anmin.territory.point import Point

Body = Annotated[LongText, Meta(min_length=1)]
FAULTS = (case_terms.CASE_UNKNOWN, terms.LETTER_UNKNOWN, terms.LETTER_STATE)


class WriteLetter(OneCase, frozen=True):
    """`body` left out: the usual request, with what the case knows and nothing of the caller's person."""

    addressee: Name
    body: Body | None = None


class OneLetter(Command, frozen=True):
    letter: UUID


class ChangeLetter(OneLetter, frozen=True):
    """`version`: of the case's page; refused when somebody else has corrected the letter since."""

    addressee: Name
    body: Body
    version: Version | None = None


class LetterAnswered(OneLetter, frozen=True):
    answer: Body


@action("cases.write_letter", needs=case_terms.TAKE_CASES, faults=(case_terms.CASE_UNKNOWN, case_terms.CASE_OVER))
async def write_letter(ctx: Ctx, command: WriteLetter) -> UUID:
    """Write a letter that asks another authority for assistance; it has its number from now on (NY-12)."""
    case = await cases.get(ctx, command.case, change=True)
    case.check_open()
    prefix, year = letterhead(ctx, case.desk).prefix, ctx.now.astimezone(SHANGHAI).year
    serial = await store.next_serial(ctx, prefix, year)
    letter = Letter(
        id=new_id(),
        version=1,
        case=case.id,
        number=numbered(prefix, year, serial),
        state=LetterState.WRITTEN,
        addressee=command.addressee,
        body=command.body or _usual(case),
        written_at=ctx.now,
        written_by=ctx.actor.id,
        sent_at=None,
        answered_at=None,
        answer="",
    )
    await store.add(ctx, letter)
    await note(ctx, case, LetterWritten(case.id, letter.id, year, serial))
    return letter.id


def _usual(case: Case) -> str:
    at = Point(case.lon, case.lat) if case.lon is not None and case.lat is not None else None
    country = place_of(at).nearest if at else None
    return request_text(case, country.zh if country else "")


async def _held(ctx: Ctx, letter: UUID) -> tuple[Case, Letter]:
    """The case is locked first. Raises LETTER_UNKNOWN."""
    case = await cases.get(ctx, (await store.get(ctx, letter)).case, change=True)
    return case, await store.get(ctx, letter, change=True)


@action("cases.change_letter", needs=case_terms.TAKE_CASES, faults=(*FAULTS, CHANGED_MEANWHILE))
async def change_letter(ctx: Ctx, command: ChangeLetter) -> None:
    """Correct a letter that was not sent yet; its number stays."""
    case, letter = await _held(ctx, command.letter)
    changed, said = letter.change(command.addressee, command.body)
    if (letter.addressee, letter.body) == (changed.addressee, changed.body):
        ctx.unchanged(Quiet.SAME)
        return
    await check_meanwhile(ctx, case, command.version, LetterChanged, Clash("letter", part=letter.id))
    await store.save(ctx, changed)
    await note(ctx, case, said)


@action("cases.send_letter", needs=case_terms.TAKE_CASES, faults=FAULTS)
async def send_letter(ctx: Ctx, command: OneLetter) -> None:
    """Note that the letter went out: from now on nothing in it changes."""
    case, letter = await _held(ctx, command.letter)
    sent, said = letter.send(ctx.now)
    await store.save(ctx, sent)
    await note(ctx, case, said)


@action("cases.letter_answered", needs=case_terms.TAKE_CASES, faults=FAULTS)
async def letter_answered(ctx: Ctx, command: LetterAnswered) -> None:
    """Note the answer to a letter; also after the case was closed."""
    case, letter = await _held(ctx, command.letter)
    answered, said = letter.answered(command.answer, ctx.now)
    await store.save(ctx, answered)
    await note(ctx, case, said)
