"""The end of most actions on a case: it is saved as changed once, and what happened is said of it."""

from anmin.cases.model.cases import Case
from anmin.cases.store import cases
from anmin.kernel.ctx import Ctx
from anmin.kernel.words import Event


async def note(ctx: Ctx, case: Case, *said: Event) -> Case:
    """Save a locked case under its next version, of which these facts are said; where it stands stays."""
    case = case.changed()
    await cases.save(ctx, case)
    for each in said:
        ctx.say(each, about=case.subject)
    return case
