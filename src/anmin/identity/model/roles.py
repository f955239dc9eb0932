"""Roles as data: a code, two names and a set of permissions; and grants of a role to somebody for an organisation."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.identity.model.administrators import Powers
from anmin.identity.terms import roles as terms
from anmin.identity.terms.administrators import Administrator
from anmin.kernel.fields import CodeText
from anmin.kernel.words import Wrong

RoleCode = Annotated[str, Meta(min_length=2, max_length=40, pattern=r"^[a-z][a-z0-9_]{1,39}$(?!\n)")]
Permissions = Annotated[tuple[CodeText, ...], Meta(max_length=500)]


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """One role as it stands; `administers` follows from its permissions."""

    id: UUID
    code: str
    name: str
    name_en: str
    permissions: frozenset[str]
    administers: Administrator | None
    version: int

    def change(self, powers: Powers, name: str, name_en: str, permissions: frozenset[str]) -> "Role":
        """Raises ROLE_FIXED when an administrator's permissions differ or an ordinary role would become one's."""
        if permissions != self.permissions and (self.administers or powers.administers(permissions)):
            raise terms.ROLE_FIXED()
        return msgspec.structs.replace(self, name=name, name_en=name_en, permissions=permissions)


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """One role that somebody holds for an organisation and everything below it, from and until an instant."""

    id: UUID
    staff: UUID
    role: UUID
    organisation: UUID
    administers: Administrator | None
    valid_from: datetime
    valid_to: datetime | None
    version: int


def check_known(powers: Powers, permissions: tuple[str, ...]) -> frozenset[str]:
    """The permissions as a set. Raises PERMISSION_UNKNOWN naming the place of each code that no door needs."""
    zh, en = "没有这个权限代码。", "No door needs this permission."
    wrong = tuple(
        Wrong(f"$.permissions[{place}]", "permission_unknown", zh, en)
        for place, code in enumerate(permissions)
        if code not in powers.known
    )
    if wrong:
        raise terms.PERMISSION_UNKNOWN(wrong=wrong)
    return frozenset(permissions)


def check_period(valid_from: datetime, valid_to: datetime | None, now: datetime) -> None:
    """Raises GRANT_PERIOD."""
    if valid_to is not None and valid_to <= max(valid_from, now):
        raise terms.GRANT_PERIOD()
