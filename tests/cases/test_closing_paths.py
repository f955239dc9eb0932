"""Whatever is done in whatever order: a case is never closed over open orders or unfinished required sub-tasks, unless
by force, and then nothing of it stays open; an open case is always somebody's and a clock runs; stale timers do nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from typing import Any, final
from uuid import UUID

from hypothesis import HealthCheck, given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from anmin.app.compose import open_house
from anmin.cases.actions.answering import OrderRunsOut, RefuseOrder, order_runs_out, refuse_order
from anmin.cases.actions.assessing import RunOut, run_out
from anmin.cases.actions.closing import CloseCase, ReopenCase, close_case, reopen_case
from anmin.cases.actions.ordering import OrderResponders, Responder, WithdrawOrder, order_responders, withdraw_order
from anmin.cases.actions.raising import RaiseCase, raise_case
from anmin.cases.actions.reporting import ReportBack, report_back
from anmin.cases.actions.tasks import (
    DropTask,
    FinishTask,
    PlanTasks,
    TaskRunsOut,
    drop_task,
    finish_task,
    plan_tasks,
    task_runs_out,
)
from anmin.cases.catalogue.terms import ClockName
from anmin.cases.clocks import Ticking
from anmin.cases.planning import TaskAsked
from anmin.cases.terms.orders import RefusalReason, ResponderKind, WithdrawReason
from anmin.kernel.access import EVERYTHING, HOUSE, Actor
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.db import Where
from anmin.kernel.door import Command, Door
from anmin.kernel.settings import Settings
from anmin.kernel.words import Problem
from tests.stories.town import StoryTown, story_town

GRANTS = (
    "cases.see",
    "cases.take",
    "cases.order",
    "cases.close",
    "cases.command",
    "cases.answer_orders",
    "cases.work_tasks",
)
STEPS = ("order", "report", "refuse", "withdraw", "plan", "finish", "drop", "close", "force", "reopen", "stale")
REFUSALS = {
    "cannot_close",
    "case_over",
    "case_not_closed",
    "order_ended",
    "report_final",
    "illegal_stage",
    "task_state",
    "already_ordered",
}
STATE = """
select c.state, c.epoch, c.version, cardinality(c.offices) as offices,
  (select count(*) from assignments a where a.case_id = c.id and a.ended_at is null) as orders,
  (select count(*) from tasks t where t.case_id = c.id and t.ended_at is null) as tasks,
  (select count(*) from tasks t where t.case_id = c.id and t.ended_at is null and t.required) as required,
  (select count(*) from timers t where t.kind = 'timer' and (t.subject = 'case:' || c.id::text
    or t.subject in (select 'order:' || a.id::text from assignments a where a.case_id = c.id))) as clocks
