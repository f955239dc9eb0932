"""What staff at a counter decide about a real name, with the person and the document before them."""

from uuid import UUID

from anmin.identity.actions.verification import refuse
from anmin.identity.events.consent import GuardianConsented
from anmin.identity.events.verification import RealNameConfirmed, RealNameReleased
from anmin.identity.model.citizens import Citizen
from anmin.identity.model.verification import Waiting
from anmin.identity.providers import Document
from anmin.identity.store import citizens, consent
from anmin.identity.store import verification as store
from anmin.identity.store.rights import unheld
from anmin.identity.terms.citizens import CITIZEN_UNKNOWN
from anmin.identity.terms.consent import CONSENT_TEXT_OLD, CONSENT_TEXT_UNKNOWN, ConsentAct, ConsentKind, ConsentQuiet
from anmin.identity.terms.rights import ERASURE_HELD
from anmin.identity.terms.verification import (
    CONFIRM_REAL_NAME,
    DOCUMENT_ELSEWHERE,
    NO_VERIFICATION,
    RealNameState,
    RefusalReason,
    Released,
    VerificationState,
)
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action

OTHERS = "a citizen's account belongs to no office; only what waits at the actor's own counter is touched"


class ConfirmRealName(Command, frozen=True):
    """`move`: the document stands with another account that is this person's too; it is released there."""

    verification: UUID
    move: bool = False


class RefuseRealName(Command, frozen=True):
    verification: UUID
    reason: RefusalReason


class RecordGuardianConsent(Command, frozen=True):
    """`version`: of the text that the guardian has read and signed."""

    citizen: UUID
    version: int


@action(
    "identity.confirm_real_name",
    needs=CONFIRM_REAL_NAME,
    elevated=OTHERS,
    faults=(NO_VERIFICATION, CITIZEN_UNKNOWN, DOCUMENT_ELSEWHERE, ERASURE_HELD),
)
async def confirm_real_name(ctx: Ctx, command: ConfirmRealName) -> None:
    """Confirm, having seen the person and the document, a verification that waits at one's own office."""
    waiting, citizen = await _before_me(ctx, command.verification)
    claim = waiting.claim
    other = await citizens.by_document(ctx, Document(claim.kind, claim.number, claim.country))
    moved = other is not None and other != citizen.id
    if moved and not command.move:
        raise DOCUMENT_ELSEWHERE()
    if other is not None and moved:
        await _release(ctx, other)
    version = await citizens.bind(ctx, citizen.id, claim, RealNameState.CONFIRMED)
    await store.decide(ctx, waiting.id, VerificationState.CONFIRMED)
    ctx.say(RealNameConfirmed(citizen.id, waiting.id, moved), about=citizen.about(version))


@action(
    "identity.refuse_real_name",
    needs=CONFIRM_REAL_NAME,
    elevated=OTHERS,
    faults=(NO_VERIFICATION, CITIZEN_UNKNOWN),
)
async def refuse_real_name(ctx: Ctx, command: RefuseRealName) -> None:
    """Refuse, with a reason, a verification that waits at one's own office."""
    waiting, citizen = await _before_me(ctx, command.verification)
    await refuse(ctx, citizen, waiting, command.reason)


@action(
    "identity.record_guardian_consent",
    needs=CONFIRM_REAL_NAME,
    elevated=OTHERS,
    faults=(CITIZEN_UNKNOWN, CONSENT_TEXT_UNKNOWN, CONSENT_TEXT_OLD),
)
async def record_guardian_consent(ctx: Ctx, command: RecordGuardianConsent) -> None:
    """Record that a guardian, at the counter, consented to processing the data of a child under fourteen."""
    citizen = await citizens.get(ctx, command.citizen, change=True)
    text = await consent.current(ctx, ConsentKind.CHILD_UNDER_14, command.version)
    if await consent.stands(ctx.conn, citizen.id, ConsentKind.CHILD_UNDER_14, ctx.now):
        ctx.unchanged(ConsentQuiet.STANDS)
        return
    consent.note(ctx, citizen.id, text, ConsentAct.GIVEN)
    ctx.say(GuardianConsented(citizen.id, text.version), about=citizen.about())


async def _before_me(ctx: Ctx, verification: UUID) -> tuple[Waiting, Citizen]:
    """The open verification and its account. Raises NO_VERIFICATION for one that waits elsewhere, or nowhere."""
    waiting = await store.waiting(ctx, verification, change=True)
    mine = ctx.actor.grants.get(CONFIRM_REAL_NAME.code, frozenset())
    if waiting is None or not await store.waits_at(ctx.conn, waiting.citizen, mine):
        raise NO_VERIFICATION()
    return waiting, await citizens.get(ctx, waiting.citizen, change=True)


async def _release(ctx: Ctx, other: UUID) -> None:
    """Take the document from the account that had it until now. Raises ERASURE_HELD."""
    await unheld(ctx, other)
    loser = await citizens.get(ctx, other, change=True)
    if open_there := await store.of_citizen(ctx, other):
        await store.decide(ctx, open_there.id, VerificationState.WITHDRAWN)
    version = await citizens.release(ctx, other, RealNameState.NONE)
    ctx.say(RealNameReleased(other, Released.MOVED), about=loser.about(version))
