"""When a session is still good, and what is said when it is not. Knows no token: only its hash is ever stored."""

from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from uuid import UUID

import msgspec

from anmin.identity.terms.sessions import SESSION_ENDED, SESSION_EXPIRED, SESSION_REPLACED, SessionEnd
from anmin.kernel.access import Actor
from anmin.kernel.words import Fault

TOUCH = timedelta(minutes=1)
"""How old `seen_at` may be before it is written again: a request a second must not be a write a second."""
_LONGEST_TOKEN = 200


class Lifetime(msgspec.Struct, frozen=True):
    """`idle`: how long nothing may happen. `lasts`: how long the session lives however busy it is."""

    idle: timedelta
    lasts: timedelta


CITIZEN_LIFE = Lifetime(timedelta(days=30), timedelta(days=180))


class Session(msgspec.Struct, frozen=True):
    """One session as it is stored, with the actor it stands for."""

    actor: Actor
    seen_at: datetime
    idle: timedelta
    expires_at: datetime
    ended_why: SessionEnd | None

    @property
    def good_until(self) -> datetime:
        return min(self.expires_at, self.seen_at + self.idle)

    def fault(self, now: datetime) -> Fault | None:
        """Why this session opens no door any more; None while it does."""
        if self.ended_why == SessionEnd.REPLACED:
            return SESSION_REPLACED
        if self.ended_why is not None:
            return SESSION_ENDED
        return SESSION_EXPIRED if now >= self.good_until else None

    def needs_touch(self, now: datetime) -> bool:
        return now - self.seen_at >= TOUCH

    @property
    def person(self) -> UUID | None:
        return self.actor.id


def new_token() -> str:
    """256 random bits, URL-safe."""
    return token_urlsafe(32)


def token_hash(token: str) -> bytes | None:
    """SHA-256 of a token; None for what can never have been one."""
    return sha256(token.encode("utf-8", "replace")).digest() if len(token) <= _LONGEST_TOKEN else None
