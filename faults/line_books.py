"""The books of the emergency line after the faults: what callers and staff were told, held against what stands.

Rows are read past all doors; the desk is paged through as its call-taker would.
"""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

import asyncpg
import httpx

from bench.town import Row, at_least
from faults.books import PARKED, WEAK
from faults.callers import STAGES, STEP, Desks, LineLedger
from faults.rows import none, told

CASES = """
select c.id, c.number, round((c.raw_lon - $2) / $3)::bigint as place, c.taken_at from cases c
where exists (select from journal j where j.subject = 'case:' || c.id and j.event = 'cases.Raised' and j.seq > $1)
"""
HALF = """
with raised as (select subject, count(*) as times from journal where event = 'cases.Raised' and seq > $1 group by subject),
  keys as (select count(*) as many from requests where actor = 'anonymous' and door = 'cases.raise_case')
select (select count(*) filter (where times > 1) from raised)
  + (select count(*) from raised r where not exists (select from cases c join case_positions p on p.case_id = c.id
      join sessions s on s.person = c.person and s.kind = 'guest' where 'case:' || c.id = r.subject))
  + abs((select count(*) from cases where raised_by = 'anonymous') - (select many from keys))
"""
NUMBERS_TWICE = "select count(*) - count(distinct number) from cases"
NO_CLOCK = """
select count(*) from cases c where c.closed_at is null
  and not exists (select from timers t where t.kind = 'timer' and t.name = 'cases.case_clock'
    and t.subject = 'case:' || c.id and t.version = c.epoch and t.parked_at is null)
  and not exists (select from assignments a join timers t on t.kind = 'timer' and t.name = 'cases.order_clock'
    and t.subject = 'order:' || a.id and t.version = a.version and t.parked_at is null
    where a.case_id = c.id and a.ended_at is null)
"""
NO_ORDER_CLOCK = """
select count(*) from assignments a where a.ended_at is null and not exists (select from timers t where t.kind = 'timer'
  and t.name = 'cases.order_clock' and t.subject = 'order:' || a.id and t.version = a.version and t.parked_at is null)
"""
RAN_OUT = "select count(*) from journal where event in ('cases.ClockRanOut', 'cases.OrderOverdue') and seq > $1"
ORDERS = "select id, case_id from assignments"
BOUND = """
select (select count(*) from units u left join assignments a on a.id = u.assignment
    where u.assignment is not null and (a.id is null or a.ended_at is not null or a.responder <> u.id))
  + (select count(*) from assignments a left join units u on u.assignment = a.id
    where a.responder_kind = 'unit' and a.ended_at is null and u.id is null)
"""
REACHED = """
select s.assignment, s.stage, a.state, (select count(*) from journal j where j.subject = 'case:' || a.case_id
    and j.event = 'cases.StageReached' and j.payload ->> 'order' = a.id::text and j.payload ->> 'stage' = s.stage) as said
from stages s join assignments a on a.id = s.assignment
"""
COLUMNS = ("waiting", "in_work", "waiting_for_caller", "reported", "scheduled")


async def alarms(dsn: str, since: int, ledger: LineLedger, desks: Desks) -> list[Row]:
    """What the callers were told, against the rows."""
    conn = await asyncpg.connect(dsn)
    try:
        rows = await conn.fetch(CASES, since, desks.lon, STEP)
        half, twice = await conn.fetchval(HALF, since), await conn.fetchval(NUMBERS_TWICE)
        weak = await conn.fetchval(WEAK)
    finally:
        await conn.close()
    standing = {(row["place"], row["id"], row["number"]) for row in rows}
    times, known = Counter(row["place"] for row in rows), ledger.raised.keys() | ledger.open
    lost = sum((place, each.case, each.number) not in standing for place, each in ledger.raised.items())
    return [
        none("durability settings of PostgreSQL that are off", weak),
        at_least("alarms acknowledged meanwhile", len(ledger.raised), "", 1),
        told("calls repeated under the same key", ledger.repeated),
        told("alarms given up by their caller", len(ledger.open)),
        told("… of which had become a case", sum(times[place] for place in ledger.open)),
        none("acknowledged alarms lost, or with another number", lost),
        none("alarms doubled", sum(each - 1 for each in times.values()) + len(times.keys() - known)),
        none("alarms half there: line, position, session or key missing", half),
        none("numbers given twice", twice),
        none("a second answer under one key that differed", ledger.differing),
        none(f"answers that nobody expected: {dict(ledger.surprises)}", ledger.surprises.total()),
    ]


async def work(dsn: str, since: int, ledger: LineLedger) -> list[Row]:
    """What the staff were told, against the rows."""
    conn = await asyncpg.connect(dsn)
    try:
        taken = {row["id"] for row in await conn.fetch("select id from cases where taken_at is not null")}
        orders: dict[UUID, set[UUID]] = {}
        for row in await conn.fetch(ORDERS):
            orders.setdefault(row["case_id"], set()).add(row["id"])
        reached = {(row["assignment"], row["stage"]): row for row in await conn.fetch(REACHED)}
        bound, clocks = await conn.fetchval(BOUND), await conn.fetchval(NO_CLOCK) + await conn.fetchval(NO_ORDER_CLOCK)
        ran_out, parked = await conn.fetchval(RAN_OUT, since), await conn.fetchval(PARKED)
    finally:
        await conn.close()
    sure = {told.case for told in ledger.raised.values()} - ledger.unsure
    doubled = sum(len(found - ledger.orders.get(case, set())) for case, found in orders.items() if case in sure)
    return [
        at_least("cases taken", len(ledger.taken), "", 1),
        none("acknowledged takings lost", len(ledger.taken - taken)),
        at_least("orders placed", sum(map(len, ledger.orders.values())), "", 1),
        none("orders lost", sum(len(each - orders.get(case, set())) for case, each in ledger.orders.items())),
        none("orders doubled", doubled),
        told("… refused because the unit was busy", ledger.busy),
        none("units bound to no open order of theirs, or orders without their unit", bound),
        at_least("stages acknowledged", len(ledger.stages), "", 1),
        none("acknowledged stages lost", sum(each not in reached for each in ledger.stages)),
        none("orders that stand before a stage they reached", sum(map(_behind, reached.values()))),
        none("stages whose line is missing or doubled", sum(row["said"] != 1 for row in reached.values())),
        none("open cases and orders without a running clock", clocks),
        told("clocks that ran out meanwhile", ran_out),
        none("jobs parked", parked),
    ]


def _behind(row: asyncpg.Record) -> bool:
    order = ("ordered", "received", *STAGES)
    return row["state"] in order and order.index(row["state"]) < order.index(row["stage"])


async def desk(address: str, ledger: LineLedger, desks: Desks) -> list[Row]:
    """Every acknowledged alarm stands on the desk: nothing closes one here."""
    shown: Counter[UUID] = Counter()
    async with httpx.AsyncClient(base_url=f"{address}/api/v1", timeout=30) as client:
        for column in COLUMNS:
            after: dict[str, Any] = {}
            while True:
                asked = {"column": column, "limit": 200, **after}
                answer = await client.get("/desk", params=asked, headers={"authorization": f"Bearer {desks.taker}"})
                page = answer.raise_for_status().json()
                shown.update(UUID(each["case"]) for each in page["cases"])
                if page["next"] is None:
                    break
                after = {"after": page["next"]}
    missing = sum(told.case not in shown for told in ledger.raised.values())
    return [
        told("cases that the desk shows", len(shown)),
        none("acknowledged alarms that do not stand on the desk", missing),
        none("cases that the desk shows twice", sum(each - 1 for each in shown.values())),
    ]
