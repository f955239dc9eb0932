"""The port to whoever turns what is said in a recording into words. None is built in; without one nothing is captioned.

A captioner is a room above: its `install` puts one into `house.service(Captions)`.
"""

from collections.abc import Awaitable, Callable, Iterable
from html import escape
from typing import Any, BinaryIO, Protocol, final
from uuid import UUID

import msgspec

from anmin.kernel.access import HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.uploads import upload_of
from anmin.media.actions.captions import KeepCaptions, keep_captions
from anmin.media.bench import Bench
from anmin.media.files import laid_out
from anmin.media.queries.captions import CopyOf, copy_that_plays
from anmin.media.workshop import Workshop


class Spoken(msgspec.Struct, frozen=True):
    """Words from `begin` until `until`, in milliseconds of the copy that plays."""

    begin: int
    until: int
    words: str


class Captioner(Protocol):
    def spoken(self, recording: BinaryIO) -> Iterable[Spoken]:
        """Blocking work, over WebM with sound or without. Whatever it raises, it is asked again later."""
        ...


@final
class Captions:
    """Where the house finds its captioner; None while none is installed."""

    captioner: Captioner | None = None


async def caption(house: House, recording: UUID, passing: Callable[..., Awaitable[Any]]) -> None:
    """Have the words of a sealed recording kept beside it; `passing` passes the action that keeps them.

    Works before its action, as sealing does: it may take longer than the recording itself.
    """
    captioner = house.service(Captions).captioner
    copy = await copy_that_plays.run(house, Caller(HOUSE), CopyOf(evidence=recording)) if captioner else None
    if captioner is None or copy is None:
        return
    with house.service(Bench).folder() as folder:
        path = folder / "plays.webm"
        await laid_out(house, copy.place, copy.size, path)
        with path.open("rb") as file:
            spoken = await house.service(Workshop).do(lambda: list(captioner.spoken(file)))
    if spoken:
        text = upload_of(webvtt(spoken).encode())
        await passing(keep_captions, KeepCaptions(evidence=recording, text=text))


def webvtt(spoken: Iterable[Spoken]) -> str:
    """Timed text as W3C WebVTT writes it; a line break would end a cue, and `<` begin a mark."""
    cues = (f"{_at(each.begin)} --> {_at(each.until)}\n{_plain(each.words)}\n" for each in spoken)
    return "\n".join(("WEBVTT\n", *cues))


def _plain(words: str) -> str:
    return escape(" ".join(words.split()), quote=False)


def _at(ms: int) -> str:
    seconds, ms = divmod(ms, 1_000)
    return f"{seconds // 3_600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{ms:03}"
