"""The edge of the house: an HTTP request becomes a call of a door, an outcome or a refusal becomes a reply.

Sessions come from a cookie or a bearer token, bodies are bounded in size and time. It decides nothing: a door does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, quote

import msgspec

from anmin.kernel import access, faults
from anmin.kernel.access import ANONYMOUS, Actor
from anmin.kernel.ctx import Caller
from anmin.kernel.door import Outcome
from anmin.kernel.house import House
from anmin.kernel.http import FILES, Download, Page, Route, Stored
from anmin.kernel.ids import new_id
from anmin.kernel.logs import log
from anmin.kernel.personal import dec_hook
from anmin.kernel.problem import PROBLEM, problem
from anmin.kernel.ranges import Part, part_of
from anmin.kernel.reply import JSON, Reply, Streamed
from anmin.kernel.troubles import refusal
from anmin.kernel.uploads import Arriving
from anmin.kernel.validation import wrong
from anmin.kernel.words import Lang, Problem

COOKIE = "anmin_session"
LASTS = 30 * 24 * 3600
"""Seconds for which the cookie of a guest or a citizen is kept: as long as their session, `identity.guests.GUEST_LIFE`."""
FORM = "application/x-www-form-urlencoded"
STILL = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
"""A page may look and send its form home, and nothing else."""


class Visit:
    """One request as it came: its method, its headers by lower-case name, its path parameters, its body to be read."""

    __slots__ = ("heads", "method", "receive", "scope")

    def __init__(self, scope: Any, receive: Callable[[], Awaitable[Any]]) -> None:
        self.scope: Mapping[str, Any] = scope
        self.receive = receive
        self.method: str = scope["method"]
        self.heads: dict[bytes, bytes] = dict(scope["headers"])

    def head(self, name: bytes) -> str:
        return self.heads.get(name, b"").decode("latin-1")

    @property
    def lang(self) -> Lang:
        """English when it is asked for first, Chinese otherwise."""
        return "en" if self.heads.get(b"accept-language", b"")[:2].lower() == b"en" else "zh"


async def answer(house: House, route: Route, visit: Visit) -> Reply:
    """Pass the route's door. Raises nothing: whatever goes wrong is a problem in the reader's language."""
    try:
        return await _served(house, route, visit)
    except Exception as error:  # noqa: BLE001 - every fault becomes a problem
        return refused(visit, error, route)


def refused(visit: Visit, error: Exception, route: Route | None = None) -> Reply:
    """The refusal that `error` stands for; a fault of ours is logged and told as such, without its text.

    The log names the route and never the address as it came: that may hold the token of a link.
    """
    known = refusal(error, {})
    if known is None:
        log.error("request_failed", path=route and route.at, error=type(error).__name__, exc_info=error)
    status, body = problem(known or faults.BROKEN(), visit.lang)
    reply = Reply(status, body, PROBLEM.encode())
    reply.add("content-language", visit.lang)
    if known and "seconds" in known.values:
        reply.add("retry-after", str(known.values["seconds"]))
    if known and known.fault is faults.RANGE_UNSATISFIABLE:
        reply.add("content-range", f"bytes */{known.values['size']}")
    return reply


async def _served(house: House, route: Route, visit: Visit) -> Reply:
    number = new_id().hex
    caller = Caller(await _visitor(house, route, visit), lang=visit.lang, request=number)
    access.admit(caller.actor, route.door.needs)  # before the body is read: a closed door tells nothing about it
    outcome = await _passed(house, route, visit, caller)
    sent = route.door.result in FILES
    reply = await _file(house, route, outcome.result, visit) if sent else Reply(route.status, outcome.result, JSON)
    reply.add("x-request-id", number)
    if outcome.replayed:
        reply.add("idempotent-replay", "true")
    if route.session:
        _session(house, route, outcome.result, visit, reply)
    return reply


async def _passed(house: House, route: Route, visit: Visit, caller: Caller) -> Outcome:
    if route.limit is None:
        return await route.door.passed(house, caller, await _command(house, route, visit))
    with _complaints():
        command = _asked(route, visit)
    arriving = Arriving(
        visit.receive, visit.head(b"content-type"), visit.head(b"content-disposition"), visit.head(b"content-length")
    )
    async with house.uploads.taken_in(arriving, route.limit(house, command)) as content:
        return await route.door.passed(house, caller, msgspec.structs.replace(command, content=content))


async def _visitor(house: House, route: Route, visit: Visit) -> Actor:
    """Who comes to this door. A browser's dead cookie does not close a door that is open to everybody."""
    try:
        return await actor(house, visit)
    except Problem as error:
        if error.fault.status != 401 or route.door.needs != access.PUBLIC or b"authorization" in visit.heads:
            raise
        return ANONYMOUS


async def actor(house: House, visit: Visit) -> Actor:
    """Who sends the request. Raises NOT_SIGNED_IN for a token that is unknown, ended or expired, and FOREIGN_ORIGIN."""
    bearer = visit.head(b"authorization")
    if bearer[:7].lower() == "bearer ":
        return await house.who(bearer[7:].strip())
    token = _cookie(visit.head(b"cookie")) if b"cookie" in visit.heads else None
    if not token:
        return ANONYMOUS
    if visit.method != "GET" and not _own_site(visit):
        raise faults.FOREIGN_ORIGIN()
    return await house.who(token)


