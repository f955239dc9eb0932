"""Real names from both sides: what became of one's own, and what waits at a counter. Neither shows name or number."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.identity.documents import DocumentKind, Finding
from anmin.identity.store import verification as store
from anmin.identity.terms.verification import CONFIRM_REAL_NAME, RealNameState, RefusalReason, VerificationState
from anmin.kernel.access import OWN
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Question, query


class MyVerifications(Question, frozen=True):
    """One's own."""


class WaitingVerifications(Question, frozen=True):
    """Those that wait at one's own offices."""


class VerificationLine(msgspec.Struct, frozen=True):
    """`level`: how far it was checked when it was decided, or now."""

    id: UUID
    at: datetime
    state: VerificationState
    level: RealNameState
    warnings: tuple[Finding, ...]
    kind: DocumentKind
    office: UUID | None
    decided_at: datetime | None
    reason: RefusalReason | None


class AtCounter(msgspec.Struct, frozen=True):
    """`elsewhere`: the document stood with another account when it was given."""

    id: UUID
    citizen: UUID
    at: datetime
    level: RealNameState
    warnings: tuple[Finding, ...]
    kind: DocumentKind
    office: UUID
    elsewhere: bool


@query("identity.my_verifications", needs=OWN)
async def my_verifications(ctx: Ctx, question: MyVerifications) -> tuple[VerificationLine, ...]:  # noqa: ARG001 - the door's shape
    """What became of one's verifications, newest first, at most a hundred."""
    return await lines(ctx, person_of(ctx))


@query("identity.waiting_verifications", needs=CONFIRM_REAL_NAME)
async def waiting_verifications(ctx: Ctx, question: WaitingVerifications) -> tuple[AtCounter, ...]:  # noqa: ARG001 - the door's shape
    """What waits at the offices where one confirms names, oldest first, at most two hundred; no names."""
    return msgspec.convert(await store.at_counters(ctx, ctx.scope.offices), tuple[AtCounter, ...])


async def lines(ctx: Ctx, citizen: UUID) -> tuple[VerificationLine, ...]:
    return msgspec.convert(await store.history(ctx, citizen), tuple[VerificationLine, ...])
