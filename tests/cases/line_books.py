"""What must hold of the line at every moment, read past all doors: responsibility, clocks, stages, levels, units.

The books remember what they saw: what is written once must stay, what goes forward must not come back.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import asyncpg

from anmin.cases.clocks import APPOINTMENT, CASE_CLOCK, ORDER_CLOCK, clock_of
from anmin.cases.model.cases import state_of
from anmin.cases.model.orders import CHAIN, COLUMN
from anmin.cases.terms.cases import OVER, CaseState, Flag
from anmin.cases.terms.orders import ENDED, OrderState
from anmin.cases.waiting import WAITING
from tests.conftest import START

CASES = "select * from cases where id = any ($1) order by raised_at, id"
ORDERS = "select * from assignments where case_id = any ($1) order by case_id, number"
STAGES = "select assignment, stage, at from stages where case_id = any ($1) order by assignment, stage"
TASKS = "select * from tasks where case_id = any ($1) order by id"
FOLLOW_UPS = "select * from follow_ups where case_id = any ($1) order by id"
UNITS = "select id, version, code, status, assignment, case_id from units order by code"
TIMERS = """
select name, subject, version, due, payload, request from timers where kind = 'timer' and subject = any ($1)
order by name, subject
"""
LINES = """
select seq, subject, version, event, payload ->> 'level' as level from journal
where subject = any ($1) and seq > $2 and at >= $3 order by seq
"""
LAST_LINE = "select max(seq) from journal"
MILESTONES = ("ordered_at", "received_at", "acknowledged_at", "set_out_at", "arrived_at", "reported_at", "ended_at")


class Books:
    """The cases of one run. `subjects`: what their timers and lines are about, oldest first."""

    def __init__(self, conn: asyncpg.Connection) -> None:
        self.conn = conn
        self.cases: dict[UUID, asyncpg.Record] = {}
        self.orders: dict[UUID, asyncpg.Record] = {}
        self.tasks: dict[UUID, asyncpg.Record] = {}
        self.units: list[asyncpg.Record] = []
        self.timers: dict[tuple[str, str], asyncpg.Record] = {}
        self.stages: dict[tuple[UUID, str], Any] = {}
        self.seen_timers: dict[tuple[str, str, int, str], asyncpg.Record] = {}
        self.levels: dict[str, int] = {}
        self._versions: dict[str, int] = {}
        self._seq = 0

    @property
    def subjects(self) -> list[str]:
        kinds = (("case", self.cases), ("order", self.orders), ("task", self.tasks))
        return [f"{kind}:{id}" for kind, rows in kinds for id in rows]

    @property
    def open_orders(self) -> list[UUID]:
        return self.orders_at(*CHAIN[:-1])

    def orders_at(self, *states: OrderState) -> list[UUID]:
        return [id for id, row in self.orders.items() if OrderState(row["state"]) in states]

    def cases_at(self, state: CaseState) -> list[UUID]:
        return [id for id, row in self.cases.items() if CaseState(row["state"]) is state]

    async def begin(self) -> None:
        """Lines before this one are of earlier runs."""
        self._seq = await self.conn.fetchval(LAST_LINE) or 0

    async def state(self) -> tuple[Any, ...]:
        """Everything that a timer may change, to be compared."""
        ids = list(self.cases)
        found = [await self.conn.fetch(sql, ids) for sql in (CASES, ORDERS, STAGES, TASKS, FOLLOW_UPS)]
        timers = await self.conn.fetch(TIMERS, self.subjects)
        return *found, timers, await self.conn.fetch(UNITS), await self.conn.fetchval(LAST_LINE)

    async def read(self, new: list[UUID]) -> None:
        """Look again, at the new cases as well, and hold against what was seen before."""
        ids = [*self.cases, *(id for id in new if id not in self.cases)]
        cases = {row["id"]: row for row in await self.conn.fetch(CASES, ids)}
        self.cases = {id: cases[id] for id in ids}
        await self._read_orders(ids)
        self.tasks = _kept(self.tasks, await self.conn.fetch(TASKS, ids))
        follow_ups = [f"follow_up:{row['id']}" for row in await self.conn.fetch(FOLLOW_UPS, ids)]
        self.units = await self.conn.fetch(UNITS)
        timers = await self.conn.fetch(TIMERS, [*self.subjects, *follow_ups])
        self.timers = {(row["name"], row["subject"]): row for row in timers}
        self._remember([*self.subjects, *follow_ups])
        await self._read_lines()

    async def _read_orders(self, ids: list[UUID]) -> None:
        before, self.orders = self.orders, _kept(self.orders, await self.conn.fetch(ORDERS, ids))
        for id, was in before.items():
            goes_forward(was, self.orders[id])
        before_stages = self.stages
        self.stages = {(row["assignment"], row["stage"]): row["at"] for row in await self.conn.fetch(STAGES, ids)}
        assert before_stages.items() <= self.stages.items(), "a stage that was written has changed"

    def _remember(self, subjects: list[str]) -> None:
        place = {subject: n for n, subject in enumerate(subjects)}
        for row in sorted(self.timers.values(), key=lambda each: (place[each["subject"]], each["name"])):
            self.seen_timers.setdefault((row["name"], row["subject"], row["version"], row["payload"]), row)

    def stale(self) -> list[asyncpg.Record]:
        """Timers that stood once, of a state that is gone."""
        standing = {(row["name"], row["subject"], row["version"]) for row in self.timers.values()}
        return [
            row
            for row in self.seen_timers.values()
            if (row["name"], row["subject"], row["version"]) not in standing
            and (row["name"] != WAITING or (WAITING, row["subject"]) not in self.timers)
        ]

    async def _read_lines(self) -> None:
        """Of one subject the versions never fall; the last level that was said is the level."""
        subjects = [f"case:{id}" for id in self.cases]
        for line in await self.conn.fetch(LINES, subjects, self._seq, START - timedelta(days=1)):
            subject, self._seq = line["subject"], max(self._seq, line["seq"])
            assert line["version"] >= self._versions.get(subject, 0), f"{line['event']} goes back"
            self._versions[subject] = line["version"]
            if line["event"] in ("cases.Raised", "cases.LevelSet"):
                self.levels[subject] = int(line["level"])
        for id, row in self.cases.items():
            assert self._versions[f"case:{id}"] == row["version"], "a version was saved and never said"

    def orders_of(self, case: UUID) -> list[asyncpg.Record]:
        return [row for row in self.orders.values() if row["case_id"] == case]

    def check(self) -> None:
        """Raises AssertionError with what does not hold."""
        for row in self.cases.values():
            self._responsible(row)
            assert row["level"] == self.levels[f"case:{row['id']}"], "another level than the last one that was said"
            orders = tuple(OrderState(each["state"]) for each in self.orders_of(row["id"]))
            if CaseState(row["state"]) not in OVER and row["taken_at"] is not None:
                assert row["state"] == state_of(orders), "it does not stand where its orders put it"
        for row in self.orders.values():
            self._order(row)
        self._check_units()

    def _responsible(self, row: asyncpg.Record) -> None:
        subject, state = f"case:{row['id']}", CaseState(row["state"])
        clock = self.timers.get((CASE_CLOCK, subject))
        if state in OVER:
            assert clock is None, "the clock of a case that is over runs on"
            assert (WAITING, subject) not in self.timers, "a case that is over waits for its caller"
            assert all(OrderState(each["state"]) in ENDED for each in self.orders_of(row["id"])), (
                "an order outlives its case"
            )
            assert not [
                task for task in self.tasks.values() if task["case_id"] == row["id"] and task["ended_at"] is None
            ]
            return
        assert {row["desk"], row["office"]} <= set(row["offices"]), "nobody is responsible"
        appointed = self.timers.get((APPOINTMENT, subject))
        if state is CaseState.SCHEDULED:
            assert appointed is not None or clock is not None
        elif clock_of(state, frozenset(map(Flag, row["flags"]))) is not None:
            assert clock is not None, f"no clock runs although it is {state}"
            assert clock["version"] == row["epoch"], "its clock is that of an earlier state"
        else:
            assert clock is None, "the clock of an earlier state stands beside those of the orders"
            assert any(OrderState(each["state"]) not in ENDED for each in self.orders_of(row["id"]))
        assert (row["waiting_since"] is not None) == ((WAITING, subject) in self.timers)

    def _order(self, row: asyncpg.Record) -> None:
        clock, state = self.timers.get((ORDER_CLOCK, f"order:{row['id']}")), OrderState(row["state"])
        if state in ENDED:
            assert clock is None, "the clock of an order that has ended runs on"
        else:
            assert clock is not None, "an open order has no clock"
            assert clock["version"] == row["version"], "an open order has the clock of an earlier stage"
        times = [row[name] for name in MILESTONES if row[name] is not None]
        assert all(one <= two for one, two in pairwise(times)), f"milestones go back: {times}"
        for stage, column in COLUMN.items():
            written = self.stages.get((row["id"], stage.value))
            assert written is None or written == row[column], f"{stage} is noted with two times"

    def _check_units(self) -> None:
        open_orders = {id: row for id, row in self.orders.items() if OrderState(row["state"]) not in ENDED}
        bound = {row["assignment"]: row for row in self.units if row["assignment"] is not None}
        wanted = {id for id, row in open_orders.items() if row["responder_kind"] == "unit"}
        assert bound.keys() == wanted, "a unit is bound to another order than its open one"
        for id, unit in bound.items():
            assert (unit["id"], unit["case_id"]) == (open_orders[id]["responder"], open_orders[id]["case_id"])


def goes_forward(was: asyncpg.Record, now: asyncpg.Record) -> None:
    """An order never comes back, and what was written of it stays."""
    assert now["version"] >= was["version"]
    if OrderState(was["state"]) in ENDED:
        assert now["state"] == was["state"], "an order that had ended goes on"
    elif OrderState(now["state"]) in CHAIN:
        assert CHAIN.index(OrderState(now["state"])) >= CHAIN.index(OrderState(was["state"])), "an order goes back"
    for name in MILESTONES:
        assert was[name] in (None, now[name]), f"{name} was written twice"


def _kept(known: dict[UUID, asyncpg.Record], rows: list[asyncpg.Record]) -> dict[UUID, asyncpg.Record]:
    """Those known before in their old order, then the new ones."""
    found = {row["id"]: row for row in rows}
    return {id: found[id] for id in [*known, *(id for id in found if id not in known)]}