from cases c where c.id = $1
"""


@final
class Path:
    """One case and everything that is tried with it."""

    def __init__(self, town: StoryTown, case: UUID) -> None:
        self.town = town
        self.case = case
        self.orders: list[UUID] = []
        self.tasks: list[UUID] = []
        self.forced = False
        office = frozenset({town.offices["PROVINCE"]})
        self.staff = Caller(Actor("staff", town.ids["commander"], grants=dict.fromkeys(GRANTS, office)))

    async def step(self, verb: str, which: int) -> None:
        before = await self.state()
        self.forced = verb == "force"
        try:
            await getattr(self, verb)(which)
        except Problem as refused:
            assert refused.fault.code in REFUSALS, refused.fault.code
        self.check(before, await self.state())

    def check(self, before: Any, after: Any) -> None:
        assert after["offices"] > 0
        if after["state"] == "closed":
            assert (after["orders"], after["tasks"], after["clocks"]) == (0, 0, 0)
        else:
            assert after["clocks"] > 0
        if after["state"] == "closed" != before["state"] and not self.forced:
            assert (before["orders"], before["required"]) == (0, 0)
        assert after["epoch"] >= before["epoch"]

    async def state(self) -> Any:
        async with self.town.house.db.transaction(EVERYTHING) as conn:
            return await conn.fetchrow(STATE, self.case)

    def run(self, door: Door[Any, Any], command: Command) -> Awaitable[Any]:
        return door.run(self.town.house, self.staff, command)

    async def order(self, which: int) -> None:
        office = self.town.offices[("S1", "S2", "GAS")[which % 3]]
        asked = Responder(kind=ResponderKind.ORGANISATION, id=office, required=which % 2 == 0)
        placed = await self.run(order_responders, OrderResponders(case=self.case, responders=(asked,)))
        self.orders += [each.order for each in placed]

    async def report(self, which: int) -> None:
        if self.orders:
            order = self.orders[which % len(self.orders)]
            await self.run(report_back, ReportBack(order=order, final=True, why="电话处置"))

    async def refuse(self, which: int) -> None:
        if self.orders:
            order = self.orders[which % len(self.orders)]
            await self.run(refuse_order, RefuseOrder(order=order, reason=RefusalReason.BUSY))

    async def withdraw(self, which: int) -> None:
        if self.orders:
            order = self.orders[which % len(self.orders)]
            await self.run(withdraw_order, WithdrawOrder(order=order, reason=WithdrawReason.NOT_NEEDED))

    async def plan(self, which: int) -> None:
        asked = TaskAsked(title="走访", minutes=5 + which, required=which % 2 == 0)
        placed = await self.run(plan_tasks, PlanTasks(case=self.case, tasks=(asked,)))
        self.tasks += [each.task for each in placed]

    async def finish(self, which: int) -> None:
        if self.tasks:
            await self.run(finish_task, FinishTask(task=self.tasks[which % len(self.tasks)]))

    async def drop(self, which: int) -> None:
        if self.tasks:
            await self.run(drop_task, DropTask(task=self.tasks[which % len(self.tasks)], reason="无须"))

    async def close(self, _: int) -> None:
        await self.run(close_case, CloseCase(case=self.case, disposition="advised", outcome="已处理"))

    async def force(self, _: int) -> None:
        asked = CloseCase(case=self.case, disposition="advised", outcome="已处理", force=True, reason="指令")
        await self.run(close_case, asked)

    async def reopen(self, _: int) -> None:
        await self.run(reopen_case, ReopenCase(case=self.case, reason="复发"))

    async def stale(self, which: int) -> None:
        """Timers of states that are over: nothing moves and nothing is said."""
        before = await self.state()
        house, maker = self.town.house, Caller(HOUSE)
        ticking = Ticking(before["epoch"] - 1, ClockName.UNORDERED)
        await run_out.run(house, maker, RunOut(case=self.case, ticking=ticking))
        for order in self.orders:
            late = Ticking(0, ClockName.UNACKNOWLEDGED)
            await order_runs_out.run(house, maker, OrderRunsOut(order=order, ticking=late))
        for task in self.tasks:
            await task_runs_out.run(house, maker, TaskRunsOut(task=task, version=0, step=1 + which))
        assert await self.state() == before


async def walk(town: StoryTown, steps: list[tuple[str, int]]) -> None:
    raised = await raise_case.run(town.house, Caller(HOUSE), RaiseCase(content="有人闹事"))
    path = Path(town, raised.case)
    for verb, which in (*steps, ("close", 0)):
        await path.step(verb, which)


def test_no_path_closes_over_what_is_open(where: Where, settings: Settings, clock: SetClock) -> None:
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        house = runner.run(stack.enter_async_context(open_house(settings, where, clock=clock)))
        town = runner.run(stack.enter_async_context(story_town(house, clock, "http://127.0.0.1:9")))
        steps = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 5)), min_size=1, max_size=10)

        @bounds(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
        @given(steps)
        def every(taken: list[tuple[str, int]]) -> None:
            runner.run(walk(town, taken))

        try:
            every()
        finally:
            runner.run(stack.aclose())
