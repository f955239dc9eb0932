"""The units as they stand: the list, one unit, what became of it, its roster, and where all of them are."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.terms.orders import OrderState
from anmin.dispatch.model.roster import UnitShift
from anmin.dispatch.model.units import next_statuses
from anmin.dispatch.responder import statuses
from anmin.dispatch.store import listing, positions, roster, units
from anmin.dispatch.store.listing import Filter
from anmin.dispatch.terms.units import SEE_UNITS, UNIT_UNKNOWN, Mark, UnitKind
from anmin.identity.queries.staff import colleagues
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import CodeText, Instant, check_instants
from anmin.kernel.words import FACTS

Limit = Annotated[int, Meta(ge=1, le=5_000)]
After = Annotated[str, Meta(max_length=64, pattern=r"^[0-9A-Za-z_.:-]*$(?!\n)")]
Since = Annotated[str, Meta(max_length=20, pattern=r"^(0|[1-9][0-9]{0,17})$(?!\n)")]


class ListUnits(Question, frozen=True):
    """`office`: with all below it; `free`: only those that may be ordered at once; `crew`: with their names."""

    office: UUID | None = None
    kind: UnitKind | None = None
    status: CodeText | None = None
    capability: CodeText | None = None
    free: bool = False
    crew: bool = True
    after: After = ""
    limit: Limit = 500


class UnitPage(Question, frozen=True):
    unit: UUID


class UnitHistory(Question, frozen=True):
    unit: UUID
    before: Instant | None = None
    limit: Annotated[int, Meta(ge=1, le=500)] = 100

    def __post_init__(self) -> None:
        check_instants(self.before)


class UnitRoster(Question, frozen=True):
    """From now on a week when nothing is given."""

    unit: UUID
    since: Instant | None = None
    until: Instant | None = None

    def __post_init__(self) -> None:
        check_instants(self.since, self.until)


class UnitPositions(Question, frozen=True):
    """`since`: the cursor of the answer before; all positions when left out."""

    since: Since = positions.FIRST


class Doing(msgspec.Struct, frozen=True):
    """What a unit is ordered to. `stage`: how far it is."""

    order: UUID
    case: UUID
    number: str | None
    level: int | None
    stage: OrderState | None
    ordered_at: datetime | None


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """`age`: seconds since it was taken; `stale`: older than the unit's limit, so that it is not reckoned with."""

    lon: float
    lat: float
    at: datetime
    age: int
    stale: bool
    accuracy: float | None
    speed: float | None
    heading: float | None
    mark: Mark


class Member(msgspec.Struct, frozen=True):
    """`name` is left out for somebody beyond the caller's scope."""

    person: UUID
    name: str | None


class OnShift(msgspec.Struct, frozen=True):
    shift: UUID
    starts: datetime
    ends: datetime
    vehicle: str
    skills: tuple[str, ...]
    crew: tuple[Member, ...]


