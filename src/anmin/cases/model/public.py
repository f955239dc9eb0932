"""What may be told of a matter to people who are only near it. Pure, and narrow: what is not allowed is not told.

Where it is, is told as the middle of a cell, and everything is measured from there: asked again and again from other
points, it gives away no more than the cell.
"""

import math
from collections.abc import Iterable
from datetime import timedelta

import msgspec

from anmin.cases.catalogue.categories import CategoryRow
from anmin.cases.model.cases import Case
from anmin.cases.terms.cases import CaseKind, CaseState, Flag
from anmin.cases.terms.stages import PublicStage
from anmin.territory.point import METRES_A_DEGREE, Point

CELL = 150
"""Metres, north to south and west to east."""
WIDE = 1_000
"""Of categories that say something about whoever lives there."""
SHOWABLE = frozenset({Flag.UNVERIFIED, Flag.PLACE_FORCED, Flag.REPEAT_CALLER, Flag.ADVISED, Flag.CLEARED_BY_FORCE})
"""A case with any other flag is nobody's but its caller's: quiet, restricted, of a minor, a drill …"""
SHOWN_KINDS = frozenset({CaseKind.EMERGENCY, CaseKind.SERVICE})
_MINUTES, _METRES = 5, 50
_STAGES = {
    CaseState.RECEIVED: PublicStage.RECEIVED,
    CaseState.TAKEN: PublicStage.TAKEN,
    CaseState.ORDERED: PublicStage.HELP_ORDERED,
    CaseState.REPORTED: PublicStage.HANDLED,
    CaseState.CLOSED: PublicStage.CLOSED,
    CaseState.MERGED: PublicStage.JOINED,
}


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What decides whether others may know of a matter; every case has it."""

    kind: CaseKind
    state: CaseState
    tag: str
    flags: Iterable[str]


def cell_of(seen: Seen | Case, category: CategoryRow | None) -> int | None:
    """How wide the cell is in which others may know that there is such a matter; None: nobody may.

    One tap of a silent alarm (`tag`) is never shown, nor a question or a petition. A matter of a category that is not shown
    to people near it is shown in a wide cell once somebody at the desk has looked at it, if it is no matter of the police.
    """
    if seen.tag or not SHOWABLE.issuperset(seen.flags) or category is None:
        return None
    if category.nearby and seen.kind in SHOWN_KINDS:
        return CELL
    others = seen.kind is CaseKind.SERVICE and category.public and not category.police
    return WIDE if others and seen.state is not CaseState.RECEIVED else None


def stage_of(state: CaseState, *, on_scene: bool) -> PublicStage:
    """How far it is, from where the case stands: most callers by telephone leave no session that was told of it."""
    return _STAGES.get(state) or (PublicStage.ON_SCENE if on_scene else PublicStage.ON_THE_WAY)


def blurred(lon: float, lat: float, metres: int = CELL) -> Point:
    """The middle of the cell in which the point lies, to about ten metres."""
    step = metres / METRES_A_DEGREE
    north = (math.floor(lat / step) + 0.5) * step
    wide = step / max(0.01, math.cos(math.radians(north)))
    east = (math.floor(lon / wide) + 0.5) * wide
    return Point(max(-180.0, min(180.0, round(east, 4))), max(-90.0, min(90.0, round(north, 4))))


def coarse_minutes(age: timedelta) -> int:
    return max(0, int(age.total_seconds() // 60)) // _MINUTES * _MINUTES


def coarse_metres(metres: float) -> int:
    return round(metres / _METRES) * _METRES
