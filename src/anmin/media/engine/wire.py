"""What goes over the engine's socket file: one question in, one reply out; a stream of lines tells what happens."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import msgspec

from anmin.media.engine.engine import (
    AnyTold,
    EngineError,
    EngineFull,
    MediaEngine,
    Publication,
    Rebuild,
    SdpRefused,
    Unknown,
)
from anmin.media.terms.engine import SdpWhy

PLAIN: dict[str, type[EngineError]] = {"full": EngineFull, "rebuild": Rebuild, "unknown": Unknown}


def socket_in(folder: Path) -> Path:
    """The engine's socket in the data folder."""
    return folder / "engine.sock"


class Question(msgspec.Struct, frozen=True, tag=True):
    """One call of a method of `MediaEngine`."""


class Publish(Question, frozen=True):
    publication: Publication
    sdp: str


class Listen(Question, frozen=True):
    publication: UUID
    listening: UUID


class Answer(Question, frozen=True):
    listening: UUID
    sdp: str


class Restart(Question, frozen=True):
    connection: UUID
    sdp: str


class Hold(Question, frozen=True):
    publication: UUID
    on: bool


class Close(Question, frozen=True):
    connection: UUID


class End(Question, frozen=True):
    call: UUID


AnyQuestion = Publish | Listen | Answer | Restart | Hold | Close | End


class Reply(msgspec.Struct, frozen=True, omit_defaults=True):
    """`error`: empty when it was done; `why` beside `sdp_refused`."""

    sdp: str = ""
    error: str = ""
    why: SdpWhy | None = None


questions = msgspec.json.Decoder(AnyQuestion)
replies = msgspec.json.Decoder(Reply)
lines = msgspec.json.Decoder(AnyTold)


async def put(engine: MediaEngine, question: AnyQuestion) -> Reply:
    """Have the engine answer; its refusals become replies."""
    try:
        return Reply(await _ask(engine, question) or "")
    except SdpRefused as refused:
        return Reply(error="sdp_refused", why=refused.why)
    except EngineError as error:
        name = next((name for name, kind in PLAIN.items() if isinstance(error, kind)), "away")
        return Reply(error=name)


async def _ask(engine: MediaEngine, question: AnyQuestion) -> str | None:
    match question:
        case Publish(publication, sdp):
            return await engine.publish(publication, sdp)
        case Listen(publication, listening):
            return await engine.listen(publication, listening)
        case Answer(listening, sdp):
            await engine.answer(listening, sdp)
        case Restart(connection, sdp):
            return await engine.restart(connection, sdp)
        case Hold(publication, on):
            await engine.hold(publication, on)
        case Close(connection):
            await engine.close(connection)
        case End(call):
            await engine.end(call)
    return None
