"""The rules of sending the link of a call: three times in ten minutes, and what became of each. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil
from uuid import UUID

import msgspec

from anmin.kernel.personal import Phone
from anmin.kernel.words import Event
from anmin.media.events.calls_links import CallLinkFailed, CallLinkSent
from anmin.media.terms import calls_links as terms
from anmin.media.terms.calls_links import CallLinkState, CallLinkWhy

MOST, WITHIN = 3, timedelta(minutes=10)


class LinkSend(msgspec.Struct, frozen=True, kw_only=True):
    """One sending of the link of `call`; `why` it failed."""

    id: UUID
    call: UUID
    phone: Phone
    state: CallLinkState
    why: CallLinkWhy | None
    made_at: datetime
    done_at: datetime | None

    def done(self, why: CallLinkWhy | None, now: datetime) -> "tuple[LinkSend, Event] | None":
        """A channel took it, or why not; None when that is known already."""
        if self.state is not CallLinkState.WAITING:
            return None
        state = CallLinkState.FAILED if why else CallLinkState.SENT
        fact = CallLinkFailed(self.call, self.id, why) if why else CallLinkSent(self.call, self.id)
        return msgspec.structs.replace(self, state=state, why=why, done_at=now), fact


def check_most(earlier: Sequence[datetime], now: datetime) -> None:
    """`earlier`: when it was sent before, the newest first. Raises CALL_LINKS_TOO_OFTEN."""
    if len(earlier) >= MOST and (left := earlier[MOST - 1] + WITHIN - now) > timedelta():
        raise terms.CALL_LINKS_TOO_OFTEN(seconds=ceil(left.total_seconds()))
