"""A member of staff and what may become of the account. Knows no password and no session."""

import secrets
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.identity.terms.staff import STAFF_STATE, StaffState
from anmin.kernel.personal import Phone, RealName

Login = Annotated[str, Meta(min_length=3, max_length=40, pattern=r"^[a-z0-9][a-z0-9._-]{2,39}$(?!\n)")]
"""Small letters, so that nobody has a twin who differs in case."""

Badge = Annotated[str, Meta(min_length=1, max_length=20, pattern=r"^[0-9A-Za-z][0-9A-Za-z-]{0,19}$(?!\n)")]

_UPPER, _LOWER, _DIGITS = "ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz", "23456789"
_GROUPS = 4


class StaffMember(msgspec.Struct, frozen=True, kw_only=True):
    """One account as it stands; storing it makes the next version. `held`: the grants rest until the security administrator confirms a reset."""

    id: UUID
    login: str
    name: RealName
    name_public: bool
    badge: str | None
    phone: Phone | None
    organisation: UUID
    state: StaffState
    held: bool
    version: int
    made_at: datetime
    left_at: datetime | None = None

    def suspend(self) -> "StaffMember":
        return self._become(StaffState.SUSPENDED, StaffState.INVITED, StaffState.ACTIVE)

    def restore(self, *, complete: bool) -> "StaffMember":
        """`complete`: own password and second factor are set, so that the account need not begin anew."""
        return self._become(StaffState.ACTIVE if complete else StaffState.INVITED, StaffState.SUSPENDED)

    def activate(self) -> "StaffMember":
        return self._become(StaffState.ACTIVE, StaffState.INVITED)

    def reset(self, *, held: bool) -> "StaffMember":
        again = self._become(StaffState.INVITED, StaffState.INVITED, StaffState.ACTIVE)
        return msgspec.structs.replace(again, held=self.held or held)

    def release(self) -> "StaffMember":
        return self._next(held=False)

    def move(self, to: UUID) -> "StaffMember":
        self.check_here()
        return self._next(organisation=to)

    def leave(self, at: datetime) -> "StaffMember":
        self.check_here()
        return self._next(state=StaffState.LEFT, left_at=at)

    def check_here(self) -> None:
        """Raises STAFF_STATE for somebody who left: that account is history."""
        if self.state == StaffState.LEFT:
            raise STAFF_STATE(state=self.state)

    def _become(self, state: StaffState, *allowed: StaffState) -> "StaffMember":
        if self.state not in allowed:
            raise STAFF_STATE(state=self.state)
        return self._next(state=state)

    def _next(self, **changes: object) -> "StaffMember":
        return msgspec.structs.replace(self, **changes)


def shown_state(state: StaffState, locked_until: datetime | None, now: datetime) -> StaffState:
    """The state as people see it: a lock that runs out by itself is not stored as a state."""
    locked = locked_until is not None and locked_until > now
    return StaffState.LOCKED if locked and state in (StaffState.INVITED, StaffState.ACTIVE) else state


def first_password() -> str:
    """Such as `Kx7m-Pq3w-Zt9d-Hs4b`: 66 random bits, no look-alikes, good enough for every rule of passwords."""
    return "-".join("".join(map(secrets.choice, (_UPPER, _LOWER, _DIGITS, _LOWER))) for _ in range(_GROUPS))
