"""After a case came in: what the caller's account tells, read by the house alone. No name, no number is taken over."""

from uuid import UUID

import msgspec

from anmin.cases.actions.noting import note
from anmin.cases.catalogue.desks import DESKS
from anmin.cases.events.cases import FlagsSet
from anmin.cases.events.reporter import HomeTakesPart
from anmin.cases.evidence import share_with
from anmin.cases.model.reporter import Reporter
from anmin.cases.store import cases
from anmin.cases.terms import cases as terms
from anmin.cases.terms.cases import OVER, Flag, Quiet
from anmin.identity.documents import registered_division
from anmin.identity.queries.citizens import on_file
from anmin.identity.terms.citizens import CITIZEN_UNKNOWN
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.registers import Registers
from anmin.kernel.words import Event, Problem
from anmin.territory.service import Territory


class NoteReporter(Command, frozen=True):
    case: UUID


@action("cases.note_reporter", needs=SYSTEM, faults=(terms.CASE_UNKNOWN,))
async def note_reporter(ctx: Ctx, command: NoteReporter) -> None:
    """Mark a case by its caller's account; a matter abroad also goes to where they are registered."""
    case = await cases.get(ctx, command.case, change=True)
    known = await _known(ctx, case.person) if case.person and case.state not in OVER else None
    if known is None:
        ctx.unchanged(Quiet.SAME)
        return
    flags = known.flags(case.flags)
    home = _home(ctx, known.division) if Flag.OVERSEAS in flags and case.home_office is None else None
    if flags == case.flags and home is None:
        ctx.unchanged(Quiet.SAME)
        return
    said: list[Event] = [] if flags == case.flags else [FlagsSet(case.id, tuple(sorted(flags)))]
    case = msgspec.structs.replace(case, flags=flags)
    if home is not None:
        case = msgspec.structs.replace(case.with_offices((home,)), home_office=home)
        said.append(HomeTakesPart(case.id, home))
    case = await note(ctx, case, *said)
    if home is not None:
        await share_with(ctx, case)


async def _known(ctx: Ctx, person: UUID) -> Reporter | None:
    """None for a guest, and for an account that has been closed."""
    try:
        citizen, minor = await on_file(ctx, person)
    except Problem as problem:
        if problem.fault is not CITIZEN_UNKNOWN:
            raise
        return None
    under = minor is not None and minor.under_18
    return Reporter(citizen.real_name_state, citizen.no_voice, under, registered_division(citizen.document))


def _home(ctx: Ctx, division: str | None) -> UUID | None:
    """The desk of the division, when one is registered with this house."""
    if division is None:
        return None
    rows = ctx.house.service(Registers).rows(DESKS, ctx.now)
    row = next((each for each in rows if each.division == division), None)
    return ctx.house.service(Territory).offices.by_code(row.desk) if row else None
