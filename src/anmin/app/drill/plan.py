"""What a drill will be: who tells of what, when, where and how, and how quickly people act. Pure: a seed decides all.

Times are simulated seconds unless they say otherwise. The order in which a house answers is not planned.
"""

from __future__ import annotations

import asyncio
import math
from enum import Enum
from random import Random

import msgspec

from anmin.app.city.addresses import Address, Addresses
from anmin.app.city.ground import Degrees, degrees, metres
from anmin.app.drill.matters import MARK, MATTERS, TAGS, Matter


class Way(Enum):
    """How a citizen tells it."""

    TEXT = "text"
    SILENT = "silent"
    PHONE = "phone"


class Tempo(msgspec.Struct, frozen=True, kw_only=True):
    """`speed`: simulated minutes a real minute. `minutes`: real ones in which cases are raised. `rate`: cases a simulated minute."""

    speed: float
    minutes: float
    rate: float

    @property
    def lasts(self) -> float:
        return self.minutes * 60 * self.speed

    def real(self, seconds: float) -> float:
        """Real seconds of simulated ones."""
        return seconds / self.speed

    async def pause(self, seconds: float) -> None:
        await asyncio.sleep(self.real(seconds))


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """`walk`: where the caller's phone is, every `STEP` seconds. `repeats`: the number of the incident it tells of again.

    `asked`: how long the call-taker asks; `weighed`: how long the dispatcher thinks.
    """

    number: int
    at: float
    way: Way
    category: str
    content: str
    tag: str | None
    address: str
    walk: tuple[Degrees, ...]
    repeats: int | None
    followed_up: bool
    asked: float
    weighed: float

    @property
    def place(self) -> Degrees:
        return self.walk[0]


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """How a crew answers an order: seconds from one step to the next, and whether it refuses."""

    terminal: float
    acknowledged: float
    set_out: float
    looked: float
    worked: float
    refuses: bool


STEP = 20.0
_WAYS = {Way.TEXT: 5, Way.PHONE: 4, Way.SILENT: 2}
_REPEATS, _FOLLOWED_UP, _REFUSES = 0.15, 0.25, 0.08
_STEPS = {Way.TEXT: 4, Way.PHONE: 1, Way.SILENT: 10}
_PATIENT = 2
"""From this order of an incident on nobody refuses."""
_PACE_M = 25.0
"""Metres that a caller walks in a step, at most."""


def dice(*parts: object) -> Random:
    """Dice of one part of a drill, so that a change to one part leaves the others as they were."""
    return Random("/".join(map(str, ("drill", *parts))))  # noqa: S311 - a game, not a secret


def plan(addresses: Addresses, seed: int, tempo: Tempo) -> tuple[Incident, ...]:
    """The incidents in the order in which they are told; there is always one."""
    found: list[Incident] = []
    clock = dice(seed, "clock")
    at = 0.0
    while at < tempo.lasts or not found:
        first = _incident(len(found), at, addresses, seed)
        found.append(first)
        told_again = first.at + clock.uniform(20, 150)
        if first.way is not Way.SILENT and clock.random() < _REPEATS and told_again < tempo.lasts:
            found.append(_again(len(found), first, told_again, seed))
        at += clock.expovariate(tempo.rate / 60)
    return tuple(sorted(found, key=lambda each: each.at))


def _incident(number: int, at: float, addresses: Addresses, seed: int) -> Incident:
    own = dice(seed, number)
    matter, address = own.choice(MATTERS), addresses.anywhere(own)
    (way,) = own.choices(list(_WAYS), list(_WAYS.values()))
    return Incident(
        number=number,
        at=at,
        way=way,
        category=matter.category,
        content="" if way is Way.SILENT else _text(matter, again=False),
        tag=own.choice(TAGS) if way is Way.SILENT else None,
        address=address.zh,
        walk=_walk(own, address, _STEPS[way]),
        repeats=None,
        followed_up=way is not Way.SILENT and own.random() < _FOLLOWED_UP,
        asked=own.uniform(15, 60),
        weighed=own.uniform(8, 30),
    )


def _again(number: int, first: Incident, at: float, seed: int) -> Incident:
    """Somebody else tells of the same from a few steps away."""
    own = dice(seed, number)
    matter = next(each for each in MATTERS if each.category == first.category)
    here = Address(first.address, first.address, *_strolled(own, first.place))
    return msgspec.structs.replace(
        first,
        number=number,
        at=at,
        way=Way.TEXT,
        content=_text(matter, again=True),
        walk=_walk(own, here, _STEPS[Way.TEXT]),
        repeats=first.number,
        followed_up=False,
    )


def _text(matter: Matter, *, again: bool) -> str:
    told = matter.again if again else matter.told
    return f"{MARK.zh}{told.zh}。{MARK.en}{told.en}."


def _walk(own: Random, start: Address, steps: int) -> tuple[Degrees, ...]:
    places = [(start.lon, start.lat)]
    while len(places) < steps:
        places.append(_strolled(own, places[-1]))
    return tuple(places)


def _strolled(own: Random, place: Degrees) -> Degrees:
    east, north = metres(place)
    way, far = own.uniform(0, math.tau), own.uniform(0, _PACE_M)
    return degrees((east + far * math.cos(way), north + far * math.sin(way)))


def reply(seed: int, incident: int, turn: int) -> Reply:
    """Of the crew that gets the `turn`-th order of an incident, counted from 0."""
    own = dice(seed, incident, "order", turn)
    return Reply(
        terminal=own.uniform(0.5, 3),
        acknowledged=min(600.0, 4 + own.lognormvariate(3.1, 0.7)),
        set_out=own.uniform(20, 150),
        looked=own.uniform(60, 240),
        worked=own.uniform(180, 700),
        refuses=turn < _PATIENT and own.random() < _REFUSES,
    )
