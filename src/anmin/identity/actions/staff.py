"""The verbs of staff accounts. The system administrator makes accounts; what they may do is granted by another person."""

from typing import Any
from uuid import UUID

import msgspec

from anmin.identity.actions.roles import take_back
from anmin.identity.events import staff as events
from anmin.identity.model.administrators import check_other, check_remaining
from anmin.identity.model.sign_in import Account
from anmin.identity.model.staff import Badge, Login, StaffMember, first_password
from anmin.identity.password_checks import PasswordChecks
from anmin.identity.store import credentials, oidc, organisations, roles, sessions
from anmin.identity.store import staff as store
from anmin.identity.terms import administrators
from anmin.identity.terms import organisations as tree_terms
from anmin.identity.terms import staff as terms
from anmin.identity.terms.administrators import MANAGE_STAFF
from anmin.identity.terms.sessions import SessionEnd
from anmin.identity.terms.staff import StaffQuiet, StaffState
from anmin.kernel import faults
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.ids import new_id
from anmin.kernel.personal import Phone, RealName, Secret


class AddStaff(Command, frozen=True):
    """`name_public`: whether the public may read the name under this person's replies.

    `handed_over` False: nobody is there yet to take a first password; `resetStaff` gives one when somebody is.
    """

    login: Login
    name: RealName
    organisation: UUID
    badge: Badge | None = None
    phone: Phone | None = None
    name_public: bool = False
    handed_over: bool = True


class AddedStaff(msgspec.Struct, frozen=True):
    """`first_password` is shown this once; the person must change it before anything else. Empty: none was made."""

    staff: UUID
    first_password: str


class ChangeStaff(Command, frozen=True):
    """`version` is the one that was read."""

    staff: UUID
    version: int
    name: RealName
    badge: Badge | None = None
    phone: Phone | None = None
    name_public: bool = False


class OfStaff(Command, frozen=True):
    """An action on one account that needs nothing else."""

    staff: UUID


class MoveStaff(Command, frozen=True):
    staff: UUID
    organisation: UUID


OWN = (terms.STAFF_UNKNOWN, terms.STAFF_STATE, administrators.NOT_TO_ONESELF)
PLACE = (tree_terms.ORGANISATION_UNKNOWN, tree_terms.ORGANISATION_CLOSED)
TAKEN = (terms.LOGIN_TAKEN, terms.BADGE_TAKEN)


@action("identity.add_staff", needs=MANAGE_STAFF, faults=(*PLACE, *TAKEN, faults.TOO_MANY))
async def add_staff(ctx: Ctx, command: AddStaff) -> AddedStaff:
    """Make an account that can do nothing until somebody else grants it a role."""
    await organisations.own_open(ctx, command.organisation)
    password, hashed = await _new_password(ctx) if command.handed_over else ("", None)
    fields = msgspec.structs.asdict(command)
    del fields["key"], fields["handed_over"]
    member = StaffMember(id=new_id(), state=StaffState.INVITED, held=False, version=1, made_at=ctx.now, **fields)
    await store.add(ctx, member)
    await credentials.add(ctx, member.id, hashed, first=True)
    ctx.say(events.StaffAdded(member.id, member.organisation), about=store.about(member))
    return AddedStaff(member.id, password)


@action("identity.change_staff", needs=MANAGE_STAFF, faults=(*OWN, terms.BADGE_TAKEN, faults.CHANGED_MEANWHILE))
async def change_staff(ctx: Ctx, command: ChangeStaff) -> int:
    """Correct name, badge number, phone and whether the name is public; the new version."""
    member = await store.get(ctx, command.staff, lock=True)
    member.check_here()
    if member.version != command.version:
        raise faults.CHANGED_MEANWHILE()
    changes: dict[str, Any] = {name: getattr(command, name) for name in ("name", "badge", "phone", "name_public")}
    changed = msgspec.structs.replace(member, **changes)
    if changed == member:
        ctx.unchanged(StaffQuiet.SAME)
        return member.version
    saved = await store.save(ctx, changed)
    ctx.say(events.StaffChanged(saved.id, saved.name_public), about=store.about(saved))
    return saved.version


@action("identity.reset_staff", needs=MANAGE_STAFF, faults=(*OWN, faults.TOO_MANY))
async def reset_staff(ctx: Ctx, command: OfStaff) -> AddedStaff:
    """Give a new first password and take the second factor away, for somebody who lost them; shown this once.

    An administrator's grants then rest until a security administrator confirms the person: nobody takes over
    another administration alone.
    """
    check_other(ctx.actor.id, command.staff)
    member = await store.get(ctx, command.staff, lock=True)
    account = await _account(ctx, command.staff)
    administers = await roles.administration_of(ctx, member.id) is not None
    saved = await store.save(ctx, member.reset(held=administers))
    password, hashed = await _new_password(ctx)
    await credentials.save(ctx, account.with_password(hashed, first=True).without_factor().unlock())
    await sessions.end_sessions(ctx, member.id, SessionEnd.STOPPED)
    ctx.say(events.StaffReset(member.id, saved.held), about=store.about(saved))
    return AddedStaff(member.id, password)


