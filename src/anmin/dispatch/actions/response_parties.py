"""One party of a response: name somebody else for it, or excuse it; and the end of the response when nobody is missing."""

from uuid import UUID

import msgspec

from anmin.cases.actions.assessing import OneCase
from anmin.cases.actions.command import (
    NoteResponseLevel,
    no_longer_required,
    note_response_level,
    say_of_case,
    under_command,
)
from anmin.cases.actions.ordering import FAULTS as ORDERING
from anmin.cases.actions.ordering import OrderPlaced, OrderResponders, WithdrawOrder, order_responders, withdraw_order
from anmin.cases.model.cases import Case
from anmin.cases.model.orders import Order
from anmin.cases.terms.cases import CASE_UNKNOWN, COMMAND_CASES, Quiet
from anmin.cases.terms.orders import OrderState, WithdrawReason
from anmin.dispatch.actions.responses import responder_of
from anmin.dispatch.events.responses import PartyExcused, PartyNamed
from anmin.dispatch.model.responses import Party, Response, missing
from anmin.dispatch.queries.party_names import names_of, row_of
from anmin.dispatch.store import responses as store
from anmin.dispatch.terms import responses as terms
from anmin.dispatch.terms.responses import Standing
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import LongText, ShortText


class NameParty(Command, frozen=True):
    """`responder`: a unit or an organisation, as the party is. `preempt`: confirmed that it leaves a less urgent case."""

    party: UUID
    responder: UUID
    instruction: LongText = ""
    preempt: bool = False


class ExcuseParty(Command, frozen=True):
    party: UUID
    note: ShortText = ""


class _Held(msgspec.Struct):
    """A locked case with its orders and its response, the party that is spoken of, and the responders of the others."""

    case: Case
    orders: list[Order]
    response: Response
    party: Party
    others: frozenset[UUID | None]

    def refused(self) -> list[Order]:
        """The refusals of this party that closing still waits for."""
        mine = (each for each in self.orders if each.responder == self.party.responder)
        return [each for each in mine if each.state is OrderState.REFUSED and each.required]


async def _held(ctx: Ctx, party: UUID) -> _Held:
    """Raises PARTY_UNKNOWN, CASE_OVER, RESPONSE_UNKNOWN when it has ended."""
    of = await store.case_of(ctx, party)
    if of is None:
        raise terms.PARTY_UNKNOWN()
    case, orders = await under_command(ctx, of)
    case.check_open()
    response = await store.in_force(ctx, case.id)
    parties = await store.parties_of(ctx, response.id) if response else []
    found = next((each for each in parties if each.id == party), None)
    if response is None or found is None:
        raise terms.RESPONSE_UNKNOWN()
    others = frozenset(each.responder for each in parties if each is not found)
    return _Held(case, orders, response, found, others)


@action(
    "dispatch.name_party",
    needs=COMMAND_CASES,
    faults=(*ORDERING, terms.PARTY_UNKNOWN, terms.RESPONSE_UNKNOWN, terms.PARTY_ORDERED, terms.RESPONDER_IS_PARTY),
)
async def name_party(ctx: Ctx, command: NameParty) -> OrderPlaced:
    """Order somebody for a party that could not be ordered, refused or was taken back; the refusal binds nobody then."""
    held = await _held(ctx, command.party)
    if held.party.standing(held.orders) in (Standing.UNDER_WAY, Standing.DONE, Standing.EXCUSED):
        raise terms.PARTY_ORDERED()
    if command.responder in held.others:
        raise terms.RESPONDER_IS_PARTY()
    row = row_of(ctx, held.party, held.response)
    if row is None:
        raise terms.PARTY_UNKNOWN()
    for each in held.refused():
        await no_longer_required(ctx, each)
    asked = OrderResponders(
        case=held.case.id,
        responders=(responder_of(ctx, row, command.responder),),
        instruction=command.instruction,
        preempt=command.preempt,
        response=held.response.id,
    )
    [placed] = await order_responders(ctx, asked)
    party = msgspec.structs.replace(held.party, responder=command.responder, left_out=None)
    await store.save_party(ctx, party)
    await say_of_case(ctx, held.case.id, PartyNamed(held.case.id, held.response.id, party.id, command.responder))
    return placed


@action(
    "dispatch.excuse_party",
    needs=COMMAND_CASES,
    faults=(CASE_UNKNOWN, terms.PARTY_UNKNOWN, terms.RESPONSE_UNKNOWN),
)
async def excuse_party(ctx: Ctx, command: ExcuseParty) -> None:
    """Decide that closing does not wait for a party; its open order is taken back."""
    held = await _held(ctx, command.party)
    if held.party.excused_at is not None:
        ctx.unchanged(Quiet.SAME)
        return
    for each in held.refused():
        await no_longer_required(ctx, each)
    await _withdraw(ctx, held.orders, [held.party], command.note)
    await store.excuse(ctx, [held.party.id], ctx.now, command.note)
    await say_of_case(ctx, held.case.id, PartyExcused(held.case.id, held.response.id, held.party.id))


async def _withdraw(ctx: Ctx, orders: list[Order], parties: list[Party], note: str = "") -> None:
    responders = {each.responder for each in parties}
    for each in orders:
        if each.responder in responders and not each.ended:
            await withdraw_order(ctx, WithdrawOrder(order=each.id, reason=WithdrawReason.NOT_NEEDED, note=note))


@action(
    "dispatch.end_response",
    needs=COMMAND_CASES,
    faults=(CASE_UNKNOWN, terms.RESPONSE_UNKNOWN, terms.RESPONSE_WAITS),
)
async def end_response(ctx: Ctx, command: OneCase) -> None:
    """End the response when every required party has reported; those who were not required are called back."""
    case, orders = await under_command(ctx, command.case)
    response = await store.in_force(ctx, case.id)
    if response is None:
        raise terms.RESPONSE_UNKNOWN()
    parties = await store.parties_of(ctx, response.id)
    left = missing(parties, orders)
    if left:
        raise terms.RESPONSE_WAITS(parties=await names_of(ctx, response, left))
    await _withdraw(ctx, orders, [each for each in parties if not each.required])
    await _end(ctx, case, response)


@action("dispatch.end_with_case", needs=SYSTEM, faults=(CASE_UNKNOWN,))
async def end_with_case(ctx: Ctx, command: OneCase) -> None:
    """End the response of a case that has been closed or merged."""
    case, _ = await under_command(ctx, command.case)
    response = await store.in_force(ctx, case.id)
    if response is None or case.closed_at is None:
        ctx.unchanged(Quiet.STALE)
        return
    await _end(ctx, case, response)


async def _end(ctx: Ctx, case: Case, response: Response) -> None:
    await store.save(ctx, msgspec.structs.replace(response, ended_at=ctx.now))
    await note_response_level(ctx, NoteResponseLevel(case=case.id, level=None, code=response.code))
