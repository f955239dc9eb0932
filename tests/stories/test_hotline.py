"""12345 → 110 → 12345 with a drowning mid-call: a leaking pipe, a child in the water, and the pipe goes back where it belongs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest_asyncio

from anmin.kernel.db import Where
from anmin.kernel.settings import Settings
from tests.conftest import Serve
from tests.stories.town import HERE, StoryTown
from tests.transfers.linked import linked
from tests.transfers.peer_process import PeerProcess

Both = tuple[StoryTown, PeerProcess]


@pytest_asyncio.fixture
async def both(settings: Settings, where: Where, serve: Serve, tmp_path: Path) -> AsyncIterator[Both]:
    async with linked(settings, where, serve, tmp_path) as made:
        yield made


async def test_hotline(both: Both) -> None:
    town, peer = both
    await peer.start("done")
    drowning = await _the_child(town, peer)
    pipe = await _the_pipe(town)
    await _the_end(town, peer, drowning, pipe)


async def _the_child(town: StoryTown, peer: PeerProcess) -> str:
    """12345 hears of a leaking pipe; mid-call the caller cries that a child slid into the pond: 110 has it at once."""
    said = {"why": "urgent", "name": "李四", "phone": "13812345678", "address": "永和路水塘", **HERE}
    await peer.offers("水管漏水，路面结冰，刚才有孩子滑进水塘", **said)

    async def taken() -> list[dict[str, Any]]:
        return list(await town.call("call_taker", "GET", "/transfers", peer="hotline"))

    [shown] = await town.until(taken)
    assert (shown["state"], shown["responsible"], shown["kind"]) == ("accepted", "receiver", "urgent")
    case = str(shown["case"])

    async def highest() -> bool:
        page = await town.call("call_taker", "GET", f"/cases/{case}")
        return bool(page["case"]["level"] == 1)

    await town.until(highest)
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    order = {"responders": [{"kind": "organisation", "id": str(town.offices["S1"])}], "instruction": "速去水塘救人"}
    [placed] = await town.call("dispatcher", "POST", f"/cases/{case}/orders", **order)
    await town.call("officer_s1", "POST", f"/orders/{placed['order']}/acknowledge")
    await town.call("officer_s1", "POST", f"/orders/{placed['order']}/stages", stage="on_scene", why="就在旁边")
    await town.call("officer_s1", "POST", f"/orders/{placed['order']}/reports", final=True, text="孩子已救起，送医观察")
    return case


async def _the_pipe(town: StoryTown) -> str:
    """The pipe is no matter for the police: a case of its own goes back to 12345 with the record."""
    body = {"content": "永和路水管漏水结冰", "place": HERE, "call_kind": "help", "channel": "hotline"}
    pipe = str((await town.call("call_taker", "POST", "/cases/recorded", **body))["case"])
    offer = {"kind": "not_police", "reason": "供水管网，属市政", "peer": "hotline"}
    await town.call("call_taker", "POST", f"/cases/{pipe}/transfers", **offer)

    async def done() -> dict[str, Any] | None:
        [whole] = await town.call("call_taker", "GET", f"/cases/{pipe}/transfers")
        return whole if whole["shown"]["verdict"] else None

    whole = await town.until(done)
    assert [each["step"] for each in whole["steps"]] == ["offered", "accepted", "done", "verdict"]
    await town.call("commander", "POST", f"/cases/{pipe}/close", disposition="to_hotline", outcome="已由供水公司修复")
    return pipe


async def _the_end(town: StoryTown, peer: PeerProcess, drowning: str, pipe: str) -> None:
    """110 closes the rescue: the result is told to 12345 without anybody typing it again. Nothing is left open."""
    end = {"disposition": "handled_on_scene", "outcome": "落水儿童已救起，平安。"}
    await town.call("commander", "POST", f"/cases/{drowning}/close", **end)

    async def told() -> bool:
        counts = await peer.counts()
        return (counts.get("came.information"), counts.get("came.result")) == (1, 1)

    await town.until(told)
    assert await town.call("call_taker", "GET", "/transfers") == []
    ended = await town.call("call_taker", "GET", "/transfers", which="ended")
    assert {(each["case"], each["state"]) for each in ended} == {(drowning, "done"), (pipe, "done")}
    shown = await town.call("commander", "GET", "/channels/hotline12345/messages", limit=50)
    assert {each["state"] for each in shown["messages"]} <= {"acknowledged", "taken", "sent", "queued"}
