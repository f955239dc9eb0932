"""The embedded engine's connections as they stand, and what they may be."""

from __future__ import annotations

import time
from collections.abc import Iterable
from uuid import UUID

import msgspec
from aiortc import RTCConfiguration, RTCPeerConnection

from anmin.media.engine.engine import EngineFull, Publication
from anmin.media.engine.flow import Flow
from anmin.media.engine.frames import Outgoing, Source
from anmin.media.engine.growing import Recording
from anmin.media.terms.engine import Kind

MOST_CONNECTIONS = 16
"""Publications and listenings of one call."""


def connection() -> RTCPeerConnection:
    """Nobody is asked for our address: aiortc's own default would ask a public server."""
    return RTCPeerConnection(RTCConfiguration(iceServers=[]))


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """`reserve`: bytes that recordings leave free. `loopback`: offer 127.0.0.1 too. `public_address`: see `addresses`."""

    most_calls: int = 64
    reserve: int = 0
    loopback: bool = False
    public_address: str = ""


def check_room(standing: Iterable[tuple[UUID, int]], call: UUID, most_calls: int) -> None:
    """For one more connection of this call; `standing`: call and connections of each publication. Raises EngineFull."""
    every = [*standing, (call, 1)]
    if len({of for of, _ in every}) > most_calls:
        raise EngineFull
    if sum(count for of, count in every if of == call) > MOST_CONNECTIONS:
        raise EngineFull


class Sending:
    """A publication as it stands. `cut`: nothing was recorded since the last file ended."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.pc = connection()
        self.flow = Flow(publication.id, time.monotonic())
        self.sources: dict[Kind, Source] = {}
        self.listenings: dict[UUID, Listening] = {}
        self.recording: Recording | None = None
        self.held = False
        self.cut = True

    def end_file(self) -> None:
        if self.recording and not self.cut:
            self.cut = True
            self.recording.cut()


class Listening:
    def __init__(self, listening: UUID, of: Sending) -> None:
        self.id = listening
        self.of = of
        self.pc = connection()
        self.born = time.monotonic()
        self.hears = False
        self.tracks: dict[Kind, Outgoing] = {}
