"""Clocks that run out: each calls the one action that looks at the state again."""

from uuid import UUID

from anmin.cases.actions.answering import OrderRunsOut, order_runs_out
from anmin.cases.actions.assessing import RunOut, run_out
from anmin.cases.clocks import CASE_CLOCK, ORDER_CLOCK, Ticking
from anmin.kernel.lanes import Fired, React, due, told


@due(CASE_CLOCK)
async def on_case_clock(react: React, fired: Fired) -> None:
    await react(run_out, RunOut(case=_id(fired), ticking=told(fired, Ticking)))


@due(ORDER_CLOCK)
async def on_order_clock(react: React, fired: Fired) -> None:
    await react(order_runs_out, OrderRunsOut(order=_id(fired), ticking=told(fired, Ticking)))


def _id(fired: Fired) -> UUID:
    return UUID(fired.subject.partition(":")[2])
