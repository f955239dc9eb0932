"""The citizen's verdict, of everybody who brought the matter. It reopens nothing: with emergencies a person decides that."""

from uuid import UUID

from anmin.cases.actions.assessing import OneCase
from anmin.cases.events.rating import Dissatisfied, Rated
from anmin.cases.model.cases import SUBJECT, Case
from anmin.cases.store import cases
from anmin.cases.store import rating as store
from anmin.cases.store.links import locked
from anmin.cases.store.merging import root
from anmin.cases.terms.cases import CASE_UNKNOWN, CaseState
from anmin.cases.terms.closing import CASE_NOT_CLOSED
from anmin.cases.terms.rating import RATE_CASES, Verdict
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import action
from anmin.kernel.fields import LongText
from anmin.kernel.journal import Subject, office, person


class RateCase(OneCase, frozen=True):
    verdict: Verdict
    text: LongText = ""


JOINERS_TOO = (
    "whoever reported a merged matter rates the case that leads, which they do not see; only their own is asked for"
)


@action("cases.rate_case", needs=RATE_CASES, elevated=JOINERS_TOO, faults=(CASE_UNKNOWN, CASE_NOT_CLOSED))
async def rate_case(ctx: Ctx, command: RateCase) -> None:
    """Say how you find the handling of your matter; a later verdict is shown in the place of the earlier one."""
    own = await cases.get(ctx, command.case)
    if own.person is None or own.person != ctx.actor.id:
        raise CASE_UNKNOWN()
    lead = await root(ctx, own.id)
    case, own = await locked(ctx, lead, own.id)
    if case.state is not CaseState.CLOSED:
        raise CASE_NOT_CLOSED()
    await note_verdict(ctx, case, command.verdict, command.text)
    if own.id != case.id:
        await cases.save(ctx, own.changed(verdict=command.verdict.value, rated_at=ctx.now))


async def note_verdict(ctx: Ctx, case: Case, verdict: Verdict, text: str, follow_up: UUID | None = None) -> Case:
    """Keep the verdict of a locked case and save it as the shown one; dissatisfaction goes to desk and commander."""
    store.add(ctx, case.id, verdict, text)
    case = case.changed(verdict=verdict.value, rated_at=ctx.now)
    await cases.save(ctx, case)
    ctx.say(Rated(case.id, verdict, follow_up), about=case.subject)
    if verdict is Verdict.DISSATISFIED:
        commander = (person(case.commander),) if case.commander else ()
        to = Subject(SUBJECT, case.id, case.version, (office(case.desk), *commander))
        ctx.say(Dissatisfied(case.id), about=to)
    return case
