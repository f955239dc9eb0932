"""Signing in, pure: what follows from an attempt, when an account locks, when a person still has something to set up.

Counts every failure until a sign-in is complete, so that a known password gives no endless tries at the second factor.
"""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.identity.passwords import weaknesses
from anmin.identity.terms.sign_in import PASSWORD_WEAK, Failure
from anmin.identity.terms.staff import StaffState
from anmin.kernel.personal import Secret
from anmin.kernel.words import Wrong

CHALLENGE_LIFE = timedelta(minutes=5)
OIDC_LIFE = timedelta(minutes=10)


class SignInPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """The limits that the security administrator may set. Source of the defaults: MLPS level 3."""

    idle_minutes: Annotated[int, Meta(ge=15, le=30)] = 20
    absolute_hours: Annotated[int, Meta(ge=1, le=12)] = 12
    lock_after: Annotated[int, Meta(ge=3, le=5)] = 5
    lock_minutes: Annotated[int, Meta(ge=15, le=1440)] = 15
    oidc_second_factor: bool = False
    """Whether a second factor that the OpenID provider vouches for (`amr`) counts as ours."""


class LastSignIn(msgspec.Struct, frozen=True):
    """When and by which channel the account was used before: the owner sees whether it was them."""

    at: datetime
    channel: str


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What signing in needs to know of one account. `seed` and `new_seed` are the secrets of the second factor."""

    staff: UUID
    login: str
    state: StaffState
    password: str | None
    must_change: bool
    seed: Secret | None
    new_seed: Secret | None
    last_step: int | None
    recovery: tuple[bytes, ...]
    failures: int
    failed_since: int
    locked_until: datetime | None
    last_at: datetime | None
    last_channel: str | None
    version: int

    @property
    def restricted(self) -> bool:
        """Whether the first password or the second factor must be set before anything else."""
        return self.must_change or self.seed is None

    @property
    def last(self) -> LastSignIn | None:
        return LastSignIn(self.last_at, self.last_channel or "") if self.last_at else None

    def locked(self, now: datetime) -> bool:
        return self.locked_until is not None and now < self.locked_until

    def obstacle(self, now: datetime) -> Failure | None:
        """Why this account may not sign in at all, whatever is given."""
        if self.state in (StaffState.SUSPENDED, StaffState.LEFT):
            return Failure.CLOSED
        return Failure.LOCKED if self.locked(now) else None

    def fail(self, now: datetime, policy: SignInPolicy) -> "Account":
        """One more failure; the one that reaches the limit locks. While locked nothing is counted towards the next lock."""
        counted = self._next(failed_since=self.failed_since + 1)
        if self.locked(now):
            return counted
        if self.failures + 1 < policy.lock_after:
            return msgspec.structs.replace(counted, failures=self.failures + 1, locked_until=None)
        until = now + timedelta(minutes=policy.lock_minutes)
        return msgspec.structs.replace(counted, failures=0, locked_until=until)

    def succeed(self, now: datetime, channel: str) -> "Account":
        return self._next(failures=0, failed_since=0, locked_until=None, last_at=now, last_channel=channel)

    def unlock(self) -> "Account":
        return self._next(failures=0, locked_until=None)

    def with_password(self, hashed: str | None, *, first: bool) -> "Account":
        return self._next(password=hashed, must_change=first)

    def without_factor(self) -> "Account":
        return self._next(seed=None, new_seed=None, last_step=None, recovery=())

    def offer_factor(self, seed: Secret) -> "Account":
        return self._next(new_seed=seed)

    def set_factor(self, step: int, recovery: tuple[bytes, ...]) -> "Account":
        """The offered seed becomes the second factor; the code that proved it does not work again."""
        return self._next(seed=self.new_seed, new_seed=None, last_step=step, recovery=recovery)

    def use_step(self, step: int) -> "Account":
        return self._next(last_step=step)

    def use_recovery(self, left: tuple[bytes, ...]) -> "Account":
        return self._next(recovery=left)

    def _next(self, **changes: object) -> "Account":
        return msgspec.structs.replace(self, **changes)


def check_strength(password: Secret, login: str) -> None:
    """Raises PASSWORD_WEAK naming everything that speaks against the password."""
    wrong = tuple(Wrong("$.new", each.value, each.zh, each.en) for each in weaknesses(password, login))
    if wrong:
        raise PASSWORD_WEAK(wrong=wrong)
