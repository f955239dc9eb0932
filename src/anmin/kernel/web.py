"""The web framework's only place: it finds the route of a path, and hands the request to the edge."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import cache
from typing import Any

from litestar import Litestar, Request, Response
from litestar.exceptions import HTTPException, MethodNotAllowedException, NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.types import ASGIApp, ControllerRouterHandler

from anmin.kernel import faults
from anmin.kernel.access import Actor
from anmin.kernel.edge import Visit, actor, answer, refused
from anmin.kernel.house import House
from anmin.kernel.http import Route
from anmin.kernel.metrics import REQUESTS, SECONDS

Asked = Request[Any, Any, Any]
Handler = ControllerRouterHandler


def build(house: House, routes: Sequence[Route], extra: Sequence[Handler]) -> Litestar:
    """The web application: a handler for each route, and what the roof adds."""
    return Litestar(
        route_handlers=[*(_handler(house, route) for route in routes), *extra],
        exception_handlers={Exception: _refused},
        openapi_config=None,
        logging_config=None,
        request_max_body_size=None,
        debug=False,
    )


async def actor_of(house: House, scope: Any) -> Actor:
    """Who opens a raw ASGI stream. Raises as `edge.actor` does."""

    async def no_body() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    return await actor(house, Visit(scope, no_body))


def _handler(house: House, route: Route) -> HTTPRouteHandler:
    seconds = SECONDS.labels(route.door.operation)
    counts = cache(lambda status: REQUESTS.labels(route.door.operation, status))

    async def handle(request: Asked) -> ASGIApp:
        loop = asyncio.get_running_loop()
        started = loop.time()
        reply = await answer(house, route, Visit(request.scope, request.receive))
        counts(reply.status).inc()
        seconds.observe(loop.time() - started)
        return reply

    handle.__name__ = route.door.operation
    path = route.at.replace("}", ":str}")  # the command's own type checks the parameter
    return HTTPRouteHandler(path, http_method=[route.method], status_code=route.status)(handle)


def _refused(request: Asked, error: Exception) -> Response[bytes]:
    """What the framework itself refuses: no such path, no such method, a malformed request."""
    reply = refused(Visit(request.scope, request.receive), _problem(error))
    headers = {name.decode(): value.decode() for name, value in reply.headers if name != b"content-length"}
    return Response(reply.body, status_code=reply.status, headers=headers, media_type=headers.pop("content-type"))


def _problem(error: Exception) -> Exception:
    if isinstance(error, NotFoundException):
        return faults.NOT_FOUND()
    if isinstance(error, MethodNotAllowedException):
        return faults.WRONG_METHOD()
    if isinstance(error, HTTPException) and error.status_code < 500:
        return faults.BAD_REQUEST()
    return error
