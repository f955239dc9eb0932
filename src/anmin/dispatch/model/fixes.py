"""What a position report is worth. Pure; nothing is refused: a wrong position of a unit in need is still a trace of it."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from anmin.cases.earth import metres_between
from anmin.dispatch.terms.units import Mark
from anmin.territory.datum import Accuracy
from anmin.territory.point import Point

FASTEST_MPS = 250 / 3.6
COARSE_M = 500.0
CLOCKS_DIFFER = timedelta(seconds=30)
"""A terminal's clock may run ahead so far."""


class Fix(msgspec.Struct, frozen=True):
    """A position and when it was taken. `accuracy`: metres, None when the terminal did not say."""

    point: Point
    at: datetime
    accuracy: Accuracy | None = None


def mark(held: Fix | None, fix: Fix, now: datetime, stale_after: int) -> Mark:
    """The first that holds: FUTURE, LATE, STALE (older than `stale_after` seconds), JUMP, COARSE, OK."""
    if fix.at > now + CLOCKS_DIFFER:
        return Mark.FUTURE
    if held and fix.at < held.at:
        return Mark.LATE
    if now - fix.at > timedelta(seconds=stale_after):
        return Mark.STALE
    if held and _jumps(held, fix):
        return Mark.JUMP
    return Mark.COARSE if (fix.accuracy or 0) > COARSE_M else Mark.OK


def held_at(fix: Fix, now: datetime) -> datetime:
    """The time under which it is held: one in the future would keep out every later report, so it counts as now."""
    return min(fix.at, now)


def _jumps(held: Fix, fix: Fix) -> bool:
    """More metres than both accuracies explain, faster than anything on the road."""
    metres = metres_between(held.point, fix.point) - (held.accuracy or 0) - (fix.accuracy or 0)
    return metres > FASTEST_MPS * max((fix.at - held.at).total_seconds(), 1.0)
