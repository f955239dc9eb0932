"""A TURN server beside the house: credentials that outlast a call.

The server is coturn with `use-auth-secret`: a user name is an instant, its password an HMAC of it, and nothing is stored.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from datetime import datetime, timedelta

import msgspec

from anmin.kernel.settings import Calls

LASTS = timedelta(hours=24)
"""Given when somebody joins, and needed again whenever a connection is built anew: no call goes on for longer."""
_URL = re.compile(r"(turns?|stuns?):(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.\-]+)(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?")


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
