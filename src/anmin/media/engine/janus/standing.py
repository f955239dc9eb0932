"""Publications and listenings in Janus as they stand; each has a handle of its own."""

from __future__ import annotations

import time
from uuid import UUID

from anmin.media.engine.engine import Publication
from anmin.media.engine.janus.recording import Recording
from anmin.media.terms.engine import Kind


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


class Listening:
    def __init__(self, listening: UUID, of: Sending, handle: int) -> None:
        self.id = listening
        self.of = of
        self.handle = handle
        self.born = time.monotonic()
        self.hears = False
