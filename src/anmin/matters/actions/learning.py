"""The door through which a newly learnt classifier comes; `anmin learn categories` is who passes it."""

from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.journal import Subject
from anmin.matters.events.learning import CategoriesLearnt
from anmin.matters.model.learning import Figures
from anmin.matters.store import learning as store

SUBJECT = "classifier"


class KeepClassifier(Command, frozen=True):
    """`model`: what `Learned.to_bytes` made, with the figures of the split it was measured by."""

    model: bytes
    figures: Figures


@action("matters.keep_classifier", needs=SYSTEM)
async def keep_classifier(ctx: Ctx, command: KeepClassifier) -> int:
    """Put a newly learnt classifier in the place of the former; the next suggestion is its own."""
    version = await store.keep(ctx, command.model, command.figures, ctx.now)
    figures = command.figures
    learnt = CategoriesLearnt(figures.examples, figures.categories, figures.tested, figures.first, figures.top_three)
    ctx.say(learnt, about=Subject(SUBJECT, store.NAME, version))
    return version
