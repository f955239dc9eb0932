"""The way from the doors of a call to the engine that carries it; what an engine answers instead becomes a refusal."""

import asyncio
from collections.abc import Awaitable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import final
from uuid import UUID

from anmin.kernel.logs import log
from anmin.kernel.settings import Calls
from anmin.kernel.words import Fault
from anmin.media.engine.candidates import clean_direct
from anmin.media.engine.engine import (
    EngineAway,
    EngineFull,
    MediaEngine,
    Publication,
    Rebuild,
    SdpRefused,
    Unknown,
)
from anmin.media.engine.turn import IceServer, ice_servers
from anmin.media.model.direct import DIRECT, carried_by
from anmin.media.terms import calls as terms
from anmin.media.terms.engine import Kind

PATIENCE = 1.5
"""Seconds for what an engine need not answer."""


@final
class Switchboard:
    """`house.service(Switchboard)`. `name`: the engine that the settings say."""

    def __init__(self, engine: MediaEngine, settings: Calls) -> None:
        self._engine = engine
        self._settings = settings
        self.name: str = settings.engine

    def ice(self, now: datetime) -> tuple[IceServer, ...]:
        """Servers by which a page finds its way to the house."""
        return ice_servers(self._settings, now)

    async def publish(self, publication: Publication, sdp: str) -> str | None:
        """The engine's answer; None: it goes from page to page. Raises CALL_ENGINE_AWAY, CALL_ENGINE_FULL, SDP_REFUSED."""
        with _refusing():
            try:
                if self.name != DIRECT:
                    return await self._engine.publish(publication, sdp)
            except EngineAway:
                if carried_by(self.name, away=True) != DIRECT:
                    raise
        self.cleaned(sdp, publication.kinds)
        return None

    def cleaned(self, sdp: str, kinds: Iterable[Kind]) -> str:
        """A page's description for another page. Raises SDP_REFUSED."""
        with _refusing():
            return clean_direct(sdp, frozenset(kinds), loopback=self._settings.loopback)

    async def listen(self, publication: UUID, listening: UUID) -> str:
        """Raises CALL_ENGINE_AWAY, CALL_ENGINE_FULL, PUBLICATION_UNKNOWN."""
        with _refusing():
            return await self._engine.listen(publication, listening)

    async def answer(self, listening: UUID, sdp: str) -> None:
        """Raises CALL_ENGINE_AWAY, SDP_REFUSED, PUBLICATION_UNKNOWN."""
        with _refusing():
            await self._engine.answer(listening, sdp)

    async def restart(self, connection: UUID, sdp: str) -> str:
        """Raises CALL_ENGINE_AWAY, CALL_REBUILD, SDP_REFUSED."""
        with _refusing(unknown=terms.CALL_REBUILD):
            return await self._engine.restart(connection, sdp)

    async def hold(self, publications: Iterable[UUID], *, on: bool) -> bool:
        """Whether it is done."""
        return await _done(*(self._engine.hold(each, on) for each in publications))

    async def close(self, *connections: UUID) -> bool:
        """Whether it is done; else they are closed again when the call is tended."""
        return await _done(*map(self._engine.close, connections))

    async def end(self, call: UUID) -> bool:
        """Whether it is done."""
        return await _done(self._engine.end(call))


@contextmanager
def _refusing(unknown: Fault = terms.PUBLICATION_UNKNOWN) -> Iterator[None]:
    try:
        yield
    except EngineAway:
        raise terms.CALL_ENGINE_AWAY() from None
    except EngineFull:
        raise terms.CALL_ENGINE_FULL() from None
    except SdpRefused as error:
        raise terms.SDP_REFUSED(why=error.why) from None
    except Rebuild:
        raise terms.CALL_REBUILD() from None
    except Unknown:
        raise unknown() from None


async def _done(*asked: Awaitable[None]) -> bool:
    """Never waits long: the call's row is locked meanwhile. An engine that is away passes nothing on and has closed all."""
    try:
        async with asyncio.timeout(PATIENCE):
            answers = await asyncio.gather(*asked, return_exceptions=True)
    except TimeoutError:
        log.warning("engine_slow")
        return False
    for each in answers:
        if isinstance(each, BaseException) and not isinstance(each, EngineAway | Unknown):
            raise each
    return True