async def _command(house: House, route: Route, visit: Visit) -> Any:
    named = visit.scope.get("path_params") or {}
    with _complaints():
        if visit.method == "GET":
            return _asked(route, visit)
        if route.proof is not None:
            given = {"body": await _body(house, visit, None), "proof": visit.head(route.proof.encode())}
            return msgspec.convert({**given, **named}, route.door.command, dec_hook=dec_hook)
        if route.form:
            text = (await _body(house, visit, FORM)).decode()
            typed = parse_qsl(text, keep_blank_values=True, max_num_fields=100)
            return msgspec.convert({**dict(typed), **named}, route.door.command, strict=False, dec_hook=dec_hook)
        body = await _body(house, visit, JSON.decode()) or b"{}"
        if not named:
            return msgspec.json.decode(body, type=route.door.command, dec_hook=dec_hook)
        fields = msgspec.json.decode(body, type=dict[str, Any])
        return msgspec.convert({**fields, **named}, route.door.command, dec_hook=dec_hook)


def _asked(route: Route, visit: Visit) -> Any:
    """The command as path and query string say it."""
    query = parse_qsl(visit.scope["query_string"].decode("latin-1"), max_num_fields=100)
    fields = {**dict(query), **(visit.scope.get("path_params") or {})}
    return msgspec.convert(fields, route.door.command, strict=False, dec_hook=dec_hook)


@contextmanager
def _complaints() -> Iterator[None]:
    """What cannot be read becomes BAD_REQUEST, which names the field."""
    try:
        yield
    except msgspec.ValidationError as error:
        raise faults.BAD_REQUEST(wrong=(wrong(error),)) from None
    except (msgspec.DecodeError, ValueError, RecursionError):
        raise faults.BAD_REQUEST() from None


async def _body(house: House, visit: Visit, expected: str | None) -> bytes:
    """The whole body, of the media type `expected`, or of any."""
    limits = house.settings.http
    length = visit.heads.get(b"content-length", b"0")
    if length.isdigit() and int(length) > limits.body_limit:
        raise faults.TOO_LARGE(limit=limits.body_limit)
    body = bytearray()
    try:
        async with asyncio.timeout(limits.body_seconds):
            more = True
            while more:
                message = await visit.receive()
                if message["type"] == "http.disconnect":  # cut off: what came is not what was meant
                    raise faults.BAD_REQUEST()
                body += message.get("body", b"")
                more = message.get("more_body", False)
                if len(body) > limits.body_limit:
                    raise faults.TOO_LARGE(limit=limits.body_limit)
    except TimeoutError:
        raise faults.TOO_SLOW() from None
    kind = visit.head(b"content-type").partition(";")[0].strip().lower()
    if body and expected and kind != expected:
        raise faults.WRONG_TYPE()
    return bytes(body)


def _cookie(header: str) -> str | None:
    morsel = SimpleCookie(header).get(COOKIE)
    return morsel.value if morsel else None


def _own_site(visit: Visit) -> bool:
    """A browser says where a request comes from; a cookie of ours is not taken from another site's page."""
    site = visit.head(b"sec-fetch-site")
    if site:
        return site in ("same-origin", "none")
    origin = visit.head(b"origin")
    return not origin or origin.partition("://")[2] == visit.head(b"host")


def _session(house: House, route: Route, result: bytes, visit: Visit, reply: Reply) -> None:
    secure = visit.scope.get("scheme") == "https" or house.settings.http.public_url.startswith("https:")
    token = (msgspec.json.decode(result) or {}).get("token") if route.session != "ends" else ""
    if token is not None:
        reply.set_cookie(COOKIE, token, secure=secure, lasts=LASTS if route.session == "lasts" else None)


async def _file(house: House, route: Route, result: bytes, visit: Visit) -> Reply:
    if route.door.result is Download:
        file = msgspec.json.decode(result, type=Download)
        reply = Reply(200, file.content, file.media_type.encode())
        reply.add("content-disposition", f"attachment; filename*=UTF-8''{file.quoted_name()}")
        return reply
    if route.door.result is Page:
        shown = msgspec.json.decode(result, type=Page)
        reply = Reply(shown.status, shown.html.encode(), b"text/html; charset=utf-8")
        reply.add("content-security-policy", STILL)
        reply.add("referrer-policy", "no-referrer")
        if route.session == "ends":
            reply.add("clear-site-data", '"cache", "storage"')
        return reply
    kept = msgspec.json.decode(result, type=Stored)
    if not route.ranges or kept.size is None or kept.tag is None:
        return await _stored(house, kept, None)
    # Only of the very file that the reader has a part of already.
    fits = visit.head(b"if-range") in ("", f'"{kept.tag}"')
    reply = await _stored(house, kept, part_of(visit.head(b"range"), kept.size) if fits else None)
    reply.add("accept-ranges", "bytes")
    reply.add("etag", f'"{kept.tag}"')
    return reply


async def _stored(house: House, file: Stored, part: Part | None) -> Reply:
    """Pictures may stand in a page, a player loads recordings; anything else is only ever saved. None may run anything."""
    assert house.stored_file, "a door gave a kept file and no room keeps files"
    pieces = house.stored_file(file.place, part)
    size = part.end - part.first if part else file.size
    reply = Streamed(size, await anext(pieces), pieces, file.media_type.encode())  # a lost file is told before
    if part:
        reply.status = 206
        reply.add("content-range", part.told)
    shown = "inline" if file.media_type.startswith("image/") else "attachment"
    reply.add("content-disposition", f"{shown}; filename*=UTF-8''{quote(file.name, safe='')}")
    reply.add("content-security-policy", "default-src 'none'; sandbox")
    reply.add("referrer-policy", "no-referrer")
    return reply
