"""Facts about messages that came by a channel."""

from uuid import UUID

from anmin.channels.terms import Unreadable
from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("来文未能识别，已留存", "A message could not be read and was kept")
class MessageKept(Event, frozen=True):
    message: UUID
    channel: CodeText
    why: Unreadable
