"""The one place where a register's own permission is asked: every door of the registers comes through here.

The doors themselves need only PUBLIC or OWN_ACCOUNT, because which permission counts is known with the register.
"""

from typing import Any

from anmin.kernel import access
from anmin.kernel.access import Actor
from anmin.kernel.ctx import Ctx
from anmin.kernel.registers.declare import Register
from anmin.kernel.registers.service import Registers
from anmin.kernel.words import Permission, Problem


def readable(ctx: Ctx, code: str) -> Register[Any]:
    """The register, when the actor may read it. Raises REGISTER_UNKNOWN, NOT_SIGNED_IN and NOT_ALLOWED."""
    register = ctx.house.service(Registers).named(code)
    if not may_read(ctx.actor, register):
        access.admit(ctx.actor, register.reads)
    return register


def may_read(actor: Actor, register: Register[Any]) -> bool:
    """Whoever may change it reads it as well."""
    return holds(actor, register.reads) or holds(actor, register.needs)


def changeable(ctx: Ctx, code: str) -> Register[Any]:
    """The register, when the actor may change it. Raises REGISTER_UNKNOWN, NOT_SIGNED_IN and NOT_ALLOWED."""
    register = ctx.house.service(Registers).named(code)
    access.admit(ctx.actor, register.needs)
    return register


def holds(actor: Actor, permission: Permission) -> bool:
    """Whether the actor has the permission, by the same rule."""
    try:
        access.admit(actor, permission)
    except Problem:
        return False
    return True
