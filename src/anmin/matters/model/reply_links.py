"""The reply link: made, sent, seen, answered once; or failed, with why. Its code is drawn here and kept nowhere. Pure."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from anmin.matters.events import reply_links as events
from anmin.matters.terms import reply_links as terms
from anmin.matters.terms.reply_links import LinkState, LinkWay, LinkWhy, ReplyOutcome

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty-two that nobody mixes up: five bits each (Crockford's base 32)."""
LENGTH = 16
_READ = str.maketrans("OIL", "011", " -")
WAITS = (LinkState.MADE, LinkState.SENT, LinkState.SEEN)
"""An answer may still come."""
PATIENCE = {
    LinkState.MADE: (timedelta(hours=1), LinkWhy.NOT_SENT),
    LinkState.SENT: (timedelta(days=1), LinkWhy.NOT_SEEN),
    LinkState.SEEN: (timedelta(days=2), LinkWhy.NOT_ANSWERED),
}


class ReplyLink(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    version: int
    case: UUID
    order: UUID
    way: LinkWay
    state: LinkState
    why: LinkWhy | None
    made_at: datetime
    made_by: UUID | None
    sent_at: datetime | None
    seen_at: datetime | None
    answered_at: datetime | None
    expires_at: datetime

    def sent(self, now: datetime) -> "tuple[ReplyLink, events.ReplyLinkSent] | None":
        """None when it is known, or when the page was opened or replaced meanwhile."""
        if self.state is not LinkState.MADE:
            return None
        return self._now(LinkState.SENT, sent_at=now), events.ReplyLinkSent(self.case, self.id)

    def failed(self, why: LinkWhy) -> "tuple[ReplyLink, events.ReplyLinkFailed] | None":
        """None for one that is over already."""
        if self.state not in WAITS:
            return None
        return self._now(LinkState.FAILED, why=why), events.ReplyLinkFailed(self.case, self.id, why)

    def check_open(self, now: datetime) -> None:
        """Raises LINK_OVER."""
        if self.state not in WAITS:
            raise terms.LINK_OVER(why=self.why or LinkState.ANSWERED)
        if now >= self.expires_at:
            raise terms.LINK_OVER(why=LinkWhy.EXPIRED)

    def see(self, now: datetime) -> "tuple[ReplyLink, events.ReplyLinkSeen] | None":
        """Raises LINK_OVER. None when it was seen before."""
        self.check_open(now)
        if self.state is LinkState.SEEN:
            return None
        seen = self._now(LinkState.SEEN, sent_at=self.sent_at or now, seen_at=now)
        return seen, events.ReplyLinkSeen(self.case, self.id)

    def answer(self, outcome: ReplyOutcome, now: datetime) -> "tuple[ReplyLink, events.ReplyLinkAnswered]":
        """Raises LINK_OVER."""
        self.check_open(now)
        seconds = int((now - self.made_at).total_seconds())
        after = self._now(LinkState.ANSWERED, seen_at=self.seen_at or now, answered_at=now)
        return after, events.ReplyLinkAnswered(self.case, self.id, self.order, outcome, seconds)

    def stuck(self, now: datetime) -> LinkWhy | None:
        """What it is stuck at; None for one that was answered, replaced, or is on its way."""
        if self.state is LinkState.FAILED:
            return None if self.why in (LinkWhy.REPLACED, LinkWhy.ORDER_OVER) else self.why
        if self.state not in PATIENCE:
            return None
        if now >= self.expires_at:
            return LinkWhy.EXPIRED
        patience, why = PATIENCE[self.state]
        since = {LinkState.SENT: self.sent_at, LinkState.SEEN: self.seen_at}.get(self.state) or self.made_at
        return why if now >= since + patience else None

    def _now(self, state: LinkState, **values: object) -> "ReplyLink":
        return msgspec.structs.replace(self, state=state, version=self.version + 1, **values)


def new_code() -> str:
    """Eighty random bits, in groups that can be read out."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return "-".join(letters[at : at + 4] for at in range(0, LENGTH, 4))


def plain_code(typed: str) -> str:
    """As it was drawn, whatever the case, the groups, and letters taken for digits."""
    return typed.upper().translate(_READ)
