"""What Janus writes of one publication: one .mjr for each kind, in parts.

A wrong folder or a full disk fails silently in Janus. When media have come the files are looked for: if none has grown
within two seconds, the recording has failed and that is told.
"""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from anmin.media.engine.engine import AnyTold, Publication, RecordingBegan, RecordingEnded, RecordingFailed
from anmin.media.engine.janus.link import Message
from anmin.media.terms.engine import Kind, WhyFailed

WITHIN = 2.0


class Recording:
    """`begin` and `pause` give what Janus is to be told, empty when nothing changes; `turn` is held around both.

    `on`: Janus has agreed to write, until `ended`.
    """

    def __init__(
        self, folder: Path, publication: Publication, kinds: frozenset[Kind], tell: Callable[[AnyTold], None]
    ) -> None:
        self.turn = asyncio.Lock()
        self._folder = folder
        self._publication = publication
        self._kinds = kinds
        self._tell = tell
        self._part = 0
        self.on = False
        self.failed = not publication.record
        self._told: tuple[str, ...] = ()
        self._checking: asyncio.Task[None] | None = None

    def begin(self, reserve: int) -> Message:
        if self.on or self.failed:
            return {}
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            full = shutil.disk_usage(self._folder).free < reserve
        except OSError:
            self.fail(WhyFailed.NOT_WRITTEN)
            return {}
        if full:
            self.fail(WhyFailed.DISK_FULL)
            return {}
        self._part += 1
        while self._files():  # an engine before this one wrote them
            self._part += 1
        return {"record": True, "filename": str(self._folder / self._name)}

    def pause(self) -> Message:
        return {"record": False} if self.on else {}

    def check(self) -> None:
        """Media have come: see that they are written."""
        if self.on and not self._told and self._checking is None:
            self._checking = asyncio.create_task(self._check())

    def ended(self) -> None:
        """Janus writes no more into this part."""
        if not self.on:
            return
        if self._checking:
            self._checking.cancel()
            self._checking = None
        files = tuple(name for name in self._files() if (self._folder / name).stat().st_size)
        if files:
            if not self._told:
                self._tell(RecordingBegan(self._publication.id, files))
            self._tell(RecordingEnded(self._publication.id, files))
        self._told = ()
        self.on = False

    @property
    def _name(self) -> str:
        return f"{self._publication.id}-{self._part}"

    def _files(self) -> tuple[str, ...]:
        """Janus writes 4 KiB at a time: a file that is there and still empty is a good one while it grows."""
        return tuple(sorted(each.name for each in self._folder.glob(f"{self._name}-*.mjr")))

    async def _check(self) -> None:
        until = time.monotonic() + WITHIN
        while len(files := self._files()) < len(self._kinds) and time.monotonic() < until:
            await asyncio.sleep(0.1)
        self._checking = None
        if files:
            self._told = files
            self._tell(RecordingBegan(self._publication.id, files))
        else:
            self.fail(WhyFailed.NOT_WRITTEN)

    def fail(self, why: WhyFailed) -> None:
        self.failed = True
        self._tell(RecordingFailed(self._publication.id, why))
