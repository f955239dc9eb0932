"""One file over HTTP, whole or in part (RFC 9110, 13 and 14): conditions, one range, streaming. Knows no map.

Several ranges in one request are answered with the whole, as the RFC allows.
"""

from __future__ import annotations

import asyncio
import os
import re
from typing import Any, BinaryIO

from anmin.kernel.edge import Visit, refused
from anmin.kernel.reply import Reply, Send
from anmin.kernel.words import Fault

NO_SUCH_PART = Fault("no_such_part", 416, "文件没有这一部分。", "The file has no such part.")
FOR_EVER, ASK_AGAIN = "public, max-age=31536000, immutable", "no-cache"
_PIECE = 1 << 18
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def version(file: BinaryIO) -> str:
    """Another one for every content that was put here as a whole."""
    stands = os.fstat(file.fileno())
    return f"{stands.st_mtime_ns:x}-{stands.st_size:x}"


def asked_part(header: str, size: int) -> range | None:
    """The bytes a Range header asks for; None for no header and for one that is not of the plain form.

    Empty when the file has none of them.
    """
    found = _RANGE.fullmatch(header)
    if not found or found[0] == "bytes=-":
        return None
    first, last = found.groups()
    if not first:
        return range(max(0, size - int(last)), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)


def answered(visit: Visit, file: BinaryIO, kind: bytes, cache: str) -> Reply:
    """200, 206, 304 or 416; the reply closes the file."""
    size, mark = os.fstat(file.fileno()).st_size, f'"{version(file)}"'
    known = {each.strip().removeprefix("W/") for each in visit.head(b"if-none-match").split(",")}
    asked = asked_part(visit.head(b"range"), size) if visit.head(b"if-range") in {"", mark} else None
    if known & {mark, "*"}:
        reply = Part(304, file, range(0), kind)
    elif asked is None:
        reply = Part(200, file, range(size), kind)
    elif asked:
        reply = Part(206, file, asked, kind)
        reply.add("content-range", f"bytes {asked.start}-{asked.stop - 1}/{size}")
    else:
        return _refused(visit, file, size)
    reply.headers[2] = (b"cache-control", cache.encode())
    if reply.status == 304:
        del reply.headers[:2]  # it has no body to be of a kind and a length
    reply.add("etag", mark)
    reply.add("accept-ranges", "bytes")
    return reply


def _refused(visit: Visit, file: BinaryIO, size: int) -> Reply:
    file.close()
    reply = refused(visit, NO_SUCH_PART())
    reply.add("content-range", f"bytes */{size}")
    return reply


class Part(Reply):
    """Bytes of an open file, read as the client takes them."""

    __slots__ = ("file", "part")

    def __init__(self, status: int, file: BinaryIO, part: range, kind: bytes) -> None:
        super().__init__(status, b"", kind)
        self.headers[1] = (b"content-length", b"%d" % len(part))
        self.file, self.part = file, part

    async def __call__(self, scope: Any, receive: Any, send: Send) -> None:  # noqa: ARG002 - ASGI gives them
        with self.file:
            await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
            for place in range(self.part.start, self.part.stop, _PIECE) if scope["method"] == "GET" else ():
                size = min(_PIECE, self.part.stop - place)
                piece = await asyncio.to_thread(os.pread, self.file.fileno(), size, place)
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
