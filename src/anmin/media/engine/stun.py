"""Asks a STUN or TURN server what a browser would ask: a binding, or an allocation with credentials (RFC 8489, RFC 8656)."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import os
import ssl
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from anmin.media.engine.turn import place

COOKIE = b"\x21\x12\xa4\x42"
BINDING, ALLOCATE, REFRESH, SUCCESS = 0x001, 0x003, 0x004, 0x100
USERNAME, INTEGRITY, ERROR, LIFETIME, REALM, NONCE, TRANSPORT = 0x06, 0x08, 0x09, 0x0D, 0x14, 0x15, 0x19
UDP = b"\x11\0\0\0"
AGAIN = 0.5
"""Seconds after which a datagram is sent once more."""
AWAY, UNTRUSTED = "away", "untrusted"

Ask = Callable[[bytes], Awaitable[bytes]]
Attribute = tuple[int, bytes]


async def fault_of(url: str, name: str = "", password: str = "", seconds: float = 3.0) -> str:
    """Empty when all is well; AWAY, UNTRUSTED (its certificate), or the number with which it refused.

    With a password an address for relaying is asked for, and given back; else only whether anybody answers.
    """
    found = place(url)
    if found is None:
        return AWAY
    secure = url.startswith(("turns:", "stuns:"))
    line = _stream(found, secure=secure) if secure or url.endswith("transport=tcp") else _datagrams(found)
    try:
        async with asyncio.timeout(seconds), line as ask:
            if password:
                return await _allocated(ask, name, password)
            return _refusal(await ask(_message(BINDING)), BINDING)
    except ssl.SSLError:
        return UNTRUSTED
    except (OSError, TimeoutError, EOFError, struct.error):
        return AWAY


async def _allocated(ask: Ask, name: str, password: str) -> str:
    wanted = (TRANSPORT, UDP)
    challenge = _attributes(await ask(_message(ALLOCATE, wanted)))
    realm, nonce = challenge.get(REALM, b""), challenge.get(NONCE, b"")
    key = hashlib.md5(b":".join((name.encode(), realm, password.encode()))).digest()  # noqa: S324 - the standard's
    proof = ((USERNAME, name.encode()), (REALM, realm), (NONCE, nonce))
    refused = _refusal(await ask(_message(ALLOCATE, wanted, *proof, key=key)), ALLOCATE)
    if not refused:
        await ask(_message(REFRESH, (LIFETIME, bytes(4)), *proof, key=key))
    return refused


def _message(kind: int, *attributes: Attribute, key: bytes = b"") -> bytes:
    tail = COOKIE + os.urandom(12)
    body = b"".join(map(_attribute, attributes))
    if key:
        signed = struct.pack("!HH", kind, len(body) + 24) + tail + body
        body += _attribute((INTEGRITY, hmac.new(key, signed, hashlib.sha1).digest()))
    return struct.pack("!HH", kind, len(body)) + tail + body


def _attribute(attribute: Attribute) -> bytes:
    kind, value = attribute
    return struct.pack("!HH", kind, len(value)) + value + bytes(-len(value) % 4)


def _attributes(message: bytes) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    at = 20
    while at < len(message):
        kind, size = struct.unpack_from("!HH", message, at)
        found.setdefault(kind, message[at + 4 : at + 4 + size])
        at += 4 + size + -size % 4
    return found


def _refusal(answer: bytes, asked: int) -> str:
    if struct.unpack_from("!H", answer)[0] == asked | SUCCESS:
        return ""
    _, hundreds, rest = struct.unpack_from("!HBB", _attributes(answer).get(ERROR, b""))
    return str(hundreds % 8 * 100 + rest)


@asynccontextmanager
async def _datagrams(at: tuple[str, int]) -> AsyncIterator[Ask]:
    heard: asyncio.Queue[bytes] = asyncio.Queue()

    class Ear(asyncio.DatagramProtocol):
        def datagram_received(self, data: bytes, addr: object) -> None:
            del addr
            heard.put_nowait(data)

    async def ask(request: bytes) -> bytes:
        while True:
            transport.sendto(request)
            try:
                async with asyncio.timeout(AGAIN):
                    while (answer := await heard.get())[4:20] != request[4:20]:
                        pass
                    return answer
            except TimeoutError:
                continue

    transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(Ear, remote_addr=at)
    try:
        yield ask
    finally:
        transport.close()


@asynccontextmanager
async def _stream(at: tuple[str, int], *, secure: bool) -> AsyncIterator[Ask]:
    reader, writer = await asyncio.open_connection(*at, ssl=ssl.create_default_context() if secure else None)

    async def ask(request: bytes) -> bytes:
        writer.write(request)
        head = await reader.readexactly(20)
        return head + await reader.readexactly(int.from_bytes(head[2:4]))

    try:
        yield ask
    finally:
        writer.close()
