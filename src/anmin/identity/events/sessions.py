"""Facts about sessions."""

from uuid import UUID

from anmin.identity.terms.sessions import SessionEnd
from anmin.kernel.words import Event, fact


@fact("开始会话", "A session began")
class SessionBegun(Event, frozen=True):
    person: UUID
    restricted: bool


@fact("结束会话", "A session ended")
class SessionEnded(Event, frozen=True):
    person: UUID
    why: SessionEnd
