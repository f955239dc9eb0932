"""Facts about how long evidence is kept."""

from uuid import UUID

from anmin.identity.terms.rights import HoldReason
from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact
from anmin.media.terms.evidence import EvidenceKind


@fact("证据被保全", "Evidence was put under a legal hold")
class EvidenceHeld(Event, frozen=True):
    """On one piece, or on all that an owner has."""

    hold: UUID
    owner: CodeText | None
    evidence: UUID | None
    reason: HoldReason


@fact("证据保全解除", "A legal hold on evidence was released")
class EvidenceReleased(Event, frozen=True):
    hold: UUID
    owner: CodeText | None
    evidence: UUID | None


@fact("证据保存期满已清除", "Evidence was erased at the end of its retention")
class EvidenceExpired(Event, frozen=True):
    evidence: UUID
    owner: CodeText
    kind: EvidenceKind
