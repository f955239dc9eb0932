"""What reading costs at 100,000 stored cases: the desk, what lies near, the page of a case, over HTTP with one process.

The cases are written by SQL, in seconds; everything is read as a call-taker whose grant stands at the city, above 1,600
offices. `measure()` gives rows for `make bench`.

Times are of the wall clock: each figure is the 99th percentile within one pass, the best of several passes, because on
a machine with other work a pass also times the neighbours.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from bench.bureau import DESK, READER, STATIONS, Screen, bureau, figures
from bench.town import Row, Town, at_most

CASES, OPEN = 100_000, 2_000
WEST, SOUTH, SIZE = 117.3, 27.2, 0.4  # degrees
CATEGORIES = ("010205", "010303", "01010201")
TEXTS = ("有人打架，两名男子受伤", "电瓶车在小区门口被盗", "走失老人，穿灰色外套，七十八岁", "燃气味很重，楼道里都是")
FILL = """
insert into cases (id, number, version, epoch, kind, state, call_kind, channel, person, raised_by, desk, first_office,
  office, offices, flags, content, first_category, category, first_level, level, level_rule, lon, lat, country,
  place_state, address, raised_at, taken_at, taken_by, closed_at, disposition)
select md5('case' || n)::uuid, '350700-20260101-' || lpad(n::text, 6, '0'), 3, 2, 'emergency',
  case when n > $1::int then 'closed' else (array['received', 'taken', 'ordered', 'handling', 'handling', 'reported'])[1 + n % 6] end,
  'help', 'app', md5('person' || n % 30000)::uuid, 'citizen:' || md5('person' || n % 30000)::uuid, $3::uuid,
  md5('s' || 1 + n % $4::int)::uuid, md5('s' || 1 + n % $4::int)::uuid,
  array[$3::uuid, md5('s' || 1 + n % $4::int)::uuid, md5('c' || 1 + n % $4::int || '.' || 1 + n % 80)::uuid],
  case when n % 50 = 0 then array['test'] else array[]::text[] end, ($5::bytea[])[1 + n % cardinality($5::bytea[])],
  c.code, c.code, 1 + n % 4, 1 + n % 4, 'category', $6::float8 + $8::float8 * random(), $7::float8 + $8::float8 * random(), 'CN', 'given',
  ($9::bytea[])[1 + n % cardinality($9::bytea[])], $10::timestamptz - n * interval '5 minutes',
  case when n > $1::int or n % 6 > 0 then $10::timestamptz - n * interval '5 minutes' + interval '40 seconds' end,
  case when n > $1::int or n % 6 > 0 then $11::uuid end,
  case when n > $1::int then $10::timestamptz - n * interval '5 minutes' + interval '3 hours' end,
  case when n > $1::int then 'handled' else '' end
from generate_series(1, $2::int) n
  join (select code, row_number() over (order by code) as r, count(*) over () as many from unnest($12::text[]) code) c
  on c.r = 1 + n % c.many
"""
FURTHER = (
    """insert into assignments (id, version, case_id, number, responder_kind, responder, office, state, required, automatic,
  ordered_at, acknowledged_at, ended_at)
select md5('order' || id)::uuid, 2, id, 1, 'organisation', office, office,
  case when closed_at is null then 'accepted' else 'done' end, true, false, raised_at, raised_at, closed_at
from cases where state in ('ordered', 'handling', 'closed')""",
    """insert into timers (id, lane, kind, name, subject, version, due, payload)
select md5('timer' || id)::uuid, 'siren', 'timer', 'cases.case_clock', 'case:' || id, 2, now() + interval '1 year',
  '{"epoch": 2, "clock": "unanswered", "step": 2}' from cases where state in ('received', 'taken', 'reported')""",
    """insert into timers (id, lane, kind, name, subject, version, due, payload)
select md5('timer' || id)::uuid, 'siren', 'timer', 'cases.order_clock', 'order:' || id, 2, now() + interval '1 year',
  '{"epoch": 2, "clock": "set_out", "step": 1}' from assignments where state = 'accepted'""",
    """insert into messages (id, case_id, at, side) select md5('message' || id)::uuid, id, raised_at, 'caller'
from cases where closed_at is null""",
    """insert into follow_ups (id, version, case_id, way, state, due_at)
select md5('follow' || id)::uuid, 1, id, 'call', 'open', closed_at + interval '3 days' from cases
where closed_at is not null order by closed_at desc limit 1000""",
    """insert into journal (at, actor, channel, action, subject, version, event, payload, audience, request)
select raised_at, raised_by, 'api', 'cases.raise_case', 'case:' || id, 1, 'cases.Raised',
  json_build_object('case', id, 'kind', 'emergency', 'channel', 'app', 'level', level, 'tag', '', 'category', category,
  'desk', desk, 'office', office, 'flags', flags)::jsonb, array['office:' || desk], '' from cases""",
)


def measure() -> list[dict[str, Any]]:
    """Rows `{name, value, unit, limit, limit_value, ratio}`."""
    return figures(fill, _rows)


def _rows(screen: Screen) -> list[Row]:
    chance = random.Random(110)

    def near() -> str:
        lon, lat = WEST + SIZE * chance.random(), SOUTH + SIZE * chance.random()
        return f"/cases/near?lon={lon:.5f}&lat={lat:.5f}&metres=1000"

    def case(path: str = "") -> Callable[[], str]:
        return lambda: f"/cases/{_case(chance.randrange(1, CASES))}{path}"

    stored = f"{CASES:,} cases, {OPEN:,} open"
    return [
        at_most(f"myDesk, {stored}, waiting: p99", screen.p99(lambda: "/desk"), "ms", 50),
        at_most("myDesk, in work: p99", screen.p99(lambda: "/desk?column=in_work"), "ms", 50),
        at_most("myDesk, to be followed up: p99", screen.p99(lambda: "/desk?column=follow_up"), "ms", 50),
        at_most("nearbyCases within 1 km, three days and all open ones: p99", screen.p99(near), "ms", 50),
        at_most("nearbyCases within 1 km, a year: p99", screen.p99(lambda: near() + "&hours=8760"), "ms", 50),
        at_most("casePage: p99", screen.p99(case()), "ms", 50),
        at_most("priorAtPlace: p99", screen.p99(case("/prior")), "ms", 50),
        at_most("caseTimeline: p99", screen.p99(case("/timeline")), "ms", 50),
    ]


def _case(number: int) -> UUID:
    return UUID(hashlib.md5(f"case{number}".encode(), usedforsecurity=False).hexdigest())


async def fill(made: Town) -> str:
    """A city with its offices, 100,000 cases and somebody who reads; gives their token."""
    async with bureau(made) as city:
        contents = [city.ring.encrypt(text.encode(), "cases.cases.content") for text in TEXTS]
        addresses = [city.ring.encrypt(f"永和路 {n} 号".encode(), "cases.cases.address") for n in range(50)]
        where, now = (WEST, SOUTH, SIZE), datetime.now(UTC)
        await city.conn.execute(
            FILL, OPEN, CASES, DESK, STATIONS, contents, *where, addresses, now, READER, list(CATEGORIES)
        )
        for statement in FURTHER:
            await city.conn.execute(statement)
    return city.token


if __name__ == "__main__":
    for line in measure():
        print(line)
