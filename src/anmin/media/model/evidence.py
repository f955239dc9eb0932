"""The rules of evidence. Pure: a method returns the new value and the fact."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.kernel.access import Actor
from anmin.media.events.evidence import EvidenceAttached, EvidenceShared
from anmin.media.terms import evidence as terms
from anmin.media.terms.evidence import EvidenceKind, MediaType, ShownCopy
from anmin.media.terms.redaction import Derivation


class Owned(msgspec.Struct, frozen=True):
    """To whom evidence belongs from now on, and who sees it: staff of these offices, and this person."""

    owner: str
    offices: frozenset[UUID]
    person: UUID | None


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One piece. `owner` is None as long as it is loose. `sha256` is of the original."""

    id: UUID
    version: int
    sha256: bytes
    size: int
    kind: EvidenceKind
    media_type: MediaType
    copy: ShownCopy
    copy_type: MediaType
    copy_size: int
    token_hash: bytes
    uploader: str
    person: UUID | None
    offices: frozenset[UUID]
    owner: str | None
    taken_at: datetime | None
    stored_at: datetime
    derived_from: UUID | None = None
    derivation: Derivation | None = None
    why: str | None = None
    shown_by: UUID | None = None
    """The piece made of it that is shown instead of its own copy."""

    @property
    def citizen(self) -> UUID | None:
        """The citizen who sent it, if one did."""
        kind, _, id = self.uploader.partition(":")
        return UUID(id) if kind == "citizen" else None

    @property
    def whose(self) -> UUID | None:
        """The citizen or guest whom it concerns: whose it is, or else who sent it."""
        kind, _, id = self.uploader.partition(":")
        return self.person or (UUID(id) if kind in ("citizen", "guest") else None)

    def attach(
        self, to: Owned, by: Actor, shown: tuple[bytes, ...] | None
    ) -> tuple["Evidence", EvidenceAttached | None]:
        """Give it to its owner. `shown`: the hashes of the token that was shown, if one was.

        Without the token only the uploader and the house attach. None for the fact: it belonged there already.
        Raises EVIDENCE_UNKNOWN, EVIDENCE_TAKEN.
        """
        if not self._may(by, shown):
            raise terms.EVIDENCE_UNKNOWN()
        if self.owner == to.owner:
            return self, None
        if self.owner is not None:
            raise terms.EVIDENCE_TAKEN()
        attached = msgspec.structs.replace(
            self, owner=to.owner, offices=to.offices, person=to.person, version=self.version + 1
        )
        return attached, EvidenceAttached(self.id, to.owner, self.kind)

    def share(self, owner: str, offices: frozenset[UUID]) -> tuple["Evidence", EvidenceShared | None]:
        """Let more offices see it; None for the fact when all of them do."""
        more = offices - self.offices
        if not more:
            return self, None
        shared = msgspec.structs.replace(self, offices=self.offices | more, version=self.version + 1)
        return shared, EvidenceShared(self.id, owner, tuple(sorted(more)))

    def _may(self, by: Actor, shown: tuple[bytes, ...] | None) -> bool:
        if shown is not None:
            return self.token_hash in shown
        return by.kind == "system" or (by.id is not None and by.name == self.uploader)
