"""The door: every change is an `@action`, every look a `@query`. One declaration gives the check, the transaction,
idempotency, the journal, the HTTP body and the reference. A door without a permission cannot be declared.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Generic, Literal, TypeVar, final, get_type_hints

import msgspec

from anmin.kernel import passing
from anmin.kernel.ctx import Caller, Ctx
from anmin.kernel.words import Fault, Permission

if TYPE_CHECKING:
    from anmin.kernel.house import House

C = TypeVar("C", bound=msgspec.Struct)
R = TypeVar("R")

Key = Annotated[str, msgspec.Meta(min_length=16, max_length=64, pattern=r"^[A-Za-z0-9_-]+$(?!\n)")]
"""An idempotency key, made by the client (a UUID serves): the same key gives the first result again."""


class Command(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an action is asked to do. `key` makes a repeated call harmless; without it every call is a new one.

    `by_key`: the key alone says that a call is the same one; a phone that asks again may have moved meanwhile.
    """

    by_key: ClassVar[bool] = False
    key: Key | None = None


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a query is asked."""


class Outcome(msgspec.Struct, frozen=True):
    """The result as JSON, and whether it is the first result given again."""

    result: bytes
    replayed: bool = False


@final
class Door(Generic[C, R]):
    """One verb of a room. Calling it inside another action joins that action's transaction."""

    def __init__(
        self, kind: Literal["action", "query"], name: str, needs: Permission, verb: Callable[[Ctx, C], Awaitable[R]]
    ) -> None:
        hints = get_type_hints(verb)
        command = list(inspect.signature(verb).parameters)[1]
        self.kind = kind
        self.name = name
        self.needs = needs
        self.verb = verb
        self.command: type[C] = hints[command]
        self.result: Any = hints["return"]
        self.doc = inspect.cleandoc(verb.__doc__ or "")
        self.batch = False
        self.elevated: str | None = None
        self.asks: tuple[Permission, ...] = ()
        """Further permissions that the verb looks for itself: with `needs` they are what roles may hold."""
        self.faults: tuple[Fault, ...] = ()

    @property
    def operation(self) -> str:
        """`identity.add_staff` → `addStaff`: the operationId, a contract."""
        first, *rest = self.name.partition(".")[2].split("_")
        return first + "".join(word.capitalize() for word in rest)

    async def __call__(self, ctx: Ctx, command: C) -> R:
        return await self.verb(ctx.inner(self.name), command)

    async def run(self, house: House, caller: Caller, command: C) -> R:
        """Pass the door and get the result as a value. Raises `Problem`."""
        outcome = await self.passed(house, caller, command)
        result: R = msgspec.json.decode(outcome.result, type=self.result, dec_hook=passing.decode_hook)
        return result

    async def passed(self, house: House, caller: Caller, command: C) -> Outcome:
        """Pass the door and get the result as JSON. Raises `Problem`."""
        return Outcome(*await passing.passed(house, self, caller, command))


Verb = Callable[[Ctx, C], Awaitable[R]]


def action(
    name: str,
    *,
    needs: Permission,
    batch: bool = False,
    elevated: str | None = None,
    faults: tuple[Fault, ...] = (),
) -> Callable[[Verb[C, R]], Door[C, R]]:
    """Declare an action. `batch`: it decides without a connection and may share a transaction with strangers.

    `elevated`: the reason why it sees rows beyond the caller's scope. `faults`: the refusals it may answer with.
    """

    def declare(verb: Verb[C, R]) -> Door[C, R]:
        door = Door("action", name, needs, verb)
        door.batch, door.elevated, door.faults = batch, elevated, faults
        return door

    return declare


def query(
    name: str, *, needs: Permission, elevated: str | None = None, faults: tuple[Fault, ...] = ()
) -> Callable[[Verb[C, R]], Door[C, R]]:
    """Declare a query: it changes nothing; when it shows personal data it says so in the journal."""

    def declare(verb: Verb[C, R]) -> Door[C, R]:
        door = Door("query", name, needs, verb)
        door.elevated, door.faults = elevated, faults
        return door

    return declare
