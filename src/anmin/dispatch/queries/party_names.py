"""What people call the parties of a response: the responder's name, else what the preset list says."""

from collections.abc import Sequence
from uuid import UUID

from anmin.cases.names import Names
from anmin.dispatch.model.levels import RESPONSE_PARTIES, ResponsePartyRow
from anmin.dispatch.model.responses import Party, Response
from anmin.kernel.ctx import Ctx
from anmin.kernel.registers import Registers
from anmin.kernel.words import Text


def row_of(ctx: Ctx, party: Party, response: Response) -> ResponsePartyRow | None:
    """The row that asked for a party, as it stood when the response was ordered or stands now."""
    registers, code = ctx.house.service(Registers), f"{party.list}:{party.code}"
    return registers.get(RESPONSE_PARTIES, code, response.ordered_at) or registers.get(RESPONSE_PARTIES, code, ctx.now)


async def names_of(ctx: Ctx, response: Response, parties: Sequence[Party]) -> tuple[Text, ...]:
    """One name for each, in their order."""
    known = await ctx.house.service(Names).of(ctx, [each.responder for each in parties])
    return tuple(_name(ctx, response, each, known) for each in parties)


def _name(ctx: Ctx, response: Response, party: Party, known: dict[UUID, Text]) -> Text:
    if party.responder and party.responder in known:
        return known[party.responder]
    row = row_of(ctx, party, response)
    return row.text if row else Text(party.code, party.code)
