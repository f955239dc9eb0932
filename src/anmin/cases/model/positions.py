"""What a caller's position is worth. Nothing is refused: a doubtful position of somebody in need is still a trace of them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from anmin.cases.earth import metres_between
from anmin.cases.terms.orders import PositionMark
from anmin.territory.point import Point

FASTEST_MPS = 250 / 3.6
COARSE_M = 500.0
STALE_AFTER = timedelta(minutes=2)
TELL_EVERY = 5
"""Seconds in which the desk hears of one movement at most."""


class Fix(msgspec.Struct, frozen=True):
    """WGS-84 and metres; `at`: when it was taken, as far as the phone knows."""

    point: Point
    at: datetime
    accuracy: float | None = None
    mark: PositionMark = PositionMark.OK


def marked(last: Fix | None, fixes: Iterable[Fix], now: datetime) -> list[Fix]:
    """In the order of time, those of the future put to now, each with what it is worth. `last`: the newest good one."""
    done = []
    for each in sorted((msgspec.structs.replace(fix, at=min(fix.at, now)) for fix in fixes), key=lambda fix: fix.at):
        fix = msgspec.structs.replace(each, mark=_mark(last, each, now))
        last = fix if fix.mark in (PositionMark.OK, PositionMark.COARSE) and _newer(last, fix) else last
        done.append(fix)
    return done


def due_to_tell(told_at: datetime | None, now: datetime) -> bool:
    """Whether a line may be said; `told_at`: when positions came in last."""
    return told_at is None or int(told_at.timestamp()) // TELL_EVERY != int(now.timestamp()) // TELL_EVERY


def _mark(last: Fix | None, fix: Fix, now: datetime) -> PositionMark:
    if now - fix.at > STALE_AFTER:
        return PositionMark.STALE
    if last is not None and _jumps(last, fix):
        return PositionMark.JUMP
    return PositionMark.COARSE if (fix.accuracy or 0) > COARSE_M else PositionMark.OK


def _newer(last: Fix | None, fix: Fix) -> bool:
    return last is None or fix.at >= last.at


def _jumps(last: Fix, fix: Fix) -> bool:
    """More metres than both accuracies explain, faster than anything on the road."""
    metres = metres_between(last.point, fix.point) - (last.accuracy or 0) - (fix.accuracy or 0)
    return metres > FASTEST_MPS * max(abs((fix.at - last.at).total_seconds()), 1.0)
