"""Facts about the link of a call that is sent as a text message. No number, no token."""

from uuid import UUID

from anmin.kernel.words import Event, fact
from anmin.media.terms.calls_links import CallLinkWhy


@fact("请求短信发送通话链接", "The link of a call was given to be sent as a text message")
class CallLinkGiven(Event, frozen=True):
    """`typed`: to another number than the one that was known. `quiet`: the caller had to stay silent, and it was confirmed."""

    call: UUID
    send: UUID
    typed: bool
    quiet: bool


@fact("通话链接短信已发出", "The link of a call was sent as a text message")
class CallLinkSent(Event, frozen=True):
    """A channel has taken it; whether it was read is not known."""

    call: UUID
    send: UUID


@fact("通话链接短信未能发出", "The link of a call could not be sent as a text message")
class CallLinkFailed(Event, frozen=True):
    call: UUID
    send: UUID
    why: CallLinkWhy
