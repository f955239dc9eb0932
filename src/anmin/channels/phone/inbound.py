"""From a telephone system's message to what happened to which call. Pure; what it cannot read it says."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

import msgspec

from anmin.cases.actions.calls import CallRinging
from anmin.channels.reading import Fields, fields_of
from anmin.channels.terms import Unreadable
from anmin.kernel.personal import MalformedValueError, Personal, Phone, RealName, Sensitive

P = TypeVar("P", bound=Personal)

RINGS = frozenset({"ringing", "ring", "incoming", "alerting", "queued", "offered"})
ANSWERS = frozenset({"answered", "answer", "connected", "established", "talking"})
ENDS = frozenset({"ended", "end", "hangup", "released", "disconnected", "abandoned", "cleared"})
WITHHELD = frozenset({"anonymous", "private", "unknown", "restricted", "withheld", "unavailable"})
EVENT = ("event", "type", "action", "state", "callState")
RECORDING = ("recording", "recordingId", "audio", "audioId", "callId", "call", "session", "sessionId", "uuid")
NUMBER = ("number", "caller", "callerNumber", "ani", "calling", "from")
OWNER = ("owner", "ownerName", "subscriber", "subscriberName")
ADDRESS = ("address", "ownerAddress", "subscriberAddress", "installAddress")
LINE = ("line", "called", "calledNumber", "dnis", "trunk", "to")
SEAT = ("seat", "agent", "extension", "station", "position")
AT = ("at", "time", "timestamp", "eventTime")


class Answers(msgspec.Struct, frozen=True):
    """The call with this recording was answered."""

    recording: str
    seat: str | None
    at: datetime | None


class Ends(msgspec.Struct, frozen=True):
    """The call with this recording ended."""

    recording: str
    at: datetime | None


class Heard(msgspec.Struct, frozen=True):
    """`doubt`: something in it could not be read; the call is taken all the same and the message kept beside it."""

    said: CallRinging | Answers | Ends
    doubt: Unreadable | None = None


def read(body: bytes) -> Heard | Unreadable:
    fields = fields_of(body)
    if fields is None:
        return Unreadable.NOT_TEXT
    event, recording = fields.text(*EVENT).lower().rpartition(".")[2], fields.code(*RECORDING)
    if event in RINGS:
        return _rings(fields, recording)
    if event not in ANSWERS | ENDS:
        return Unreadable.NO_EVENT
    if recording is None:
        return Unreadable.NO_CALL
    at = fields.instant(*AT)
    return Heard(Answers(recording, fields.code(*SEAT), at) if event in ANSWERS else Ends(recording, at))


def _rings(fields: Fields, recording: str | None) -> Heard:
    given = fields.text(*NUMBER)
    number = "" if given.lower() in WITHHELD else given
    owner, address = fields.text(*OWNER), fields.text(*ADDRESS)
    command = CallRinging(
        number=_made(Phone, number),
        owner=_made(RealName, owner),
        address=_made(Sensitive, address),
        line=fields.code(*LINE),
        recording=recording,
        seat=fields.code(*SEAT),
        at=fields.instant(*AT),
    )
    read = (command.number, number), (command.owner, owner), (command.address, address)
    unread = any(text and value is None for value, text in read)
    return Heard(command, Unreadable.PARTLY if unread else None)


def _made(kind: type[P], text: str) -> P | None:
    try:
        return kind(text) if text else None
    except MalformedValueError:
        return None
