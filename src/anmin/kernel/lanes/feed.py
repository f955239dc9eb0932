"""Turns complete journal lines into jobs: one for each reaction that listens, once, in the transaction of the cursor.

Each reaction has a cursor of its own, so that it may move between lanes, come later or begin with history; those that
stand at the same place, which is nearly always all of a lane, are fed by one reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from anmin.kernel.db import Connection
from anmin.kernel.journal import COLUMNS, Cursor
from anmin.kernel.timers import Lane

PREFIX = "reaction/"

PLACES = "select name, tx::text::bigint as tx, seq from cursors where name = any($1) order by cursors.tx, seq"
ANYTHING = """
select exists (select from journal
  where (tx, seq) > ($1::text::xid8, $2) and tx < pg_snapshot_xmin(pg_current_snapshot()))
"""
REACH = """
with reach as (select tx, seq from journal
  where (tx, seq) > ($1::text::xid8, $2) and tx < pg_snapshot_xmin(pg_current_snapshot())
  order by journal.tx, seq limit $3)
select tx::text::bigint as tx, seq, (select count(*) from reach) as lines from reach
order by reach.tx desc, seq desc limit 1
"""
# A transaction that took its number early and then waited is read before one that changed the subject first. Read to
# the end of what is complete, both are there; a reading that was cut short may hold the later version only.
TORN = """
select exists (select from journal a join journal b on b.subject = a.subject and b.version < a.version
  where (a.tx, a.seq) > ($1::text::xid8, $2) and (a.tx, a.seq) <= ($3::text::xid8, $4)
    and (b.tx, b.seq) > ($3::text::xid8, $4) and b.tx < pg_snapshot_xmin(pg_current_snapshot()))
"""
FEED = f"""
insert into timers (id, lane, kind, name, subject, version, due, payload, line, request)
select gen_random_uuid(), $5, 'reaction', r.name, l.subject, l.version, least(l.at, $8), to_jsonb(l), l.seq, l.request
from (select {COLUMNS} from journal
  where (tx, seq) > ($1::text::xid8, $2) and (tx, seq) <= ($3::text::xid8, $4) and event = any($6)
  order by journal.tx, seq) l
join unnest($6::text[], $7::text[]) as r(event, name) on r.event = l.event
on conflict do nothing
"""
MOVE = "update cursors set tx = $2::text::xid8, seq = $3, at = $4 where name = any($1)"
ENROL = """
insert into cursors (name, tx, seq, at)
select n.name, coalesce(c.tx, '0'), coalesce(c.seq, 0), $3 from unnest($1::text[]) as n(name)
left join (select tx, seq from cursors where starts_with(name, 'reaction/') order by tx desc, seq desc limit 1) c on $2
on conflict do nothing
"""


async def enrol(conn: Connection, new: Sequence[str], historic: Sequence[str], now: datetime) -> None:
    """Give reactions that have no cursor yet their first place.

    In a house whose reactions have never run that is the journal's beginning; else the place of the furthest reaction,
    so that nothing written between two versions of the program is missed; with history, always the beginning.
    """
    async with conn.transaction():
        await conn.execute(ENROL, [PREFIX + name for name in new], True, now)
        await conn.execute(ENROL, [PREFIX + name for name in historic], False, now)


class Feeder:
    """Feeds one lane. `heard`: pairs of event code and reaction name. Any number of workers may feed the same lane."""

    def __init__(self, lane: Lane, heard: Sequence[tuple[str, str]], most: int = 1000) -> None:
        self.lane = lane
        self.heard = [(event, PREFIX + name) for event, name in heard]
        self.names = sorted({name for _, name in self.heard})
        self.most = most

    async def feed(self, conn: Connection, now: datetime) -> bool:
        """Feed the next complete lines, at most about `most` a reaction; True when there was something to read."""
        if not self.names or not await self._anything(conn):
            return False
        async with conn.transaction():
            places = await conn.fetch(PLACES + " for update skip locked", self.names)
            for place, rows in groupby(places, key=lambda row: Cursor(row["tx"], row["seq"])):
                await self._feed_from(conn, place, [row["name"] for row in rows], now)
        return bool(places)

    async def _anything(self, conn: Connection) -> bool:
        lowest = await conn.fetchrow(PLACES + " limit 1", self.names)
        return bool(lowest and await conn.fetchval(ANYTHING, str(lowest["tx"]), lowest["seq"]))

    async def _feed_from(self, conn: Connection, place: Cursor, names: list[str], now: datetime) -> None:
        end = await self._end(conn, place)
        if end is None:
            return
        heard = [(event, name.removeprefix(PREFIX)) for event, name in self.heard if name in names]
        events, listeners = [event for event, _ in heard], [name for _, name in heard]
        await conn.execute(FEED, *_between(place, end), self.lane, events, listeners, now)
        await conn.execute(MOVE, names, str(end.tx), end.seq, now)

    async def _end(self, conn: Connection, place: Cursor) -> Cursor | None:
        """Up to where to read: no subject may have an earlier version beyond it."""
        most = self.most
        while row := await conn.fetchrow(REACH, str(place.tx), place.seq, most):
            end = Cursor(row["tx"], row["seq"])
            if row["lines"] < most or not await conn.fetchval(TORN, *_between(place, end)):
                return end
            most *= 2
        return None


def _between(place: Cursor, end: Cursor) -> tuple[str, int, str, int]:
    return str(place.tx), place.seq, str(end.tx), end.seq
