"""What people do with a case and its orders, as rules of the machine: raise, take, assess, order, answer, refuse.

The rest of the line, and what must hold of all of it, stands in `test_machine.py`.
"""

from __future__ import annotations

from collections.abc import Coroutine
from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from anmin.cases.actions import answering, assessing, ordering, raising, recording, reporting
from anmin.cases.actions.ordering import Responder
from anmin.cases.model.orders import CHAIN
from anmin.cases.placing import Spot
from anmin.cases.terms.cases import Flag, LevelReason
from anmin.cases.terms.orders import OrderState, RefusalReason, ResponderKind, WithdrawReason
from anmin.kernel import journal
from anmin.kernel.access import EVERYTHING
from tests.cases.line_books import Books
from tests.cases.line_world import SPEAKS, World
from tests.stories.town import HERE

MOST = 5
"""Cases of one run."""
RESPONDERS = ("S1", "S2", "GAS", "S1-CAR-1", "S1-CAR-2", "TRAFFIC-1", "GAS-1")
SOME = st.lists(st.sampled_from(RESPONDERS), min_size=1, max_size=3, unique=True)
FLAGS = ((), (Flag.ADVISED,), (Flag.QUIET, Flag.MINOR), (Flag.DRILL,))
CATEGORIES = ("010101", "05020101", "nonesuch")
MINUTES = st.sampled_from((None, 0, -1, -30, 3, 60))
"""When a stage was, from now; None: left out."""
WHY = st.sampled_from(("", "终端故障"))
ONE = st.integers(0, 59)
"""Which one, or which variation: the rest of the division by how many there are."""
REGULAR = CHAIN[2:]
"""The stages a hand reports; that a terminal received the order goes without saying."""
FITTING = {
    "refuse": (OrderState.ORDERED, OrderState.RECEIVED),
    "withdraw": CHAIN[:-1],
    "override": (OrderState.REFUSED,),
    "well": (OrderState.ON_SCENE,),
    "seen": (OrderState.WITHDRAWN,),
}
WAYS = ("silent", "told", "scheduled", "drill", "recorded", "officer")


def of(listed: Any, n: int) -> Any:
    found = list(listed)
    return found[n % len(found)]


