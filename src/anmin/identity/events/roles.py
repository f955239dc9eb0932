"""Facts about roles and grants."""

from datetime import datetime
from uuid import UUID

from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("新增角色", "A role was added")
class RoleAdded(Event, frozen=True):
    role: UUID
    permissions: tuple[CodeText, ...]


@fact("变更角色", "A role was changed")
class RoleChanged(Event, frozen=True):
    role: UUID
    gained: tuple[CodeText, ...]
    lost: tuple[CodeText, ...]


@fact("授予角色", "A role was granted")
class RoleGranted(Event, frozen=True):
    grant: UUID
    staff: UUID
    role: UUID
    organisation: UUID
    valid_from: datetime
    valid_to: datetime | None


@fact("收回角色", "A role was revoked")
class RoleRevoked(Event, frozen=True):
    grant: UUID
    staff: UUID
    role: UUID
    organisation: UUID