@action("identity.unlock_staff", needs=MANAGE_STAFF, faults=OWN)
async def unlock_staff(ctx: Ctx, command: OfStaff) -> int:
    """End the lock that followed too many failures; the version."""
    check_other(ctx.actor.id, command.staff)
    member = await store.get(ctx, command.staff, lock=True)
    account = await _account(ctx, command.staff)
    if not account.locked(ctx.now):
        ctx.unchanged(StaffQuiet.NOT_LOCKED)
        return member.version
    await credentials.save(ctx, account.unlock())
    saved = await store.save(ctx, member)
    ctx.say(events.StaffUnlocked(member.id), about=store.about(saved))
    return saved.version


@action("identity.suspend_staff", needs=MANAGE_STAFF, faults=(*OWN, administrators.LAST_ADMINISTRATOR))
async def suspend_staff(ctx: Ctx, command: OfStaff) -> int:
    """Shut an account at once, wherever it is signed in; the version."""
    member = await _other(ctx, command.staff)
    saved = await store.save(ctx, member.suspend())
    await sessions.end_sessions(ctx, member.id, SessionEnd.STOPPED)
    ctx.say(events.StaffSuspended(member.id), about=store.about(saved))
    return saved.version


@action("identity.restore_staff", needs=MANAGE_STAFF, faults=OWN)
async def restore_staff(ctx: Ctx, command: OfStaff) -> int:
    """Open a suspended account again, with the password and second factor it had; the version."""
    check_other(ctx.actor.id, command.staff)
    member = await store.get(ctx, command.staff, lock=True)
    account = await _account(ctx, command.staff)
    saved = await store.save(ctx, member.restore(complete=not account.restricted))
    ctx.say(events.StaffRestored(member.id), about=store.about(saved))
    return saved.version


@action("identity.move_staff", needs=MANAGE_STAFF, faults=(*OWN, *PLACE))
async def move_staff(ctx: Ctx, command: MoveStaff) -> int:
    """Move somebody to another organisation; the version. Grants stay as they are: they belong to another person."""
    member = await store.get(ctx, command.staff, lock=True)
    await organisations.own_open(ctx, command.organisation)
    if member.organisation == command.organisation:
        ctx.unchanged(StaffQuiet.SAME)
        return member.version
    saved = await store.save(ctx, member.move(command.organisation))
    ctx.say(events.StaffMoved(member.id, member.organisation, saved.organisation), about=store.about(saved))
    return saved.version


@action("identity.dismiss_staff", needs=MANAGE_STAFF, faults=(*OWN, administrators.LAST_ADMINISTRATOR))
async def dismiss_staff(ctx: Ctx, command: OfStaff) -> int:
    """Record that somebody left: sessions end, every grant is revoked, nothing can sign in again; the version."""
    member = await _other(ctx, command.staff)
    saved = await store.save(ctx, member.leave(ctx.now))
    account = await _account(ctx, command.staff)
    await credentials.save(ctx, account.with_password(None, first=True).without_factor())
    await sessions.end_sessions(ctx, member.id, SessionEnd.STOPPED)
    await oidc.unbind(ctx, member.id)
    for grant in await roles.grants_of(ctx, member.id):
        await take_back(ctx, grant)
    ctx.say(events.StaffLeft(member.id), about=store.about(saved))
    return saved.version


async def _new_password(ctx: Ctx) -> tuple[str, str]:
    """A first password and its hash. Raises TOO_MANY."""
    password, checks = first_password(), ctx.house.service(PasswordChecks)
    async with checks.slot():
        return password, await checks.hashed(Secret(password))


async def _other(ctx: Ctx, staff: UUID) -> StaffMember:
    """Somebody else's account, locked, that is not the last of an administration."""
    check_other(ctx.actor.id, staff)
    administers = await roles.administration_of(ctx, staff)
    others = await roles.other_administrators(ctx, administers, staff) if administers else 0
    member = await store.get(ctx, staff, lock=True)
    check_remaining(administers, others)
    return member


async def _account(ctx: Ctx, staff: UUID) -> Account:
    account = await credentials.by_staff(ctx, staff)
    if account is None:
        raise terms.STAFF_UNKNOWN()
    return account
