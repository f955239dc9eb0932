"""The wire against the real peer process: matters go out and come in once, however often and in whatever order it speaks."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from tests.channels.hotline import Both, arrived, offered, stands
from tests.channels.hotline import both as both  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE
from tests.transfers.linked import wire
from tests.transfers.test_in_house import step


@pytest.mark.parametrize("script", ["done", "done,twice", "done,disorder", "done,late,disorder,twice"])
async def test_a_matter_goes_out_and_its_result_and_verdict_come_back_once(both: Both, script: str) -> None:
    town, peer = both
    await peer.start(script)
    case, _ = await offered(town)

    async def rated() -> dict[str, Any] | None:
        whole = await stands(town, case, "done")
        return whole if whole["shown"]["verdict"] else None

    whole = await town.until(rated)
    assert [each["step"] for each in whole["steps"]] == ["offered", "accepted", "done", "verdict"]
    assert (whole["shown"]["verdict"], whole["shown"]["number"][:6]) == ("satisfied", "12345-")
    listed = (await wire(town))["messages"]
    assert sorted((each["way"], each["kind"], each["state"]) for each in listed) == [
        ("in", "acknowledgement", "taken"),
        ("in", "follow_up", "taken"),
        ("in", "result", "taken"),
        ("out", "information", "acknowledged"),
    ]


@pytest.mark.parametrize(
    ("script", "state"), [("refuse", "refused"), ("return", "returned"), ("return,disorder", "returned")]
)
async def test_a_peer_that_does_not_take_it_leaves_it_with_us(both: Both, script: str, state: str) -> None:
    town, peer = both
    await peer.start(script)
    case, _ = await offered(town)
    whole = await stands(town, case, state)
    assert whole["shown"]["responsible"] == "sender"
    assert whole["steps"][-1]["text"]
    end = {"disposition": "handled_on_scene", "outcome": "已处理"}
    await town.call("commander", "POST", f"/cases/{case}/close", **end)


async def test_an_unclear_matter_is_conferred_about_and_kept(both: Both) -> None:
    town, peer = both
    await peer.start("confer")
    case, transfer = await offered(town)
    whole = await stands(town, case, "conferring")
    assert whole["steps"][-1]["person"] == "12345 值班长"
    await step(town, "call_taker", transfer, "keep", note="先行处置")

    async def told() -> bool:
        return (await peer.counts()).get("came.acknowledgement") == 1

    await town.until(told)


async def test_what_the_peer_offers_becomes_a_case_and_its_end_goes_back(
    both: Both, superuser: asyncpg.Connection
) -> None:
    town, peer = both
    await peer.start()
    await peer.offers(name="张三丰", phone="13812345678", address="永和路 7 号", **HERE, habits="twice")
    [shown] = await arrived(town, which="mine")
    assert (shown["state"], shown["responsible"], shown["sender"]["code"]) == ("offered", "sender", "hotline")
    page = await town.call("call_taker", "GET", f"/cases/{shown['case']}")
    assert (page["case"]["channel"], page["content"], page["place"]["address"]) == (
        "hotline",
        "邻居家传出打斗声",
        "永和路 7 号",
    )
    parties = await town.call("call_taker", "GET", f"/cases/{shown['case']}/parties")
    assert [(each["role"], each["phone"]) for each in parties] == [("caller", "138****5678")]
    await step(town, "call_taker", shown["transfer"], "accept")
    await town.call("call_taker", "POST", f"/cases/{shown['case']}/take")
    end = {"disposition": "handled_on_scene", "outcome": "已调解"}
    await town.call("commander", "POST", f"/cases/{shown['case']}/close", **end)
    whole = await stands(town, shown["case"], "done")
    assert whole["steps"][-1]["text"] == "已调解"

    async def heard() -> bool:
        counts = await peer.counts()
        return (counts.get("came.acknowledgement"), counts.get("came.result")) == (1, 1)

    await town.until(heard)
    assert await superuser.fetchval("select count(*) from cases") == 1
    for table in ("peer_outbox", "peer_inbox", "transfers", "transfer_steps"):
        for row in await superuser.fetch(f"select t::text as row from {table} t"):
            assert "张三丰" not in row["row"]
            assert "打斗" not in row["row"]


async def test_what_we_refuse_goes_back_and_ends_here_and_the_third_offer_is_refused(both: Both) -> None:
    town, peer = both
    await peer.start()
    matter = str(uuid4())
    for times in (1, 2):
        await peer.offers(matter=matter)
        [shown] = await arrived(town)
        await step(town, "call_taker", shown["transfer"], "refuse", reason="不属公安职责")
        page = await town.call("call_taker", "GET", f"/cases/{shown['case']}")
        assert (page["case"]["state"], page["case"]["disposition"]) == ("closed", "to_hotline")
        assert (await town.events(shown["case"])).count("transfers.TransferStuck") == times - 1
    await peer.offers(matter=matter)

    async def refused() -> list[dict[str, Any]]:
        return list((await wire(town, state="refused"))["messages"])

    [message] = await town.until(refused)
    assert (message["kind"], message["why"]) == ("information", "ping_pong")

    async def told() -> bool:
        return ["information", "failed", "peer_message_refused"] in (await peer.state())["answers"]

    await town.until(told)


async def test_danger_is_taken_at_once_and_has_the_highest_level(both: Both) -> None:
    town, peer = both
    await peer.start()
    await peer.offers("有人在溪边", why="urgent")
    [shown] = await arrived(town)
    assert (shown["state"], shown["responsible"]) == ("accepted", "receiver")

    async def highest() -> bool:
        return bool((await town.call("call_taker", "GET", f"/cases/{shown['case']}"))["case"]["level"] == 1)

    await town.until(highest)
    waiting = await town.call("call_taker", "GET", "/desk")
    assert [each["case"] for each in waiting["cases"]] == [shown["case"]]

    async def told() -> bool:
        return (await peer.counts()).get("came.acknowledgement") == 1

    await town.until(told)
