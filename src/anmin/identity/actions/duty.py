"""The verbs of the duty roster and of handing over. The roster is made by who may; a handover is between two people."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.identity.events import duty as events
from anmin.identity.model.duty import (
    TAKE_BEFORE,
    Seat,
    Shift,
    check_free,
    check_period,
    check_writer,
    obstacle_to_acknowledge,
)
from anmin.identity.store import duty as store
from anmin.identity.store import organisations, staff
from anmin.identity.terms import duty as terms
from anmin.identity.terms import organisations as tree_terms
from anmin.identity.terms import staff as staff_terms
from anmin.identity.terms.duty import MANAGE_DUTY, STAND_DUTY, DutyPost, DutyQuiet
from anmin.identity.terms.staff import StaffState
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Command, action
from anmin.kernel.fields import Instant, ShortText, check_instants
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject, office, person
from anmin.kernel.personal import Sensitive

Reason = Annotated[
    str, Meta(min_length=1, max_length=500, pattern=r"^[^\x00-\x1f\x7f]*[^\x00-\x20\x7f][^\x00-\x1f\x7f]*$(?!\n)")
]


class AddShift(Command, frozen=True):
    """`forced` with a reason puts somebody on two posts at once."""

    organisation: UUID
    post: DutyPost
    staff: UUID
    starts: Instant
    ends: Instant
    seat: Seat = ""
    forced: bool = False
    reason: ShortText = ""

    def __post_init__(self) -> None:
        check_instants(self.starts, self.ends)


class ReplaceOnShift(Command, frozen=True):
    shift: UUID
    staff: UUID
    reason: Reason
    forced: bool = False


class SwapShifts(Command, frozen=True):
    """The two people change places."""

    shift: UUID
    other: UUID
    reason: Reason
    forced: bool = False


class CancelShift(Command, frozen=True):
    shift: UUID
    reason: Reason


class WriteHandover(Command, frozen=True):
    """`notes`: what is open; may name people, is kept sealed and shown to the office."""

    shift: UUID
    notes: Sensitive


class AcknowledgeHandover(Command, frozen=True):
    handover: UUID


PLANNED = (
    terms.SHIFT_OVERLAPS,
    terms.REASON_NEEDED,
    terms.NOT_ON_DUTY_LIST,
    staff_terms.STAFF_UNKNOWN,
    tree_terms.ORGANISATION_UNKNOWN,
)


@action("identity.add_shift", needs=MANAGE_DUTY, faults=(*PLANNED, terms.SHIFT_PERIOD, tree_terms.ORGANISATION_CLOSED))
async def add_shift(ctx: Ctx, command: AddShift) -> UUID:
    """Put somebody on a post of an organisation for a time."""
    check_period(command.starts, command.ends, ctx.now)
    await organisations.own_open(ctx, command.organisation)
    shift = Shift(
        id=new_id(),
        organisation=command.organisation,
        post=command.post,
        seat=command.seat,
        staff=command.staff,
        starts=command.starts,
        ends=command.ends,
        version=1,
    )
    (forced,) = await _checked(ctx, (shift,), forced=command.forced, reason=command.reason)
    await store.add(ctx, shift, command.reason)
    ctx.say(
        events.ShiftAdded(shift.id, shift.organisation, shift.post, shift.staff, shift.starts, shift.ends, forced),
        about=_about(shift, 1),
    )
    return shift.id


@action("identity.replace_on_shift", needs=MANAGE_DUTY, faults=(*PLANNED, terms.SHIFT_UNKNOWN))
async def replace_on_shift(ctx: Ctx, command: ReplaceOnShift) -> int:
    """Let somebody else stand a shift, with the reason; the new version."""
    shift = await _managed(ctx, command.shift)
    if shift.staff == command.staff:
        ctx.unchanged(DutyQuiet.SAME)
        return shift.version
    after = msgspec.structs.replace(shift, staff=command.staff)
    (forced,) = await _checked(ctx, (after,), forced=command.forced, reason=command.reason)
    return await _reassign(ctx, shift, after, command.reason, forced=forced)


@action("identity.swap_shifts", needs=MANAGE_DUTY, faults=(*PLANNED, terms.SHIFT_UNKNOWN))
async def swap_shifts(ctx: Ctx, command: SwapShifts) -> tuple[int, int]:
    """Let two people change places, with the reason; the new versions."""
    first_id, second_id = sorted((command.shift, command.other))
    first, second = await _managed(ctx, first_id), await _managed(ctx, second_id)
    if first.staff == second.staff:
        ctx.unchanged(DutyQuiet.SAME)
        return first.version, second.version
    after = (msgspec.structs.replace(first, staff=second.staff), msgspec.structs.replace(second, staff=first.staff))
    forced = await _checked(ctx, after, forced=command.forced, reason=command.reason)
    versions = (
        await _reassign(ctx, first, after[0], command.reason, forced=forced[0]),
        await _reassign(ctx, second, after[1], command.reason, forced=forced[1]),
    )
    return versions if first.id == command.shift else (versions[1], versions[0])


@action("identity.cancel_shift", needs=MANAGE_DUTY, faults=(terms.SHIFT_UNKNOWN, tree_terms.ORGANISATION_UNKNOWN))
async def cancel_shift(ctx: Ctx, command: CancelShift) -> int:
    """Take a shift off the roster, with the reason; the new version."""
    shift = await _managed(ctx, command.shift)
    version = await store.cancel(ctx, shift.id, command.reason)
    ctx.say(events.ShiftCancelled(shift.id), about=_about(shift, version))
    return version


@action(
    "identity.write_handover",
    needs=STAND_DUTY,
    faults=(terms.SHIFT_UNKNOWN, terms.NOT_YOUR_SHIFT, terms.HANDOVER_DONE),
)
async def write_handover(ctx: Ctx, command: WriteHandover) -> UUID:
    """Write what one's own shift leaves open, or write it again until it is acknowledged."""
    shift = await store.get(ctx, command.shift)
    check_writer(shift, person_of(ctx), ctx.now)
    handover, version = await store.write_handover(ctx, shift, command.notes, person_of(ctx))
    ctx.say(
        events.HandoverWritten(handover, shift.id, shift.organisation),
        about=Subject("handover", handover, version, (office(shift.organisation),)),
    )
    return handover


