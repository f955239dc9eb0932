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
select (select count(*) from probe_notes n where
    (select count(*) from probe_places p where p.note = n.id) <> 1
    or (select count(*) from probe_marks m where m.note = n.id) <> 1
    or not exists (select from journal j where j.subject = 'note:' || n.id)
    or not exists (select from requests r where r.key = n.text))
  + (select count(*) from journal j where event = 'probe.Noted'
    and not exists (select from probe_notes n where j.subject = 'note:' || n.id))
"""
TWICE_SAID = """
select count(*) from (select from journal where event = 'probe.Noted' group by subject having count(*) > 1) s
"""
EFFECTS = """
select count(*) filter (where times = 0) as missing, coalesce(sum(times - 1) filter (where times > 1), 0) as doubled
from (select n.id, means, (select count(*) from echo_effects e where e.note = n.id and e.means = m.means) as times
  from probe_notes n, unnest(array['reaction', 'timer']) m(means)) as counted
"""
SPOKEN = "select tx::text::bigint as tx, seq from journal where event = 'probe.Noted' and seq > $1"
UNSEALED = """
select exists (select from journal
  where (tx, seq) > (select last_tx, last_seq from seals order by n desc limit 1))
"""
BUSY = """
select exists (select from timers where name in ('echo.on_noted', 'echo.ring') and parked_at is null)
  or exists (select from cursors c where name = 'reaction/echo.on_noted'
    and exists (select from journal j where event = 'probe.Noted' and (j.tx, j.seq) > (c.tx, c.seq)))
"""
PARKED = "select count(*) from timers where parked_at is not null"
WEAK = """
select count(*) from pg_settings where setting <> 'on' and name in ('fsync', 'synchronous_commit', 'full_page_writes')
"""


async def begin(dsn: str) -> int:
    """The last line before a part begins: the books are about what comes after it."""
    return int(await _fetchval(dsn, START))


async def until_quiet(dsn: str, seconds: float = 120) -> None:
    """Until no note waits for an effect. What is still missing after `seconds` is seen in the count."""
    until = time.monotonic() + seconds
    while await _fetchval(dsn, BUSY) and time.monotonic() < until:
        await asyncio.sleep(0.1)


async def until_heard(dsn: str, since: int, readers: Sequence[Reader], seconds: float = 30) -> None:
    """Until the readers have heard the last line, or time is over."""
    until = time.monotonic() + seconds
    last = max(await _spoken(dsn, since), default=Cursor())
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
    spoken = await _spoken(dsn, since)
    reconnects = sum(each.reconnects for each in readers)
    return [
        none(
            f"journal lines that resuming readers missed ({len(readers)} readers, {reconnects} reconnects)",
            sum(len(spoken - set(each.heard)) for each in readers),
        ),
        none("… heard twice", sum(each.twice for each in readers)),
        none("… heard out of order", sum(each.disorder for each in readers)),
        none("… told to be out of reach", sum(each.resets for each in readers)),
    ]


def seals(verified: Verified) -> list[Row]:
    """What `anmin journal verify` found."""
    return [
        at_least("journal lines under seals that hold", verified.lines, "", 1),
        none("journal lines without a seal at the end", abs(verified.unsealed)),
        none("faults found by anmin journal verify", verified.code),
    ]


async def _spoken(dsn: str, since: int) -> set[Cursor]:
    conn = await asyncpg.connect(dsn)
    try:
        return {Cursor(row["tx"], row["seq"]) for row in await conn.fetch(SPOKEN, since)}
    finally:
        await conn.close()


async def _fetchval(dsn: str, sql: str) -> Any:
    conn = await asyncpg.connect(dsn)
    try:
        return await conn.fetchval(sql)
    finally:
        await conn.close()
