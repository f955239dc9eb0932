"""One area at a time: who answers for it, what it is called, when it ends. Outlines change by import only."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.identity.queries.organisations import organisation_tree
from anmin.identity.queries.staff import StaffPage, staff_page
from anmin.identity.terms.organisations import ORGANISATION_CLOSED, ORGANISATION_UNKNOWN
from anmin.identity.terms.staff import STAFF_UNKNOWN, StaffState
from anmin.kernel import faults
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import Name
from anmin.kernel.journal import Subject, office
from anmin.territory import store
from anmin.territory.events import AreaChanged, AreaEnded
from anmin.territory.geojson import sound_dates
from anmin.territory.import_plan import Around, Change, answering
from anmin.territory.offices import read_offices
from anmin.territory.periods import Known, Particulars, day_of, start_of
from anmin.territory.terms import AREA_NOT_IN_FORCE, AREA_UNKNOWN, MANAGE_AREAS, OFFICER_LEFT, AreaQuiet

Version = Annotated[int, Meta(ge=1, le=(1 << 31) - 1)]


class SetArea(Command, frozen=True):
    """All that can be said of an area beside its outline and place. `version` is the one that was read.

    `valid_from`: today when left out. `organisation` null: the area above answers; `officer` null: nobody in person.
    """

    area: UUID
    version: Version
    name: Name
    organisation: UUID | None
    officer: UUID | None
    valid_from: date | None = None

    def __post_init__(self) -> None:
        _check_date(self.valid_from)


class EndArea(Command, frozen=True):
    """From the day `valid_to` on it is no longer in force; today when left out. What was planned is withdrawn."""

    area: UUID
    version: Version
    valid_to: date | None = None

    def __post_init__(self) -> None:
        _check_date(self.valid_to)


class AreaOutcome(msgspec.Struct, frozen=True):
    """`version` is the one to give with the next change."""

    area: UUID
    version: int


def _check_date(day: date | None) -> None:
    if not sound_dates(day, None):
        raise ValueError("dates lie between 1970 and 2199")


@action(
    "territory.set_area",
    needs=MANAGE_AREAS,
    faults=(
        AREA_UNKNOWN,
        AREA_NOT_IN_FORCE,
        faults.CHANGED_MEANWHILE,
        ORGANISATION_UNKNOWN,
        ORGANISATION_CLOSED,
        STAFF_UNKNOWN,
        OFFICER_LEFT,
    ),
)
async def set_area(ctx: Ctx, command: SetArea) -> AreaOutcome:
    """Change the name, the organisation or the officer of an area from a day on.

    The caller's offices must hold both the organisation that answers for it now and the one that will.
    """
    day = command.valid_from or day_of(ctx.now)
    known, around = await _found(ctx, command.area, command.version)
    period = known.on(day)
    if period is None:
        raise AREA_NOT_IN_FORCE()
    says = msgspec.structs.replace(
        period.particulars, name=command.name, organisation=command.organisation, officer=command.officer
    )
    await _check_named(ctx, around, says, day)
    cut = known.change(day, says)
    if cut is None:
        ctx.unchanged(AreaQuiet.SAME)
        return AreaOutcome(known.id, known.version)
    _check_scope(around, known, says, day)
    await store.save(ctx, [Change(known, cut)])
    fact = AreaChanged(known.id, known.code, says.organisation, says.officer, start_of(day))
    ctx.say(fact, about=_about(known, period.particulars.organisation, says.organisation))
    return AreaOutcome(known.id, known.version + 1)


@action("territory.end_area", needs=MANAGE_AREAS, faults=(AREA_UNKNOWN, AREA_NOT_IN_FORCE, faults.CHANGED_MEANWHILE))
async def end_area(ctx: Ctx, command: EndArea) -> AreaOutcome:
    """End an area. Its history stays; a later import may begin it again."""
    day = command.valid_to or day_of(ctx.now)
    known, around = await _found(ctx, command.area, command.version)
    cut = known.end(day)
    if cut is None:
        raise AREA_NOT_IN_FORCE()
    _check_scope(around, known, None, day)
    await store.save(ctx, [Change(known, cut)])
    period = known.on(day)
    ctx.say(
        AreaEnded(known.id, known.code, start_of(day)),
        about=_about(known, period.particulars.organisation if period else None),
    )
    return AreaOutcome(known.id, known.version + 1)


async def _found(ctx: Ctx, area: UUID, version: int) -> tuple[Known, Around]:
    """The area and what stands around it, under the lock. Raises AREA_UNKNOWN, CHANGED_MEANWHILE."""
    await store.lock(ctx)
    every = await store.every(ctx.conn)
    known = next((each for each in every.values() if each.id == area), None)
    if known is None:
        raise AREA_UNKNOWN()
    if known.version != version:
        raise faults.CHANGED_MEANWHILE()
    offices = await read_offices(lambda question: organisation_tree(ctx, question))
    own = await store.own(ctx, offices.ids())
    return known, Around(every, offices, own, {}, everything=ctx.scope.everything)


async def _check_named(ctx: Ctx, around: Around, says: Particulars, day: date) -> None:
    if says.organisation:
        if around.offices.get(says.organisation) is None:
            raise ORGANISATION_UNKNOWN()
        if around.offices.is_closed(says.organisation, day):
            raise ORGANISATION_CLOSED()
    if says.officer:
        officer = await staff_page(ctx, StaffPage(says.officer))
        if officer.staff.state is StaffState.LEFT:
            raise OFFICER_LEFT()


def _check_scope(around: Around, known: Known, after: Particulars | None, day: date) -> None:
    """Raises NOT_ALLOWED when now or then an organisation beyond the caller's offices answers for the area."""
    in_force = [(each.id, each.on(day)) for each in around.known.values()]
    said = {area: period.particulars for area, period in in_force if period}
    kept = around.may(answering(known.id, said))
    if not kept or (after and not around.may(answering(known.id, {**said, known.id: after}))):
        raise faults.NOT_ALLOWED()


def _about(known: Known, *organisations: UUID | None) -> Subject:
    heard = {office(each): None for each in organisations if each}
    return Subject("area", known.id, known.version + 1, tuple(heard))
