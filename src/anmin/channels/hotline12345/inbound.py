"""From the bytes of a message to what it says. Pure; what it cannot read it says."""

from __future__ import annotations

import msgspec

from anmin.cases.terms.rating import Verdict
from anmin.channels.hotline12345.terms import Answer, MessageWhy
from anmin.channels.hotline12345.wire import (
    SCHEMA,
    Acknowledgement,
    FollowUp,
    Head,
    Information,
    Message,
    Result,
    Return,
)
from anmin.transfers.terms import TransferStep

VERDICTS = {1: Verdict.SATISFIED, 2: Verdict.BASICALLY, 3: Verdict.DISSATISFIED}
STEPS = {
    Answer.ACCEPTED: TransferStep.ACCEPTED,
    Answer.REFUSED: TransferStep.REFUSED,
    Answer.CONFERRING: TransferStep.CONFERRING,
    Answer.KEPT: TransferStep.KEPT,
}


class Read(msgspec.Struct, frozen=True):
    """`head` None: not even that could be read. `message` None: for the reason `why`."""

    head: Head | None
    message: Message | None
    why: MessageWhy | None


def read(body: bytes) -> Read:
    try:
        head = msgspec.json.decode(body, type=Head)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Read(None, None, MessageWhy.FORM)
    if head.schema != SCHEMA:
        return Read(head, None, MessageWhy.SCHEMA)
    try:
        return Read(head, msgspec.json.decode(body, type=Message), None)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Read(head, None, MessageWhy.FORM)


class Means(msgspec.Struct, frozen=True):
    """What a message other than the information means for its transfer."""

    step: TransferStep
    text: str
    person: str = ""
    department: str = ""
    verdict: str = ""
    number: str = ""


def means(message: Message) -> Means | None:
    """None: it offers the matter."""
    said = message.said
    if isinstance(said, Information):
        return None
    if isinstance(said, Acknowledgement):
        return Means(STEPS[said.answer], said.text, said.person, number=said.number)
    if isinstance(said, Result):
        return Means(TransferStep.DONE, said.text)
    if isinstance(said, Return):
        return Means(TransferStep.RETURNED, said.reason, said.person, said.department)
    assert isinstance(said, FollowUp)
    return Means(TransferStep.VERDICT, said.text, verdict=VERDICTS[said.verdict].value)
