"""Who acts, what they may do and which rows they may see. A `Scope` is minted here only, from an actor and a door.

The database holds the same line: row-level security reads the scope from the transaction, and no scope means no rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, final
from uuid import UUID

import msgspec

from anmin.kernel import faults
from anmin.kernel.words import Permission

ActorKind = Literal["anonymous", "guest", "citizen", "staff", "system"]
"""A guest raised a matter without an account and holds a session for that matter alone."""

PUBLIC = Permission("public", "任何人", "Anyone, without signing in")
OWN = Permission("citizen.own", "本人（公众）", "A signed-in citizen, for their own data")
OWN_ACCOUNT = Permission("staff.own", "本人（工作人员）", "A signed-in staff member, for their own account")
SYSTEM = Permission("system", "系统", "Only the house itself: timers, reactions and the command line")


class Actor(msgspec.Struct, frozen=True):
    """Somebody who passes a door. `grants` maps a permission's code to the offices it was given for (with all below)."""

    kind: ActorKind
    id: UUID | None = None
    session: UUID | None = None
    grants: Mapping[str, frozenset[UUID]] = MappingProxyType({})
    restricted: bool = False
    """True while a first password must be changed or a second factor set up: only OWN_ACCOUNT doors open."""

    @property
    def name(self) -> str:
        """`staff:0190…`: how the journal names the actor; never empty, never personal."""
        return f"{self.kind}:{self.id}" if self.id else self.kind


ANONYMOUS = Actor("anonymous")
HOUSE = Actor("system")


@final
class Scope(msgspec.Struct, frozen=True):
    """The rows a door may touch: all, those of some offices and everything below them, and those about one person."""

    everything: bool
    offices: frozenset[UUID]
    person: UUID | None

    def settings(self) -> tuple[str, str, str]:
        """The three values PostgreSQL's policies read: everything, offices as an array literal, person."""
        return (
            "on" if self.everything else "",
            "{" + ",".join(sorted(map(str, self.offices))) + "}",
            str(self.person or ""),
        )


NOTHING = Scope(everything=False, offices=frozenset(), person=None)
EVERYTHING = Scope(everything=True, offices=frozenset(), person=None)


def admit(actor: Actor, needs: Permission, *, elevated: bool = False) -> Scope:
    """The scope in which `actor` passes a door that needs `needs`.

    Raises NOT_SIGNED_IN for an anonymous actor at a closed door and NOT_ALLOWED for anybody else without the permission.
    """
    if actor.kind == "system":
        return EVERYTHING
    offices = _offices(actor, needs)
    if offices is None:
        raise (faults.NOT_SIGNED_IN if actor.kind == "anonymous" else faults.NOT_ALLOWED)()
    return EVERYTHING if elevated else Scope(everything=False, offices=offices, person=actor.id)


def _offices(actor: Actor, needs: Permission) -> frozenset[UUID] | None:
    if needs == PUBLIC or (needs.own and actor.kind in ("citizen", "guest")):
        return frozenset()
    if needs in _OWNERS:
        return frozenset() if actor.kind == _OWNERS[needs] else None
    if needs == SYSTEM or actor.kind != "staff" or actor.restricted:
        return None
    return actor.grants.get(needs.code)


_OWNERS: Mapping[Permission, ActorKind] = {OWN: "citizen", OWN_ACCOUNT: "staff"}