@action(
    "identity.acknowledge_handover",
    needs=STAND_DUTY,
    faults=(terms.HANDOVER_UNKNOWN, terms.HANDOVER_DONE, terms.NOT_THE_NEXT),
)
async def acknowledge_handover(ctx: Ctx, command: AcknowledgeHandover) -> datetime:
    """Take over from the shift before on the same post; the instant that is kept."""
    who = person_of(ctx)
    handover = await store.handover(ctx, command.handover)
    own = await store.of_staff(ctx, [who], ctx.now, ctx.now + TAKE_BEFORE)
    fault = obstacle_to_acknowledge(handover, who, own, ctx.now)
    if fault:
        raise fault()
    version = await store.acknowledge(ctx, handover.id, who)
    ctx.say(
        events.HandoverAcknowledged(handover.id, who),
        about=Subject("handover", handover.id, version, (office(handover.organisation), person(handover.written_by))),
    )
    return ctx.now


async def _managed(ctx: Ctx, shift: UUID) -> Shift:
    found = await store.get(ctx, shift)
    await organisations.own(ctx, found.organisation)
    return found


async def _checked(ctx: Ctx, shifts: tuple[Shift, ...], *, forced: bool, reason: str) -> tuple[bool, ...]:
    """For each shift whether a collision was forced. `shifts` are as they are to be."""
    people = [shift.staff for shift in shifts]
    await store.lock_staff(ctx, people)
    for who in people:
        if (await staff.get(ctx, who)).state not in (StaffState.INVITED, StaffState.ACTIVE):
            raise terms.NOT_ON_DUTY_LIST()
    since, until = min(shift.starts for shift in shifts), max(shift.ends for shift in shifts)
    moving = {shift.id for shift in shifts}
    standing = [each for each in await store.of_staff(ctx, people, since, until) if each.id not in moving]
    return tuple(check_free(shift, [*standing, *shifts], forced=forced, reason=reason) for shift in shifts)


async def _reassign(ctx: Ctx, before: Shift, after: Shift, reason: str, *, forced: bool) -> int:
    version = await store.reassign(ctx, before.id, after.staff, reason)
    audience = (office(before.organisation), person(before.staff), person(after.staff))
    ctx.say(
        events.ShiftReassigned(before.id, before.staff, after.staff, forced),
        about=Subject("shift", before.id, version, audience),
    )
    return version


def _about(shift: Shift, version: int) -> Subject:
    return Subject("shift", shift.id, version, (office(shift.organisation), person(shift.staff)))
