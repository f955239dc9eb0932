"""The rules of a notice. Pure: a method returns the new notice and the fact."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.community import terms
from anmin.community.events import NoticeChanged, NoticePublished, NoticeWithdrawn
from anmin.kernel.faults import CHANGED_MEANWHILE
from anmin.kernel.fields import CodeText, Instant, LongText, Name, check_instants
from anmin.kernel.journal import Subject, office
from anmin.territory.point import Latitude, Longitude


class Circle(msgspec.Struct, frozen=True):
    """Where it matters: WGS-84, and metres around it."""

    lon: Longitude
    lat: Latitude
    metres: Annotated[int, Meta(ge=50, le=50_000)] = 1_000


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """What a notice says. `circle` None: wherever the organisation is responsible. `starts` None: now; `ends` None: until
    it is withdrawn.
    """

    category: CodeText
    title: Name
    body: LongText
    circle: Circle | None = None
    starts: Instant | None = None
    ends: Instant | None = None
    pinned: bool = False

    def __post_init__(self) -> None:
        check_instants(self.starts, self.ends)


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    version: int
    organisation: UUID
    wording: Wording
    starts: datetime
    published_at: datetime
    published_by: UUID | None
    withdrawn_at: datetime | None = None
    withdrawn_why: str = ""

    @property
    def subject(self) -> Subject:
        return Subject("notice", self.id, self.version, (office(self.organisation),))

    def published(self) -> NoticePublished:
        """Raises NOTICE_ENDS_EARLY."""
        _check_end(self.wording, self.starts, self.published_at)
        return NoticePublished(self.id, self.organisation, self.wording.category)

    def change(self, wording: Wording, version: int, now: datetime) -> "tuple[Notice, NoticeChanged]":
        """Raises CHANGED_MEANWHILE, NOTICE_WITHDRAWN, NOTICE_ENDS_EARLY."""
        if self.version != version:
            raise CHANGED_MEANWHILE()
        self._check_standing()
        starts = wording.starts or self.starts
        _check_end(wording, starts, now)
        changed = msgspec.structs.replace(self, version=version + 1, wording=wording, starts=starts)
        return changed, NoticeChanged(self.id)

    def withdraw(self, why: str, now: datetime) -> "tuple[Notice, NoticeWithdrawn]":
        """Raises NOTICE_WITHDRAWN."""
        self._check_standing()
        gone = msgspec.structs.replace(self, version=self.version + 1, withdrawn_at=now, withdrawn_why=why)
        return gone, NoticeWithdrawn(self.id)

    def _check_standing(self) -> None:
        if self.withdrawn_at is not None:
            raise terms.NOTICE_WITHDRAWN()


def _check_end(wording: Wording, starts: datetime, now: datetime) -> None:
    if wording.ends is not None and wording.ends <= max(starts, now):
        raise terms.NOTICE_ENDS_EARLY()
