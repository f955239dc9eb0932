"""How long a code lives, how often it may be asked for and tried. Pure: counting is the store's, time is given."""

from datetime import datetime, timedelta
from math import ceil
from uuid import UUID

import msgspec

from anmin.identity.terms.codes import LimitBy

LIFE = timedelta(minutes=5)
TRIES = 5


class Limit(msgspec.Struct, frozen=True):
    """At most `most` codes in `seconds`, counted by phone, by device, or all together."""

    by: LimitBy
    most: int
    seconds: int

    def wait(self, made: datetime | None, now: datetime) -> int:
        """Seconds until another may be made; `made` is the `most`-th newest one, None when there are fewer. 0: now."""
        if made is None:
            return 0
        return max(0, ceil((made + timedelta(seconds=self.seconds) - now).total_seconds()))


LIMITS = (
    Limit(LimitBy.PHONE, 1, 60),
    Limit(LimitBy.PHONE, 5, 3600),
    Limit(LimitBy.PHONE, 10, 86400),
    Limit(LimitBy.DEVICE, 10, 3600),
    Limit(LimitBy.DEVICE, 20, 86400),
    Limit(LimitBy.EVERYBODY, 600, 60),
)
"""First rows of the register; the last one bounds what a flood may cost."""


class KeptCode(msgspec.Struct, frozen=True):
    """A code as it is kept: its hash, and what has happened to it."""

    id: UUID
    version: int
    code_hash: bytes
    expires_at: datetime
    used_at: datetime | None
    tries: int

    def is_alive(self, now: datetime) -> bool:
        return self.used_at is None and now < self.expires_at and self.tries < TRIES
