"""All units as the fleet in memory has them: read by the house itself, which narrows by scope when it answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.dispatch.fleet import Busy, UnitRow
from anmin.dispatch.store.positions import fix_of
from anmin.dispatch.terms.units import Mark, UnitKind
from anmin.kernel.db import Connection
from anmin.territory.point import Point

LOAD = """
select u.id, u.kind, u.office, u.status, u.capabilities, u.beat, u.home_lon, u.home_lat, u.stale_seconds, u.rested_at,
  u.assignment, u.case_id, c.level, p.at, p.lon, p.lat, p.accuracy, p.mark, s.starts, s.ends, s.skills, s.beat as shift_beat
from units u
  left join cases c on c.id = u.case_id
  left join unit_positions p on p.unit = u.id
  left join lateral (
    select starts, ends, skills, beat from unit_shifts s
    where s.unit = u.id and s.cancelled_at is null and s.ends > $1 order by s.starts limit 1) s on true
where u.retired_at is null and ($2::uuid[] is null or u.id = any ($2))
"""


class Loaded(msgspec.Struct, frozen=True):
    """`edge`: when its shift begins or ends next, so that the row holds only until then."""

    row: UnitRow
    mark: Mark
    edge: datetime | None


async def load(conn: Connection, now: datetime, capable: frozenset[str], units: Sequence[UUID] | None) -> list[Loaded]:
    """These units, or all; those that are retired or not there are left out. `capable`: the capabilities that count."""
    return [_loaded(row, now, capable) for row in await conn.fetch(LOAD, now, units)]


def _loaded(row: Any, now: datetime, capable: frozenset[str]) -> Loaded:
    on_shift = row["starts"] is not None and row["starts"] <= now
    skills: Iterable[str] = row["skills"] if on_shift else ()
    unit = UnitRow(
        id=row["id"],
        kind=UnitKind(row["kind"]),
        office=row["office"],
        status=row["status"],
        capabilities=tuple(code for code in dict.fromkeys((*row["capabilities"], *skills)) if code in capable),
        beat=(row["shift_beat"] if on_shift else "") or row["beat"],
        home=Point(row["home_lon"], row["home_lat"]) if row["home_lon"] is not None else None,
        busy=Busy(row["assignment"], row["case_id"], row["level"]) if row["assignment"] else None,
        stale_after=row["stale_seconds"],
        shift_ends=row["ends"] if on_shift else None,
        on_duty_since=row["starts"] if on_shift else None,
        rested_at=row["rested_at"],
        fix=fix_of(row),
    )
    return Loaded(unit, Mark(row["mark"] or Mark.OK), row["ends"] if on_shift else row["starts"])
