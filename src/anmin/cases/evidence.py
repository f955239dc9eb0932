"""Evidence of a case: what `media` keeps, attached to the case and seen by everybody who takes part in it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from anmin.cases.calls_about import about, number, welcome
from anmin.cases.model.cases import SUBJECT, Case
from anmin.cases.purposes import CasePurpose
from anmin.kernel.ctx import Ctx
from anmin.kernel.db import Connection
from anmin.kernel.house import House
from anmin.media.actions.evidence import AttachEvidence, ShareEvidence, attach, share
from anmin.media.owners import Calls, Owners

ENDED = "select id, closed_at from cases where id = any($1::uuid[]) and closed_at is not null"
STANDING = "select id from cases where id = any($1::uuid[])"


async def take_up(ctx: Ctx, case: Case, evidence: Iterable[UUID], *, for_caller: bool) -> None:
    """Attach stored pieces to the case; `for_caller`: its caller sees them too. Raises EVIDENCE_UNKNOWN, EVIDENCE_TAKEN."""
    offices, person = frozenset(case.offices), case.person if for_caller else None
    for each in evidence:
        piece = AttachEvidence(evidence=each, owner=owner_of(case.id), offices=offices, person=person)
        await attach(ctx, piece)


async def share_with(ctx: Ctx, case: Case) -> None:
    """Let everybody who takes part in the case see its evidence; called where somebody new takes part."""
    await share(ctx, ShareEvidence(owner=owner_of(case.id), offices=frozenset(case.offices)))


def owner_of(case: UUID) -> str:
    return f"{SUBJECT}:{case}"


def register(house: House) -> None:
    """Once, at the start: evidence of a case is kept as long as the case, and its caller and its offices call about it."""
    house.service(Owners).register(SUBJECT, _standing, Calls(about, welcome, number))
    house.service(Owners).ends(SUBJECT, _ended)
    house.service(Owners).looks(SUBJECT, CasePurpose.HANDLING)


async def _standing(conn: Connection, cases: Sequence[UUID]) -> set[UUID]:
    return {row["id"] for row in await conn.fetch(STANDING, list(cases))}


async def _ended(conn: Connection, cases: Sequence[UUID]) -> dict[UUID, datetime]:
    return {row["id"]: row["closed_at"] for row in await conn.fetch(ENDED, list(cases))}
