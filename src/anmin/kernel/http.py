"""Routes: how a room's `http.py` puts its doors on paths. No logic, no framework; `web` makes a server of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

import msgspec

from anmin.kernel.door import Door

if TYPE_CHECKING:
    from anmin.kernel.house import House

Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]


class Download(msgspec.Struct, frozen=True):
    """A door's result that is a file: sent as an attachment under its own media type."""

    name: str
    media_type: str
    content: bytes

    def quoted_name(self) -> str:
        """The name for `filename*`, percent-encoded UTF-8 (RFC 6266)."""
        return quote(self.name, safe="")


class Stored(msgspec.Struct, frozen=True):
    """A door's result that is a kept file: its bytes are sent piece by piece when the transaction is over.

    `place` is sealed and means something to `House.stored_file` alone. `size` None: it is made while it is sent.
    `tag`: stands for these very bytes, so that parts that were sent at different times fit together.
    """

    name: str
    media_type: str
    size: int | None
    place: bytes
    tag: str | None = None


class Page(msgspec.Struct, frozen=True):
    """A door's result that is a page for people without a program: HTML that runs nothing. `token`: a session begun."""

    html: str
    status: int = 200
    token: str | None = None


FILES = (Download, Stored, Stored | None, Page)
"""Results that are sent as they are and not as JSON. None stands beside a refusal that leaves its line."""


Session = Literal["begins", "lasts", "ends"] | None


class Route(msgspec.Struct, frozen=True):
    """One door on one path. Path parameters in braces are fields of the command: `/staff/{staff}`."""

    method: Method
    path: str
    door: Door[Any, Any]
    status: int = 200
    session: Session = None
    """Whether the answer's `token` becomes the session cookie, or the cookie is taken away. `lasts`: for a citizen,
    who comes back to their matter, it outlives the closing of the browser; never for staff."""
    limit: Callable[[House, Any], int] | None = None
    """For an upload: the most bytes, by the command that came in the query string."""
    form: bool = False
    """Whether the body is a form as a browser sends it, and not JSON."""
    ranges: bool = False
    """Whether a part of the kept file may be asked for by `Range`."""
    proof: str | None = None
    """For a body that the door itself reads: the header that proves who sent it. The command has `body` and `proof`."""

    @property
    def at(self) -> str:
        """The whole path. Pages stand beside the programs' doors: people type their address."""
        return self.path if self.door.result is Page else f"/api/v1{self.path}"


def get(path: str, door: Door[Any, Any]) -> Route:
    """A query: its fields come from the path and the query string."""
    return Route("GET", path, door)


def ranged(path: str, door: Door[Any, Any]) -> Route:
    """A query whose result is a kept file, of which a part may be asked for by `Range`."""
    return Route("GET", path, door, ranges=True)


def post(path: str, door: Door[Any, Any], *, status: int = 200, session: Session = None) -> Route:
    """An action: its fields come from the path and the JSON body."""
    return Route("POST", path, door, status, session)


def put(path: str, door: Door[Any, Any]) -> Route:
    """An action that sets what stands at the path."""
    return Route("PUT", path, door)


def upload(path: str, door: Door[Any, Any], limit: Callable[[House, Any], int]) -> Route:
    """An action whose body is a file, put into the command's `content`; its other fields come from the query string."""
    return Route("POST", path, door, limit=limit)


def page(path: str, door: Door[Any, Any], *, session: Session = None) -> Route:
    """A page to be read: its fields come from the query string."""
    return Route("GET", path, door, session=session)


def form(path: str, door: Door[Any, Any]) -> Route:
    """A form that a browser sends without a script; it answers with a page, and the page's token begins a session."""
    return Route("POST", path, door, session="lasts", form=True)


def signed(path: str, door: Door[Any, Any], proof: str) -> Route:
    """A message in the sender's own form: the door gets its bytes as `body` and this header as `proof`."""
    return Route("POST", path, door, proof=proof)
