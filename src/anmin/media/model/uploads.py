"""The rules of a file that comes in pieces. Pure: it grows at its end only, and any piece may come again."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from anmin.kernel.personal import Sensitive
from anmin.media.terms import uploads as terms
from anmin.media.terms.evidence import EvidenceKind

PIECE = 4 << 20
"""The most bytes of one piece."""
LASTS = timedelta(days=1)
MOST_OPEN, MOST_OPEN_UNKNOWN = 20, 500
"""Uploads under way of one person, and of all who are not signed in."""


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """A file on its way. `ends`: where the pieces end that have come; `claimed`: its media type as its sender says."""

    id: UUID
    kind: EvidenceKind
    claimed: str
    size: int
    sha256: bytes
    ends: tuple[int, ...]
    name: Sensitive | None
    file_key: bytes
    uploader: str
    taken_at: datetime | None
    opened_at: datetime

    @property
    def have(self) -> int:
        """How many bytes have come."""
        return self.ends[-1] if self.ends else 0

    @property
    def starts(self) -> tuple[int, ...]:
        """Where its pieces begin."""
        return (0, *self.ends[:-1]) if self.ends else ()

    @property
    def until(self) -> datetime:
        return self.opened_at + LASTS

    def take(self, offset: int, length: int) -> "Ticket | None":
        """With a piece of this length more; None when we have what stands there.

        Raises UPLOAD_GAP, UPLOAD_TOO_LONG.
        """
        if offset > self.have:
            raise terms.UPLOAD_GAP(have=self.have)
        if offset + length > self.size:
            raise terms.UPLOAD_TOO_LONG(size=self.size)
        if offset < self.have:
            return None
        return msgspec.structs.replace(self, ends=(*self.ends, offset + length))

    def again(self) -> "Ticket":
        """What came is not what was announced: it starts anew."""
        return msgspec.structs.replace(self, ends=())

    def whole(self) -> None:
        """Raises UPLOAD_UNFINISHED."""
        if self.have < self.size:
            raise terms.UPLOAD_UNFINISHED(have=self.have)
