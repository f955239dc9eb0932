"""The engine that comes with the house: aiortc for the connections, encoded frames passed on and written as they came.

One event loop carries everything; only writing happens in a thread. A connection that never brings media, a network that
went away and a way that is too narrow end or wait by themselves: nobody has to ask.
"""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

from aiortc import RTCPeerConnection, RTCRtpSender, RTCSessionDescription

from anmin.kernel.logs import log
from anmin.media.engine.addresses import allow_loopback, with_public
from anmin.media.engine.connections import Limits, Listening, Sending, check_room
from anmin.media.engine.engine import (
    RECORDING,
    AnyTold,
    Closed,
    ListenerHears,
    Publication,
    Rebuild,
    RecordingFailed,
    SdpRefused,
    Unknown,
)
from anmin.media.engine.flow import SILENT
from anmin.media.engine.frames import Frame, Outgoing, Source
from anmin.media.engine.growing import Recording
from anmin.media.engine.hygiene import clean, kinds_in, receives_only
from anmin.media.engine.telling import Telling
from anmin.media.terms.engine import Kind, SdpWhy, WhyClosed, WhyFailed

TICK = 0.2
DISK_EVERY = 25
"""Ticks between two looks at what the disk has left."""
CLOSING = 3.0


class EmbeddedEngine:
    """See `MediaEngine`. Only inside a running loop; `stop` ends everything that is open."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder = folder / RECORDING
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._limits = limits
        self._telling = Telling()
        self._sendings: dict[UUID, Sending] = {}
        self._listenings: dict[UUID, Listening] = {}
        self._writer = ThreadPoolExecutor(1, "recorder")
        self._written: list[Recording] = []
        self._later: set[asyncio.Task[None]] = set()
        if limits.loopback:
            allow_loopback()
        self._ticking = asyncio.create_task(self._tick())

    @property
    def well(self) -> bool:
        return not self._ticking.done()

    async def publish(self, publication: Publication, sdp: str) -> str:
        self._room_for(publication.call)
        offer = clean(sdp, publication.kinds)
        if receives_only(offer):
            raise SdpRefused(SdpWhy.MEDIA)
        await self._end(publication.id, WhyClosed.ASKED)
        sending = self._sendings[publication.id] = Sending(publication)
        self._watch(sending.pc, publication.id)
        try:
            await self._take(sending, offer)
        except Exception as error:  # whatever aiortc makes of a stranger's text
            await self._end(publication.id, None)
            raise SdpRefused(SdpWhy.UNREADABLE) from error
        if publication.record:
            self._record(sending, kinds_in(offer))
        return self._described(sending.pc)

    async def listen(self, publication: UUID, listening: UUID) -> str:
        sending = self._sending(publication)
        self._room_for(sending.publication.call)
        found = self._listenings[listening] = sending.listenings[listening] = Listening(listening, sending)
        self._watch(found.pc, listening)
        for kind, source in sending.sources.items():
            self._offer(found, kind, source)
        await found.pc.setLocalDescription(await found.pc.createOffer())
        return self._described(found.pc)

    async def answer(self, listening: UUID, sdp: str) -> None:
        found = self._listenings.get(listening)
        if found is None:
            raise Unknown
        answer = clean(sdp, frozenset(found.tracks))
        try:
            await found.pc.setRemoteDescription(RTCSessionDescription(answer, "answer"))
        except Exception as error:  # as above
            raise SdpRefused(SdpWhy.UNREADABLE) from error

    async def restart(self, connection: UUID, sdp: str) -> str:
        del sdp
        if connection not in self._sendings and connection not in self._listenings:
            raise Unknown
        raise Rebuild

    async def hold(self, publication: UUID, on: bool) -> None:
        sending = self._sending(publication)
        if sending.held is on:
            return
        sending.held = on
        sending.end_file()
        for listening in sending.listenings.values():
            for track in listening.tracks.values():
                track.restart()

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
        self._writer.shutdown()
        self._telling.end()

    def _sending(self, publication: UUID) -> Sending:
        found = self._sendings.get(publication)
        if found is None:
            raise Unknown
        return found

    def _room_for(self, call: UUID) -> None:
        standing = ((each.publication.call, 1 + len(each.listenings)) for each in self._sendings.values())
        check_room(standing, call, self._limits.most_calls)

    async def _take(self, sending: Sending, offer: str) -> None:
        pc = sending.pc
        await pc.setRemoteDescription(RTCSessionDescription(offer, "offer"))
        for each in pc.getTransceivers():
            each.direction = "recvonly"
            kind = Kind(each.kind)
            sending.sources[kind] = Source(kind, each.receiver, lambda frame: self._heard(sending, frame))
        await pc.setLocalDescription(await pc.createAnswer())

    def _offer(self, found: Listening, kind: Kind, source: Source) -> None:
        def first() -> None:
            if not found.hears and (kind is Kind.VIDEO or Kind.VIDEO not in found.tracks):
                found.hears = True
                self._telling.tell(ListenerHears(found.id))

        track = found.tracks[kind] = Outgoing(source, first)
        transceiver = found.pc.addTransceiver(track, direction="sendonly")
        names = ("audio/opus", "video/vp8", "video/rtx")
        offered = RTCRtpSender.getCapabilities(kind).codecs
        transceiver.setCodecPreferences([each for each in offered if each.mimeType.lower() in names])
        track.serve(transceiver.sender)

    def _described(self, pc: RTCPeerConnection) -> str:
        return with_public(pc.localDescription.sdp, self._limits.public_address)

    def _record(self, sending: Sending, kinds: frozenset[Kind]) -> None:
        publication = sending.publication
        if self._disk_is_full():
            self._telling.tell(RecordingFailed(publication.id, WhyFailed.DISK_FULL))
            return
        sending.recording = Recording(self._folder / str(publication.call), publication.id, kinds)
        self._written.append(sending.recording)

    def _disk_is_full(self) -> bool:
        return shutil.disk_usage(self._folder).free < self._limits.reserve

    def _heard(self, sending: Sending, frame: Frame) -> None:
        """On the loop, for each frame: everything here is short."""
        sending.flow.heard(frame.kind, frame.at)
        if sending.held:
            return
        if sending.recording:
            sending.recording.add(frame)
            sending.cut = False
            if not frame.key and sending.recording.wants_key:
                sending.sources[frame.kind].want_key()
        for listening in sending.listenings.values():
            listening.tracks[frame.kind].pass_on(frame)

    def _watch(self, pc: RTCPeerConnection, connection: UUID) -> None:
        def changed() -> None:
            if pc.connectionState in ("failed", "closed"):
                self._soon(connection, WhyClosed.AWAY)

        pc.on("connectionstatechange", changed)

    def _soon(self, connection: UUID, why: WhyClosed) -> None:
        task = asyncio.create_task(self._end(connection, why))
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _end(self, connection: UUID, why: WhyClosed | None) -> None:
        """`why`: None when it never stood, so that nothing is told."""
        sending = self._sendings.pop(connection, None)
        listening = self._listenings.pop(connection, None)
        found = sending or listening
        if found is None:
            return
        if listening:
            listening.of.listenings.pop(connection, None)
        if sending:
            await asyncio.gather(*(self._end(each, why) for each in list(sending.listenings)))
        try:
            async with asyncio.timeout(CLOSING):
                await found.pc.close()
        except Exception as error:  # noqa: BLE001 - of a connection that was half made; its sockets go with it
            log.warning("media_close", fault=type(error).__name__)
        if sending and sending.recording:
            sending.end_file()
            await self._write()
            self._written.remove(sending.recording)
        if why:
            self._telling.tell(Closed(connection, why))

    async def _tick(self) -> None:
        """Everything that happens because time passes."""
        count = 0
        while True:
            await asyncio.sleep(TICK)
            await self._write()
            count += 1
            full = count % DISK_EVERY == 0 and bool(self._written) and self._disk_is_full()
            now = time.monotonic()
            for sending in self._sendings.values():
                self._look(sending, now)
                if full and sending.recording:
                    sending.recording.give_up(WhyFailed.DISK_FULL)
            for listening in self._listenings.values():
                if listening.pc.connectionState != "connected" and now - listening.born > SILENT:
                    self._soon(listening.id, WhyClosed.FAILED)

    def _look(self, sending: Sending, now: float) -> None:
        for told in sending.flow.look(now):
            self._telling.tell(told)
        if sending.flow.stands_still:
            sending.end_file()
        if sending.flow.silent(now):
            there = sending.pc.connectionState == "connected"
            self._soon(sending.publication.id, WhyClosed.SILENT if there else WhyClosed.FAILED)

    async def _write(self) -> None:
        """In one step of the writer for all: a thread that is woken for each frame costs more than the writing."""
        if not self._written:
            return
        recordings = tuple(self._written)
        loop = asyncio.get_running_loop()
        for told in await loop.run_in_executor(self._writer, lambda: [each.write() for each in recordings]):
            for each in told:
                self._telling.tell(each)
