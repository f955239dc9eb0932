"""Who may hold which powers: the three administrators exclude each other. Pure; the database holds the same line.

Source: MLPS level 3 (三员分立). Every rule is about sets of permission codes, so that no role can be a way around it.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from uuid import UUID

import msgspec

from anmin.identity.terms.administrators import (
    AUDIT_CHANGES_NOTHING,
    LAST_ADMINISTRATOR,
    MIXED_ADMINISTRATIONS,
    NOT_TO_ONESELF,
    RESERVED,
    Administrator,
)
from anmin.kernel.words import Permission


class Reservations:
    """Which permissions belong to one administrator alone. Rooms above add theirs when they are installed."""

    def __init__(self) -> None:
        self.reserved: dict[str, Administrator] = dict(RESERVED)

    def reserve(self, permission: Permission, administrator: Administrator) -> None:
        """Raises ValueError when the permission already belongs to another one."""
        if self.reserved.setdefault(permission.code, administrator) != administrator:
            raise ValueError(f"{permission.code} belongs to another administrator")


class Powers(msgspec.Struct, frozen=True):
    """The permissions of the house: all that a role may hold, those that change something, those that are reserved."""

    known: Mapping[str, Permission]
    writing: frozenset[str]
    reserved: Mapping[str, Administrator]

    def administers(self, permissions: Iterable[str]) -> Administrator | None:
        """Whose powers these are. Raises MIXED_ADMINISTRATIONS, and AUDIT_CHANGES_NOTHING for an auditor who writes."""
        codes = frozenset(permissions)
        found = {self.reserved[code] for code in codes if code in self.reserved}
        if len(found) > 1:
            raise MIXED_ADMINISTRATIONS()
        if Administrator.AUDIT in found and codes & self.writing:
            raise AUDIT_CHANGES_NOTHING()
        return found.pop() if found else None

    def check_account(self, roles: Iterable[AbstractSet[str]]) -> None:
        """What one account would hold by all its roles together. Raises as `administers` does."""
        self.administers(code for permissions in roles for code in permissions)


def check_other(actor: UUID | None, account: UUID) -> None:
    """Nobody grants to themselves and nobody administers their own account. Raises NOT_TO_ONESELF."""
    if actor == account:
        raise NOT_TO_ONESELF()


def check_remaining(administrator: Administrator | None, others: int) -> None:
    """`others`: active accounts beside this one that hold the administration for good. Raises LAST_ADMINISTRATOR."""
    if administrator is not None and others < 1:
        raise LAST_ADMINISTRATOR(administrator=administrator)
