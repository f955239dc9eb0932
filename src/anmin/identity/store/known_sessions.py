"""The sessions this process has just looked up, so that a busy person costs the database one look in five seconds.

A change shows at once in the process that makes it: whoever changes a person's sessions or grants says so before the
commit, and nothing looked up until the journal tells of it is answered from memory. Other processes hear the same line.
"""

from time import monotonic
from uuid import UUID

from anmin.identity.model.sessions import Session

KEPT_SECONDS = 5.0
CHANGING_SECONDS = 60.0
"""Longer than any transaction may run."""
SETTLING_SECONDS = 1.0
"""Longer than a look that began before the commit may take to come back."""


class KnownSessions:
    """Bounded; the oldest entry makes room."""

    def __init__(self, most: int = 20_000) -> None:
        self._most = most
        self._known: dict[bytes, tuple[Session, float]] = {}
        self._good_from: dict[UUID | None, float] = {}
        """From when on what is kept about a person counts; None stands for everybody."""
        self._swept = 0.0

    def find(self, token_hash: bytes) -> Session | None:
        found = self._known.get(token_hash)
        if found is None:
            return None
        session, kept_at = found
        good_from = max(self._good_from.get(session.person, 0), self._good_from.get(None, 0)) if self._good_from else 0
        if monotonic() - kept_at > KEPT_SECONDS or kept_at < good_from:
            del self._known[token_hash]
            return None
        return session

    def keep(self, token_hash: bytes, session: Session) -> None:
        self._known.pop(token_hash, None)
        if len(self._known) >= self._most:
            del self._known[next(iter(self._known))]
        self._known[token_hash] = (session, monotonic())

    def changing(self, person: UUID | None = None) -> None:
        """A transaction of this process is changing this person's sessions or grants; without a person, everybody's."""
        self._set(person, CHANGING_SECONDS)

    def changed(self, person: UUID | None = None) -> None:
        """The journal tells of such a change: it is committed, here or in another process."""
        self._set(person, SETTLING_SECONDS)

    def _set(self, person: UUID | None, seconds: float) -> None:
        now = monotonic()
        if now > self._swept + SETTLING_SECONDS:  # not each time: a crowd of guests begins sessions
            self._swept = now
            self._good_from = {who: since for who, since in self._good_from.items() if since + KEPT_SECONDS >= now}
        self._good_from[person] = now + seconds
