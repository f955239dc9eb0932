"""A TURN server beside the house: credentials that last as long as a call, and whether it answers at all.

The server is coturn with `use-auth-secret`: a user name is an instant, its password an HMAC of it, and nothing is stored.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import os
import re
from datetime import datetime, timedelta

import msgspec

from anmin.kernel.settings import Calls

LASTS = timedelta(hours=2)
_URL = re.compile(r"(turns?|stuns?):(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.\-]+)(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?")
COOKIE = b"\x21\x12\xa4\x42"


class IceServer(msgspec.Struct, frozen=True, omit_defaults=True):
    """As `RTCPeerConnection` in a browser takes it."""

    urls: tuple[str, ...]
    username: str = ""
    credential: str = ""


def credentials(secret: str, now: datetime, lasts: timedelta = LASTS) -> tuple[str, str]:
    """User name and password that the server takes until `now + lasts`."""
    name = str(int((now + lasts).timestamp()))
    made = hmac.new(secret.encode(), name.encode(), hashlib.sha1).digest()
    return name, base64.b64encode(made).decode()


def ice_servers(calls: Calls, now: datetime) -> tuple[IceServer, ...]:
    """What a page is given to find its way to the house; none when no server is set."""
    urls = addresses(calls)
    if not urls:
        return ()
    name, password = credentials(calls.turn_secret, now) if calls.turn_secret else ("", "")
    return (IceServer(urls, name, password),)


def addresses(calls: Calls) -> tuple[str, ...]:
    return tuple(each for each in re.split(r"[,\s]+", calls.turn_urls) if each)


def place(url: str) -> tuple[str, int] | None:
    """Host and port of a STUN or TURN address; None when it is not one."""
    found = _URL.fullmatch(url)
    if found is None:
        return None
    return found[2].strip("[]"), int(found[3] or (5349 if found[1].endswith("s") else 3478))


async def answers(url: str, seconds: float = 3.0) -> bool:
    """Whether the server answers a STUN binding request (RFC 8489) over UDP."""
    found = place(url)
    if found is None:
        return False
    loop = asyncio.get_running_loop()
    heard: asyncio.Future[bytes] = loop.create_future()

    class Ear(asyncio.DatagramProtocol):
        def datagram_received(self, data: bytes, addr: object) -> None:
            del addr
            if not heard.done():
                heard.set_result(data)

    transport = None
    try:
        async with asyncio.timeout(seconds):
            transport, _ = await loop.create_datagram_endpoint(Ear, remote_addr=found)
            request = b"\x00\x01\x00\x00" + COOKIE + os.urandom(12)
            transport.sendto(request)
            return (await heard)[4:20] == request[4:20]
    except (OSError, TimeoutError):
        return False
    finally:
        if transport:
            transport.close()
