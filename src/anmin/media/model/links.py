"""The rules of a link to evidence: ten minutes, for whoever asked for it or for nobody in particular. Pure."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from anmin.kernel.access import Actor
from anmin.media.terms import links as terms

LASTS = timedelta(minutes=10)


class EvidenceLink(msgspec.Struct, frozen=True, kw_only=True):
    """`person` and `session`: of who asked for it. `original`: it leads to the original instead of the copy."""

    id: UUID
    evidence: UUID
    original: bool
    person: UUID
    session: UUID
    until: datetime

    def check(self, by: Actor, now: datetime) -> None:
        """A player bears no session; whoever bears one bears that of who asked.

        Raises EVIDENCE_LINK_OLD, EVIDENCE_LINK_FOREIGN.
        """
        if now >= self.until:
            raise terms.EVIDENCE_LINK_OLD()
        if by.id not in (None, self.person):
            raise terms.EVIDENCE_LINK_FOREIGN()
