"""Figures over 280,000 closed matters of 81 organisations, and the lists and suggestions that stand on the same rows.

The matters are made by arithmetic, so that every count can be told beforehand: the tests use the same statement.
"""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from bench.bureau import DESK, Screen, bureau
from bench.bureau import figures as measured
from bench.desk import SIZE, SOUTH, TEXTS, WEST
from bench.town import Row, Town, at_most

MATTERS, DONE = 280_000, 278_000
LEADS = 81
TRIED = 10_000
SIMULATES = "update roles set permissions = permissions || '{matters.manage}' where code = 'dispatcher'"
FILL = """
insert into cases (id, number, version, epoch, kind, state, call_kind, channel, raised_by, desk, first_office, office, offices,
  content, first_category, category, first_level, level, lon, lat, country, place_state, raised_at, taken_at, closed_at,
  disposition, verdict)
select md5('matter' || n)::uuid, '350781-20250101-' || lpad(n::text, 6, '0'), 3, 2,
  (array['service', 'service', 'consultation', 'petition'])[1 + n % 4], case when n <= $2 then 'closed' else 'taken' end,
  'help', (array['app', 'phone', 'wechat'])[1 + n % 3], 'citizen:' || md5('person' || n % 30000)::uuid, $5, lead, lead,
  array[$5, lead], $9, c.code, c.code, 4, 4, $10::float8 + $12::float8 * random(), $11::float8 + $12::float8 * random(), 'CN',
  'given', came, came + interval '5 minutes',
  case when n <= $2 then came + interval '2 days' end, case when n <= $2 then 'handled_on_scene' else '' end,
  case when n > $3 then '' when n <= $4 then 'satisfied' when n % 5 < 3 then 'basically' else 'dissatisfied' end
from generate_series(1, $1::int) n
  cross join lateral (select ($6::uuid[])[1 + n % cardinality($6::uuid[])] as lead, $7::timestamptz - n * $8::interval as came) made
  join (select code, row_number() over (order by code) as r, count(*) over () as many from unnest($13::text[]) code) c
  on c.r = 1 + n % c.many
"""
FURTHER = (
    """insert into matters (case_id, version, kind, lead, urgency, span_count, span_unit, begun_at, due_at, warn_at, step,
  assessed_at, routed_at, accepted_at, concluded_at)
select c.id, 3, c.kind, c.office, 'ordinary', 7, 'days', c.raised_at, c.raised_at + interval '7 days',
  c.raised_at + interval '5 days', 0, c.raised_at, c.raised_at, c.raised_at + interval '1 hour', c.closed_at
from cases c where c.kind <> 'emergency' on conflict (case_id) do nothing""",
    """insert into assignments (id, version, case_id, number, responder_kind, responder, office, state, required, automatic,
  ordered_at, acknowledged_at, arrived_at, ended_at)
select md5('order' || id)::uuid, 2, id, 1, 'organisation', office, office, case when closed_at is null then 'accepted' else 'done' end,
  true, false, raised_at, raised_at, raised_at + interval '30 minutes', closed_at
from cases where kind <> 'emergency' on conflict do nothing""",
    """insert into messages (id, case_id, at, side)
select md5('reply' || id)::uuid, id, raised_at + interval '1 minute', 'staff' from cases where kind <> 'emergency'
on conflict do nothing""",
)


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """How many came in, were closed, rated, satisfied; `apart`: between two of them, back from `until`."""

    many: int
    done: int
    rated: int
    satisfied: int
    desk: UUID
    leads: Sequence[UUID]
    until: datetime
    apart: timedelta
    categories: Sequence[str]
    content: bytes | None = None


async def fill_matters(conn: asyncpg.Connection, made: Made) -> None:
    """As the owner of the tables."""
    counts = (made.many, made.done, made.rated, made.satisfied)
    where, what = (WEST, SOUTH, SIZE), list(made.categories)
    await conn.execute(FILL, *counts, made.desk, list(made.leads), made.until, made.apart, made.content, *where, what)
    for statement in FURTHER:
        await conn.execute(statement)


def measure() -> list[dict[str, Any]]:
    """Rows `{name, value, unit, limit, limit_value, ratio}`."""
    return measured(fill, _rows)


def _rows(screen: Screen) -> list[Row]:
    chance, now = random.Random(12345), datetime.now(UTC)
    whole = f"since={now - timedelta(days=1100):%Y-%m-%d}&until={now:%Y-%m-%d}"
    year = f"since={now - timedelta(days=365):%Y-%m-%d}&until={now:%Y-%m-%d}"

    def likely() -> str:
        matter = hashlib.md5(f"matter{chance.randrange(1, MATTERS)}".encode(), usedforsecurity=False).hexdigest()
        return f"/cases/{UUID(matter)}/duplicates"

    def page(path: str) -> Callable[[], str]:
        return lambda: path

    stored = f"{MATTERS:,} matters, {LEADS} organisations"
    return [
        at_most(f"figures of three years, {stored}: best", screen.least(f"/figures?{whole}"), "ms", 1000),
        at_most(
            "figures by organisation, three years: best", screen.least(f"/figures?{whole}&by=organisation"), "ms", 1000
        ),
        at_most(
            "figures by organisation with all times, one year: best",
            screen.least(f"/figures?{year}&by=organisation&times=true"),
            "ms",
            1000,
        ),
        at_most("figures by category, one year: best", screen.least(f"/figures?{year}&by=category"), "ms", 1000),
        at_most("figureCases, one year: best", screen.least(f"/figures/cases?{year}&figure=dissatisfied"), "ms", 1000),
        at_most("myDesk over matters: p99", screen.p99(page("/desk?column=in_work")), "ms", 80),
        at_most("matterDesk, being handled: p99", screen.p99(page("/matters?column=handling")), "ms", 80),
        at_most("matterDesk, handed to others: p99", screen.p99(page("/matters?column=with_others")), "ms", 80),
        at_most("matterDesk, ended: p99", screen.p99(page("/matters?column=ended")), "ms", 80),
        at_most("caseDuplicates: p99", screen.p99(likely), "ms", 60),
        at_most(f"simulateRules over {TRIED:,} past matters", _simulated(screen), "s", 20),
    ]


def _simulated(screen: Screen) -> float:
    """Seconds for all pieces, asked one after another as the page does."""
    row = {"code": "b", "order": 1, "words": ["门口"], "kind": "petition", "zh": "试", "en": "tried"}
    asked: dict[str, Any] = {"register": "matters.assess_rule", "proposals": [{"data": row}]}
    looked, started = 0, time.perf_counter()
    while looked < TRIED:
        piece = msgspec.json.decode(screen.ask("POST", "/matters/simulations", msgspec.json.encode(asked)))
        looked += piece["looked"]
        asked["before"] = piece["next"]
    return time.perf_counter() - started


async def fill(made: Town) -> str:
    """A city with 280,000 matters over three years and somebody who reads; gives their token."""
    async with bureau(made) as city:
        await city.conn.execute(SIMULATES)
        leads = [
            row["id"] for row in await city.conn.fetch("select id from organisations order by code limit $1", LEADS)
        ]
        content = city.ring.encrypt(TEXTS[0].encode(), "cases.cases.content")
        await fill_matters(
            city.conn,
            Made(
                many=MATTERS,
                done=DONE,
                rated=DONE - 40_000,
                satisfied=230_000,
                desk=DESK,
                leads=leads,
                until=datetime.now(UTC),
                apart=timedelta(minutes=5, seconds=30),
                categories=("010205", "010303", "01010201"),
                content=content,
            ),
        )
    return city.token


if __name__ == "__main__":
    for line in measure():
        print(line)
