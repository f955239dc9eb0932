"""Facts about people who say of a matter near them that it is theirs too. Who they are stays in the table."""

from uuid import UUID

from anmin.kernel.words import Event, fact


@fact("有人关注此警情", "Somebody near it follows a case")
class Followed(Event, frozen=True):
    case: UUID


@fact("有人取消关注", "Somebody follows a case no more")
class Unfollowed(Event, frozen=True):
    case: UUID
