"""Facts about notices. What they say stays in their table."""

from uuid import UUID

from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("公告已发布", "A notice was published")
class NoticePublished(Event, frozen=True):
    notice: UUID
    organisation: UUID
    category: CodeText


@fact("公告已修改", "A notice was changed")
class NoticeChanged(Event, frozen=True):
    notice: UUID


@fact("公告已撤回", "A notice was withdrawn")
class NoticeWithdrawn(Event, frozen=True):
    notice: UUID
