"""What people who are near a matter are told of it before they report the same: what kind, how long ago, how far it is.

Never its content, its address, its people or its number. Who follows a matter is told no more than that.
"""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.catalogue.categories import CATEGORIES
from anmin.cases.earth import cells, metres_between
from anmin.cases.model.desk import Named
from anmin.cases.model.public import CELL, Seen, blurred, cell_of, coarse_metres, coarse_minutes, stage_of
from anmin.cases.queries.desk import category_named
from anmin.cases.store import following as store
from anmin.cases.terms.cases import RECEIVED_TEXT, CaseKind, CaseState
from anmin.cases.terms.stages import PublicStage, says
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.registers import Registers
from anmin.kernel.words import Text
from anmin.territory.datum import to_wgs84
from anmin.territory.point import Latitude, Longitude, Point
from anmin.territory.terms import Datum

SHOWN = 20


class NearReports(Question, frozen=True, kw_only=True):
    """A point in degrees of `datum`, and how far around it in metres. It comes in the body: where one is stands in no URL."""

    lon: Longitude
    lat: Latitude
    datum: Datum = Datum.WGS84
    metres: Annotated[int, Meta(ge=50, le=1_000)] = 300


class NearReport(msgspec.Struct, frozen=True, kw_only=True):
    """`report`: to follow it. `minutes` since it was raised, in fives; `metres` in fifties; `lon`, `lat`: WGS-84, the
    middle of a cell of 150 m. `yours`: raised by whoever asks.
    """

    report: UUID
    what: Named
    stage: PublicStage
    says: Text
    minutes: int
    metres: int
    lon: float
    lat: float
    yours: bool
    followed: bool


class FollowedCase(msgspec.Struct, frozen=True, kw_only=True):
    """A matter of somebody else that one follows. What it turned out to be may not be told any more: `what` and `stage`
    are None then, until it is closed.
    """

    report: UUID
    what: Named | None
    stage: PublicStage | None
    says: Text
    closed: bool
    lon: float | None
    lat: float | None
    followed_at: datetime


@query(
    "cases.near_reports",
    needs=PUBLIC,
    elevated="people near a matter see of it only its kind, its age, its public stage and the cell it lies in",
)
async def near_reports(ctx: Ctx, question: NearReports) -> tuple[NearReport, ...]:
    """Open matters near a point that anybody may know of, the nearest and then the newest first, at most twenty."""
    here = to_wgs84(Point(question.lon, question.lat), question.datum)
    rows = ctx.house.service(Registers).rows(CATEGORIES, ctx.now)
    within = cells(here, question.metres + CELL)
    spotted = await store.near(ctx, within, [row.code for row in rows if row.nearby])
    shown = (_near(ctx, here, row) for row in spotted)
    return tuple(sorted((each for each in shown if each.metres <= question.metres), key=_nearest)[:SHOWN])


def _nearest(report: NearReport) -> tuple[int, int]:
    return report.metres, report.minutes


def _near(ctx: Ctx, here: Point, row: dict[str, Any]) -> NearReport:
    middle = blurred(row["lon"], row["lat"])
    stage = stage_of(CaseState(row["state"]), on_scene=row["on_scene"])
    return NearReport(
        report=row["id"],
        what=category_named(ctx, row["category"]) or Named("", "", ""),
        stage=stage,
        says=says(stage, row["kind"]),
        minutes=coarse_minutes(ctx.now - row["raised_at"]),
        metres=coarse_metres(metres_between(here, middle)),
        lon=middle.lon,
        lat=middle.lat,
        yours=row["yours"],
        followed=row["followed"],
    )


async def followed(ctx: Ctx) -> tuple[FollowedCase, ...]:
    """What the caller of a door of their own follows, the newest first."""
    return tuple(_followed(ctx, row) for row in await store.followed(ctx))


def _followed(ctx: Ctx, row: dict[str, Any]) -> FollowedCase:
    seen = Seen(kind=CaseKind(row["kind"]), state=CaseState(row["state"]), tag=row["tag"], flags=row["flags"])
    closed = seen.state is CaseState.CLOSED
    category = ctx.house.service(Registers).get(CATEGORIES, row["category"] or "-", ctx.now)
    shown = cell_of(seen, category)
    stage = stage_of(seen.state, on_scene=row["on_scene"]) if shown or closed else None
    middle = blurred(row["lon"], row["lat"], shown) if shown and row["lat"] is not None else None
    return FollowedCase(
        report=row["id"],
        what=category_named(ctx, row["category"]) if shown else None,
        stage=stage,
        says=says(stage, seen.kind) if stage else RECEIVED_TEXT,
        closed=closed,
        lon=middle.lon if middle else None,
        lat=middle.lat if middle else None,
        followed_at=row["since"],
    )
