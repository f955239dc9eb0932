"""The sessions this process has just looked up, so that a busy person costs the database one look in five seconds.

A change in this process shows at once: whoever changes a person's sessions or grants says so before the commit, and
from then on nothing about that person is answered from memory until every such transaction is over.
"""

from time import monotonic
from uuid import UUID

from anmin.identity.model.sessions import Session

KEPT_SECONDS = 5.0
HELD_SECONDS = 60.0
"""Longer than any transaction may run: what was read before a commit is never answered after it."""


class KnownSessions:
    """Bounded; the oldest entry makes room."""

    def __init__(self, most: int = 20_000) -> None:
        self._most = most
        self._known: dict[bytes, tuple[Session, float]] = {}
        self._held: dict[UUID | None, float] = {}

    def find(self, token_hash: bytes) -> Session | None:
        found = self._known.get(token_hash)
        if found is None:
            return None
        session, kept_at = found
        if monotonic() - kept_at > KEPT_SECONDS or self._is_held(session.person):
            del self._known[token_hash]
            return None
        return session

    def keep(self, token_hash: bytes, session: Session) -> None:
        self._known.pop(token_hash, None)
        if len(self._known) >= self._most:
            del self._known[next(iter(self._known))]
        self._known[token_hash] = (session, monotonic())

    def forget(self, person: UUID | None = None) -> None:
        """Something about this person's sessions or grants is changing; without a person, about everybody's."""
        now = monotonic()
        for old in [held for held, until in self._held.items() if until <= now]:
            del self._held[old]
        self._held[person] = now + HELD_SECONDS

    def _is_held(self, person: UUID | None) -> bool:
        if not self._held:
            return False
        now = monotonic()
        return self._held.get(person, 0) > now or self._held.get(None, 0) > now
