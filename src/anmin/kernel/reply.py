"""One HTTP answer as plain ASGI: a status, headers and a body that are already bytes. Knows no framework."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from http.cookies import SimpleCookie
from typing import Any

Send = Callable[[Any], Awaitable[None]]

JSON = b"application/json"


class Reply:
    """Sent as it is; `headers` may be added to until then."""

    __slots__ = ("body", "headers", "status")

    def __init__(self, status: int, body: bytes, kind: bytes = JSON) -> None:
        self.status = status
        self.body = body
        self.headers = [
            (b"content-type", kind),
            (b"content-length", b"%d" % len(body)),
            # An answer is for the person who asked: no cache keeps it, no browser guesses what it is.
            (b"cache-control", b"no-store"),
            (b"x-content-type-options", b"nosniff"),
        ]

    async def __call__(self, scope: Any, receive: Any, send: Send) -> None:  # noqa: ARG002 - ASGI gives them
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.body})

    def add(self, name: str, value: str) -> None:
        """One more header; both are Latin-1."""
        self.headers.append((name.encode("latin-1"), value.encode("latin-1")))

    def set_cookie(self, name: str, value: str, *, secure: bool, lasts: int | None = None) -> None:
        """A cookie out of reach of scripts and of other sites' forms; "" takes it away.

        `lasts`: seconds; None for this session of the browser.
        """
        jar = SimpleCookie({name: value})
        jar[name]["path"] = "/"
        jar[name]["samesite"] = "lax"
        jar[name]["httponly"] = True
        jar[name]["secure"] = secure
        if lasts is not None or not value:
            jar[name]["max-age"] = lasts if value and lasts else 0
        self.add("set-cookie", jar[name].OutputString())


class Streamed(Reply):
    """A body that is sent piece by piece, of this length if it is known; a fault on the way cuts the connection."""

    __slots__ = ("first", "rest")

    def __init__(self, size: int | None, first: bytes, rest: AsyncIterator[bytes], kind: bytes) -> None:
        super().__init__(200, b"", kind)
        if size is None:
            del self.headers[1]
        else:
            self.headers[1] = (b"content-length", b"%d" % size)
        self.first = first
        self.rest = rest

    async def __call__(self, scope: Any, receive: Any, send: Send) -> None:  # noqa: ARG002 - ASGI gives them
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.first, "more_body": True})
        async for piece in self.rest:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
