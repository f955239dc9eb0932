"""The web server: doors on paths, problems as problem+json, sessions from a cookie or a bearer token.

The only file that knows the web framework. It decides nothing: a door does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from http.cookies import SimpleCookie
from typing import Any

import msgspec
from litestar import Litestar, MediaType, Request, Response
from litestar.exceptions import HTTPException, MethodNotAllowedException, NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.types import ControllerRouterHandler

from anmin.kernel import access, faults
from anmin.kernel.access import ANONYMOUS, Actor
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.http import Download, Route
from anmin.kernel.ids import new_id
from anmin.kernel.logs import log
from anmin.kernel.metrics import REQUESTS, SECONDS
from anmin.kernel.personal import dec_hook
from anmin.kernel.problem import PROBLEM, problem
from anmin.kernel.troubles import refusal
from anmin.kernel.validation import wrong
from anmin.kernel.words import Lang, Problem

COOKIE = "anmin_session"
KEPT_BY_NOBODY = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
"""An answer is for the person who asked: no cache keeps it, no browser guesses what it is."""
Asked = Request[Any, Any, Any]
Handler = ControllerRouterHandler


def build(house: House, routes: Sequence[Route], extra: Sequence[Handler]) -> Litestar:
    """The web application: a handler for each route, and what the roof adds."""
    return Litestar(
        route_handlers=[
            *(_handler(house, route) for route in routes),
            *extra,
        ],
        exception_handlers={Exception: _refused},
        openapi_config=None,
        logging_config=None,
        request_max_body_size=None,
        debug=False,
    )


def _handler(house: House, route: Route) -> HTTPRouteHandler:
    seconds = SECONDS.labels(route.door.operation)

    async def handle(request: Asked) -> Response[bytes]:
        loop = asyncio.get_running_loop()
        started = loop.time()
        try:
            response = await _served(house, route, request)
        except Exception as error:  # noqa: BLE001 - every fault becomes a problem
            response = _refused(request, error)
        REQUESTS.labels(route.door.operation, response.status_code).inc()
        seconds.observe(loop.time() - started)
        return response

    handle.__name__ = route.door.operation
    return HTTPRouteHandler(
        "/api/v1" + _typed(route.path), http_method=[route.method], status_code=route.status, media_type=MediaType.JSON
    )(handle)


async def _served(house: House, route: Route, request: Asked) -> Response[bytes]:
    number = new_id().hex
    caller = Caller(await _visitor(house, route, request), lang=language(request), request=number)
    access.admit(caller.actor, route.door.needs)  # before the body is read: a closed door tells nothing about it
    outcome = await route.door.passed(house, caller, await _command(house, route, request))
    headers = {"X-Request-Id": number, **KEPT_BY_NOBODY}
    if outcome.replayed:
        headers["Idempotent-Replay"] = "true"
    if route.door.result is Download:
        return _download(outcome.result, headers)
    response = Response(outcome.result, media_type=MediaType.JSON, headers=headers, status_code=route.status)
    https = request.url.scheme == "https" or house.settings.http.public_url.startswith("https:")
    _session(route, outcome.result, response, secure=https)
    return response


async def _visitor(house: House, route: Route, request: Asked) -> Actor:
    """Who comes to this door. A browser's dead cookie does not close a door that is open to everybody."""
    try:
        return await actor(house, request)
    except Problem as error:
        if error.fault.status != 401 or route.door.needs != access.PUBLIC or "authorization" in request.headers:
            raise
        return ANONYMOUS


async def actor_of(house: House, scope: Any) -> Actor:
    """Who opens a raw ASGI stream. Raises as `actor` does."""
    return await actor(house, Request(scope))


async def actor(house: House, request: Asked) -> Actor:
    """Who sends the request. Raises NOT_SIGNED_IN for a token that is unknown, ended or expired."""
    bearer = request.headers.get("authorization", "")
    if bearer.lower().startswith("bearer "):
        return await house.who(bearer[7:].strip())
    cookie = request.headers.get("cookie")
    token = _cookie(cookie) if cookie else None
    if not token:
        return ANONYMOUS
    if request.method != "GET" and not _own_site(request):
        raise faults.FOREIGN_ORIGIN()
    return await house.who(token)


def language(request: Asked) -> Lang:
    """English when it is asked for first, Chinese otherwise."""
    return "en" if request.headers.get("accept-language", "").lower().startswith("en") else "zh"


def _refused(request: Asked, error: Exception) -> Response[bytes]:
    status, body = problem(_problem(request, error), language(request))
    return Response(
        body, media_type=PROBLEM, status_code=status, headers={"Content-Language": language(request), **KEPT_BY_NOBODY}
    )


def _problem(request: Asked, error: Exception) -> Problem:
    if isinstance(error, NotFoundException):
        return faults.NOT_FOUND()
    if isinstance(error, MethodNotAllowedException):
        return faults.WRONG_METHOD()
    if isinstance(error, HTTPException) and error.status_code < 500:
        return faults.BAD_REQUEST()
    known = refusal(error, {})
    if known is None:
        log.error("request_failed", path=request.scope["path"], error=type(error).__name__, exc_info=error)
    return known or faults.BROKEN()


async def _command(house: House, route: Route, request: Asked) -> Any:
    try:
        if route.method == "GET":
            given: dict[str, Any] = {name: value for name, value in request.query_params.items() if value != ""}
            return msgspec.convert(
                {**given, **request.path_params}, route.door.command, strict=False, dec_hook=dec_hook
            )
        body = await _body(house, request)
        if not request.path_params:
            return msgspec.json.decode(body or b"{}", type=route.door.command, dec_hook=dec_hook)
        fields = msgspec.json.decode(body or b"{}", type=dict[str, Any])
        return msgspec.convert({**fields, **request.path_params}, route.door.command, dec_hook=dec_hook)
    except msgspec.ValidationError as error:
        raise faults.BAD_REQUEST(wrong=(wrong(error),)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise faults.BAD_REQUEST() from None


async def _body(house: House, request: Asked) -> bytes:
    limit = house.settings.http.body_limit
    length = request.headers.get("content-length", "0")
    if length.isdigit() and int(length) > limit:
        raise faults.TOO_LARGE(limit=limit)
    body = bytearray()
    try:
        async with asyncio.timeout(house.settings.http.body_seconds):
            async for chunk in request.stream():
                body += chunk
                if len(body) > limit:
                    raise faults.TOO_LARGE(limit=limit)
    except TimeoutError:
        raise faults.TOO_SLOW() from None
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if body and kind != "application/json":
        raise faults.WRONG_TYPE()
    return bytes(body)


def _cookie(header: str) -> str | None:
    morsel = SimpleCookie(header).get(COOKIE)
    return morsel.value if morsel else None


def _own_site(request: Asked) -> bool:
    """A browser says where a request comes from; a cookie of ours is not taken from another site's page."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or origin.partition("://")[2] == request.headers.get("host")


def _session(route: Route, result: bytes, response: Response[bytes], *, secure: bool) -> None:
    if route.session == "begins":
        token = (msgspec.json.decode(result) or {}).get("token")
        if token:
            response.set_cookie(COOKIE, token, httponly=True, samesite="lax", secure=secure)
    elif route.session == "ends":
        response.delete_cookie(COOKIE)


def _download(result: bytes, headers: dict[str, str]) -> Response[bytes]:
    file = msgspec.json.decode(result, type=Download)
    headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{file.quoted_name()}"
    return Response(file.content, media_type=file.media_type, headers=headers)


def _typed(path: str) -> str:
    """Path parameters stay text; the command's own type checks them."""
    return path.replace("}", ":str}")