class UnitShown(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    version: int
    code: str
    name: str
    name_en: str
    kind: UnitKind
    office: UUID
    call_sign: str
    capabilities: tuple[str, ...]
    equipment: tuple[str, ...]
    beat: str
    home_lon: float | None
    home_lat: float | None
    stale_seconds: int
    simulated: bool
    status: str
    status_at: datetime
    retired_at: datetime | None
    doing: Doing | None
    position: Placed | None
    shift: OnShift | None


class UnitsShown(msgspec.Struct, frozen=True):
    """`next` is given back as `after` while there are more."""

    units: tuple[UnitShown, ...]
    next: str | None


class UnitPageShown(msgspec.Struct, frozen=True):
    """`shifts`: of the next week. `next`: the statuses that may follow, by the register."""

    unit: UnitShown
    shifts: tuple[UnitShift, ...]
    next: tuple[str, ...]


class HistoryLine(msgspec.Struct, frozen=True):
    """One fact about a unit; `said` holds its ids and codes."""

    at: datetime
    actor: str
    event: str
    zh: str
    en: str
    said: msgspec.Raw


class PositionShown(msgspec.Struct, frozen=True, kw_only=True):
    unit: UUID
    lon: float
    lat: float
    at: datetime
    accuracy: float | None
    speed: float | None
    heading: float | None
    mark: Mark


class PositionsShown(msgspec.Struct, frozen=True):
    """`cursor` is given back as `since`; a position may come twice, none is left out."""

    cursor: str
    positions: tuple[PositionShown, ...]


@query("dispatch.list_units", needs=SEE_UNITS)
async def list_units(ctx: Ctx, question: ListUnits) -> UnitsShown:
    """The units of the caller's offices: how they stand, what they do, who is on them, where they are."""
    by = Filter(
        office=question.office,
        kind=question.kind and question.kind.value,
        status=question.status,
        capability=question.capability,
        free=[row.code for row in statuses(ctx) if row.free] if question.free else None,
        after=question.after,
        limit=question.limit + 1,
    )
    rows = await listing.units(ctx, by)
    names = await _names(ctx, rows) if question.crew else {}
    shown = tuple(_unit(ctx, row, names) for row in rows[: question.limit])
    return UnitsShown(shown, shown[-1].code if len(rows) > question.limit else None)


@query("dispatch.unit_page", needs=SEE_UNITS, faults=(UNIT_UNKNOWN,))
async def unit_page(ctx: Ctx, question: UnitPage) -> UnitPageShown:
    """One unit with its next shifts and the statuses that may follow."""
    rows = await listing.units(ctx, Filter(units=[question.unit]))
    if not rows:
        raise UNIT_UNKNOWN()
    unit = _unit(ctx, rows[0], await _names(ctx, rows))
    shifts = await roster.shifts(ctx, question.unit, ctx.now, ctx.now + timedelta(days=7))
    return UnitPageShown(unit, tuple(shifts), tuple(row.code for row in next_statuses(statuses(ctx), unit.status)))


@query("dispatch.unit_history", needs=SEE_UNITS, faults=(UNIT_UNKNOWN,))
async def unit_history(ctx: Ctx, question: UnitHistory) -> tuple[HistoryLine, ...]:
    """What became of a unit, newest first: statuses, orders, shifts, changes."""
    unit = await units.get(ctx, question.unit)
    before = question.before or ctx.now + timedelta(days=1)
    return tuple(_line(row) for row in await listing.history(ctx, unit.id, before, question.limit))


@query("dispatch.unit_roster", needs=SEE_UNITS, faults=(UNIT_UNKNOWN,))
async def unit_roster(ctx: Ctx, question: UnitRoster) -> tuple[UnitShift, ...]:
    """The shifts of a unit between two instants, at most 500."""
    unit = await units.get(ctx, question.unit)
    since = question.since or ctx.now
    return tuple(await roster.shifts(ctx, unit.id, since, question.until or since + timedelta(days=7)))


@query("dispatch.unit_positions", needs=SEE_UNITS)
async def unit_positions(ctx: Ctx, question: UnitPositions) -> PositionsShown:
    """Where the units are, for a map: first all, then what has come since."""
    cursor, found = await positions.since(ctx.conn, question.since)
    return PositionsShown(cursor, tuple(map(_position, found)))


async def shown_units(ctx: Ctx, ids: list[UUID]) -> tuple[UnitShown, ...]:
    """These units with their crews, in this order."""
    rows = await listing.units(ctx, Filter(units=ids, limit=len(ids)))
    names = await _names(ctx, rows)
    return tuple(sorted((_unit(ctx, row, names) for row in rows), key=lambda unit: ids.index(unit.id)))


async def _names(ctx: Ctx, rows: list[Any]) -> dict[UUID, str]:
    people = {person for row in rows for person in row["crew"]}
    return await colleagues(ctx, people) if people else {}


def _unit(ctx: Ctx, row: Any, names: dict[UUID, str]) -> UnitShown:
    same = {name: row[name] for name in UnitShown.__struct_fields__ if name not in ("doing", "position", "shift")}
    same |= {
        "kind": UnitKind(row["kind"]),
        "capabilities": tuple(row["capabilities"]),
        "equipment": tuple(row["equipment"]),
    }
    return UnitShown(**same, doing=_doing(row), position=_placed(row, ctx.now), shift=_shift(row, names))


def _doing(row: Any) -> Doing | None:
    if row["assignment"] is None:
        return None
    stage = OrderState(row["stage"]) if row["stage"] else None
    return Doing(row["assignment"], row["case_id"], row["case_number"], row["case_level"], stage, row["ordered_at"])


def _placed(row: Any, now: datetime) -> Placed | None:
    if row["at"] is None:
        return None
    age = max(0, int((now - row["at"]).total_seconds()))
    same = {name: row[name] for name in ("lon", "lat", "at", "accuracy", "speed", "heading")}
    return Placed(**same, age=age, stale=age > row["stale_seconds"], mark=Mark(row["mark"]))


def _shift(row: Any, names: dict[UUID, str]) -> OnShift | None:
    if row["shift"] is None:
        return None
    crew = tuple(Member(person, names.get(person)) for person in row["crew"])
    return OnShift(row["shift"], row["starts"], row["ends"], row["vehicle"], tuple(row["skills"]), crew)


def _line(row: Any) -> HistoryLine:
    event = FACTS.get(row["event"])
    zh, en = (event.zh, event.en) if event else (row["event"], row["event"])
    return HistoryLine(row["at"], row["actor"], row["event"], zh, en, msgspec.Raw(row["payload"].encode()))


def _position(each: positions.Position) -> PositionShown:
    fix = each.fix
    return PositionShown(
        unit=each.unit,
        lon=fix.point.lon,
        lat=fix.point.lat,
        at=fix.at,
        accuracy=fix.accuracy,
        speed=each.speed,
        heading=each.heading,
        mark=each.mark,
    )
