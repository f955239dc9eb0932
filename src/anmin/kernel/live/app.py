"""The live stream as a raw ASGI application: `GET …/live?topics=…&events=…&after=…`, answered with Server-Sent Events.

No framework: an open stream is one waiting coroutine and one `Listener`. It decides who is let in and from where the
telling begins; from then on the hub sends, and this coroutine only waits for the client to leave.
"""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable, Container, MutableMapping
from typing import Any
from urllib.parse import parse_qsl

import msgspec

from anmin.kernel import faults
from anmin.kernel.access import Actor
from anmin.kernel.journal import Cursor, office, person
from anmin.kernel.live import wire
from anmin.kernel.live.hub import Hub
from anmin.kernel.live.listener import Listener, Send
from anmin.kernel.problem import PROBLEM, problem
from anmin.kernel.troubles import refusal
from anmin.kernel.words import Lang, Problem, Wrong

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Authenticate = Callable[[Scope], Awaitable[Actor | Problem]]
Topics = Callable[[Actor], frozenset[str]]

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-cache, no-store, no-transform"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
MOST_NAMES = 100
"""Topics or event prefixes of one request."""
RETRY = (1000, 5000)
"""Milliseconds, drawn for each stream: after a restart not everybody comes back in the same instant."""


class Asked(msgspec.Struct, frozen=True):
    """What a request asks for: topics (none: all that are allowed), event prefixes, and the last line it has."""

    topics: tuple[str, ...]
    events: tuple[str, ...]
    after: Cursor | None


def topics_of(actor: Actor, hears: Container[str] | None = None) -> frozenset[str]:
    """The person, and the office roots of the grants by which one `hears`; None: of all grants."""
    held = () if actor.restricted else (roots for code, roots in actor.grants.items() if hears is None or code in hears)
    offices = frozenset[Any]().union(*held)
    return frozenset(map(office, offices)) | (frozenset((person(actor.id),)) if actor.id else frozenset())


class LiveApp:
    """`authenticate` gives the actor or a `Problem` (given back or raised); `topics` what an actor may hear."""

    def __init__(self, hub: Hub, authenticate: Authenticate, topics: Topics = topics_of) -> None:
        self._hub = hub
        self._authenticate = authenticate
        self._topics = topics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            asked = _asked(scope)
            listener = await self._admitted(scope, send, asked)
        except Exception as error:
            if (refused := refusal(error, {})) is None:
                raise
            await _refuse(scope, send, refused)
            return
        self._hub.enter(listener)
        try:
            await self._begin(listener, asked.after, send)
            # Nobody reads the headers again: 2 KB an open stream, and a session's token less in memory.
            scope["headers"].clear()
            del asked, scope, send
            while (await receive())["type"] != "http.disconnect":
                continue
        finally:
            self._hub.leave(listener)
            listener.stop()

    async def _admitted(self, scope: Scope, send: Send, asked: Asked) -> Listener:
        if self._hub.closed:
            raise faults.UNAVAILABLE()
        # A copy: what a framework remembers in it (2.6 KB of parsed headers) goes with it.
        actor = await self._authenticate({**scope, "state": {}})
        if isinstance(actor, Problem):
            raise actor
        allowed = self._topics(actor)
        if not allowed:
            raise (faults.NOT_SIGNED_IN if actor.kind == "anonymous" else faults.NOT_ALLOWED)()
        if any(allowed.isdisjoint(self._hub.above(topic)) for topic in asked.topics):
            raise faults.NOT_ALLOWED()
        return Listener(send, actor.id, frozenset(asked.topics) or allowed, asked.events, self._hub.tuning)

    async def _begin(self, listener: Listener, after: Cursor | None, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await listener.tell(wire.retry(random.randint(*RETRY)))  # noqa: S311 - spreads load, guards nothing
        if after is None:
            self._hub.join(listener, (wire.place(self._hub.place),))
        elif self._hub.rejoin(listener, after):
            self._hub.metrics.resumed += 1
        else:
            await self._from_afar(listener, after)
        listener.release()

    async def _from_afar(self, listener: Listener, after: Cursor) -> None:
        try:
            if not await self._reachable(after):
                self._hub.metrics.reset += 1
                self._hub.join(listener, (wire.reset(self._hub.place),))
                return
            self._hub.metrics.resumed += 1
            await self._catch_up(listener, after)
        except Problem:
            listener.end(wire.AWAY)

    async def _reachable(self, after: Cursor) -> bool:
        if self._hub.place.seq - after.seq > self._hub.tuning.reach:
            return False
        return after == Cursor() or await self._hub.past.stands(after)

    async def _catch_up(self, listener: Listener, after: Cursor) -> None:
        """Tell page after page what the hub does not remember, until the hub remembers the rest."""
        while after < (place := self._hub.place) and not listener.ended:
            await self._tell(listener, after, place)
            if self._hub.rejoin(listener, place):
                return
            after = place
        listener.after = after  # it heard from another process more than this one has read yet
        self._hub.join(listener)

    async def _tell(self, listener: Listener, low: Cursor, high: Cursor) -> None:
        heard = [
            t for t in await self._hub.past.topics(low, high) if not listener.topics.isdisjoint(self._hub.above(t))
        ]
        async for lines in self._hub.past.pages(low, high, heard):
            chunk = b"".join(wire.event(line) for line in lines if listener.wants(line.event))
            if listener.ended:
                return
            if chunk:
                await listener.tell(chunk)


def ahead(path: str, live: LiveApp, rest: App) -> App:
    """`live` at `path`, `rest` everywhere else. Mounted inside a web framework an open stream costs 2.5 KB more."""

    async def entrance(scope: Scope, receive: Receive, send: Send) -> None:
        await (live if scope.get("path") == path else rest)(scope, receive, send)

    return entrance


def _asked(scope: Scope) -> Asked:
    """Raises WRONG_METHOD and BAD_REQUEST. `Last-Event-ID` goes before `after`: the browser knows better than its page."""
    if scope["method"] != "GET":
        raise faults.WRONG_METHOD()
    try:
        query = dict(parse_qsl(scope["query_string"].decode("ascii"), max_num_fields=10, errors="strict"))
    except ValueError:
        raise faults.BAD_REQUEST() from None
    last = _header(scope, b"last-event-id")
    name, place = ("Last-Event-ID", last) if last else ("after", query.get("after", ""))
    return Asked(_names("topics", query), _names("events", query), _cursor(name, place) if place else None)


def _names(parameter: str, query: dict[str, str]) -> tuple[str, ...]:
    names = tuple(filter(None, query.get(parameter, "").split(",")))
    if len(names) > MOST_NAMES:
        raise faults.BAD_REQUEST(wrong=(Wrong(f"$.{parameter}", "too_long", "数量过多。", "There are too many."),))
    return names


def _cursor(name: str, text: str) -> Cursor:
    try:
        return Cursor.parse(text)
    except ValueError:
        wrong = Wrong(f"$.{name}", "wrong_form", "应为 tx.seq 形式的位置。", "It must be a place of the form tx.seq.")
        raise faults.BAD_REQUEST(wrong=(wrong,)) from None


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


async def _refuse(scope: Scope, send: Send, refused: Problem) -> None:
    lang: Lang = "en" if _header(scope, b"accept-language").lower().startswith("en") else "zh"
    status, body = problem(refused, lang)
    headers = [
        (b"content-type", PROBLEM.encode()),
        (b"content-length", b"%d" % len(body)),
        (b"content-language", lang.encode()),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
