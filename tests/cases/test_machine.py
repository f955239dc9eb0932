"""Any way through the line, drawn by lot: whatever people, timers and chance do, nobody loses responsibility for a case."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from anmin.cases.actions import closing, merging, messages, ordering, rating, tasks
from anmin.cases.actions.ordering import Responder
from anmin.cases.planning import TaskAsked
from anmin.cases.queries.page import CasePage, StaffCase, case_page
from anmin.cases.terms.cases import OVER, CaseState
from anmin.cases.terms.rating import Verdict
from anmin.kernel.postgres import Embedded
from tests.cases.line_moves import MOST, ONE, RESPONDERS, CasesAndOrders, of
from tests.cases.line_world import World, opened

ENDING = {"disposition": "handled_on_scene", "outcome": "民警已到场处置完毕。"}


class TheLine(CasesAndOrders):
    """With messages, sub-tasks, merges, closings, time, timers and two who want the same at once."""

    # Beside the orders

    @rule(case=ONE, act=st.sampled_from(("asks", "writes", "caller", "plans", "starts", "finishes", "drops")))
    def beside(self, case: int, act: str) -> None:
        id = of(self.books.cases, case)
        task = next((each["id"] for each in self.books.tasks.values() if each["case_id"] == id), None)
        if act == "caller":
            self.guest(id, messages.send_message, body="我在门口")
        elif act in ("asks", "writes"):
            self.ask("call_taker", messages.send_message, case=id, body="请说明位置", awaits_answer=act == "asks")
        elif act == "plans":
            wanted = TaskAsked(title="调取监控", minutes=15, required=bool(case % 2), office=self.world.office("S1"))
            self.ask("call_taker", tasks.plan_tasks, case=id, tasks=(wanted,))
        elif task is not None and act == "drops":
            self.ask("call_taker", tasks.drop_task, task=task, reason="不再需要")
        elif task is not None:
            self.ask("officer_s1", tasks.start_task if act == "starts" else tasks.finish_task, task=task)

    @rule(case=ONE, into=ONE, withdraw=st.booleans())
    def merge(self, case: int, into: int, *, withdraw: bool) -> None:
        one, other = of(self.books.cases, case), of(self.books.cases, into)
        if len(self.books.cases) > 1:
            self.ask("call_taker", merging.merge_cases, case=one, into=other, withdraw=withdraw)

    @rule(case=ONE)
    def split(self, case: int) -> None:
        """Undo a merge when there is one, or make two of one."""
        merged = self.books.cases_at(CaseState.MERGED)
        if not merged and len(self.books.cases) >= MOST:
            return
        id, office = of(merged or self.books.cases, case), None if merged else self.world.office("S2")
        stands = self.ask("call_taker", merging.split_case, case=id, office=office)
        if stands:
            self.new.append(stands.case)

    @rule(case=ONE, act=st.sampled_from(("close", "close", "force", "reopen", "rate")))
    def end(self, case: int, act: str) -> None:
        closed = self.books.cases_at(CaseState.CLOSED) if act in ("reopen", "rate") else ()
        id = of(closed or self.books.cases, case)
        if act == "reopen":
            self.ask("call_taker", closing.reopen_case, case=id, reason="又有新情况")
        elif act == "rate":
            self.guest(id, rating.rate_case, verdict=of(Verdict, case))
        else:
            who = "call_taker" if case % 2 else "commander"
            self.ask(who, closing.close_case, case=id, force=act == "force", reason="先期处置", **ENDING)

    # Time and chance

    @rule(minutes=st.sampled_from((0.1, 2, 20, 180, 1500, -1)), follows=st.booleans())
    def time_passes(self, minutes: float, *, follows: bool) -> None:
        """Also a clock that is put right again by a minute."""
        self.world.pass_time(timedelta(minutes=minutes))
        self._run(self.world.due(self.books.subjects))
        if follows:
            self.heard = self._run(self.world.react(self.heard, self.books.subjects))

    @rule(which=ONE)
    def an_old_timer_wakes(self, which: int) -> None:
        if stale := self.books.stale():
            self._run(self._nothing_changes(of(stale, which)))

    async def _nothing_changes(self, timer: Any) -> None:
        before = await self.books.state()
        await self.world.fire(timer)
        assert await self.books.state() == before, f"a stale timer {timer['name']} changed something"
        self.world.done["stale " + timer["name"]] += 1

    @rule(case=ONE, other=ONE, unit=st.sampled_from(RESPONDERS[3:]))
    def at_once(self, case: int, other: int, unit: str) -> None:
        """Two want one unit, and somebody closes what the first one is for."""
        one = of(self.books.cases, case)
        two = of([each for each in self.books.cases if each != one] or [one], other)
        self._run(self._together(one, two, (self._responder(unit),)))

    async def _together(self, case: UUID, other: UUID, wanted: tuple[Responder, ...]) -> None:
        ask, callers = self.world.ask, self.world.callers
        await asyncio.gather(
            ask(callers["dispatcher"], ordering.order_responders, case=case, responders=wanted),
            ask(callers["commander"], ordering.order_responders, case=other, responders=wanted, preempt=True),
            ask(callers["call_taker"], closing.close_case, case=case, **ENDING),
        )

    # What must hold

    @invariant()
    def nobody_loses_responsibility(self) -> None:
        self._run(self.books.read(self.new))
        self.books.check()
        self._run(self._shown())

    async def _shown(self) -> None:
        """The page shows the level that is saved, and the clock that runs."""
        row = self.books.cases.get(self.touched) if self.touched else None
        if row is None or CaseState(row["state"]) in OVER:
            return
        page = await case_page.run(self.world.house, self.world.callers["call_taker"], CasePage(case=row["id"]))
        assert isinstance(page, StaffCase)
        assert page.case.level == page.head.level == row["level"]
        assert (page.head.clock is None) == (page.case.state is CaseState.SCHEDULED)

    def teardown(self) -> None:
        """Whatever happened, the watch commander can end every case that is open."""
        if not hasattr(self, "heard"):
            return
        for id, row in self.books.cases.items():
            if CaseState(row["state"]) not in OVER:
                assert self.ask("commander", closing.close_case, case=id, force=True, reason="收尾", **ENDING)
        self.nobody_loses_responsibility()


@pytest.fixture(scope="module")
def world(server: Embedded) -> Iterator[World]:
    with opened(server) as made:
        yield made


OFTEN = {
    "cases.raise_case",
    "cases.take_case",
    "cases.order_responders",
    "cases.acknowledge_order",
    "cases.report_stage",
    "cases.report_back",
    "cases.close_case",
    "cases.case_clock",
    "cases.order_clock",
    "stale cases.order_clock",
}
"""What no forty runs leave out; the rarer ways come by and by."""


def test_whatever_happens_somebody_is_responsible(world: World) -> None:
    TheLine.world = world
    run_state_machine_as_test(
        TheLine,
        settings=settings(
            max_examples=40,
            stateful_step_count=25,
            deadline=None,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert set(world.done) >= OFTEN, "a way through the line was never gone"
