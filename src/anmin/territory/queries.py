"""What people ask of territory: the areas and their history, who is responsible at a point, a point in another datum."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
import shapely
from msgspec import Meta

from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import Instant, PageSize, check_instants
from anmin.kernel.house import House
from anmin.kernel.words import Text
from anmin.territory import store
from anmin.territory.areas import Answer, AreaName
from anmin.territory.countries import Country, place_of
from anmin.territory.datum import from_wgs84, to_wgs84
from anmin.territory.offices import Office
from anmin.territory.outline import loaded
from anmin.territory.periods import day_of
from anmin.territory.point import Latitude, Longitude, Point
from anmin.territory.service import Territory
from anmin.territory.store import Asked, Box
from anmin.territory.terms import AREA_UNKNOWN, AreaKind, Datum, Rule

_NUMBER = r"-?\d{1,3}(\.\d{1,15})?"
BoxText = Annotated[str, Meta(max_length=80, pattern=rf"^{_NUMBER}(,{_NUMBER}){{3}}$(?!\n)")]
"""`west,south,east,north` in degrees."""
AfterArea = Annotated[str, Meta(max_length=64, pattern=r"^[0-9A-Za-z._-]*$(?!\n)")]
_PERIODS = 200
_NOTHING = msgspec.Raw(b"null")


def responsible(house: House, point: Point, at: datetime) -> Answer:
    """For rooms above, in process and without a wait. Raises ValueError when `at` has no time zone."""
    return house.service(Territory).responsible(point, at)


class Areas(Question, frozen=True):
    """Areas in force at `at`, now when left out, by code after `after`. `box`: those whose own box meets it.

    `organisation`: with all below it. `outlines`: with GeoJSON geometries in WGS-84.
    """

    at: Instant | None = None
    kind: AreaKind | None = None
    parent: UUID | None = None
    organisation: UUID | None = None
    box: BoxText | None = None
    outlines: bool = False
    after: AfterArea = ""
    limit: PageSize = 100

    def __post_init__(self) -> None:
        check_instants(self.at)
        _box(self.box)


class AreaShown(msgspec.Struct, frozen=True, kw_only=True):
    """One area. `officer` is shown to staff only; `geometry` is null unless it was asked for."""

    id: UUID
    code: str
    version: int
    name: str
    kind: AreaKind
    level: int
    parent: UUID | None
    organisation: UUID | None
    officer: UUID | None
    source_datum: Datum
    valid_from: date
    valid_to: date | None
    geometry: msgspec.Raw


class AreasShown(msgspec.Struct, frozen=True):
    """`next` is given back as `after` while there are more."""

    areas: tuple[AreaShown, ...]
    next: str | None


@query("territory.areas", needs=PUBLIC)
async def areas(ctx: Ctx, question: Areas) -> AreasShown:
    """The areas and grid cells in force on a day."""
    asked = Asked(
        day=day_of(question.at or ctx.now),
        drawn=question.outlines,
        kind=question.kind,
        parent=question.parent,
        organisation=question.organisation,
        box=_box(question.box),
        after=question.after,
    )
    rows = await store.page(ctx, asked, question.limit + 1)
    shown = tuple(AreaShown(**_fields(ctx, row)) for row in rows[: question.limit])
    return AreasShown(shown, shown[-1].code if len(rows) > question.limit else None)


class AreaPage(Question, frozen=True):
    """One area with its history; `outlines`: with the geometry of each period."""

    area: UUID
    outlines: bool = False


class AreaPeriod(msgspec.Struct, frozen=True, kw_only=True):
    """What held from the day `valid_from` to before the day `valid_to`; equal days: replaced on the day it began."""

    version: int
    name: str
    kind: AreaKind
    level: int
    parent: UUID | None
    organisation: UUID | None
    officer: UUID | None
    source_datum: Datum
    valid_from: date
    valid_to: date | None
    recorded_at: datetime
    geometry: msgspec.Raw


class AreaPageShown(msgspec.Struct, frozen=True):
    """The newest period first, at most 200. `version` is to be given with a change."""

    id: UUID
    code: str
    version: int
    periods: tuple[AreaPeriod, ...]


@query("territory.area_page", needs=PUBLIC, faults=(AREA_UNKNOWN,))
async def area_page(ctx: Ctx, question: AreaPage) -> AreaPageShown:
    """One area and everything that ever held of it."""
    head = await store.head(ctx, question.area)
    if head is None:
        raise AREA_UNKNOWN()
    rows = await store.history(ctx, question.area, _PERIODS, with_outline=question.outlines)
    return AreaPageShown(**head, periods=tuple(AreaPeriod(**_fields(ctx, row)) for row in rows))


class ResponsibleFor(Question, frozen=True):
    """A position in degrees of `datum`, and the instant asked about, now when left out. Sent as a body."""

    lon: Longitude
    lat: Latitude
    datum: Datum
    at: Instant | None = None

    def __post_init__(self) -> None:
        check_instants(self.at)


class Responsible(msgspec.Struct, frozen=True, kw_only=True):
    """Who answers, why, and how sure the country is.

    `point` is in WGS-84. `organisation` is null only in a house without organisations. `officer` is shown to staff only.
    `metres`: the way to the area when it is the nearest. `border`: other countries within 3 km, where the country data
    may err and a person should ask.
    """

    point: Point
    at: datetime
    rule: Rule
    reason: Text
    organisation: Office | None
    officer: UUID | None
    chain: tuple[AreaName, ...]
    metres: float | None
    country: Country | None
    border: tuple[Country, ...]


@query("territory.responsible_for", needs=PUBLIC)
async def responsible_for(ctx: Ctx, question: ResponsibleFor) -> Responsible:
    """Who is responsible at a place, with the reason; abroad the country is named."""
    point, at = to_wgs84(Point(question.lon, question.lat), question.datum), question.at or ctx.now
    territory = ctx.house.service(Territory)
    answer, place = territory.responsible(point, at), place_of(point)
    return Responsible(
        point=point,
        at=at,
        rule=answer.rule,
        reason=answer.reason,
        organisation=territory.offices.get(answer.organisation),
        officer=answer.officer if _is_staff(ctx) else None,
        chain=answer.chain,
        metres=answer.metres,
        country=place.nearest,
        border=place.border,
    )


class ConvertPoint(Question, frozen=True):
    """A pair in degrees of `datum`, wanted in degrees of `to`. Sent as a body."""

    lon: Longitude
    lat: Latitude
    datum: Datum
    to: Datum


class ConvertedPoint(msgspec.Struct, frozen=True):
    """The pair in degrees of `datum`, and in WGS-84."""

    lon: float
    lat: float
    datum: Datum
    wgs84: Point


@query("territory.convert_point", needs=PUBLIC)
async def convert_point(ctx: Ctx, question: ConvertPoint) -> ConvertedPoint:  # noqa: ARG001 - the same for everybody
    """A point in another datum; outside the Chinese mainland all are the same."""
    point = to_wgs84(Point(question.lon, question.lat), question.datum)
    shown = from_wgs84(point, question.to)
    return ConvertedPoint(shown.lon, shown.lat, question.to, point)


def _fields(ctx: Ctx, row: Any) -> dict[str, Any]:
    drawn = row["geometry"]
    return {
        **row,
        "kind": AreaKind(row["kind"]),
        "source_datum": Datum(row["source_datum"]),
        "officer": row["officer"] if _is_staff(ctx) else None,
        "geometry": msgspec.Raw(shapely.to_geojson(loaded(drawn)).encode()) if drawn else _NOTHING,
    }


def _is_staff(ctx: Ctx) -> bool:
    return ctx.actor.kind in ("staff", "system")


def _box(text: str | None) -> Box | None:
    if text is None:
        return None
    west, south, east, north = map(float, text.split(","))
    if west > east or south > north:
        raise ValueError("a box is west,south,east,north")
    return west, south, east, north
