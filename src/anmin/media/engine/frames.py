"""Whole frames as they were encoded by the sender, taken from aiortc before it would decode them, and sent on as they are.

Two private names of aiortc 1.16.0 are leaned on, and a contract test watches them: the queue before a receiver's decoder
and `RTCRtpSender._send_keyframe`. Nothing is ever decoded or encoded here.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from aiortc import MediaStreamTrack, RTCRtpReceiver, RTCRtpSender
from aiortc.mediastreams import MediaStreamError

from anmin.media.terms.engine import Kind

RATES = {Kind.AUDIO: 48000, Kind.VIDEO: 90000}
_BASES = {kind: Fraction(1, rate) for kind, rate in RATES.items()}
DECODER_QUEUE = "_RTCRtpReceiver__decoder_queue"
MOST_WAITING = {Kind.AUDIO: 100, Kind.VIDEO: 60}
"""Frames that wait for a listener: two seconds; beyond that the listener's way is too narrow."""
PLI_EVERY = 0.3
"""Seconds between two requests for a whole picture: each costs the sender's way a large frame."""
KEY_HEADER = b"\x9d\x01\x2a"


class Frame:
    """One encoded frame. aiortc's senders take it as it is: they ask for `pts`, `time_base` and the bytes."""

    __slots__ = ("at", "data", "key", "kind", "pts")

    def __init__(self, kind: Kind, data: bytes, pts: int) -> None:
        self.kind = kind
        self.data = data
        self.pts = pts
        self.at = time.monotonic()
        self.key = kind is Kind.AUDIO or (len(data) > 9 and not data[0] & 1 and data[3:6] == KEY_HEADER)

    @property
    def time_base(self) -> Fraction:
        return _BASES[self.kind]

    def __bytes__(self) -> bytes:
        return self.data


def size_of(key: bytes) -> tuple[int, int]:
    """Width and height that a VP8 key frame states (RFC 6386 §9.1)."""
    return int.from_bytes(key[6:8], "little") & 0x3FFF, int.from_bytes(key[8:10], "little") & 0x3FFF


class _Tap:
    """Stands where the queue before the decoder stood. The decoder's thread asks once, hears that it is over, and ends."""

    def __init__(self, take: Callable[[bytes, int], None]) -> None:
        self._take = take

    def get(self) -> None:
        return None

    def put(self, task: Any) -> None:
        if task is not None:
            self._take(task[1].data, task[1].timestamp)


class Source:
    """What comes of one kind from one publisher, and goes to all who take it."""

    def __init__(self, kind: Kind, receiver: RTCRtpReceiver, heard: Callable[[Frame], None]) -> None:
        self.kind = kind
        self._receiver = receiver
        self._heard = heard
        self._asked = 0.0
        self._asking: asyncio.TimerHandle | None = None
        setattr(receiver, DECODER_QUEUE, _Tap(self._take))

    def _take(self, data: bytes, pts: int) -> None:
        if data:
            self._heard(Frame(self.kind, data, pts))

    def want_key(self) -> None:
        """Ask the sender for a whole picture, soon and not too often."""
        if self.kind is Kind.VIDEO and self._asking is None:
            wait = max(0.0, self._asked + PLI_EVERY - time.monotonic())
            self._asking = asyncio.get_running_loop().call_later(wait, self._ask)

    def _ask(self) -> None:
        self._asking = None
        self._asked = time.monotonic()
        for each in self._receiver.getSynchronizationSources():
            sending = asyncio.ensure_future(self._receiver._send_rtcp_pli(each.source))  # noqa: SLF001 - nothing public asks
            sending.add_done_callback(_seen)


def _seen(done: asyncio.Future[None]) -> None:
    if not done.cancelled():
        done.exception()  # the way to the sender is gone: its publication ends by itself


class Outgoing(MediaStreamTrack):
    """What goes to one listener of one kind: from a whole picture on, and again from one after an overflow."""

    def __init__(self, source: Source, first: Callable[[], None]) -> None:
        super().__init__()
        self.kind = str(source.kind)
        self._source = source
        self._first: Callable[[], None] | None = first
        self._queue: asyncio.Queue[Frame | None] = asyncio.Queue()
        self._waits_for_key = True

    def pass_on(self, frame: Frame) -> None:
        if self._queue.qsize() >= MOST_WAITING[self._source.kind]:
            self.restart()
        if self._waits_for_key and not frame.key:
            self._source.want_key()
            return
        self._waits_for_key = False
        self._queue.put_nowait(frame)

    def restart(self) -> None:
        """Forget what waits; go on from the next whole picture."""
        while not self._queue.empty():
            self._queue.get_nowait()
        self._waits_for_key = True

    def serve(self, sender: RTCRtpSender) -> None:
        """When this listener lacks a whole picture, its publisher is asked for one."""
        sender._send_keyframe = self._source.want_key  # type: ignore[method-assign] # noqa: SLF001 - the other private name

    def stop(self) -> None:
        super().stop()
        self._queue.put_nowait(None)

    async def recv(self) -> Frame:  # type: ignore[override] # aiortc packs whatever has pts, time_base and bytes
        frame = await self._queue.get()
        if frame is None:
            raise MediaStreamError
        if self._first:
            self._first()
            self._first = None
        return frame
