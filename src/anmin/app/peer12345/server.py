"""The peer's address: `/messages` takes what the house sends, `/control` is for whoever plays with it, on this machine only."""

from __future__ import annotations

import time
from typing import Any, Final
from uuid import UUID, uuid4

import msgspec
from litestar import Litestar, Request, Response, get, post

from anmin.app.peer12345.script import Script
from anmin.app.peer12345.sending import Sender
from anmin.app.peer12345.state import State
from anmin.channels.hotline12345 import wire
from anmin.channels.hotline12345.inbound import read
from anmin.kernel.clock import SystemClock
from anmin.transfers.package import Package, Person
from anmin.transfers.terms import TransferKind

MESSAGES: Final = "/messages"


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A matter that the peer offers. `many`: as many of them; `matter`: the same once more."""

    content: str
    why: TransferKind = TransferKind.POLICE
    many: int = 1
    matter: str = ""
    name: str = ""
    phone: str = ""
    address: str = ""
    lon: float | None = None
    lat: float | None = None
    habits: str = ""


class Say(msgspec.Struct, frozen=True, kw_only=True):
    """More of a transfer that is known: as one message of the wire says it."""

    transfer: UUID
    said: wire.Said
    habits: str = ""


class Peer:
    """What answers. `script`: how an offer of the house is answered."""

    def __init__(self, state: State, sender: Sender, secrets: dict[str, str]) -> None:
        self.state, self.sender, self.secrets = state, sender, secrets
        self.script = Script()

    def take(self, body: bytes, header: str) -> tuple[int, Any]:
        """The status and the answer to one message of the house."""
        proof = wire.proof_of(header)
        if proof is None or not wire.proves(proof, self.secrets.get(proof.key, ""), MESSAGES, body):
            return 401, {"code": "proof_wrong"}
        if abs(proof.at - time.time()) > wire.WINDOW:
            return 401, {"code": "peer_clock_differs"}
        message = read(body).message
        if message is None:
            return 422, {"code": "peer_schema_differs"}
        self.state.begin()
        new = self.state.take(message.message, message.transfer, message.kind, body)
        if new and isinstance(message.said, wire.Information):
            number = "12345-" + str(message.transfer)[:8]
            self.sender.queue(message.transfer, self.script.says(number), self.script.habits)
        self.state.commit()
        return 200, wire.Receipt(message.message, "taken", repeated=not new)

    def offer(self, offer: Offer) -> list[UUID]:
        transfers = [uuid4() for _ in range(offer.many)]
        self.state.begin()
        for each in transfers:
            matter = offer.matter or str(each)
            package = Package(
                matter=matter,
                number="12345-" + matter[:8],
                raised_at=SystemClock().now(),
                content=offer.content,
                address=offer.address,
                lon=offer.lon,
                lat=offer.lat,
                caller=Person(offer.name, offer.phone),
            )
            said = wire.Information(offer.why, offer.content[:200], package)
            self.sender.queue(each, [said], _habits(offer.habits))
        self.state.commit()
        return transfers


def application(peer: Peer) -> Litestar:
    @post(MESSAGES)
    async def messages(request: Request[Any, Any, Any]) -> Response[bytes]:
        status, answer = peer.take(await request.body(), request.headers.get(wire.HEADER, ""))
        return Response(msgspec.json.encode(answer), status_code=status, media_type="application/json")

    @post("/control/offer", status_code=200)
    async def offer(data: Offer) -> list[UUID]:
        return peer.offer(data)

    @post("/control/say", status_code=200)
    async def say(data: Say) -> None:
        peer.sender.queue(data.transfer, [data.said], _habits(data.habits))

    @post("/control/script", status_code=200)
    async def script(words: str) -> None:
        peer.script = Script.parse(words)

    @get("/control/state")
    async def state() -> dict[str, Any]:
        offered = peer.state.transfers("information")
        return {"counts": peer.state.counts(), "offered": offered, "answers": peer.state.answers()}

    return Litestar([messages, offer, say, script, state], openapi_config=None)


def _habits(text: str) -> frozenset[str]:
    return frozenset(Script.parse(text).habits)
