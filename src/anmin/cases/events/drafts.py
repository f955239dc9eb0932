"""Facts about drafts."""

from uuid import UUID

from anmin.kernel.words import Event, fact


@fact("草稿已更新", "Something was added to a draft")
class DraftGrown(Event, frozen=True):
    draft: UUID
    pieces: int


@fact("草稿已提交", "A draft was sent")
class DraftSent(Event, frozen=True):
    """`refused`: pieces of evidence that could not be attached; the rest of the report came in all the same."""

    draft: UUID
    case: UUID
    refused: tuple[UUID, ...]
