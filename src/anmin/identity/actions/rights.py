"""Erasure at the person's own wish, and the legal hold that may stand against it."""

from datetime import timedelta
from uuid import UUID

import msgspec

from anmin.identity.actions.codes import ISSUE_FAULTS, CodeOnItsWay, Device, Given, issue, redeem
from anmin.identity.events.rights import CitizenErased, HoldLifted, HoldPlaced
from anmin.identity.model.citizens import Citizen
from anmin.identity.rights import Rights
from anmin.identity.store import citizens
from anmin.identity.store import rights as store
from anmin.identity.store.codes import Addressee
from anmin.identity.terms.citizens import CITIZEN_UNKNOWN
from anmin.identity.terms.codes import CODE_WRONG, CodePurpose
from anmin.identity.terms.rights import ERASURE_HELD, HOLD, HOLD_PERIOD, HoldQuiet, HoldReason
from anmin.kernel.access import OWN
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Command, action
from anmin.kernel.fields import Instant, check_instants
from anmin.kernel.journal import Subject
from anmin.kernel.personal import Secret

LONGEST_HOLD = timedelta(days=3 * 366)
EVERY_ROOM = "every room's part of the account is emptied, and holds are not shown to the person they concern"
NO_OFFICE = "a citizen's account belongs to no office"


class RequestErasureCode(Command, frozen=True):
    device: Device


class EraseMe(Command, frozen=True):
    """`code`: the one sent for this."""

    code: Secret
    device: Device


class KeptThing(msgspec.Struct, frozen=True):
    """A code of the room that keeps it, and its texts."""

    code: str
    zh: str
    en: str


class Erasure(msgspec.Struct, frozen=True):
    """What stays, and why; none of it names the person."""

    kept: tuple[KeptThing, ...]


class PlaceHold(Command, frozen=True):
    citizen: UUID
    reason: HoldReason
    until: Instant

    def __post_init__(self) -> None:
        check_instants(self.until)


class LiftHold(Command, frozen=True):
    citizen: UUID


@action(
    "identity.request_erasure_code",
    needs=OWN,
    elevated="codes are seen by no citizen",
    faults=(CITIZEN_UNKNOWN, *ISSUE_FAULTS),
)
async def request_erasure_code(ctx: Ctx, command: RequestErasureCode) -> CodeOnItsWay:
    """Send the code that erasure asks for, so that a session left open cannot erase an account."""
    return await issue(ctx, _owner(await citizens.get(ctx, person_of(ctx)), command.device))


@action("identity.erase_me", needs=OWN, elevated=EVERY_ROOM, faults=(CITIZEN_UNKNOWN, CODE_WRONG, ERASURE_HELD))
async def erase_me(ctx: Ctx, command: EraseMe) -> Erasure | None:
    """Close the account and erase its personal data in every room, at once. What must stay is named in the answer."""
    citizen = await citizens.get(ctx, person_of(ctx), change=True)
    parts = ctx.house.service(Rights).parts
    for part in parts:
        if reason := await part.blocks(ctx, citizen.id):
            raise ERASURE_HELD(reason=reason)
    if not await redeem(ctx, Given(_owner(citizen, command.device), command.code)):
        return None
    for part in reversed(parts):
        await part.erase(ctx, citizen.id)
    kept = dict.fromkeys(each for part in parts for each in part.kept)
    # The journal's own version of the account is its last one: the row was closed by the first part's erasure.
    ctx.say(CitizenErased(citizen.id), about=citizen.about(citizen.version + 1))
    return Erasure(tuple(KeptThing(each.value, each.zh, each.en) for each in kept))


@action("identity.place_hold", needs=HOLD, elevated=NO_OFFICE, faults=(CITIZEN_UNKNOWN, HOLD_PERIOD))
async def place_hold(ctx: Ctx, command: PlaceHold) -> None:
    """Keep a person's data from erasure for a legal reason, for at most three years."""
    if not ctx.now < command.until <= ctx.now + LONGEST_HOLD:
        raise HOLD_PERIOD()
    citizen = await citizens.get(ctx, command.citizen, change=True)
    store.place(ctx, citizen.id, command.reason, command.until)
    ctx.say(HoldPlaced(citizen.id, command.reason, command.until), about=_unheard(citizen))


@action("identity.lift_hold", needs=HOLD, elevated=NO_OFFICE, faults=(CITIZEN_UNKNOWN,))
async def lift_hold(ctx: Ctx, command: LiftHold) -> None:
    """Lift every hold on a person's data."""
    citizen = await citizens.get(ctx, command.citizen, change=True)
    if not await store.lift(ctx, citizen.id):
        ctx.unchanged(HoldQuiet.NONE)
        return
    ctx.say(HoldLifted(citizen.id), about=_unheard(citizen))


def _owner(citizen: Citizen, device: str) -> Addressee:
    if citizen.phone is None:
        raise CITIZEN_UNKNOWN()
    return Addressee(citizen.phone, device, CodePurpose.ERASE)


def _unheard(citizen: Citizen) -> Subject:
    """Without a topic: the person's own live stream must not tell of an investigation."""
    return Subject("citizen", citizen.id, citizen.version)
