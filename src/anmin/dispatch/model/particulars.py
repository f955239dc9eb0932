"""What somebody says of a unit, and the row it makes: new, changed, or a reason why not. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.dispatch.model.standing import OFF_DUTY, Unit
from anmin.dispatch.terms.units import UnitFault, UnitKind
from anmin.kernel.fields import CodeText, Name, ShortText
from anmin.kernel.ids import new_id
from anmin.territory.point import Latitude, Longitude, Point

Codes = Annotated[tuple[CodeText, ...], Meta(max_length=30)]
Beat = Annotated[str, Meta(max_length=64, pattern=r"^[0-9A-Za-z._:-]*$(?!\n)")]
StaleSeconds = Annotated[int, Meta(ge=10, le=86_400)]


class Home(msgspec.Struct, frozen=True):
    """Where the unit waits, in WGS-84 degrees."""

    lon: Longitude
    lat: Latitude

    def __post_init__(self) -> None:
        Point(self.lon, self.lat)


class Particulars(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`office`, `capabilities`, `beat`: codes of an organisation, of the register `dispatch.capability`, of an area.

    `status`: of a new unit only. `stale_seconds`: after how long without a report its position counts no more.
    """

    code: CodeText
    name: Name
    name_en: ShortText = ""
    kind: UnitKind
    office: CodeText
    call_sign: ShortText = ""
    capabilities: Codes = ()
    equipment: Codes = ()
    home: Home | None = None
    beat: Beat = ""
    stale_seconds: StaleSeconds = 120
    simulated: bool = False
    status: CodeText = OFF_DUTY


class Around(msgspec.Struct, frozen=True):
    """What a unit is judged by: offices in reach by code, capabilities and statuses that may be given, the time."""

    office: Callable[[str], UUID | None]
    capabilities: frozenset[str]
    statuses: frozenset[str]
    now: datetime


def made(said: Particulars, held: Unit | None, around: Around) -> Unit | UnitFault:
    """The unit as it is to be; itself when nothing differs."""
    office = around.office(said.office)
    if office is None:
        return UnitFault.OFFICE
    if not around.capabilities.issuperset(said.capabilities):
        return UnitFault.CAPABILITY
    if held is not None:
        return UnitFault.RETIRED if held.retired_at else _changed(said, held, office)
    if said.status not in around.statuses:
        return UnitFault.STATUS
    return Unit(
        id=new_id(), version=1, code=said.code, status=said.status, status_at=around.now, **_fields(said, office)
    )


def _changed(said: Particulars, held: Unit, office: UUID) -> Unit:
    after = msgspec.structs.replace(held, **_fields(said, office))
    return held if after == held else msgspec.structs.replace(after, version=held.version + 1)


def _fields(said: Particulars, office: UUID) -> dict[str, Any]:
    """Everything but id, code, version and status."""
    home = said.home
    return {
        "name": said.name,
        "name_en": said.name_en,
        "kind": said.kind,
        "office": office,
        "call_sign": said.call_sign,
        "capabilities": said.capabilities,
        "equipment": said.equipment,
        "home_lon": home.lon if home else None,
        "home_lat": home.lat if home else None,
        "beat": said.beat,
        "stale_seconds": said.stale_seconds,
        "simulated": said.simulated,
    }
