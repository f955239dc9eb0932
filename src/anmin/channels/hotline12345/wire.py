"""The form of the messages and their signature. Pure; both sides of the wire use it, so a partner may build against it.

A message is one JSON object. Its header `x-anmin-signature` reads `key=…, at=…, nonce=…, mac=…`: the name of the shared
secret, seconds since 1970, anything that is not used again, and the HMAC-SHA256 in hexadecimal over method, path, SHA-256
of the body in hexadecimal, `at` and `nonce`, joined by line feeds.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.channels.hotline12345.terms import Answer, MessageKind
from anmin.transfers.package import Package
from anmin.transfers.terms import TransferKind

SCHEMA = "anmin-12345/1"
HEADER = "x-anmin-signature"
WINDOW = 300
"""Seconds by which the clocks of both sides may differ."""
_PROOF = re.compile(
    r"key=(?P<key>[\w.-]{1,40}), at=(?P<at>\d{1,12}), nonce=(?P<nonce>[\w-]{1,64}), mac=(?P<mac>[0-9a-f]{64})"
)
Told = Annotated[str, Meta(max_length=10_000)]
Line = Annotated[str, Meta(max_length=500)]


class Information(msgspec.Struct, frozen=True, tag="information", tag_field="kind"):
    """A matter is offered. `why`: of `TransferKind`; `reason` in words."""

    why: TransferKind
    reason: Told
    package: Package


class Acknowledgement(msgspec.Struct, frozen=True, tag="acknowledgement", tag_field="kind"):
    """The answer to an offer. `number`: of the matter at whoever answers; `person`: who speaks while conferring."""

    answer: Answer
    text: Told = ""
    person: Line = ""
    number: Line = ""


class Result(msgspec.Struct, frozen=True, tag="result", tag_field="kind"):
    text: Told


class Return(msgspec.Struct, frozen=True, tag="return", tag_field="kind"):
    """An accepted matter comes back: who returns it, why and when."""

    reason: Told
    person: Line
    department: Line
    at: datetime


class FollowUp(msgspec.Struct, frozen=True, tag="follow_up", tag_field="kind"):
    """What the citizen thinks: 1 satisfied, 2 basically satisfied, 3 dissatisfied."""

    verdict: Annotated[int, Meta(ge=1, le=3)]
    text: Told = ""


Said = Information | Acknowledgement | Result | Return | FollowUp
KINDS: dict[type[object], MessageKind] = {
    Information: MessageKind.INFORMATION,
    Acknowledgement: MessageKind.ACKNOWLEDGEMENT,
    Result: MessageKind.RESULT,
    Return: MessageKind.RETURN,
    FollowUp: MessageKind.FOLLOW_UP,
}


class Head(msgspec.Struct, frozen=True):
    """What every version of a message says."""

    schema: Line
    message: UUID
    transfer: UUID


class Message(Head, frozen=True):
    """`transfer`: made by whoever offers; the same in every message about it."""

    sent_at: datetime
    said: Said

    @property
    def kind(self) -> MessageKind:
        return KINDS[type(self.said)]


class Receipt(msgspec.Struct, frozen=True):
    """The answer to a message that was taken in. `state`: taken or waiting; `repeated`: it had come before."""

    message: UUID
    state: str
    repeated: bool = False


class Proof(msgspec.Struct, frozen=True):
    key: str
    at: int
    nonce: str
    mac: str


def proof_of(header: str) -> Proof | None:
    found = _PROOF.fullmatch(header)
    return Proof(found["key"], int(found["at"]), found["nonce"], found["mac"]) if found else None


def signed(key: str, secret: str, path: str, body: bytes, at: int) -> str:
    """The header for a message that is posted to `path` at this second."""
    nonce = secrets.token_hex(8)
    mac = _mac(secret, path, body, f"{at}\n{nonce}")
    return f"key={key}, at={at}, nonce={nonce}, mac={mac}"


def proves(proof: Proof, secret: str, path: str, body: bytes) -> bool:
    """Whether the signature is of this body at this path; without a secret nothing is proved."""
    made = _mac(secret, path, body, f"{proof.at}\n{proof.nonce}")
    return bool(secret) and hmac.compare_digest(made, proof.mac)


def _mac(secret: str, path: str, body: bytes, when: str) -> str:
    text = f"POST\n{path}\n{hashlib.sha256(body).hexdigest()}\n{when}"
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


def secrets_of(setting: str) -> dict[str, str]:
    """`name=secret` pairs, separated by commas."""
    pairs = (each.strip().partition("=") for each in setting.split(",") if each.strip())
    return {name: secret for name, _, secret in pairs if name and secret}
