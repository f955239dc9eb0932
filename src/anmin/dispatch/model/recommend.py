"""Whom to send: the units that may be ordered for a call, best first, each with the reasons for and against it.

Pure, and only advice: nobody is ordered here, and a person may always choose otherwise. Nobody off duty is named.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from uuid import UUID

import msgspec
import numpy as np

from anmin.cases.catalogue.needs import Need
from anmin.dispatch.fleet import MARKS, Busy, Units
from anmin.dispatch.model.fixes import COARSE_M
from anmin.dispatch.model.weighing import Call, Rules, Weighed, weigh
from anmin.dispatch.roads.times import BASES, RoadTimes
from anmin.dispatch.terms.reasons import ReasonCode
from anmin.dispatch.terms.roads import Basis
from anmin.dispatch.terms.units import Mark

__all__ = ["Call", "Candidate", "Need", "Reason", "Rules", "recommend"]

_TIME = {Basis.ROAD: ReasonCode.ROAD_TIME, Basis.STRAIGHT_LINE: ReasonCode.STRAIGHT_TIME}
_DOUBTS = {MARKS.index(Mark.JUMP): ReasonCode.JUMPED, MARKS.index(Mark.FUTURE): ReasonCode.CLOCK_AHEAD}


class Reason(msgspec.Struct, frozen=True):
    """`number`: seconds, metres, a level or a count, as the code says; the texts hold it already."""

    code: ReasonCode
    number: float | None
    zh: str
    en: str

    @classmethod
    def of(cls, code: ReasonCode, number: float | None = None) -> Reason:
        text = code.filled(number)
        return cls(code, number, text.zh, text.en)


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """One unit that may be sent. Rank from 1; `seconds` None: not reached within the limit; `metres` straight, not by road.

    `serves`: places in the call's needs. `preempts`: the event it would be taken from.
    """

    unit: UUID
    rank: int
    seconds: float | None
    basis: Basis
    metres: float | None
    serves: tuple[int, ...]
    preempts: Busy | None
    reasons_for: tuple[Reason, ...]
    reasons_against: tuple[Reason, ...]


def recommend(units: Units, call: Call, roads: RoadTimes, rules: Rules) -> tuple[Candidate, ...]:
    """The best `rules.most`, and of those behind them as many as each need may take."""
    weighed = weigh(units, call, roads, rules)
    ranking = weighed.ranking()
    shown = np.zeros(len(ranking), bool)
    shown[: rules.most] = True
    wanted = sum(need.count for need in call.needs)
    for serving in weighed.serves:
        shown[np.flatnonzero(serving[ranking])[:wanted]] = True
    soonest = weighed.soonest()
    return tuple(
        _candidate(weighed, place, rank, rules, soonest=place == soonest)
        for rank, place in enumerate(map(int, ranking[shown]), start=1)
    )


def _candidate(weighed: Weighed, place: int, rank: int, rules: Rules, *, soonest: bool) -> Candidate:
    seconds, metres = float(weighed.times.seconds[place]), float(weighed.times.metres[place])
    row = weighed.units.rows[place]
    return Candidate(
        unit=row.id,
        rank=rank,
        seconds=seconds if math.isfinite(seconds) else None,
        basis=_basis(weighed, place),
        metres=metres if math.isfinite(metres) else None,
        serves=_served(weighed, place),
        preempts=row.busy if weighed.preempted[place] else None,
        reasons_for=tuple(_for(weighed, place, soonest=soonest)),
        reasons_against=tuple(_against(weighed, place, rules)),
    )


def _basis(weighed: Weighed, place: int) -> Basis:
    return BASES[int(weighed.times.basis[place])]


def _served(weighed: Weighed, place: int) -> tuple[int, ...]:
    return tuple(number for number, serving in enumerate(weighed.serves) if serving[place])


def _for(weighed: Weighed, place: int, *, soonest: bool) -> Iterator[Reason]:
    if not weighed.preempted[place]:
        yield Reason.of(ReasonCode.AVAILABLE)
    if soonest:
        yield Reason.of(ReasonCode.SOONEST)
    basis = _basis(weighed, place)
    if basis in _TIME:
        yield Reason.of(_TIME[basis], float(weighed.times.seconds[place]))
    if weighed.serves:
        yield Reason.of(ReasonCode.SERVES, len(_served(weighed, place)))
    if weighed.own_office[place]:
        yield Reason.of(ReasonCode.OWN_OFFICE)
    if weighed.own_beat[place]:
        yield Reason.of(ReasonCode.OWN_BEAT)


def _against(weighed: Weighed, place: int, rules: Rules) -> Iterator[Reason]:
    columns, basis = weighed.units.columns[place], _basis(weighed, place)
    if weighed.preempted[place]:
        yield Reason.of(ReasonCode.BUSY, int(columns["level"]))
    yield from _about_place(weighed, place)
    if basis is Basis.STRAIGHT_LINE:
        yield Reason.of(ReasonCode.NO_ROADS)
    elif basis is Basis.BEYOND:
        yield Reason.of(ReasonCode.BEYOND, rules.limit)
    if weighed.overworked[place]:
        yield Reason.of(ReasonCode.OVERWORKED, weighed.now - float(columns["rested_at"]))
    if weighed.shift_ends[place]:
        left = float(columns["shift_ends"]) - weighed.now
        yield Reason.of(ReasonCode.SHIFT_ENDS if left >= 0 else ReasonCode.SHIFT_OVER, abs(left))


def _about_place(weighed: Weighed, place: int) -> Iterator[Reason]:
    columns = weighed.units.columns[place]
    if not weighed.fresh[place]:
        age = weighed.now - float(columns["at"])
        yield (
            Reason.of(ReasonCode.UNLOCATED)
            if math.isnan(age)
            else Reason.of(ReasonCode.STALE, age - float(columns["stale_after"]))
        )
        yield Reason.of(ReasonCode.NO_PLACE if math.isnan(weighed.times.metres[place]) else ReasonCode.FROM_HOME)
        return
    if columns["accuracy"] > COARSE_M:
        yield Reason.of(ReasonCode.COARSE, round(float(columns["accuracy"])))
    if doubt := _DOUBTS.get(int(columns["mark"])):
        yield Reason.of(doubt)
