"""What a caller hears of their case: the public stage and that a message came. Never a unit, a place or an instruction."""

from anmin.cases.model.cases import SUBJECT, Case
from anmin.kernel.ctx import Ctx
from anmin.kernel.journal import Subject, person
from anmin.kernel.words import Event


def tell_caller(ctx: Ctx, case: Case, event: Event) -> None:
    """Say a fact that the caller hears beside the offices; somebody who left no session is told nothing."""
    topics = (person(case.person),) if case.person else ()
    if topics:
        ctx.say(event, about=Subject(SUBJECT, case.id, case.version, topics))
