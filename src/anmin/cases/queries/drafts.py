"""One's own draft, to go on where one was interrupted."""

from uuid import UUID

import msgspec

from anmin.cases.model.drafts import Told
from anmin.cases.store import drafts as store
from anmin.cases.terms import drafts as terms
from anmin.cases.terms.drafts import DraftState
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Question, query


class MyDraft(Question, frozen=True):
    draft: UUID


class DraftShown(msgspec.Struct, frozen=True, kw_only=True):
    """`name` and `phone` are masked; `evidence` in the order in which it came; `case` once it was sent."""

    draft: UUID
    version: int
    state: DraftState
    told: Told
    name: str | None
    phone: str | None
    evidence: tuple[UUID, ...]
    case: UUID | None


@query("cases.my_draft", needs=terms.OWN_DRAFTS, faults=(terms.DRAFT_UNKNOWN,))
async def my_draft(ctx: Ctx, question: MyDraft) -> DraftShown:
    """What one has written so far."""
    draft = await store.get(ctx, question.draft, person_of(ctx))
    return DraftShown(
        draft=draft.id,
        version=draft.version,
        state=draft.state,
        told=draft.told,
        name=str(draft.name) if draft.name else None,
        phone=str(draft.phone) if draft.phone else None,
        evidence=tuple(each.evidence for each in draft.pieces),
        case=draft.case,
    )


async def raised_before(ctx: Ctx, case: UUID) -> str | None:
    """For channels whose form names its case: the number, when it came in. Whoever sends the same form waits here.

    Needs a door that sees beyond the caller's scope.
    """
    return await store.number_of(ctx, case)
