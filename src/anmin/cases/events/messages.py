"""Facts about the thread of a case. What was written stays in its table."""

from datetime import datetime
from uuid import UUID

from anmin.cases.terms.messages import Side
from anmin.kernel.words import Event, fact


@fact("报警人来信", "The caller wrote")
class MessageFromCaller(Event, frozen=True):
    """`over`: the case is closed, so that somebody decides whether to reopen. `joined`: it was merged into another."""

    case: UUID
    message: UUID
    over: bool
    joined: bool


@fact("并案报警人来信", "The caller of a merged case wrote")
class JoinerWrote(Event, frozen=True):
    """Said of the case that leads; `joined` is the merged one."""

    case: UUID
    joined: UUID
    message: UUID


@fact("已回复报警人", "The caller was written to")
class MessageSent(Event, frozen=True):
    case: UUID
    message: UUID
    awaits_answer: bool


@fact("您有一条新消息", "A message came")
class MessageCame(Event, frozen=True):
    """For the caller. `quiet`: no sender may call, ring or send a text message."""

    case: UUID
    message: UUID
    quiet: bool


@fact("报警人已回复", "The caller answered")
class Answered(Event, frozen=True):
    case: UUID
    seconds: int
    """Since the staff began to wait."""


@fact("仍在等待报警人", "Still waiting for the caller")
class StillWaiting(Event, frozen=True):
    """A reminder; it is repeated and closes nothing."""

    case: UUID
    since: datetime
    step: int


@fact("消息已读", "Messages were read")
class MessagesRead(Event, frozen=True):
    case: UUID
    by: Side
    count: int
