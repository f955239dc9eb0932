"""What may stand against closing a case. Rooms above bring their guards: `house.service(Guards).register(name, guard)`.

A guard looks and answers; it changes nothing. It is asked in the scope of whoever closes.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import final

import msgspec

from anmin.cases.catalogue.templates import TEMPLATES
from anmin.cases.evidence import owner_of
from anmin.cases.model.cases import Case
from anmin.cases.model.closing import unmet
from anmin.cases.model.orders import Order
from anmin.cases.store import closing as store
from anmin.cases.store import handovers, tasks
from anmin.cases.terms.orders import OrderState
from anmin.kernel.ctx import Ctx
from anmin.kernel.registers import Registers
from anmin.kernel.words import Text, Wrong
from anmin.media.queries.evidence import sealed


class Refusal(msgspec.Struct, frozen=True):
    """Why a case cannot be closed yet, for whoever wants to close it."""

    zh: str
    en: str


class ToClose(msgspec.Struct, frozen=True):
    """The case that somebody wants to close and its orders, all locked."""

    case: Case
    orders: Sequence[Order]


Guard = Callable[[Ctx, ToClose], Awaitable[Refusal | None]]


@final
class Guards:
    """The guards of this house, asked in the order in which they were brought."""

    def __init__(self) -> None:
        self._guards: dict[str, Guard] = {
            "orders": open_orders,
            "required_orders": required_orders,
            "tasks": required_tasks,
            "consent": family_consent,
            "hand_overs": hand_overs,
            "evidence": evidence,
        }

    def register(self, name: str, guard: Guard) -> None:
        """Raises ValueError when two rooms bring one name."""
        if self._guards.setdefault(name, guard) is not guard:
            raise ValueError(f"the guard {name} is brought twice")

    async def refusals(self, ctx: Ctx, closing: ToClose) -> tuple[Wrong, ...]:
        """What every guard that does not agree says, each under its name."""
        asked = [(name, await guard(ctx, closing)) for name, guard in self._guards.items()]
        return tuple(Wrong(f"$.{name}", name, said.zh, said.en) for name, said in asked if said is not None)


def reasons(refusals: tuple[Wrong, ...]) -> tuple[Text, ...]:
    return tuple(Text(each.zh, each.en) for each in refusals)


def _numbers(numbers: list[int]) -> tuple[str, str]:
    return "、".join(map(str, numbers)), ", ".join(map(str, numbers))


async def open_orders(_: Ctx, closing: ToClose) -> Refusal | None:
    listed = [each.number for each in closing.orders if not each.ended]
    if not listed:
        return None
    zh, en = _numbers(listed)
    return Refusal(f"派警单 {zh} 尚未办结", f"orders {en} are still open")


async def required_orders(_: Ctx, closing: ToClose) -> Refusal | None:
    """Joint closure (XM-09): everyone who was required has reported, or was made good or released."""
    listed = [each.number for each in unmet(closing.orders)]
    if not listed:
        return None
    zh, en = _numbers(listed)
    return Refusal(f"必须反馈的派警单 {zh} 被拒绝且无人接替", f"required orders {en} were refused and nobody took over")


async def required_tasks(ctx: Ctx, closing: ToClose) -> Refusal | None:
    left = sum(each.required and not each.ended for each in await tasks.of_case(ctx, closing.case.id))
    return Refusal(f"还有 {left} 项必办子任务未完成", f"{left} required sub-tasks are not done") if left else None


async def family_consent(ctx: Ctx, closing: ToClose) -> Refusal | None:
    """Where the template asks for the family's consent, a report says what the family wants (XY-16)."""
    case = closing.case
    template = ctx.house.service(Registers).get(TEMPLATES, case.template, ctx.now) if case.template else None
    if template is None or not template.consent:
        return None
    handled = any(each.state is OrderState.DONE for each in closing.orders)
    if not handled or await store.has_consent(ctx, case.id):
        return None
    return Refusal("尚未记录家属意见", "what the family wants has not been recorded")


async def hand_overs(ctx: Ctx, closing: ToClose) -> Refusal | None:
    """What was offered to another agency and not answered is still ours."""
    left = await handovers.unanswered(ctx, closing.case.id)
    return Refusal(f"{left} 次移交尚未得到答复", f"{left} hand-overs have not been answered") if left else None


async def evidence(ctx: Ctx, closing: ToClose) -> Refusal | None:
    if await sealed(ctx, owner_of(closing.case.id)):
        return None
    return Refusal("证据未完整封存", "evidence is missing or was altered in the store")
