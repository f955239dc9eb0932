"""From a step of a transfer to a message in the outbox, and from the outbox to the peer. Nothing is held while it is sent."""

from __future__ import annotations

import asyncio
from typing import final
from urllib.parse import urlsplit

import httpx
import msgspec

from anmin.cases.terms.rating import Verdict
from anmin.channels.hotline12345 import store, wire
from anmin.channels.hotline12345.events import PeerMessageQueued
from anmin.channels.hotline12345.store import Sent, ToSend
from anmin.channels.hotline12345.terms import Answer, MessageWhy, Out
from anmin.kernel.ctx import Ctx
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject
from anmin.transfers.carriers import Told
from anmin.transfers.model import Transfer
from anmin.transfers.package import Package
from anmin.transfers.peers import PeerRow
from anmin.transfers.terms import TransferStep

SECONDS = 5.0
AT_ONCE = 8
WAIT_AND_SEE = frozenset({408, 425, 429})
"""Answers below 500 that a peer gives for a while only."""
ANSWERS = {
    TransferStep.ACCEPTED: Answer.ACCEPTED,
    TransferStep.REFUSED: Answer.REFUSED,
    TransferStep.CONFERRING: Answer.CONFERRING,
    TransferStep.KEPT: Answer.KEPT,
}
VERDICTS = {Verdict.SATISFIED: 1, Verdict.BASICALLY: 2, Verdict.DISSATISFIED: 3}


@final
class Wire:
    """The carrier that writes messages into the outbox; a reaction sends them after the commit."""

    async def carry(self, ctx: Ctx, peer: PeerRow, transfer: Transfer, told: Told, package: Package | None) -> None:
        message = wire.Message(wire.SCHEMA, new_id(), transfer.ref, ctx.now, _said(transfer, told, package))
        store.queue(ctx, peer.code, message.message, transfer.ref, (message.kind, msgspec.json.encode(message)))
        said = PeerMessageQueued(message.message, peer.code, message.kind)
        ctx.say(said, about=Subject("peer_message", message.message, 1))


def _said(transfer: Transfer, told: Told, package: Package | None) -> wire.Said:
    if package is not None:
        return wire.Information(transfer.kind, told.text, package)
    if told.step is TransferStep.DONE:
        return wire.Result(told.text)
    if told.step is TransferStep.RETURNED:
        return wire.Return(told.text, told.person, told.department, told.at)
    if told.step is TransferStep.VERDICT:
        return wire.FollowUp(VERDICTS[Verdict(told.verdict)], told.text)
    return wire.Acknowledgement(ANSWERS[told.step], told.text, told.person, str(transfer.case))


@final
class Post:
    """The HTTP client of this process; `house.offer(Post())`. Follows no redirect and keeps its connections."""

    def __init__(self) -> None:
        self._client: httpx.AsyncClient | None = None

    async def send(self, house: House, peer: PeerRow, letters: list[ToSend]) -> list[Sent]:
        """Every message once, some at a time; the first alone, so that a peer that is away costs one try."""
        first, rest = letters[:1], letters[1:]
        tried = [await self._one(house, peer, each) for each in first]
        if tried and tried[0].state in (Out.QUEUED, Out.SENT):
            return tried
        turns = asyncio.Semaphore(AT_ONCE)

        async def turn(each: ToSend) -> Sent:
            async with turns:
                return await self._one(house, peer, each)

        return tried + await asyncio.gather(*map(turn, rest))

    async def _one(self, house: House, peer: PeerRow, letter: ToSend) -> Sent:
        secret = wire.secrets_of(house.settings.hotline.secrets).get(peer.key_id, "")
        if not secret:
            return Sent(letter.id, Out.FAILED, MessageWhy.NO_KEY)
        path, at = urlsplit(peer.url).path or "/", int(house.clock.now().timestamp())
        heads = {
            wire.HEADER: wire.signed(peer.key_id, secret, path, letter.body, at),
            "content-type": "application/json",
        }
        if self._client is None:
            self._client = httpx.AsyncClient(timeout=SECONDS, follow_redirects=False, trust_env=False)
        try:
            answer = await self._client.post(peer.url, content=letter.body, headers=heads)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
            return Sent(letter.id, Out.QUEUED, MessageWhy.AWAY)
        except httpx.HTTPError:
            return Sent(letter.id, Out.SENT, MessageWhy.NO_RECEIPT)
        return _heard(letter, answer)


def _heard(letter: ToSend, answer: httpx.Response) -> Sent:
    if answer.is_success:
        try:
            receipt = msgspec.json.decode(answer.content, type=wire.Receipt)
        except msgspec.DecodeError:
            receipt = None
        known = receipt is not None and receipt.message == letter.id
        return Sent(letter.id, Out.ACKNOWLEDGED) if known else Sent(letter.id, Out.SENT, MessageWhy.NO_RECEIPT)
    if answer.status_code >= 500 or answer.status_code in WAIT_AND_SEE:
        return Sent(letter.id, Out.SENT, MessageWhy.NO_RECEIPT)
    return Sent(letter.id, Out.FAILED, _refused(answer))


def _refused(answer: httpx.Response) -> MessageWhy:
    """The reason as a peer names it, when it speaks as this house does."""
    known = {
        "proof_wrong": MessageWhy.PROOF,
        "peer_clock_differs": MessageWhy.LATE,
        "peer_message_refused": MessageWhy.STATE,
        "peer_schema_differs": MessageWhy.SCHEMA,
        "peer_message_unreadable": MessageWhy.FORM,
        "peer_message_reused": MessageWhy.REUSED,
    }
    try:
        code = msgspec.json.decode(answer.content).get("code", "")
    except (msgspec.DecodeError, AttributeError):
        code = ""
    return known.get(code, MessageWhy.PROOF if answer.status_code == 401 else MessageWhy.OTHER)
