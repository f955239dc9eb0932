"""Addresses under which the engine is reached: loopback where it is allowed, and the public one of a machine behind a router."""

from __future__ import annotations

import ipaddress
import re

import aioice.ice

_HOST = re.compile(r"^a=candidate:\S+ (\d+) udp (\d+) (\S+) (\d+) typ host.*$", re.IGNORECASE | re.MULTILINE)
LOOPBACK = "127.0.0.1"
_given = aioice.ice.get_host_addresses


def _with_loopback(use_ipv4: bool, use_ipv6: bool) -> list[str]:
    return [*_given(use_ipv4, use_ipv6), LOOPBACK]


def allow_loopback() -> None:
    """From now on connections of this process offer 127.0.0.1 too: for tests, and a demonstration without a network."""
    aioice.ice.get_host_addresses = _with_loopback


def with_public(sdp: str, address: str) -> str:
    """Our description with a candidate at `address` beside each private one; the router keeps the port."""
    if not address:
        return sdp

    def doubled(found: re.Match[str]) -> str:
        component, priority, host, port = found.groups()
        if ipaddress.ip_address(host).version != ipaddress.ip_address(address).version or host == LOOPBACK:
            return found[0]
        mapped = f"a=candidate:9{port} {component} udp {int(priority) - 1} {address} {port} typ srflx raddr {host} rport {port}"
        return f"{found[0].rstrip()}\r\n{mapped}\r"

    return _HOST.sub(doubled, sdp)
