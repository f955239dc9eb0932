"""Janus as a `MediaEngine`: one room for a call, one feed for a publication, one subscriber for a listening.

Unlike the embedded engine it restarts ICE: for a publication with the page's fresh offer, for a listening (without one)
by a fresh offer of its own. `ListenerHears` is told when the listener's connection stands.
"""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from anmin.media.engine.connections import Limits, check_room
from anmin.media.engine.engine import (
    RECORDING,
    AnyTold,
    Closed,
    EngineAway,
    ListenerHears,
    MediaCame,
    MediaLost,
    MediaResumed,
    Publication,
    RecordingFailed,
    SdpRefused,
    Unknown,
)
from anmin.media.engine.flow import SILENT
from anmin.media.engine.hygiene import clean, kinds_in, receives_only
from anmin.media.engine.janus.link import JanusRefused, Link, Message, described
from anmin.media.engine.janus.program import Place
from anmin.media.engine.janus.recording import Recording
from anmin.media.engine.janus.rooms import join, make_room
from anmin.media.engine.janus.standing import Listening, Sending
from anmin.media.engine.telling import Telling
from anmin.media.terms.engine import Kind, SdpWhy, WhyClosed, WhyFailed

TICK = 0.5


class JanusEngine:
    """See `MediaEngine`. `connect` to a Janus before anything else, and again after `lost`."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder = folder / RECORDING
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._limits = limits
        self._telling = Telling()
        self._sendings: dict[UUID, Sending] = {}
        self._listenings: dict[UUID, Listening] = {}
        self._handles: dict[int, Sending | Listening] = {}
        self._later: set[asyncio.Task[None]] = set()
        self._link: Link | None = None
        self._secret = ""
        self._rooms = 0
        self.lost = asyncio.Event()
        """Set when Janus has gone; everything that it carried is closed by then."""
        self._ticking = asyncio.create_task(self._tick())

    @property
    def well(self) -> bool:
        return self._link is not None

    async def connect(self, place: Place) -> None:
        """Raises EngineAway."""
        link = Link(place, self._said)
        try:
            await link.open(lambda: self._gone(link))
            self._rooms = await link.attach()
        except BaseException:
            await link.close()
            raise
        if link.over:
            await link.close()
            raise EngineAway
        self._secret = place.secret
        self.lost.clear()
        self._link = link

    async def publish(self, publication: Publication, sdp: str) -> str:
        offer = clean(sdp, publication.kinds)
        if receives_only(offer):
            raise SdpRefused(SdpWhy.MEDIA)
        self._room_for(publication.call)
        await self._end(publication.id, WhyClosed.ASKED)
        await make_room(self._here(), self._rooms, str(publication.call), self._secret)
        handle = await self._here().attach()
        recording = Recording(self._folder / str(publication.call), publication, kinds_in(offer), self._telling.tell)
        sending = self._sendings[publication.id] = Sending(publication, handle, kinds_in(offer), recording)
        self._handles[handle] = sending
        body = {"request": "joinandconfigure", "ptype": "publisher", "room": str(publication.call)}
        body["id"] = str(publication.id)
        try:
            async with recording.turn:
                body |= recording.begin(self._limits.reserve)
                answer = described(await self._here().ask(handle, body, {"type": "offer", "sdp": offer}))
                recording.on = "record" in body
        except EngineAway as error:
            await self._end(publication.id, None)
            raise (SdpRefused(SdpWhy.UNREADABLE) if isinstance(error, JanusRefused) else error) from error
        return answer

    async def listen(self, publication: UUID, listening: UUID) -> str:
        sending = self._sending(publication)
        self._room_for(sending.publication.call)
        handle = await self._here().attach()
        found = self._listenings[listening] = sending.listenings[listening] = Listening(listening, sending, handle)
        self._handles[handle] = found
        body: Message = {"request": "join", "ptype": "subscriber", "room": str(sending.publication.call)}
        body["streams"] = [{"feed": str(publication)}]
        try:
            return described(await join(self._here(), handle, body))
        except EngineAway:
            await self._end(listening, None)
            raise

    async def answer(self, listening: UUID, sdp: str) -> None:
        found = self._listenings.get(listening)
        if found is None:
            raise Unknown
        answer = clean(sdp, found.of.kinds)
        try:
            await self._here().ask(found.handle, {"request": "start"}, {"type": "answer", "sdp": answer})
            if found.of.held:
                await self._here().ask(found.handle, {"request": "pause"})
        except JanusRefused as error:
            raise SdpRefused(SdpWhy.UNREADABLE) from error

    async def restart(self, connection: UUID, sdp: str) -> str:
        if listening := self._listenings.get(connection):
            return described(await self._here().ask(listening.handle, {"request": "configure", "restart": True}))
        sending = self._sending(connection)
        offer = {"type": "offer", "sdp": clean(sdp, sending.kinds)}
        try:
            return described(await self._here().ask(sending.handle, {"request": "configure"}, offer))
        except JanusRefused as error:
            raise SdpRefused(SdpWhy.UNREADABLE) from error

    async def hold(self, publication: UUID, on: bool) -> None:
        sending = self._sending(publication)
        sending.held = on
        here, asked = self._here(), list(sending.listenings.values())
        request = {"request": "pause" if on else "start"}
        steps = (self._record(sending), *(here.ask(each.handle, request) for each in asked))
        recorded, *paused = await asyncio.gather(*steps, return_exceptions=True)
        # What Janus refuses to hold, or to let go on, is closed: its page begins anew.
        if isinstance(recorded, JanusRefused):
            await self._end(publication, WhyClosed.FAILED)
        for each, answer in zip(asked, paused, strict=True):
            if isinstance(answer, JanusRefused):
                await self._end(each.id, WhyClosed.FAILED)
        for answer in (recorded, *paused):
            if isinstance(answer, BaseException) and not isinstance(answer, JanusRefused):
                raise answer

    async def close(self, connection: UUID) -> None:
        await self._end(connection, WhyClosed.ASKED)

    async def end(self, call: UUID) -> None:
        of_call = [each.publication.id for each in self._sendings.values() if each.publication.call == call]
        await asyncio.gather(*(self._end(id, WhyClosed.ASKED) for id in of_call))

    def events(self) -> AsyncIterator[AnyTold]:
        return self._telling.hear()

    async def stop(self) -> None:
        """End everything; recordings are complete when it returns."""
        self._ticking.cancel()
        await asyncio.gather(*(self._end(id, WhyClosed.ENGINE) for id in list(self._sendings)))
        link, self._link = self._link, None
        if link:
            await link.close()
        self._telling.end()

    def _here(self) -> Link:
        if self._link is None:
            raise EngineAway
        return self._link

    def _sending(self, publication: UUID) -> Sending:
        found = self._sendings.get(publication)
        if found is None:
            raise Unknown
        return found

    def _room_for(self, call: UUID) -> None:
        standing = ((each.publication.call, 1 + len(each.listenings)) for each in self._sendings.values())
        check_room(standing, call, self._limits.most_calls)

    def _said(self, handle: int, message: Message) -> None:
        found = self._handles.get(handle)
        match found, message.get("janus"):
            case Sending(), "media":
                self._media(found, Kind(message["type"]), bool(message["receiving"]))
            case Listening(), "webrtcup" if not found.hears:
                found.hears = True
                self._telling.tell(ListenerHears(found.id))
            case Sending(), "hangup" | "detached":
                self._soon(self._end(found.publication.id, WhyClosed.AWAY))
            case Listening(), "hangup" | "detached":
                self._soon(self._end(found.id, WhyClosed.AWAY))

    def _media(self, sending: Sending, kind: Kind, flows: bool) -> None:
        before = sending.flows.get(kind)
        if before == flows or (before is None and not flows):
            return
        sending.flows[kind] = flows
        fact = MediaLost if not flows else MediaCame if before is None else MediaResumed
        self._telling.tell(fact(sending.publication.id, frozenset({kind})))
        self._soon(self._record(sending))

    async def _record(self, sending: Sending) -> None:
        await sending.record(self._link, self._limits.reserve)

    def _soon(self, step: Coroutine[Any, Any, None]) -> None:
        async def quietly() -> None:
            try:
                await step
            except EngineAway:
                return  # `_gone` closes everything

        task = asyncio.create_task(quietly())
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _end(self, connection: UUID, why: WhyClosed | None) -> None:
        """`why`: None when it never stood, so that nothing is told."""
        sending, listening = self._sendings.pop(connection, None), self._listenings.pop(connection, None)
        found = sending or listening
        if found is None:
            return
        self._handles.pop(found.handle, None)
        if listening:
            listening.of.listenings.pop(connection, None)
        if sending:
            await asyncio.gather(*(self._end(each, why) for each in list(sending.listenings)))
            sending.held = True
            self._soon(self._leave(sending)) if why is None else await self._leave(sending)
        elif self._link:
            self._soon(self._link.detach(found.handle))
        if why:
            self._telling.tell(Closed(connection, why))

    async def _leave(self, sending: Sending) -> None:
        """Janus closes the files when recording is switched off; what it can no longer be told, its end does."""
        link = self._link
        try:
            with suppress(JanusRefused):
                await self._record(sending)
            if link:
                await link.detach(sending.handle)
                if not any(each.publication.call == sending.publication.call for each in self._sendings.values()):
                    room = {"request": "destroy", "room": str(sending.publication.call), "secret": self._secret}
                    await link.ask(self._rooms, room)
        except EngineAway:
            pass  # it has gone, and with it what it wrote
        sending.recording.ended()

    def _gone(self, link: Link) -> None:
        if self._link is not link:
            return
        self._link = None

        async def close() -> None:
            await asyncio.gather(*(self._end(id, WhyClosed.ENGINE) for id in list(self._sendings)))
            self.lost.set()
            await link.close()

        self._soon(close())

    async def _disk_is_full(self, sending: Sending) -> None:
        sending.recording.failed = True
        try:
            await self._record(sending)
        finally:
            self._telling.tell(RecordingFailed(sending.publication.id, WhyFailed.DISK_FULL))

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK)
            now = time.monotonic()
            full = shutil.disk_usage(self._folder).free < self._limits.reserve
            for sending in self._sendings.values():
                if full and not sending.recording.failed:
                    self._soon(self._disk_is_full(sending))
                elif sending.recording.on is not sending.recorded and not sending.recording.turn.locked():
                    self._soon(self._record(sending))  # Janus did not answer before
                if not sending.flows and now - sending.born > SILENT:
                    self._soon(self._end(sending.publication.id, WhyClosed.SILENT))
            for listening in self._listenings.values():
                if not listening.hears and now - listening.born > SILENT:
                    self._soon(self._end(listening.id, WhyClosed.FAILED))
