"""Who looked at whose data: the only way from a masked value to a clear one, and the line that every look leaves.

A purpose needs a ground that holds now, such as an open case the actor works on; rooms register the check for theirs.
"""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import msgspec

from anmin.kernel.ctx import Ctx
from anmin.kernel.events import PersonalDataRead, PersonalDataRevealed
from anmin.kernel.journal import Subject, person
from anmin.kernel.personal import Permit, Personal, clear
from anmin.kernel.words import Code, Fault

NO_GROUND = Fault(
    "no_ground", 403, "此目的没有成立的依据，不能查看。", "No ground holds for this purpose, so the data stays closed."
)
_PERMIT = Permit("kernel.reveal: the door through which clear values leave, with a journal line each")


class Whose(msgspec.Struct, frozen=True):
    """The person a value is about: `citizen` or `staff`, and the id."""

    kind: Annotated[str, msgspec.Meta(pattern="^(citizen|staff)$")]
    id: UUID


async def reveal(ctx: Ctx, value: Personal, purpose: Code, whose: Whose) -> str:
    """The clear text of `value`, when a ground for `purpose` holds. Raises NO_GROUND; leaves `PersonalDataRevealed`."""
    await _check(ctx, purpose, whose)
    ctx.say(
        PersonalDataRevealed(person=whose.id, kind=value.word, purpose=purpose.value),
        about=Subject(whose.kind, whose.id, 0, (person(whose.id),)),
    )
    return clear(value, _PERMIT)


async def looked(ctx: Ctx, whose: Whose, fields: tuple[str, ...], purpose: Code) -> None:
    """Note that the (masked) data of a person was shown. Raises NO_GROUND; leaves `PersonalDataRead`."""
    await _check(ctx, purpose, whose)
    noted(ctx, whose, fields, purpose)


def noted(ctx: Ctx, whose: Whose, fields: tuple[str, ...], purpose: Code) -> None:
    """The same of a look that needs no ground: its door opens to a scope alone."""
    ctx.say(
        PersonalDataRead(person=whose.id, fields=fields, purpose=purpose.value),
        about=Subject(whose.kind, whose.id, 0, (person(whose.id),)),
    )


async def _check(ctx: Ctx, purpose: Code, whose: Whose) -> None:
    if not await grounded(ctx, whose, purpose):
        raise NO_GROUND()


async def grounded(ctx: Ctx, whose: Whose, purpose: Code) -> bool:
    """Whether a ground for the purpose holds now."""
    ground = ctx.house.grounds.get(purpose.value)
    return ground is not None and await ground(ctx.conn, ctx.actor, f"{whose.kind}:{whose.id}")
