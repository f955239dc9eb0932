"""Where a matter belongs: its point, country, jurisdiction, desk and number division. Read from memory."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import msgspec

from anmin.cases.catalogue.desks import DESKS, desk_for
from anmin.cases.terms.places import PlaceState
from anmin.identity.tree import OrganisationTree
from anmin.kernel.ctx import Ctx
from anmin.kernel.faults import UNAVAILABLE
from anmin.kernel.fields import Instant, check_instants
from anmin.kernel.registers import Registers
from anmin.territory.countries import place_of
from anmin.territory.datum import to_wgs84
from anmin.territory.point import Latitude, Longitude, Point
from anmin.territory.service import Territory
from anmin.territory.terms import Datum

CHINA = "CN"
Metres = Annotated[float, msgspec.Meta(ge=0, le=1_000_000)]


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A position in degrees of `datum`, its accuracy in metres (kept to the centimetre), and when it was taken."""

    lon: Longitude
    lat: Latitude
    datum: Datum = Datum.WGS84
    accuracy: Metres | None = None
    at: Instant | None = None

    def __post_init__(self) -> None:
        check_instants(self.at)
        if self.accuracy is not None:  # smaller than any device can tell, and than a single-precision column can hold
            msgspec.structs.force_setattr(self, "accuracy", round(self.accuracy, 2))

    def point(self) -> Point:
        return to_wgs84(Point(self.lon, self.lat), self.datum)


class Where(msgspec.Struct, frozen=True):
    """`country`: ISO 3166 code, empty when nobody knows."""

    point: Point | None
    state: PlaceState
    country: str
    desk: UUID
    office: UUID
    home: UUID | None
    division: str
    also: tuple[UUID, ...] = ()

    @property
    def offices(self) -> tuple[UUID, ...]:
        """Who takes part from the beginning."""
        return tuple(dict.fromkeys(each for each in (self.desk, self.office, self.home, *self.also) if each))


def where_of(ctx: Ctx, position: Spot | None, place: Spot | None, home: UUID | None) -> Where:
    """Raises UNAVAILABLE while the house has no organisation."""
    spot = place or position
    territory = ctx.house.service(Territory)
    point = spot.point() if spot else None
    country, office_ = "", territory.offices.top
    if point is not None:
        nearest = place_of(point).nearest
        country = nearest.code if nearest else ""
        answer = territory.responsible(point, ctx.now)
        office_ = answer.jurisdiction or answer.organisation or office_
    if office_ is None:
        raise UNAVAILABLE()
    desk = desk_of(ctx, office_)
    state = PlaceState.NONE if spot is None else PlaceState.GIVEN if place else PlaceState.CALLER
    known = home if territory.offices.get(home) else None
    return Where(point, state, country, desk[0], office_, known, desk[1])


def desk_of(ctx: Ctx, office_: UUID) -> tuple[UUID, str]:
    """The desk that takes calls for an office, and the division its cases are numbered by; somebody always does."""
    offices = ctx.house.service(Territory).offices
    chain = [each for up in ctx.house.service(OrganisationTree).ancestors(office_) if (each := offices.get(up))]
    row = desk_for(ctx.house.service(Registers).rows(DESKS, ctx.now), [each.code for each in chain])
    desk = offices.by_code(row.desk) if row else None
    return desk or (chain[-1].id if chain else office_), row.division if row else "000000"
