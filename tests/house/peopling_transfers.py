"""A matter that is transferred, and messages of the wire: the tables of both rooms peopled, with words that stay sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec

from anmin.channels.hotline12345 import wire
from anmin.channels.hotline12345.actions import PATH, peer_message
from anmin.kernel.access import ANONYMOUS, EVERYTHING
from anmin.kernel.ctx import Caller
from anmin.kernel.ids import new_id
from anmin.kernel.registers import Registers
from anmin.kernel.registers.actions import set_register_row
from anmin.kernel.registers.bodies import SetRegisterRow
from anmin.transfers.actions import offering
from anmin.transfers.peers import PEERS
from tests.identity.bureau import THE_HOUSE

if TYPE_CHECKING:
    from anmin.kernel.house import House

KEY, SHARED = "peopled", "shared between two platforms"
TRANSFER_WORDS = {"transfer": "当事人要求由街道妇联继续陪护", "result": "街道已安排专人每日上门"}


async def people_transfers(house: House, line: Any) -> None:
    """The light is offered to a platform that never answers; a result comes whose matter nobody knows."""
    case: UUID = await line.made.bureau.value(
        "select id from cases where category = '030302' order by raised_at limit 1"
    )
    hotline = msgspec.structs.replace(house.settings.hotline, secrets=f"{KEY}={SHARED}")
    house.settings = msgspec.structs.replace(house.settings, hotline=hotline)
    row = {"code": "hotline", "zh": "热线平台", "en": "Hotline", "url": "http://127.0.0.1:9/messages", "key_id": KEY}
    await set_register_row.run(house, THE_HOUSE, SetRegisterRow(register=PEERS.code, data=row))
    async with house.db.transaction(EVERYTHING) as conn:
        await house.service(Registers).reload(conn, PEERS)
    said = {"case": case, "kind": "not_police", "reason": TRANSFER_WORDS["transfer"], "peer": "hotline"}
    await line.leads(offering.offer_transfer, **said)
    now = house.clock.now()
    message = wire.Message(wire.SCHEMA, new_id(), new_id(), now, wire.Result(TRANSFER_WORDS["result"]))
    body = msgspec.json.encode(message)
    proof = wire.signed(KEY, SHARED, PATH, body, int(now.timestamp()))
    await line.run(peer_message, Caller(ANONYMOUS), body=body, proof=proof)
