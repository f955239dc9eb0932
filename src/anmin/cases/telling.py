"""What a caller hears of their case: the public stage and that a message came. Never a unit, a place or an instruction.

Those who follow a case hear its stages as well, as long as it may be shown to people near it; its end they always hear.
"""

from anmin.cases.catalogue.categories import CATEGORIES
from anmin.cases.events.cases import Advanced
from anmin.cases.model.cases import SUBJECT, Case
from anmin.cases.model.public import cell_of
from anmin.cases.store import following
from anmin.cases.terms.stages import PublicStage
from anmin.kernel.ctx import Ctx
from anmin.kernel.journal import Subject, person
from anmin.kernel.registers import Registers
from anmin.kernel.words import Event


def tell_caller(ctx: Ctx, case: Case, event: Event) -> None:
    """Say a fact that the caller hears beside the offices; somebody who left no session is told nothing."""
    _say(ctx, case, event, (person(case.person),) if case.person else ())


async def tell_stage(ctx: Ctx, case: Case, stage: PublicStage) -> None:
    """Say how far a case is to its caller and to those who follow it; where there is nobody, nothing."""
    _say(ctx, case, Advanced(case.id, stage), await hearers(ctx, case, stage))


async def hearers(ctx: Ctx, case: Case, stage: PublicStage) -> tuple[str, ...]:
    """The topics of the caller and of those who follow the case. What its caller is waited for is nobody else's matter."""
    people = [case.person] if case.person else []
    if stage is PublicStage.CLOSED or (stage is not PublicStage.WAITING_FOR_YOU and may_show(ctx, case)):
        people += await following.of_case(ctx, case.id)
    return tuple(map(person, people))


def may_show(ctx: Ctx, case: Case) -> bool:
    """Whether people near it may know that there is such a matter."""
    return cell_of(case, ctx.house.service(Registers).get(CATEGORIES, case.category or "-", ctx.now)) is not None


def _say(ctx: Ctx, case: Case, event: Event, topics: tuple[str, ...]) -> None:
    if topics:
        ctx.say(event, about=Subject(SUBJECT, case.id, case.version, topics))
