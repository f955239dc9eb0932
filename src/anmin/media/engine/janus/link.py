"""One session with Janus over one WebSocket: questions by transaction, and what Janus says of its handles.

Its API: https://janus.conf.meetecho.com/docs/rest.html (the WebSocket carries the same messages).
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from websockets.asyncio.client import ClientConnection, connect, unix_connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from anmin.kernel.logs import log
from anmin.media.engine.engine import EngineAway, SdpRefused
from anmin.media.engine.janus.program import Place
from anmin.media.terms.engine import SdpWhy

PLUGIN = "janus.plugin.videoroom"
PROTOCOL = "janus-protocol"
KEEP = 20.0
"""Seconds between two signs of life; Janus forgets a session after 60."""
PATIENCE = 5.0
MOST_BYTES = 1 << 20
Message = dict[str, Any]


class JanusRefused(EngineAway):
    """Janus answered with an error of this number."""

    def __init__(self, code: int) -> None:
        super().__init__(str(code))
        self.code = code


def described(answer: Message) -> str:
    """The media description in an answer. Raises SdpRefused when Janus gave none."""
    if not answer.get("jsep"):
        raise SdpRefused(SdpWhy.UNREADABLE)
    return str(answer["jsep"]["sdp"])


class Link:
    """`open`, then `attach` handles and `ask` them. `said` hears every message that no question waits for."""

    def __init__(self, place: Place, said: Callable[[int, Message], None]) -> None:
        self._place = place
        self._said = said
        self._socket: ClientConnection | None = None
        self._waiting: dict[str, asyncio.Future[Message]] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._session = 0
        self.over = False
        """The connection has ended, or Janus has forgotten the session."""

    async def open(self, lost: Callable[[], None]) -> None:
        """`lost` is called once, when the connection has ended. Raises EngineAway."""
        try:
            self._socket = await self._connected()
        except (OSError, TimeoutError, WebSocketException) as error:
            raise EngineAway from error
        self._tasks = [asyncio.create_task(self._read(lost))]
        self._session = (await self._send({"janus": "create"}))["data"]["id"]
        self._tasks.append(asyncio.create_task(self._keep()))

    async def close(self) -> None:
        for each in self._tasks:
            each.cancel()
        if self._socket:
            await self._socket.close()

    async def attach(self) -> int:
        return int((await self._send({"janus": "attach", "plugin": PLUGIN}))["data"]["id"])

    async def detach(self, handle: int) -> None:
        await self._send({"janus": "detach", "handle_id": handle})

    async def ask(self, handle: int, body: Message, jsep: Message | None = None) -> Message:
        """What the room answers, with its `jsep` beside its data. Raises JanusRefused and EngineAway."""
        message: Message = {"janus": "message", "handle_id": handle, "body": body}
        if jsep:
            message["jsep"] = jsep
        answer = await self._send(message)
        data: Message = answer.get("plugindata", {}).get("data", {})
        if "error_code" in data:
            raise JanusRefused(int(data["error_code"]))
        return {**data, "jsep": answer.get("jsep")}

    def _connected(self) -> Awaitable[ClientConnection]:
        options: dict[str, Any] = {"subprotocols": [PROTOCOL], "max_size": MOST_BYTES, "open_timeout": PATIENCE}
        if self._place.file:
            return unix_connect(str(self._place.file), uri=self._place.url, **options)
        return connect(self._place.url, proxy=None, **options)

    async def _send(self, message: Message) -> Message:
        transaction = secrets.token_hex(8)
        message |= {"transaction": transaction, "apisecret": self._place.secret}
        if self._session:
            message["session_id"] = self._session
        answer: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        self._waiting[transaction] = answer
        try:
            if self._socket is None:
                raise EngineAway
            await self._socket.send(msgspec.json.encode(message).decode())
            async with asyncio.timeout(PATIENCE):
                found: Message = await answer
        except (ConnectionClosed, TimeoutError) as error:
            raise EngineAway from error
        finally:
            self._waiting.pop(transaction, None)
        if found.get("janus") == "error":
            raise JanusRefused(int(found["error"]["code"]))
        return found

    async def _read(self, lost: Callable[[], None]) -> None:
        try:
            async for text in self._socket or ():  # type: ignore[union-attr] # open() has connected it
                if not self._understood(text):
                    break
        except ConnectionClosed:
            pass  # told below, as an orderly end is
        finally:
            self.over = True
            for each in self._waiting.values():
                if not each.done():
                    each.set_exception(EngineAway())
            lost()

    def _understood(self, text: str | bytes) -> bool:
        """False: Janus has forgotten the session. What makes no sense is left out: other calls go on."""
        try:
            message: Message = msgspec.json.decode(text)
            if message.get("janus") == "timeout":
                return False
            self._take(message)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one message
            log.error("janus_not_understood", fault=type(error).__name__)
        return True

    def _take(self, message: Message) -> None:
        if message.get("janus") == "ack" and "plugindata" not in message:
            return  # the answer itself comes later
        answer = self._waiting.get(str(message.get("transaction")))
        if answer and not answer.done():
            answer.set_result(message)
        elif "sender" in message:
            self._said(int(message["sender"]), message)

    async def _keep(self) -> None:
        while True:
            await asyncio.sleep(KEEP)
            try:
                await self._send_plain({"janus": "keepalive"})
            except ConnectionClosed:
                return

    async def _send_plain(self, message: Message) -> None:
        message |= {"transaction": "keep", "apisecret": self._place.secret, "session_id": self._session}
        if self._socket:
            await self._socket.send(msgspec.json.encode(message).decode())
