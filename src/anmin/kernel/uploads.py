"""Bodies that are files: taken into an unlinked temporary file, within a limit of bytes and of time, and named by hash.

Nothing of a file outlives its call here: what is to be kept, a door keeps. Judges no content.
"""

from __future__ import annotations

import asyncio
import errno
import hashlib
import io
import re
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast, final
from urllib.parse import unquote

import msgspec

from anmin.kernel import faults
from anmin.kernel.personal import MalformedValueError, Sensitive
from anmin.kernel.settings import Settings

AT_ONCE = 64
"""Files that one process takes in at the same time."""
BLOCK = 1 << 20
_NAME = re.compile(r"filename\*=utf-8''([^;\s]{1,900})", re.IGNORECASE)


class Upload(msgspec.Struct, frozen=True, dict=True):
    """A file as it arrived. `claimed`: the media type the sender says, in lower case, or "". `sha256`: hexadecimal.

    The file itself is no field: a call with the same bytes is the same call, wherever they lie.
    """

    sha256: str
    size: int
    claimed: str = ""
    name: Sensitive | None = None

    @property
    def file(self) -> BinaryIO:
        """Open for reading, at no particular place; gone when the call has ended."""
        return cast(BinaryIO, self.__dict__["file"])


class Arriving(msgspec.Struct, frozen=True):
    """A body that is on its way: ASGI's `receive` and what the headers say about it."""

    receive: Callable[[], Awaitable[Any]]
    content_type: str = ""
    content_disposition: str = ""
    content_length: str = ""


@final
class Uploads:
    """The house's way in for files."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._free = asyncio.Semaphore(AT_ONCE)

    @asynccontextmanager
    async def taken_in(self, arriving: Arriving, limit: int) -> AsyncIterator[Upload]:
        """The file, as long as the context stands. Raises TOO_MANY, TOO_LARGE, TOO_SLOW, BAD_REQUEST, STORAGE_FULL."""
        if self._free.locked():
            raise faults.TOO_MANY()
        said = arriving.content_length
        if said.isdigit() and int(said) > limit:
            raise faults.TOO_LARGE(limit=limit)
        async with self._free:
            with self.scratch(limit) as file:
                yield await self._filled(file, arriving, limit)

    def scratch(self, limit: int) -> BinaryIO:
        """A temporary file without a name, for at most so many bytes. Raises STORAGE_FULL."""
        folder = Path(self._settings.data.dir)
        folder.mkdir(parents=True, exist_ok=True)
        # It may be written twice: here, and where it is kept.
        if shutil.disk_usage(folder).free < 2 * limit + self._settings.evidence.reserve:
            raise faults.STORAGE_FULL()
        return cast(BinaryIO, tempfile.TemporaryFile(dir=folder))

    async def _filled(self, file: BinaryIO, arriving: Arriving, limit: int) -> Upload:
        digest, size = hashlib.sha256(), 0
        try:
            async with asyncio.timeout(self._settings.http.upload_seconds):
                async for block in self._blocks(arriving.receive):
                    size += len(block)
                    if size > limit:
                        raise faults.TOO_LARGE(limit=limit)
                    await asyncio.to_thread(_keep, file, digest, block)
        except TimeoutError:
            raise faults.TOO_SLOW() from None
        except OSError as error:
            raise faults.STORAGE_FULL() if error.errno in (errno.ENOSPC, errno.EDQUOT) else error from error
        return held(file, Upload(digest.hexdigest(), size, _claimed(arriving), _name(arriving.content_disposition)))

    async def _blocks(self, receive: Callable[[], Awaitable[Any]]) -> AsyncIterator[bytes]:
        """The body in blocks of about a mebibyte. Each piece must come within the time that a small body has."""
        block, more = bytearray(), True
        while more:
            async with asyncio.timeout(self._settings.http.body_seconds):
                message = await receive()
            if message["type"] == "http.disconnect":  # what came so far is no whole file
                raise faults.BAD_REQUEST()
            block += message.get("body", b"")
            more = message.get("more_body", False)
            if block and (len(block) >= BLOCK or not more):
                yield bytes(block)
                block.clear()


def upload_of(content: bytes) -> Upload:
    """What is made here, as if it had arrived."""
    return held(io.BytesIO(content), Upload(hashlib.sha256(content).hexdigest(), len(content)))


def held(file: BinaryIO, upload: Upload) -> Upload:
    """The upload with its open file."""
    upload.__dict__["file"] = file
    return upload


def _keep(file: BinaryIO, digest: Any, block: bytes) -> None:
    file.write(block)
    digest.update(block)


def _claimed(arriving: Arriving) -> str:
    return arriving.content_type.partition(";")[0].strip().lower()


def _name(disposition: str) -> Sensitive | None:
    """The file's name from a header and never from the address, which proxies log; one without meaning is left out."""
    found = _NAME.search(disposition)
    try:
        return Sensitive(unquote(found[1])) if found else None
    except MalformedValueError:
        return None
