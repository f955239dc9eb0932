"""The verbs of the organisation tree, one organisation at a time. Files come in by `organisation_import`."""

from datetime import date
from uuid import UUID

import msgspec

from anmin.identity.events.organisations import (
    OrganisationAdded,
    OrganisationChanged,
    OrganisationClosed,
    OrganisationMoved,
)
from anmin.identity.model.organisations import (
    DutyPhone,
    EnglishName,
    Organisation,
    OrganisationCode,
    particulars,
)
from anmin.identity.store import organisations as store
from anmin.identity.terms import organisations as terms
from anmin.identity.terms.organisations import MANAGE_ORGANISATIONS, OrganisationKind, OrganisationQuiet
from anmin.kernel import faults
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import Name, ShortText
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject, office


class AddOrganisation(Command, frozen=True):
    """`parent` None makes the one organisation at the top of an empty house."""

    parent: UUID | None
    code: OrganisationCode
    name: Name
    kind: OrganisationKind
    name_en: EnglishName = ""
    valid_from: date | None = None
    valid_to: date | None = None
    area: ShortText = ""
    phone: DutyPhone = ""


class ChangeOrganisation(Command, frozen=True):
    """`version` is the one that was read: a change made meanwhile is not overwritten."""

    organisation: UUID
    version: int
    code: OrganisationCode
    name: Name
    kind: OrganisationKind
    valid_from: date
    name_en: EnglishName = ""
    area: ShortText = ""
    phone: DutyPhone = ""


class MoveOrganisation(Command, frozen=True):
    organisation: UUID
    parent: UUID


class CloseOrganisation(Command, frozen=True):
    """`last_day` None closes it today; an earlier day corrects a forgotten closing."""

    organisation: UUID
    last_day: date | None = None


FAULTS = (terms.ORGANISATION_UNKNOWN, terms.ORGANISATION_CLOSED, terms.ORGANISATION_PERIOD)


@action(
    "identity.add_organisation",
    needs=MANAGE_ORGANISATIONS,
    faults=(*FAULTS, terms.ORGANISATION_CODE_TAKEN, terms.ROOT_EXISTS),
)
async def add_organisation(ctx: Ctx, command: AddOrganisation) -> UUID:
    """Add an organisation below one that the caller manages."""
    await store.lock(ctx)
    if command.parent:
        await store.own_open(ctx, command.parent)
    fields = msgspec.structs.asdict(command)
    parent = fields.pop("parent")
    del fields["key"]
    fields["valid_from"] = command.valid_from or store.today(ctx)
    organisation = Organisation(id=new_id(), parent=parent, version=1, particulars=particulars(**fields))
    await store.add(ctx, organisation)
    ctx.say(
        OrganisationAdded(organisation.id, command.code, command.kind, parent),
        about=about(organisation.id, 1),
    )
    return organisation.id


@action(
    "identity.change_organisation",
    needs=MANAGE_ORGANISATIONS,
    faults=(*FAULTS, terms.ORGANISATION_CODE_TAKEN, faults.CHANGED_MEANWHILE),
)
async def change_organisation(ctx: Ctx, command: ChangeOrganisation) -> int:
    """Change what is said of an organisation; the new version. Its end is set by closing it."""
    await store.lock(ctx)
    organisation = await store.own(ctx, command.organisation)
    if organisation.version != command.version:
        raise faults.CHANGED_MEANWHILE()
    fields = msgspec.structs.asdict(command)
    for name in ("organisation", "version", "key"):
        del fields[name]
    changed = particulars(valid_to=organisation.particulars.valid_to, **fields)
    if changed == organisation.particulars:
        ctx.unchanged(OrganisationQuiet.SAME)
        return organisation.version
    version = await store.change(ctx, organisation.id, changed)
    ctx.say(OrganisationChanged(organisation.id, changed.code, changed.kind), about=about(organisation.id, version))
    return version


@action(
    "identity.move_organisation",
    needs=MANAGE_ORGANISATIONS,
    faults=(*FAULTS, terms.MOVE_INTO_ITSELF, terms.ROOT_STAYS),
)
async def move_organisation(ctx: Ctx, command: MoveOrganisation) -> int:
    """Hang an organisation with everything below it under another one; the new version."""
    await store.lock(ctx)
    organisation = await store.own_open(ctx, command.organisation)
    if organisation.parent is None:
        raise terms.ROOT_STAYS()
    await store.own_open(ctx, command.parent)
    if await store.is_below(ctx, organisation.id, command.parent):
        raise terms.MOVE_INTO_ITSELF()
    if organisation.parent == command.parent:
        ctx.unchanged(OrganisationQuiet.SAME)
        return organisation.version
    version = await store.move(ctx, organisation.id, command.parent)
    ctx.say(
        OrganisationMoved(organisation.id, organisation.parent, command.parent),
        about=Subject("organisation", organisation.id, version, (office(organisation.id), office(organisation.parent))),
    )
    return version


@action(
    "identity.close_organisation",
    needs=MANAGE_ORGANISATIONS,
    faults=(*FAULTS, terms.ROOT_STAYS, terms.STILL_HAS_STAFF, terms.STILL_HAS_CHILDREN),
)
async def close_organisation(ctx: Ctx, command: CloseOrganisation) -> int:
    """Set the last day of an organisation that has neither staff nor open organisations below it; the new version."""
    await store.lock(ctx)
    organisation = await store.own(ctx, command.organisation)
    last_day = command.last_day or store.today(ctx)
    closed = organisation.close(
        last_day,
        staff=await store.staff_of(ctx, organisation.id),
        children=await store.open_children(ctx, organisation.id, last_day),
    )
    if closed == organisation.particulars:
        ctx.unchanged(OrganisationQuiet.SAME)
        return organisation.version
    version = await store.change(ctx, organisation.id, closed)
    ctx.say(OrganisationClosed(organisation.id), about=about(organisation.id, version))
    return version


def about(organisation: UUID, version: int) -> Subject:
    return Subject("organisation", organisation, version, (office(organisation),))