class CasesAndOrders(RuleBasedStateMachine):
    """Everybody at once at a few cases of one town. Few rules with many variations: each comes often in every run.

    What a race between two decides stands in no precondition: a run must draw the same again. Such a rule does nothing.
    """

    world: ClassVar[World]

    def __init__(self) -> None:
        super().__init__()
        self.world.begin()
        self.books = Books(self.world.conn)
        self.new: list[UUID] = []
        self.touched: UUID | None = None
        self.heard = self._run(self._begin())

    async def _begin(self) -> journal.Cursor:
        await self.books.begin()
        async with self.world.house.db.transaction(EVERYTHING) as conn:
            return await journal.end(conn)

    def _run(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        return self.world.run(coroutine)

    def ask(self, who: str, door: Any, **fields: Any) -> Any:
        self.touched = fields.get("case", self.touched)
        return self._run(self.world.ask(self.world.callers[who], door, **fields))

    def guest(self, case: UUID, door: Any, **fields: Any) -> None:
        person = self.books.cases[case]["person"]
        if person is not None:
            self._run(self.world.ask(self.world.guest(person), door, case=case, **fields))

    def speaker(self, order: UUID) -> str:
        return self.world.speaker(self.books.orders[order]["office"])

    # Raised, taken, ordered

    @initialize(how=st.sampled_from(("silent", "told")), whom=SOME)
    def begin(self, how: str, whom: list[str]) -> None:
        case = self._raised(how)
        self.ask("call_taker", assessing.take_case, case=case)
        self._order("dispatcher", case, whom)
        self._raised("told")

    @rule(how=st.sampled_from(WAYS), again=st.booleans())
    def raise_case(self, how: str, *, again: bool) -> None:
        """Each way once, or one of those that a person has to take."""
        if len(self.books.cases) < MOST:
            self._raised("told" if again else how)

    def _raised(self, how: str) -> UUID:
        spot, later = Spot(**HERE), self.world.house.clock.now() + timedelta(hours=2)
        ways: dict[str, tuple[str, Any, dict[str, Any]]] = {
            "silent": ("caller", raising.raise_case, {"tag": "robbery"}),
            "told": ("caller", raising.raise_case, {"content": "门口有人打架"}),
            "scheduled": ("caller", raising.raise_case, {"content": "约时见面", "scheduled_for": later}),
            "drill": ("caller", raising.raise_case, {"content": "演练", "flags": (Flag.DRILL,)}),
            "recorded": ("call_taker", recording.record_case, {"content": "来电报警"}),
            "officer": ("officer_s1", recording.report_as_officer, {"content": "巡逻发现"}),
        }
        who, door, fields = ways[how]
        case: UUID = self.ask(who, door, position=spot, **fields).case
        self.new.append(case)
        return case

    @rule(case=ONE, n=ONE, act=st.sampled_from(("take", "take", "classify", "level", "flags")))
    def assess(self, case: int, n: int, act: str) -> None:
        acts: dict[str, tuple[Any, dict[str, Any]]] = {
            "take": (assessing.take_case, {}),
            "classify": (assessing.classify_case, {"category": of(CATEGORIES, n)}),
            "level": (assessing.set_level, {"level": 1 + n % 4, "reason": of(LevelReason, n)}),
            "flags": (assessing.set_flags, {"flags": of(FLAGS, n)}),
        }
        door, fields = acts[act]
        self.ask("call_taker", door, case=of(self.books.cases, case), **fields)

    @rule(case=ONE, whom=SOME, preempt=st.booleans(), who=st.sampled_from(("dispatcher", "commander")))
    def order(self, case: int, whom: list[str], *, preempt: bool, who: str) -> None:
        self._order(who, of(self.books.cases, case), whom, preempt=preempt)

    def _order(self, who: str, case: UUID, whom: list[str], *, preempt: bool = False) -> None:
        wanted = tuple(map(self._responder, whom))
        self.ask(who, ordering.order_responders, case=case, responders=wanted, preempt=preempt)

    def _responder(self, name: str) -> Responder:
        if name in SPEAKS:
            return Responder(kind=ResponderKind.ORGANISATION, id=self.world.office(name))
        return Responder(kind=ResponderKind.UNIT, id=self.world.units[name])

    # Answered

    @rule(order=ONE, steps=st.integers(1, 4))
    def go_on(self, order: int, steps: int) -> None:
        """Some next steps as they should be: none of them is refused."""
        if not self.books.open_orders:
            return
        id = of(self.books.open_orders, order)
        who, state = self.speaker(id), OrderState(self.books.orders[id]["state"])
        for stage in [each for each in REGULAR if CHAIN.index(each) > CHAIN.index(state)][:steps]:
            assert self._step(who, id, stage), f"{stage} was refused"

    def _step(self, who: str, order: UUID, stage: OrderState) -> Any:
        if stage is OrderState.ACCEPTED:
            return self.ask(who, answering.acknowledge_order, order=order, persons=2)
        if stage in (OrderState.REPORTED, OrderState.DONE):
            final = stage is OrderState.DONE
            return self.ask(who, reporting.report_back, order=order, final=final, text="已处置")
        return self.ask(who, answering.report_stage, order=order, stage=stage, position=Spot(**HERE))

    @rule(order=ONE, stage=st.sampled_from(OrderState), minutes=MINUTES, why=WHY)
    def say_a_stage(self, order: int, stage: OrderState, minutes: int | None, why: str) -> None:
        """Any stage, also a wrong one, at any time."""
        if not self.books.orders:
            return
        id = of(self.books.orders, order)
        at = None if minutes is None else self.world.house.clock.now() + timedelta(minutes=minutes)
        self.ask(self.speaker(id), answering.report_stage, order=id, stage=stage, at=at, why=why)

    @rule(order=ONE, final=st.booleans(), level=st.sampled_from((None, 1, 4)), why=WHY)
    def report_back(self, order: int, *, final: bool, level: int | None, why: str) -> None:
        if not self.books.orders:
            return
        id = of(self.books.orders, order)
        self.ask(self.speaker(id), reporting.report_back, order=id, final=final, level=level, why=why)

    @rule(order=ONE, n=ONE, act=st.sampled_from(("refuse", "refuse", "withdraw", "override", "well", "seen")))
    def otherwise(self, order: int, n: int, act: str) -> None:
        """On an order that allows it, when there is one."""
        if not self.books.orders:
            return
        id = of(self.books.orders_at(*FITTING[act]) or self.books.orders, order)
        acts: dict[str, tuple[str, Any, dict[str, Any]]] = {
            "refuse": (self.speaker(id), answering.refuse_order, {"reason": of(RefusalReason, n)}),
            "withdraw": ("dispatcher", ordering.withdraw_order, {"reason": of(WithdrawReason, n)}),
            "override": ("commander", ordering.override_refusal, {}),
            "well": (self.speaker(id), answering.confirm_welfare, {}),
            "seen": (self.speaker(id), answering.acknowledge_end, {}),
        }
        who, door, fields = acts[act]
        self.ask(who, door, order=id, **fields)
