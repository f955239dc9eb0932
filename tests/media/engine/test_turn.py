"""Credentials for a TURN server, and whether one answers."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from anmin.app.engine import examining
from anmin.kernel.settings import Calls, Data, load
from anmin.media.engine import stun, turn

NOW = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)


def test_credentials_are_what_coturn_computes() -> None:
    """`printf 1793588400 | openssl dgst -sha1 -hmac secret -binary | base64`"""
    assert turn.credentials("secret", NOW, timedelta(hours=2)) == ("1793588400", "YQD0n7CqpHbyhpoM7jhk33puTRE=")


def test_pages_get_every_address_and_one_credential() -> None:
    calls = Calls(turn_urls="turn:a.example:3478, turns:a.example:5349?transport=tcp", turn_secret="secret")
    (server,) = turn.ice_servers(calls, NOW)
    assert server.urls == ("turn:a.example:3478", "turns:a.example:5349?transport=tcp")
    assert server.username == str(int((NOW + timedelta(hours=24)).timestamp())), "longer than any call"
    assert turn.ice_servers(Calls(), NOW) == ()
    assert turn.ice_servers(Calls(turn_urls="stun:a.example"), NOW)[0].credential == ""


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("turn:a.example", ("a.example", 3478)),
        ("turns:a.example?transport=tcp", ("a.example", 5349)),
        ("stun:[fd00::1]:99", ("fd00::1", 99)),
        ("http://a.example", None),
        ("turn:", None),
    ],
)
def test_places(url: str, place: tuple[str, int] | None) -> None:
    assert turn.place(url) == place


class Stun(asyncio.DatagramProtocol):
    def connection_made(self, transport: asyncio.DatagramTransport) -> None:  # type: ignore[override]
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self.transport.sendto(b"\x01\x01\x00\x00" + data[4:20], addr)


async def test_a_server_that_answers_and_one_that_does_not() -> None:
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(Stun, local_addr=("127.0.0.1", 0))
    port = transport.get_extra_info("sockname")[1]
    assert await stun.fault_of(f"turn:127.0.0.1:{port}") == ""
    transport.close()
    assert await stun.fault_of(f"turn:127.0.0.1:{port}", seconds=0.3) == stun.AWAY


async def findings(**settings: str) -> dict[str, str]:
    found = load(environment={f"ANMIN_CALLS_{name.upper()}": value for name, value in settings.items()})
    found = msgspec.structs.replace(found, data=Data(dir="/nonexistent"))
    return {check: grade async for check, grade, _, _ in examining.examine(found)}


async def test_the_doctor_finds_what_is_wrong_with_calls() -> None:
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(Stun, local_addr=("127.0.0.1", 0))
    port = transport.get_extra_info("sockname")[1]
    assert await findings() == {"engine": "warning"}
    assert await findings(engine="off") == {}
    assert await findings(engine="off", turn_urls=f"stun:127.0.0.1:{port}", turn_secret="x") == {"turn": "good"}
    assert await findings(engine="off", turn_urls="stun") == {"turn": "bad"}
    assert await findings(engine="off", turn_urls="turns:127.0.0.1:1") == {"turn_secret": "warning", "turn": "bad"}
    assert await findings(engine="off", public_address="here") == {"public_address": "bad"}
    transport.close()
