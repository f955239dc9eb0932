"""What a room writes in its `reactions.py`: `@on(Event)`, `@due("room.timer")`, `@every("03:30")`. Runs nothing.

There is no registry: whoever puts the house together collects the `Reaction` objects of the rooms' modules.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from typing import Any, TypeVar, final

import msgspec

from anmin.kernel.journal import Line
from anmin.kernel.lanes.react import React
from anmin.kernel.lanes.schedule import Schedule, parse
from anmin.kernel.timers import Lane
from anmin.kernel.words import Event

T = TypeVar("T")


class Fired(msgspec.Struct, frozen=True):
    """A timer that is due. `version` is the subject's version for which it was set: the action looks again."""

    name: str
    subject: str
    version: int
    due: datetime
    payload: msgspec.Raw
    request: str


def told(by: Line | Fired, kind: type[T]) -> T:
    """The payload as a value: the event of a line, or what was given to the timer. Raises msgspec.ValidationError."""
    return msgspec.json.decode(by.payload, type=kind)


@final
class Reaction(msgspec.Struct, frozen=True):
    """One declared reaction. Exactly one of `events`, `timer`, `schedule` is set.

    `lane` is None for a timer: it runs in the lane in which it was set.
    """

    name: str
    verb: Callable[[React, Any], Awaitable[None]]
    lane: Lane | None
    events: tuple[str, ...] = ()
    history: bool = False
    timer: str | None = None
    schedule: Schedule | None = None


OnLine = Callable[[React, Line], Awaitable[None]]
OnTimer = Callable[[React, Fired], Awaitable[None]]


def on(*events: type[Event], lane: Lane = "bell", history: bool = False) -> Callable[[OnLine], Reaction]:
    """React to every line of these events, subject by subject in the order of versions.

    Added to a house at work it begins where the other reactions stand; with `history`, at the journal's first line.
    """
    codes = tuple(event.fact_name() for event in events)
    return lambda verb: Reaction(_name(verb), verb, lane, events=codes, history=history)


def due(timer: str) -> Callable[[OnTimer], Reaction]:
    """Run when a timer of this name is due; the lane is the timer's."""
    return lambda verb: Reaction(_name(verb), verb, None, timer=timer)


def every(when: str, *, lane: Lane = "night") -> Callable[[OnTimer], Reaction]:
    """Run daily at `"03:30"` of the bureau's clock, or every `"10 seconds"`, `"5 minutes"`, `"1 hour"`.

    What fell into a standstill is made up for once. The house runs it once, however many workers there are.
    """
    schedule = parse(when)
    return lambda verb: Reaction(_name(verb), verb, lane, schedule=schedule)


def _name(verb: Callable[..., Any]) -> str:
    """`identity.on_added` for the function `on_added` in `anmin.identity.reactions`."""
    room = verb.__module__.partition(".reactions")[0].rpartition(".")[2]
    return f"{room}.{verb.__name__}"


@final
class Book:
    """All reactions of the house, found by what a job names. Raises ValueError when two claim one name."""

    def __init__(self, reactions: Iterable[Reaction]) -> None:
        self.reactions = tuple(reactions)
        self._by_name: dict[tuple[str, str], Reaction] = {}
        for each in self.reactions:
            place = ("reaction", each.name) if each.events else ("timer", each.timer or each.name)
            if place in self._by_name:
                raise ValueError(f"two reactions are called {place[1]}")
            self._by_name[place] = each

    def find(self, kind: str, name: str) -> Reaction | None:
        return self._by_name.get((kind, name))

    def heard(self, lane: Lane) -> list[tuple[str, str]]:
        """Which event goes to which reaction in this lane: pairs of event code and reaction name."""
        return [(event, each.name) for each in self.reactions if each.lane == lane for event in each.events]

    def listeners(self, *, history: bool) -> list[str]:
        return [each.name for each in self.reactions if each.events and each.history is history]

    def scheduled(self, lane: Lane) -> list[tuple[str, Schedule]]:
        return [(each.name, each.schedule) for each in self.reactions if each.schedule and each.lane == lane]
