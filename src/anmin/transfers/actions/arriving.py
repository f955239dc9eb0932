"""What a platform outside says, brought by a channel: a matter it offers becomes a case at once, whoever answers later."""

from typing import TypeVar
from uuid import UUID

import msgspec

from anmin.cases.actions.assessing import SetLevel, set_level
from anmin.cases.actions.closing import ReopenCase, reopen_case
from anmin.cases.actions.noting import note
from anmin.cases.catalogue.tree import category_tree
from anmin.cases.incoming import Given, arrive
from anmin.cases.model.cases import SUBJECT
from anmin.cases.placing import Spot
from anmin.cases.store import cases
from anmin.cases.store.cases import PartyGiven
from anmin.cases.terms.cases import CASE_OVER, CASE_UNKNOWN, CaseState, Channel, LevelReason, Quiet
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import CodeText, LongText, ShortText
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject, office
from anmin.kernel.personal import MalformedValueError, Personal, Phone, RealName, Sensitive
from anmin.kernel.registers import Registers
from anmin.transfers import store, taking, terms
from anmin.transfers.actions.offering import at_once
from anmin.transfers.carriers import Told
from anmin.transfers.events import TransferOffered
from anmin.transfers.model import OURS, Transfer, check_offer
from anmin.transfers.package import Package
from anmin.transfers.terms import EXCHANGE_TRANSFERS, TransferKind, TransferStep

P = TypeVar("P", bound=Personal)
ELEVATED = "a platform outside has no scope of its own; only the transfer it names is touched"
HIGHEST = 1


class ArriveTransfer(Command, frozen=True):
    """`ref`: the transfer's id at the peer."""

    peer: CodeText
    ref: UUID
    kind: TransferKind
    reason: LongText
    package: Package


class PeerStep(Command, frozen=True):
    """What the peer says of a transfer. `number`: of the matter there."""

    peer: CodeText
    transfer: UUID
    step: TransferStep
    text: LongText = ""
    person: ShortText = ""
    department: ShortText = ""
    verdict: ShortText = ""
    number: ShortText = ""


class RaiseUrgent(Command, frozen=True):
    case: UUID


@action(
    "transfers.arrive_transfer",
    needs=EXCHANGE_TRANSFERS,
    elevated=ELEVATED,
    faults=(terms.TRANSFER_OPEN, terms.PING_PONG),
)
async def arrive_transfer(ctx: Ctx, command: ArriveTransfer) -> UUID:
    """Take a matter in that a peer offers: a case somebody here is responsible for; danger is accepted at once."""
    before = await store.case_of_matter(ctx, command.peer, command.package.matter)
    id = new_id()
    transfer = Transfer(
        id=id,
        case=before or new_id(),
        sender=command.peer,
        receiver=OURS,
        ref=command.ref,
        matter=command.package.matter,
        number=command.package.number,
        kind=command.kind,
        offered_at=ctx.now,
    )
    said = TransferOffered(transfer.case, id, command.kind, arrived=True)
    if before is None:
        await _raise(ctx, transfer.case, command, said)
    else:
        await _again(ctx, transfer, command, said)
    told = Told(step=TransferStep.OFFERED, at=ctx.now, text=command.reason)
    kept = msgspec.structs.replace(command.package, caller=type(command.package.caller)())
    offered, transfer = transfer, at_once(ctx, transfer)
    store.add(ctx, transfer, told, kept)
    if transfer.state is not offered.state:
        taken = Told(step=TransferStep.ACCEPTED, at=ctx.now)
        store.add_step(ctx, transfer, taken)
        await taking.tell(ctx, transfer, taken)
    return id


async def _raise(ctx: Ctx, case: UUID, command: ArriveTransfer, said: TransferOffered) -> None:
    package = command.package
    known = category_tree(ctx.house.service(Registers), ctx.now).get(package.category)
    given = Given(
        channel=Channel.HOTLINE,
        category=package.category if known else None,
        content=package.content,
        address=package.address,
        place=Spot(lon=package.lon, lat=package.lat) if package.lon is not None and package.lat is not None else None,
        party=_caller(package),
    )
    arrived = await arrive(ctx, given, None, case)
    ctx.say(said, about=Subject(SUBJECT, case, 1, (office(arrived.desk), office(arrived.office))))


async def _again(ctx: Ctx, transfer: Transfer, command: ArriveTransfer, said: TransferOffered) -> None:
    """The same matter is offered once more: its case is taken up again."""
    case = await cases.get(ctx, transfer.case, change=True)
    check_offer(transfer, await store.of_case(ctx, case.id))
    if case.state is CaseState.CLOSED:
        await reopen_case(ctx, ReopenCase(case=case.id, reason=terms.AGAIN_TEXT.zh + "：" + command.reason[:400]))
        case = await cases.get(ctx, transfer.case, change=True)
    await note(ctx, case, said)


def _caller(package: Package) -> PartyGiven | None:
    """What cannot be read as a name or a number is kept as a note: nothing that was told is lost."""
    name, phone = _made(RealName, package.caller.name), _made(Phone, package.caller.phone)
    unread = [
        given for given, made in ((package.caller.name, name), (package.caller.phone, phone)) if given and not made
    ]
    rest = _made(Sensitive, " ".join(unread))
    return PartyGiven(name=name, phone=phone, note=rest) if name or phone or rest else None


def _made(kind: type[P], text: str) -> P | None:
    try:
        return kind(text) if text.strip() else None
    except MalformedValueError:
        return None


@action(
    "transfers.peer_step",
    needs=EXCHANGE_TRANSFERS,
    elevated=ELEVATED,
    faults=(terms.TRANSFER_UNKNOWN, terms.TRANSFER_STATE, terms.NOT_YOUR_PART),
)
async def peer_step(ctx: Ctx, command: PeerStep) -> None:
    """Note what the peer answered, gave back as the result, or heard from the citizen."""
    case, found = await taking.held(ctx, command.transfer)
    if command.peer not in found.sides_of(command.step):
        raise terms.NOT_YOUR_PART()
    told = Told(
        step=command.step,
        at=ctx.now,
        text=command.text,
        person=command.person,
        department=command.department,
        verdict=command.verdict,
    )
    found = msgspec.structs.replace(found, number=command.number or found.number)
    await taking.take(ctx, case, found, told, by_peer=True)


@action("transfers.raise_urgent", needs=SYSTEM, faults=(CASE_UNKNOWN, CASE_OVER))
async def raise_urgent(ctx: Ctx, command: RaiseUrgent) -> None:
    """Danger that another platform heard of has the highest level from the beginning."""
    case = await cases.get(ctx, command.case, change=True)
    if case.state in (CaseState.CLOSED, CaseState.MERGED):
        ctx.unchanged(Quiet.OVER)
        return
    await set_level(ctx, SetLevel(case=case.id, level=HIGHEST, reason=LevelReason.LIFE))
