"""The books after the faults: what clients and listeners were told, held against what stands in the database."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

import asyncpg

from anmin.kernel.journal import Cursor
from bench.town import Row, at_least
from faults.reader import Reader
from faults.rows import none, told
from faults.town import Town, Verified
from faults.writers import Ledger

START = "select coalesce(max(seq), 0) from journal"
NOTES = """
select n.text as key, n.id from probe_notes n left join journal j on j.subject = 'note:' || n.id and j.event = 'probe.Noted'
where j.seq is null or j.seq > $1
"""
HALF = """
with said as (select subject from journal where event = 'probe.Noted'),
  whole as (select 'note:' || n.id as subject from probe_notes n
    join probe_places p on p.note = n.id join probe_marks m on m.note = n.id
    join requests r on r.actor = 'anonymous' and r.key = n.text)
select (select count(*) from said full join whole using (subject) where said.subject is null or whole.subject is null)
  + abs((select count(*) from probe_notes) - (select count(*) from whole))
"""
TWICE_SAID = """
select count(*) from (select from journal where event = 'probe.Noted' group by subject having count(*) > 1) s
"""
EFFECTS = """
select count(*) filter (where times = 0) as missing, coalesce(sum(times - 1) filter (where times > 1), 0) as doubled
from (select count(e.note) as times
  from probe_notes n cross join unnest(array['reaction', 'timer']) as m(means)
  left join echo_effects e on e.note = n.id and e.means = m.means group by n.id, m.means) as counted
"""
LINES = "select tx::text::bigint as tx, seq from journal where seq > $1"
SPOKEN = f"{LINES} and event = 'probe.Noted'"
UNSEALED = """
select exists (select from journal
  where (tx, seq) > (select last_tx, last_seq from seals order by n desc limit 1))
"""
BUSY = """
select exists (select from timers where name in ('echo.on_noted', 'echo.ring') and parked_at is null)
  or exists (select from cursors c where name = 'reaction/echo.on_noted'
    and exists (select from journal j where event = 'probe.Noted' and (j.tx, j.seq) > (c.tx, c.seq)))
"""
DONE = "select count(*) from echo_effects"
PARKED = "select count(*) from timers where parked_at is not null"
WEAK = """
select count(*) from pg_settings where setting <> 'on' and name in ('fsync', 'synchronous_commit', 'full_page_writes')
"""


async def begin(dsn: str) -> int:
    """The last line before a part begins: the books are about what comes after it."""
    return int(await _fetchval(dsn, START))


async def until_quiet(dsn: str, seconds: float = 60) -> float:
    """Until no note waits for an effect, or none came for so many seconds; the time it took.

    A backlog may take its time; what is missing although nothing comes any more is seen in the count.
    """
    began = moved = time.monotonic()
    done = -1
    while await _fetchval(dsn, BUSY) and time.monotonic() < min(moved + seconds, began + 10 * seconds):
        before, done = done, await _fetchval(dsn, DONE)
        moved = moved if done == before else time.monotonic()
        await asyncio.sleep(0.2)
    return time.monotonic() - began


async def until_heard(dsn: str, since: int, readers: Sequence[Reader], seconds: float = 30) -> None:
    """Until the readers have heard the last line, or time is over."""
    until = time.monotonic() + seconds
    last = max(await _places(dsn, SPOKEN, since), default=Cursor())
    while any(not each.heard or each.heard[-1] < last for each in readers) and time.monotonic() < until:
        await asyncio.sleep(0.05)


async def until_sealed(place: Town, seconds: float = 30) -> Verified:
    """What `anmin journal verify` says once every line has its seal, or time is over."""
    until = time.monotonic() + seconds
    while await _fetchval(place.dsn(), UNSEALED) and time.monotonic() < until:
        await asyncio.sleep(0.1)
    return await asyncio.to_thread(place.verify)


async def writes(dsn: str, since: int, ledger: Ledger) -> list[Row]:
    """What the writers were told, against the rows."""
    conn = await asyncpg.connect(dsn)
    try:
        stored = await conn.fetch(NOTES, since)
        half, said_twice = await conn.fetchval(HALF), await conn.fetchval(TWICE_SAID)
        weak = await conn.fetchval(WEAK)
    finally:
        await conn.close()
    times = Counter(row["key"] for row in stored)
    pairs = {(row["key"], row["id"]) for row in stored}
    known = ledger.acknowledged.keys() | ledger.open
    return [
        none("durability settings of PostgreSQL that are off", weak),
        at_least("writes acknowledged meanwhile", len(ledger.acknowledged), "", 1),
        told("sendings repeated under the same key", ledger.asked_again),
        told("notes given up by their client", len(ledger.open)),
        told("… of which had been written", sum(times[key] for key in ledger.open)),
        none("acknowledged writes lost", sum(each not in pairs for each in ledger.acknowledged.items())),
        none("writes doubled", sum(each - 1 for each in times.values()) + said_twice + len(times.keys() - known)),
        none("writes half there", half),
        none("a second answer that differed from the first", ledger.differing),
        none("answers other than done, unavailable, storage_full", len(ledger.surprises)),
    ]


async def effects(dsn: str) -> list[Row]:
    """One effect of the reaction and one of the timer for every note that was written."""
    conn = await asyncpg.connect(dsn)
    try:
        (row,) = await conn.fetch(EFFECTS)
        parked = await conn.fetchval(PARKED)
    finally:
        await conn.close()
    return [
        none("effects of reactions and timers missing", row["missing"]),
        none("effects of reactions and timers doubled", int(row["doubled"])),
        none("jobs parked", parked),
    ]


async def hearing(dsn: str, since: int, readers: Sequence[Reader]) -> list[Row]:
    """What the readers heard, against the journal."""
    spoken, standing = await _places(dsn, SPOKEN, since), await _places(dsn, LINES, since)
    reconnects = sum(each.reconnects for each in readers)
    return [
        none(
            f"journal lines that resuming readers missed ({len(readers)} readers, {reconnects} reconnects)",
            sum(len(spoken - set(each.heard)) for each in readers),
        ),
        none("… heard and not in the journal", sum(len(set(each.heard) - standing) for each in readers)),
        none("… heard twice", sum(each.twice for each in readers)),
        none("… heard out of order", sum(each.disorder for each in readers)),
        none("… told to be out of reach", sum(each.resets for each in readers)),
    ]


def seals(verified: Verified, *, rests: bool = True) -> list[Row]:
    """What `anmin journal verify` found. A house whose clocks run on never `rests`: its newest lines wait for their seal."""
    unsealed = none("journal lines without a seal at the end", abs(verified.unsealed))
    return [
        at_least("journal lines under seals that hold", verified.lines, "", 1),
        *([unsealed] if rests else []),
        none("faults found by anmin journal verify", verified.code),
    ]


async def _places(dsn: str, sql: str, since: int) -> set[Cursor]:
    conn = await asyncpg.connect(dsn)
    try:
        return {Cursor(row["tx"], row["seq"]) for row in await conn.fetch(sql, since)}
    finally:
        await conn.close()


async def _fetchval(dsn: str, sql: str) -> Any:
    conn = await asyncpg.connect(dsn)
    try:
        return await conn.fetchval(sql)
    finally:
        await conn.close()
