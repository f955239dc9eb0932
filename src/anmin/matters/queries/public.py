"""What everybody may know of everyday matters: what kind, in which cell, how far it is, how many days old.

Never a point, an address, a word, a person, a number or an instant; no question, no petition, no emergency, nothing that is
flagged. What lies in a box is told by the cells, so that asking with ever smaller boxes tells no more than the cell.
"""

import math
from datetime import timedelta
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.catalogue.categories import CATEGORIES, CategoryRow
from anmin.cases.earth import CELLS_A_DEGREE, Cells, cell
from anmin.cases.model.desk import Named
from anmin.cases.model.public import WIDE, Seen, blurred, cell_of, stage_of
from anmin.cases.queries.desk import below, category_named
from anmin.cases.terms.cases import CaseKind, CaseState
from anmin.cases.terms.stages import PublicStage, says
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import CodeText
from anmin.kernel.registers import Registers
from anmin.kernel.words import Text
from anmin.matters.store import public as store
from anmin.matters.store.public import Wanted
from anmin.matters.terms.desk import PublicState
from anmin.territory.periods import day_of
from anmin.territory.point import METRES_A_DEGREE, Latitude, Longitude, Point

DONE_SHOWN = timedelta(days=90)
AT_ONCE, MOST_LOOKS = 200, 25


class PublicMatters(Question, frozen=True, kw_only=True):
    """`category`: with all below it. `west` … `north`: a box of the map in WGS-84, all four or none; for what lies near
    oneself ask `nearReports`, which takes the point in its body. `after`: `next` of the page before.
    """

    category: CodeText | None = None
    state: PublicState = PublicState.OPEN
    west: Longitude | None = None
    south: Latitude | None = None
    east: Longitude | None = None
    north: Latitude | None = None
    after: UUID | None = None
    limit: Annotated[int, Meta(ge=1, le=100)] = 50

    def __post_init__(self) -> None:
        edges = (self.west, self.south, self.east, self.north)
        if any(each is None for each in edges) != all(each is None for each in edges):
            raise ValueError("a box has four edges")


class PublicMatter(msgspec.Struct, frozen=True, kw_only=True):
    """`report`: to follow it. `lon`, `lat`: WGS-84, the middle of a cell of `metres`; none where the place is not known.
    `days`: how many days ago it came in; `rounds`: how often it was taken up; `followers`: who said "this is it".
    """

    report: UUID
    what: Named
    stage: PublicStage
    says: Text
    lon: float | None
    lat: float | None
    metres: int
    days: int
    rounds: int
    followers: int
    yours: bool
    followed: bool


class PublicList(msgspec.Struct, frozen=True):
    """The newest first; `next` is given back as `after` while there may be more."""

    matters: tuple[PublicMatter, ...]
    next: UUID | None


@query(
    "matters.public_matters",
    needs=PUBLIC,
    elevated="everybody may know of an everyday matter its category, its public stage and the cell it lies in",
)
async def public_matters(ctx: Ctx, question: PublicMatters) -> PublicList:
    """Everyday matters that are open, or were done within ninety days, by category and by the box of a map."""
    rows = _categories(ctx, question)
    wanted = Wanted(
        categories=list(rows),
        near=[code for code, row in rows.items() if row.nearby],
        done=question.state is PublicState.DONE,
        since=ctx.now - DONE_SHOWN,
        within=_around(question),
    )
    found: list[PublicMatter] = []
    last = question.after
    for _ in range(MOST_LOOKS):
        listed = await store.listed(ctx, wanted, last, AT_ONCE)
        for row in listed:
            if len(found) == question.limit:
                return PublicList(tuple(found), last)
            last = row["id"]
            shown = _shown(ctx, row, rows[row["category"]])
            found += [shown] if shown and _inside(question, shown) else []
        if len(listed) < AT_ONCE:
            return PublicList(tuple(found), None)
    return PublicList(tuple(found), last)


def _categories(ctx: Ctx, question: PublicMatters) -> dict[str, CategoryRow]:
    wanted = set(below(ctx, question.category)) if question.category else None
    rows = ctx.house.service(Registers).rows(CATEGORIES, ctx.now)
    return {row.code: row for row in rows if wanted is None or row.code in wanted}


def _around(question: PublicMatters) -> Cells | None:
    """Every cell that a matter can lie in whose shown middle lies in the box."""
    west, south, east, north = question.west, question.south, question.east, question.north
    if west is None or south is None or east is None or north is None:
        return None
    tall = WIDE / METRES_A_DEGREE + 1 / CELLS_A_DEGREE
    wide = tall / max(0.01, math.cos(math.radians(min(90.0, max(abs(south), abs(north)) + tall))))
    return Cells(cell(south - tall), cell(north + tall), cell(west - wide), cell(east + wide))


def _shown(ctx: Ctx, row: dict[str, Any], category: CategoryRow) -> PublicMatter | None:
    seen = Seen(kind=CaseKind(row["kind"]), state=CaseState(row["state"]), tag=row["tag"], flags=row["flags"])
    metres = cell_of(seen, category)
    if metres is None:
        return None
    middle: Point | None = blurred(row["lon"], row["lat"], metres) if row["lat"] is not None else None
    stage = stage_of(seen.state, on_scene=False)
    return PublicMatter(
        report=row["id"],
        what=category_named(ctx, row["category"]) or Named("", "", ""),
        stage=stage,
        says=says(stage, seen.kind),
        lon=middle.lon if middle else None,
        lat=middle.lat if middle else None,
        metres=metres,
        days=max(0, (day_of(ctx.now) - day_of(row["raised_at"])).days),
        rounds=row["rounds"],
        followers=row["followers"],
        yours=row["yours"],
        followed=row["followed"],
    )


def _inside(question: PublicMatters, shown: PublicMatter) -> bool:
    west, south, east, north = question.west, question.south, question.east, question.north
    if west is None or south is None or east is None or north is None:
        return True
    if shown.lon is None or shown.lat is None:
        return False
    return west <= shown.lon <= east and south <= shown.lat <= north
