"""What every media engine does, and what it tells. Engines know nothing of persons, cases or the database.

A publication is what one participant sends: the page offers and the engine answers. A listening is what one page
receives of one publication: the engine offers and the page answers. Files lie at `<data dir>/recording/<call>/`, only
grow, and belong to one publication; a publication whose media stop or which is held goes on in a further file.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol
from uuid import UUID

import msgspec

from anmin.media.terms.engine import Kind, SdpWhy, WhyClosed, WhyFailed

RECORDING = "recording"
"""Folder of the files that grow, inside the data folder."""


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """What one participant is about to send. `kinds`: no others are taken, whatever the page offers."""

    id: UUID
    call: UUID
    epoch: int
    record: bool
    kinds: frozenset[Kind]


class Told(msgspec.Struct, frozen=True, tag=True):
    """Something that happened in the engine; engines tell in the order in which it happened."""


class MediaCame(Told, frozen=True):
    """The first media of these kinds arrived."""

    publication: UUID
    kinds: frozenset[Kind]


class MediaLost(Told, frozen=True):
    """Nothing of these kinds has come for 2.5 seconds."""

    publication: UUID
    kinds: frozenset[Kind]


class MediaResumed(Told, frozen=True):
    publication: UUID
    kinds: frozenset[Kind]


class Closed(Told, frozen=True):
    """A publication or listening is no more."""

    connection: UUID
    why: WhyClosed


class ListenerHears(Told, frozen=True):
    """The first media went out to this listening: for video, a whole picture."""

    listening: UUID


class RecordingBegan(Told, frozen=True):
    """These files grow from now on."""

    publication: UUID
    files: tuple[str, ...]


class RecordingFailed(Told, frozen=True):
    """Nothing more of this publication is written; what was written until now stays and plays."""

    publication: UUID
    why: WhyFailed


class RecordingEnded(Told, frozen=True):
    """These files are complete. After a hold or a loss the publication may begin another one."""

    publication: UUID
    files: tuple[str, ...]


AnyTold = (
    MediaCame | MediaLost | MediaResumed | Closed | ListenerHears | RecordingBegan | RecordingFailed | RecordingEnded
)


class EngineError(Exception):
    """What an engine may answer instead."""


class SdpRefused(EngineError):
    """The page's media description is not taken."""

    def __init__(self, why: SdpWhy) -> None:
        super().__init__(str(why))
        self.why = why


class Rebuild(EngineError):
    """This engine cannot restart a connection: the page makes a new one."""


class EngineFull(EngineError):
    """No further call, or no further connection of this call."""


class EngineAway(EngineError):
    """Nobody answers, or not in time."""


class Unknown(EngineError):
    """No such publication or listening."""


class MediaEngine(Protocol):
    """What carries media. Every method may raise EngineAway."""

    async def publish(self, publication: Publication, sdp: str) -> str:
        """The answer to a page's offer. Raises SdpRefused and EngineFull."""

    async def listen(self, publication: UUID, listening: UUID) -> str:
        """The house's offer. Raises Unknown and EngineFull."""

    async def answer(self, listening: UUID, sdp: str) -> None:
        """Take the page's answer. Raises Unknown and SdpRefused."""

    async def restart(self, connection: UUID, sdp: str) -> str:
        """Find the network's way anew for a publication: the answer to a fresh offer. Raises Rebuild and Unknown."""

    async def hold(self, publication: UUID, on: bool) -> None:
        """While held nothing passes to listeners, and nothing is recorded. Raises Unknown."""

    async def close(self, connection: UUID) -> None:
        """End a publication (with its listenings) or a listening; one that is unknown is ended already."""

    async def end(self, call: UUID) -> None:
        """End everything of a call."""

    def events(self) -> AsyncIterator[AnyTold]:
        """What happens from now on, in order."""
