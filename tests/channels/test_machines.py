"""Telephone systems and alarm devices over HTTP: proof, screen-pop, alarms, what cannot be read, what comes twice."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from typing import Any

import asyncpg
import httpx
import pytest

from anmin.cases.catalogue.tags import TAGS
from anmin.channels.device.actions import OTHERWISE
from anmin.channels.device.devices import DEVICES
from anmin.channels.phone.actions import proves
from anmin.kernel.access import EVERYTHING, HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.registers import Registers
from anmin.kernel.registers.actions import set_register_row
from anmin.kernel.registers.bodies import SetRegisterRow
from tests.channels.conftest import SECRET, TOKEN
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown


async def phones(town: StoryTown, body: bytes, secret: str = SECRET) -> httpx.Response:
    proof = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return await town.http.post("/api/v1/channels/phone", content=body, headers={"x-anmin-signature": proof})


async def sends(town: StoryTown, said: dict[str, Any] | bytes, token: str = TOKEN) -> httpx.Response:
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    return await town.http.post("/api/v1/channels/device", content=body, headers={"x-anmin-token": token})


async def registered(town: StoryTown) -> None:
    row = {
        "code": "BTN-7",
        "kind": "button",
        "tag": "robbery",
        "name": "永和路加油站",
        "address": "永和路 7 号",
        "lon": HERE["lon"],
        "lat": HERE["lat"],
    }
    await set_register_row.run(
        town.house, Caller(HOUSE, channel="cli"), SetRegisterRow(register=DEVICES.code, data=row)
    )
    async with town.house.db.transaction(EVERYTHING) as conn:
        await town.house.service(Registers).reload(conn, DEVICES)


async def test_a_call_comes_by_the_telephone_system(town: StoryTown, superuser: asyncpg.Connection) -> None:
    ringing = {"event": "ringing", "callId": "a/1", "ani": "13812345678", "dnis": "110", "agent": "S1"}
    body = json.dumps(ringing).encode()
    heard = (await phones(town, body)).json()
    assert (await phones(town, body)).json()["call"] == heard["call"]
    await town.passes(seconds=4)
    await phones(town, b"event=answered&callId=a/1&agent=S1")
    await town.passes(seconds=60)
    await phones(town, b"event=hangup&callId=a/1")
    rows = await superuser.fetch(
        "select event, channel, cause from journal where subject = $1 order by seq", f"call:{heard['call']}"
    )
    assert [row["event"] for row in rows] == ["cases.CallRang", "cases.CallAnswered", "cases.CallEnded"]
    assert {row["channel"] for row in rows} == {"phone"}
    [shown] = await town.call("call_taker", "GET", "/calls")
    assert (shown["seconds"], shown["number"]) == (4, "138****5678")


async def test_messages_that_overtake_one_another_are_one_call(town: StoryTown) -> None:
    first = (await phones(town, b"event=hangup&callId=b2")).json()
    second = (await phones(town, b"event=ringing&callId=b2&ani=13812345678")).json()
    assert second["call"] == first["call"]
    [shown] = await town.call("call_taker", "GET", "/calls")
    assert (shown["state"], shown["number"]) == ("abandoned", "138****5678")


async def test_what_cannot_be_read_is_kept_and_told(town: StoryTown, superuser: asyncpg.Connection) -> None:
    odd = b"\xff\xfe13812345678"
    kept = (await phones(town, odd)).json()["kept"]
    partly = (await phones(town, b"event=ringing&callId=c3&ani=internal%2388")).json()
    assert partly["call"]
    assert partly["kept"]
    await sends(town, b"hello")
    await town.staff("engineer", "system_administrator", "CITY")
    listed = await town.call("engineer", "GET", "/channels/unread")
    assert {(each["channel"], each["why"]) for each in listed} == {
        ("phone", "not_text"),
        ("phone", "partly"),
        ("device", "not_text"),
    }
    await town.call("call_taker", "GET", "/channels/unread", 403)
    assert await superuser.fetchval("select count(*) from journal where event = 'channels.MessageKept'") == 3
    sealed = await superuser.fetchval("select body from unread_messages where id = $1", kept)
    assert b"13812345678" not in bytes(sealed)
    assert town.house.keyring.decrypt(sealed, "channels.unread_messages.body") == odd


async def test_without_proof_nothing_is_taken_in(town: StoryTown, superuser: asyncpg.Connection) -> None:
    body = b"event=ringing&callId=d4"
    for answer in (
        await phones(town, body, "another secret"),
        await town.http.post("/api/v1/channels/phone", content=body),
        await sends(town, {"event": "sos", "device": "X"}, "wrong"),
        await sends(town, {"event": "sos", "device": "X"}, ""),
    ):
        assert (answer.status_code, answer.json()["code"]) == (401, "proof_wrong")
    assert await superuser.fetchval("select count(*) from calls") == 0
    assert await superuser.fetchval("select count(*) from cases") == 0
    assert not proves("", body, "sha256=" + hmac.new(b"", body, hashlib.sha256).hexdigest())


async def test_a_button_gives_the_alarm_once_however_often_it_is_pressed(
    town: StoryTown, superuser: asyncpg.Connection
) -> None:
    await registered(town)
    pressed = await asyncio.gather(*(sends(town, {"event": "press", "deviceId": "BTN-7"}) for _ in range(5)))
    assert [each.status_code for each in pressed] == [200] * 5
    assert len({each.json()["case"] for each in pressed}) == 1
    case = await superuser.fetchrow("select * from cases")
    assert (case["channel"], case["tag"], case["level"], case["place_state"]) == ("device", "robbery", 1, "given")
    assert case["office"] == town.offices["S1"]
    assert "quiet" in case["flags"]
    events = await town.events(str(case["id"]))
    assert events.count("cases.Raised") == 1
    assert "cases.AlarmRepeated" in events


async def test_an_unknown_device_is_heard_and_its_way_is_followed(
    town: StoryTown, superuser: asyncpg.Connection
) -> None:
    assert (await sends(town, {"type": "heartbeat", "id": "W-1", "lon": 117.43, "lat": 27.33})).json()["case"] is None
    line = f"SOS,W-1,{HERE['lat']},{HERE['lon']},12"
    case = (await sends(town, line.encode())).json()["case"]
    await town.passes(seconds=20)
    moved = {"type": "position", "id": "W-1", "lon": HERE["lon"] + 0.001, "lat": HERE["lat"]}
    assert (await sends(town, moved)).json()["case"] == case
    row = await superuser.fetchrow("select level, caller_lon, flags from cases")
    assert row["level"] == 1
    assert row["caller_lon"] == pytest.approx(HERE["lon"] + 0.001)
    assert (await town.events(case))[-1] == "cases.CallerMoved"
    tried = (await sends(town, b"TEST,W-2")).json()["case"]
    assert "test" in await superuser.fetchval("select flags from cases where id = $1::uuid", tried)


def test_the_tag_of_unregistered_devices_is_in_the_catalogue() -> None:
    assert OTHERWISE in {row.code for row in TAGS.seed()}
