"""Which offices a caller acts for: what row-level security asks of the tables, asked of what is held in memory."""

from collections.abc import Iterable
from uuid import UUID

from anmin.identity.tree import OrganisationTree
from anmin.kernel.access import Actor
from anmin.kernel.ctx import Ctx
from anmin.kernel.words import Permission


def sees(ctx: Ctx, office: UUID) -> bool:
    """Whether the office is in the scope of this call."""
    return ctx.scope.everything or not ctx.scope.offices.isdisjoint(_above(ctx, office))


def seen(ctx: Ctx, offices: Iterable[UUID]) -> frozenset[UUID] | None:
    """Those in scope; None: all there are."""
    return None if ctx.scope.everything else frozenset(each for each in offices if sees(ctx, each))


def holds(ctx: Ctx, permission: Permission, office: UUID) -> bool:
    """Whether the actor has the permission for this office, by this grant or one above."""
    return held_by(ctx, ctx.actor, permission, office)


def held_by(ctx: Ctx, actor: Actor, permission: Permission, office: UUID) -> bool:
    """As `holds`, of somebody else than who calls."""
    granted = actor.grants.get(permission.code, frozenset())
    return actor.kind == "system" or not granted.isdisjoint(_above(ctx, office))


def _above(ctx: Ctx, office: UUID) -> tuple[UUID, ...]:
    return ctx.house.service(OrganisationTree).ancestors(office)
