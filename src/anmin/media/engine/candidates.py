"""Where one page finds the other when no engine stands between them: the candidates of a description that stay in it.

A page is never sent to its own machine, to everybody, to the link or to a port of the system. Addresses of private
networks pass, because a police station's pages meet there; so do the names by which browsers hide them (mDNS).
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from anmin.media.engine.hygiene import clean
from anmin.media.terms.engine import Kind

MOST = 16
"""Of one part of a description."""
LEAST_PORT = 1024
_CANDIDATE = re.compile(
    r"a=candidate:([A-Za-z0-9+/]{1,32}) 1 [uU][dD][pP] ([0-9]{1,10}) (\S{2,64}) ([0-9]{1,5})"
    r" typ (host|srflx|prflx|relay)(?: .{0,300})?"
)
_HIDDEN = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.local")


def clean_direct(sdp: str, kinds: frozenset[Kind], *, loopback: bool) -> str:
    """As `clean`, with the candidates at which a page may be sought. Raises SdpRefused."""
    session, *media = re.split(r"(?m)^(?=m=)", clean(sdp, kinds))
    given = re.split(r"(?m)^(?=m=)", sdp)[1:]
    found = ("".join((part, *_lines(own, loopback))) for part, own in zip(media, given, strict=True))
    return "".join((session, *found))


def _lines(part: str, loopback: bool) -> Iterator[str]:
    kept: set[tuple[str, str, str]] = set()
    for line in part.splitlines():
        match = _CANDIDATE.fullmatch(line)
        if match is None or len(kept) == MOST:
            continue
        name, priority, address, port, kind = match.groups()
        if (address, port, kind) in kept or not _may_be(address, int(port), loopback):
            continue
        kept.add((address, port, kind))
        related = "" if kind == "host" else " raddr 0.0.0.0 rport 0"
        yield f"a=candidate:{name} 1 udp {priority} {address} {port} typ {kind}{related}\r\n"


def _may_be(address: str, port: int, loopback: bool) -> bool:
    if not LEAST_PORT <= port <= 65_535:
        return False
    if _HIDDEN.fullmatch(address):
        return True
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address) and (found.ipv4_mapped or found.scope_id):
        return False
    if found.is_loopback:
        return loopback
    return not (found.is_unspecified or found.is_link_local or found.is_multicast or found.is_reserved)
