"""What was asked back and answered, for whoever handles a matter without reading the whole thread of its case."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.purposes import CasePurpose
from anmin.cases.store import cases
from anmin.cases.store import messages as thread
from anmin.cases.terms.cases import CASE_UNKNOWN
from anmin.cases.terms.messages import Side
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.reveal import NO_GROUND, Whose, looked
from anmin.matters.store import matters as store
from anmin.matters.terms.matters import ANSWER_MATTERS, MATTER_UNKNOWN

SHOWN = 200


class MatterDialogue(Question, frozen=True):
    case: UUID


class DialogueLine(msgspec.Struct, frozen=True):
    """`evidence`: files that came with it."""

    id: UUID
    side: Side
    at: datetime
    body: str
    evidence: tuple[UUID, ...]


@query("matters.matter_dialogue", needs=ANSWER_MATTERS, faults=(CASE_UNKNOWN, MATTER_UNKNOWN, NO_GROUND))
async def matter_dialogue(ctx: Ctx, question: MatterDialogue) -> tuple[DialogueLine, ...]:
    """What was written since the first question to the citizen, oldest first; they can see that it was read."""
    case = await cases.get(ctx, question.case)
    await store.get(ctx, case.id)
    asked = min((each.since for each in await store.pauses(ctx, case.id)), default=None)
    if asked is None:
        return ()
    found = [each for each in await thread.page(ctx, case.id, None, SHOWN) if each.at >= asked]
    for author in sorted({each.author for each in found if each.side is Side.CALLER and each.author}):
        await looked(ctx, Whose("citizen", author), ("messages",), CasePurpose.HANDLING)
    lines = (DialogueLine(each.id, each.side, each.at, each.body, tuple(each.evidence)) for each in found)
    return tuple(lines)[::-1]
