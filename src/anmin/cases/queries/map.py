"""Layers of the map: the open incidents of a scope, and the cameras near one of them. No layer shows a person."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.catalogue.cameras import CAMERAS
from anmin.cases.catalogue.terms import CameraKind
from anmin.cases.earth import metres_between
from anmin.cases.events.map import CamerasLooked
from anmin.cases.store import cases
from anmin.cases.store import map as store
from anmin.cases.terms.cases import CASE_OVER, CASE_UNKNOWN, SILENT, CaseState, Flag
from anmin.cases.terms.desk import LIST_CASES, DeskColumn
from anmin.cases.terms.map import SEE_CAMERAS
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.registers import Registers
from anmin.territory.point import Point


class MapIncidents(Question, frozen=True):
    limit: Annotated[int, Meta(ge=1, le=10_000)] = 5_000


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """`lon`, `lat`: WGS-84. `quiet`: nobody may ring there. `since`: when it was raised or is due."""

    case: UUID
    number: str
    lon: float
    lat: float
    level: int
    state: CaseState
    column: DeskColumn
    category: str
    quiet: bool
    flags: tuple[Flag, ...]
    since: datetime


class CamerasNear(Question, frozen=True):
    case: UUID
    metres: Annotated[int, Meta(ge=10, le=500)] = 500


class CameraShown(msgspec.Struct, frozen=True):
    """Where a camera stands; never its stream."""

    code: str
    zh: str
    en: str
    kind: CameraKind
    organisation: str
    lon: float
    lat: float
    metres: int


@query("cases.map_incidents", needs=LIST_CASES)
async def map_incidents(ctx: Ctx, question: MapIncidents) -> tuple[Incident, ...]:
    """The open cases of the caller's offices that have a place, the most urgent first."""
    return tuple(
        Incident(
            case=row["id"],
            number=row["number"],
            lon=row["lon"],
            lat=row["lat"],
            level=row["level"],
            state=CaseState(row["state"]),
            column=DeskColumn(row["stands"]),
            category=row["category"],
            quiet=not SILENT.isdisjoint(row["flags"]),
            flags=tuple(map(Flag, row["flags"])),
            since=row["since"],
        )
        for row in await store.incidents(ctx, question.limit)
    )


@query("cases.cameras_near", needs=SEE_CAMERAS, faults=(CASE_UNKNOWN, CASE_OVER))
async def cameras_near(ctx: Ctx, question: CamerasNear) -> tuple[CameraShown, ...]:
    """The cameras near an open case, the nearest first; the look stands in the case's time line."""
    case = await cases.get(ctx, question.case)
    case.check_open()
    shown: list[CameraShown] = []
    if case.lon is not None and case.lat is not None:
        here = Point(case.lon, case.lat)
        for row in ctx.house.service(Registers).rows(CAMERAS, ctx.now):
            metres = round(metres_between(here, row.point))
            if metres <= question.metres:
                shown.append(
                    CameraShown(row.code, row.zh, row.en, row.kind, row.organisation, row.lon, row.lat, metres)
                )
    ctx.say(CamerasLooked(case.id, question.metres, len(shown)), about=case.subject)
    return tuple(sorted(shown, key=lambda each: (each.metres, each.code)))
