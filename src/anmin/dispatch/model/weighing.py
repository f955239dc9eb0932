"""What is known of every unit with regard to one call, as columns: may it be sent, from where, how soon, at what cost.

Cost is in seconds: the time to the scene, and what a bonus or a doubt is worth in seconds by the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import numpy as np
from numpy.typing import NDArray

from anmin.cases.catalogue.needs import Need
from anmin.dispatch.fleet import KINDS, Units
from anmin.dispatch.model.units import UnitStatusRow
from anmin.dispatch.roads.earth import Floats
from anmin.dispatch.roads.times import Places, RoadTimes, Times
from anmin.dispatch.terms.units import UnitKind
from anmin.kernel.words import Text
from anmin.territory.point import Point

Flags = NDArray[np.bool_]


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """What units are wanted for. `level`: 1 the most urgent. Without needs any unit on duty will do.

    `within`: the offices whose units may be named; None: all.
    """

    point: Point
    at: datetime
    level: int
    needs: tuple[Need, ...] = ()
    office: UUID | None = None
    beat: str = ""
    within: frozenset[UUID] | None = None


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """How units are weighed; all times in seconds. `capabilities`: their texts by code."""

    statuses: tuple[UnitStatusRow, ...]
    limit: float = 1_800.0
    most: int = 20
    own_office: float = 60.0
    own_beat: float = 90.0
    unlocated: float = 300.0
    work_limit: float = 4 * 3_600.0
    overworked: float = 180.0
    shift_margin: float = 1_800.0
    shift_ends: float = 120.0
    capabilities: Mapping[str, Text] = msgspec.field(default_factory=dict)


class Weighed(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """A row a unit; `serves` a row a need. `preempted`: it would be taken from an event of less urgency."""

    units: Units
    now: float
    eligible: Flags
    preempted: Flags
    fresh: Flags
    own_office: Flags
    own_beat: Flags
    overworked: Flags
    shift_ends: Flags
    serves: tuple[Flags, ...]
    times: Times
    cost: Floats

    def ranking(self) -> NDArray[np.intp]:
        """Places of the eligible units, best first: reached before not reached, available before pre-empted, by cost, by id."""
        places = np.flatnonzero(self.eligible)
        beyond = ~np.isfinite(self.times.seconds[places])
        # What is not reached has no time: the nearer of them first.
        cost = np.where(beyond, np.nan_to_num(self.times.metres[places], nan=np.inf), self.cost[places])
        order = np.lexsort((self.units.order[places], cost, self.preempted[places], beyond))
        return places[order]

    def soonest(self) -> int | None:
        """The place of the available unit with a fresh position that is there first; ties by id."""
        sure = np.flatnonzero(self.eligible & self.fresh & ~self.preempted & np.isfinite(self.times.seconds))
        if not len(sure):
            return None
        return int(sure[np.lexsort((self.units.order[sure], self.times.seconds[sure]))[0]])


def weigh(units: Units, call: Call, roads: RoadTimes, rules: Rules) -> Weighed:
    """All units for one call. A unit whose position is stale or not known is reckoned from its home."""
    columns, now = units.columns, call.at.timestamp()
    fresh = is_fresh(units, now)
    times = roads.to(call.point, places(units, fresh), rules.limit)
    available, on_duty = standing(units, rules.statuses)
    preempted = on_duty & ~available & (columns["level"] > call.level)
    serves = tuple(_serves(units, need) for need in call.needs)
    able = np.logical_or.reduce(serves) if serves else np.ones(len(units), bool)
    own_office = columns["office"] == _known(units.offices.known(call.office))
    own_beat = (columns["beat"] == _known(units.beats.known(call.beat))) & bool(call.beat)
    overworked = now - columns["rested_at"] > rules.work_limit
    shift_ends = columns["shift_ends"] - now < rules.shift_margin
    return Weighed(
        units=units,
        now=now,
        eligible=(available | preempted) & able & within(units, call.within),
        preempted=preempted,
        fresh=fresh,
        own_office=own_office,
        own_beat=own_beat,
        overworked=overworked,
        shift_ends=shift_ends,
        serves=serves,
        times=times,
        cost=times.seconds
        - own_office * rules.own_office
        - own_beat * rules.own_beat
        + ~fresh * rules.unlocated
        + overworked * rules.overworked
        + shift_ends * rules.shift_ends,
    )


def is_fresh(units: Units, now: float) -> Flags:
    """Whose position is not older than its own limit."""
    fresh: Flags = now - units.columns["at"] <= units.columns["stale_after"]
    return fresh


def places(units: Units, fresh: Flags) -> Places:
    """Where each unit is reckoned to be: its position, or its home when that is stale."""
    columns = units.columns
    return Places(
        np.where(fresh, columns["lon"], columns["home_lon"]), np.where(fresh, columns["lat"], columns["home_lat"])
    )


def standing(units: Units, statuses: tuple[UnitStatusRow, ...]) -> tuple[Flags, Flags]:
    """Who may be ordered at once, and who is on duty. A status without a row is neither."""
    rows = {row.code: row for row in statuses}
    known = [rows.get(code) for code in units.statuses.all()]
    free = np.array([bool(row and row.free and row.on_duty) for row in known], bool)
    on_duty = np.array([bool(row and row.on_duty) for row in known], bool)
    status, idle = units.columns["status"], units.columns["level"] == 0
    return free[status] & idle, on_duty[status]


def within(units: Units, offices: frozenset[UUID] | None) -> Flags:
    """Whose office is among these."""
    if offices is None:
        return np.ones(len(units), bool)
    known = [number for office in offices if (number := units.offices.known(office)) is not None]
    return np.isin(units.columns["office"], known)


def _serves(units: Units, need: Need) -> Flags:
    """A need's code is a kind of unit or else a capability."""
    if need.kind in KINDS:
        of_kind: Flags = units.columns["kind"] == KINDS.index(UnitKind(need.kind))
        return of_kind
    bit = units.capabilities.known(need.kind)
    if bit is None:
        return np.zeros(len(units), bool)
    able: Flags = (units.columns["capabilities"] & np.uint64(1 << bit)) != 0
    return able


def _known(number: int | None) -> Any:
    return -1 if number is None else number
