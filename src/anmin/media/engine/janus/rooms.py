"""One room for a call, into which its feeds and listeners come."""

from __future__ import annotations

import asyncio
import time

from anmin.media.engine.connections import MOST_CONNECTIONS
from anmin.media.engine.janus.link import JanusRefused, Link, Message

NO_SUCH_FEED = 428
ROOM_EXISTS = 427
FEED_WITHIN = 2.0
BITRATE = 2_500_000


async def make_room(link: Link, rooms: int, call: str, secret: str) -> None:
    """`rooms`: the handle that makes them. One that stands is as good."""
    body = {"request": "create", "room": call, "publishers": MOST_CONNECTIONS, "bitrate": BITRATE}
    body |= {"audiocodec": "opus", "videocodec": "vp8", "admin_key": secret, "secret": secret}
    try:
        await link.ask(rooms, {**body, "is_private": True, "permanent": False})
    except JanusRefused as refused:
        if refused.code != ROOM_EXISTS:
            raise


async def join(link: Link, handle: int, body: Message) -> Message:
    """A feed is there a moment after its publisher was answered: until then Janus knows none."""
    until = time.monotonic() + FEED_WITHIN
    while True:
        try:
            return await link.ask(handle, body)
        except JanusRefused as refused:
            if refused.code != NO_SUCH_FEED or time.monotonic() > until:
                raise
        await asyncio.sleep(0.1)
