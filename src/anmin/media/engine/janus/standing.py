"""Publications and listenings in Janus as they stand; each has a handle of its own."""

from __future__ import annotations

import time
from uuid import UUID

from anmin.media.engine.engine import Publication
from anmin.media.engine.janus.link import JanusRefused, Link
from anmin.media.engine.janus.recording import Recording
from anmin.media.terms.engine import Kind, WhyFailed


class Sending:
    def __init__(self, publication: Publication, handle: int, kinds: frozenset[Kind], recording: Recording) -> None:
        self.publication = publication
        self.handle = handle
        self.kinds = kinds
        self.recording = recording
        self.born = time.monotonic()
        self.listenings: dict[UUID, Listening] = {}
        self.flows: dict[Kind, bool] = {}
        self.held = False

    @property
    def recorded(self) -> bool:
        """Whether it is to be: while something flows and nothing is held."""
        wanted = not (self.held or self.recording.failed)
        return wanted and (any(self.flows.values()) or not self.flows)

    async def record(self, link: Link | None, reserve: int) -> None:
        """Bring the recording to what is so now. Raises JanusRefused when Janus goes on writing, and EngineAway."""
        async with self.recording.turn:
            wanted = self.recorded
            body = self.recording.begin(reserve) if wanted else self.recording.pause()
            try:
                if body and link:
                    await link.ask(self.handle, {"request": "configure", "keyframe": wanted, **body})
                    self.recording.on = True
            except JanusRefused:
                if not wanted:
                    raise
                self.recording.fail(WhyFailed.NOT_WRITTEN)
            if not wanted:
                self.recording.ended()
            elif self.flows:
                self.recording.check()


class Listening:
    def __init__(self, listening: UUID, of: Sending, handle: int) -> None:
        self.id = listening
        self.of = of
        self.handle = handle
        self.born = time.monotonic()
        self.hears = False
