"""The link of a call as a text message: to whom, how often, what is told of it, and what of it is kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import asyncpg
import pytest
import pytest_asyncio

from anmin.app.rooms import Room
from anmin.identity.senders import TextChannel, TextRefused
from anmin.kernel.clock import SetClock
from anmin.kernel.house import House
from anmin.kernel.lanes import run_lanes
from anmin.kernel.lanes.declare import Reaction
from anmin.kernel.personal import Permit, Phone, Secret, clear
from anmin.media import texting
from tests.media.calls.conftest import TAKES, Line

PERMIT = Permit("a test reads the phone")
KNOWN, TYPED = "13812345678", "13912340001"


class Texts:
    """A channel that keeps what it took; `fault` is what it raises instead, `held` lets it take as long as it likes."""

    def __init__(self) -> None:
        self.took: list[tuple[str, str]] = []
        self.fault: Exception | None = None
        self.held = asyncio.Event()
        self.held.set()

    async def send_text(self, phone: Phone, text: Secret) -> None:
        await self.held.wait()
        if self.fault:
            raise self.fault
        self.took.append((clear(phone, PERMIT), clear(text, PERMIT)))


@pytest_asyncio.fixture
async def texts(house: House) -> AsyncIterator[Texts]:
    """The channel, and the worker that brings it what is to be sent."""
    channel, stop = Texts(), asyncio.Event()
    house.service(TextChannel).sender = channel
    reactions = [each for each in Room("media", "anmin.media").all_of("reactions", Reaction) if "link" in each.name]
    assert len(reactions) == 1
    working = asyncio.create_task(run_lanes(house, reactions, ("siren",), stop))
    yield channel
    channel.held.set()
    stop.set()
    await working


@pytest_asyncio.fixture
async def call(line: Line) -> str:
    """Begun by the desk; nobody has opened its link."""
    line.link = (made := await line.good("", line.taker, owner=line.matter.owner))["link"]  # type: ignore[attr-defined]
    return str(made["call"])


async def shown(line: Line, call: str) -> dict[str, Any]:
    answer = await line.outside.client.get(f"/video-calls/{call}/link", headers=line.taker)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def ended(line: Line, call: str) -> list[tuple[str, str, str | None]]:
    """What became of all that was sent, the newest first, once nothing waits."""
    async with asyncio.timeout(60):
        while True:
            sends = (await shown(line, call))["sends"]
            if sends and all(each["state"] != "waiting" for each in sends):
                return [(each["to"], each["state"], each["why"]) for each in sends]
            await asyncio.sleep(0.05)


async def test_it_goes_to_who_told_of_the_matter_and_opens(
    line: Line, call: str, texts: Texts, superuser: asyncpg.Connection
) -> None:
    assert (await shown(line, call)) == {"to": "138****5678", "quiet": False, "sends": []}
    token = line.link["token"]  # type: ignore[attr-defined]
    sent = await line.good(f"/{call}/link/send", line.taker, token=token)
    assert sent["link"]["token"] == token
    assert await ended(line, call) == [("138****5678", "sent", None)]
    [(to, text)] = texts.took
    assert to == KNOWN
    assert text.startswith("【安民】")
    assert text.endswith(f"http://127.0.0.1:8110/call#{token}")
    assert "The police ask you" in text
    assert (await line.good("/join", None, token=token))["call"] == call
    rows = str(await superuser.fetch("select * from call_link_sends"))
    lines = str(await superuser.fetch("select * from journal"))
    for secret in (KNOWN, token):
        assert secret not in rows + lines
    assert await superuser.fetchval("select text from call_link_sends") is None, "what was sent is forgotten"
    said = await superuser.fetch("select event from journal where event like 'media.CallLink%' order by seq")
    assert [row["event"] for row in said] == ["media.CallLinkGiven", "media.CallLinkSent"]


async def test_it_waits_until_the_channel_has_taken_it(line: Line, call: str, texts: Texts) -> None:
    texts.held.clear()
    await line.good(f"/{call}/link/send", line.taker, to=TYPED)
    assert [each["state"] for each in (await shown(line, call))["sends"]] == ["waiting"]
    texts.held.set()
    assert await ended(line, call) == [("139****0001", "sent", None)]


async def test_another_number_and_a_new_link(line: Line, call: str, texts: Texts) -> None:
    before = line.link["token"]  # type: ignore[attr-defined]
    sent = await line.good(f"/{call}/link/send", line.taker, to="+86 139-1234-0001")
    await ended(line, call)
    [(to, text)] = texts.took
    assert (to, text.rpartition("#")[2]) == (TYPED, sent["link"]["token"])
    assert sent["link"]["token"] != before
    assert await line.code("/join", None, token=before) == "call_token_wrong"
    assert (await line.good("/join", None, token=sent["link"]["token"]))["call"] == call


@pytest.mark.parametrize(
    ("fault", "why"),
    [(TextRefused(), "refused"), (ConnectionError("away"), "channel_away"), (TimeoutError(), "channel_away")],
)
async def test_what_fails_is_told_and_not_tried_again(
    line: Line, call: str, texts: Texts, fault: Exception, why: str, superuser: asyncpg.Connection
) -> None:
    texts.fault = fault
    await line.good(f"/{call}/link/send", line.taker, to=TYPED)
    assert await ended(line, call) == [("139****0001", "failed", why)]
    assert await superuser.fetchval("select text from call_link_sends") is None
    texts.fault = None
    await line.good(f"/{call}/link/send", line.taker, to=TYPED)
    assert [each[1] for each in await ended(line, call)] == ["sent", "failed"]
    assert len(texts.took) == 1
    said = await superuser.fetch("select event from journal where event like 'media.CallLink%' order by seq")
    assert [row["event"].removeprefix("media.CallLink") for row in said] == ["Given", "Failed", "Given", "Sent"]


async def test_a_channel_that_hangs_is_left(
    line: Line, call: str, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texting, "PATIENCE", 0.05)
    texts.held.clear()
    await line.good(f"/{call}/link/send", line.taker)
    assert await ended(line, call) == [("138****5678", "failed", "channel_away")]


async def test_a_call_that_ended_meanwhile_is_not_sent(
    line: Line, call: str, house: House, superuser: asyncpg.Connection
) -> None:
    channel = Texts()
    house.service(TextChannel).sender = channel
    await line.good(f"/{call}/link/send", line.taker)
    await line.good(f"/{call}/end", line.taker)
    reactions = [each for each in Room("media", "anmin.media").all_of("reactions", Reaction) if "link" in each.name]
    stop = asyncio.Event()
    working = asyncio.create_task(run_lanes(house, reactions, ("siren",), stop))
    assert await ended(line, call) == [("138****5678", "failed", "call_over")]
    stop.set()
    await working
    assert channel.took == []
    assert await line.code(f"/{call}/link/send", line.taker) == "video_call_over"


async def test_three_in_ten_minutes(line: Line, call: str, texts: Texts, clock: SetClock) -> None:
    for _ in range(3):
        await line.good(f"/{call}/link/send", line.taker)
        await line.show(call)
        clock.advance(timedelta(seconds=5))
    refused = await line.post(f"/{call}/link/send", line.taker)
    assert (refused.json()["code"], refused.status_code, refused.headers["retry-after"]) == (
        "call_links_too_often",
        429,
        "585",
    )
    clock.advance(timedelta(seconds=585))
    await line.good(f"/{call}/link/send", line.taker)
    assert len(await ended(line, call)) == 4


async def test_what_is_no_mobile_is_refused_with_words(line: Line, call: str, texts: Texts) -> None:
    wrong = await line.post(f"/{call}/link/send", line.taker, to="1381234")
    assert (wrong.json()["code"], wrong.json()["errors"][0]["code"]) == ("bad_request", "malformed_phone")
    for number in ("051085012345", "12345", "4001234567"):
        assert await line.code(f"/{call}/link/send", line.taker, to=number) == "call_link_no_mobile"
    line.matter.known = Phone("051085012345")
    assert (await shown(line, call))["to"] is None
    assert await line.code(f"/{call}/link/send", line.taker) == "call_link_no_mobile"
    line.matter.known = None
    assert await line.code(f"/{call}/link/send", line.taker) == "call_link_no_number"
    await line.good(f"/{call}/link/send", line.taker, to="+14155552671")
    assert await ended(line, call) == [("+14****71", "sent", None)]


async def test_a_quiet_caller_is_texted_only_on_purpose(
    line: Line, call: str, texts: Texts, superuser: asyncpg.Connection
) -> None:
    line.matter.now(quiet=True)
    assert (await shown(line, call))["quiet"] is True
    assert await line.code(f"/{call}/link/send", line.taker, to=TYPED) == "call_link_unsafe"
    assert texts.took == []
    await line.good(f"/{call}/link/send", line.taker, to=TYPED, sure=True)
    await ended(line, call)
    [row] = await superuser.fetch(
        "select payload ->> 'quiet' as quiet from journal where event = 'media.CallLinkGiven'"
    )
    assert row["quiet"] == "true"


async def test_only_who_has_the_call_in_hand_sends(line: Line, call: str, texts: Texts, house: House) -> None:
    assert await line.code(f"/{call}/link/send", line.outside.staff("other", *TAKES)) == "not_in_call"
    assert await line.code(f"/{call}/link/send", line.caller) == "not_allowed"
    assert await line.code(f"/{call}/link/send", line.taker, token="0" * 64) == "call_token_wrong"
    token = line.link["token"]  # type: ignore[attr-defined]
    await line.good("/join", line.caller, token=token)
    assert await line.code(f"/{call}/link/send", line.taker, token=token) == "call_token_used"
    house.service(TextChannel).sender = None
    assert await line.code(f"/{call}/link/send", line.taker) == "no_text_channel"
    assert texts.took == []
