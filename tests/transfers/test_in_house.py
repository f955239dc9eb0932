"""Transfers between two desks of one house, through HTTP: every state, who may do what, no ping-pong, nothing closed early."""

from __future__ import annotations

from typing import Any

import asyncpg

from tests.stories.town import HERE, StoryTown

END = {"disposition": "to_hotline", "outcome": "已转 12345 办理"}


async def raised(town: StoryTown, content: str = "小区门口下水道堵了") -> str:
    case = (await town.call(None, "POST", "/cases", content=content, place=HERE))["case"]
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    return str(case)


async def offered(town: StoryTown, case: str, who: str = "call_taker", **more: Any) -> str:
    body = {"kind": "not_police", "reason": "属市政养护"} | ({"peer": "12345"} if who != "parks" else {}) | more
    return str((await town.call(who, "POST", f"/cases/{case}/transfers", **body))["transfer"])


async def step(town: StoryTown, who: str, transfer: str, verb: str, status: int = 200, **body: Any) -> Any:
    return await town.call(who, "POST", f"/transfers/{transfer}/{verb}", status, **body)


async def desk(town: StoryTown, who: str = "call_taker", **asked: Any) -> list[dict[str, Any]]:
    return list(await town.call(who, "GET", "/transfers", **asked))


async def test_a_matter_is_offered_taken_and_given_back_with_its_result(town: StoryTown) -> None:
    case = await raised(town)
    transfer = await offered(town, case)
    [mine] = await desk(town, "parks", which="mine")
    assert (mine["state"], mine["responsible"], mine["receiver"]["name"]["zh"]) == ("offered", "sender", "12345 热线")
    assert (await town.call("parks", "GET", f"/cases/{case}"))["content"] == "小区门口下水道堵了"
    await step(town, "parks", transfer, "accept")
    [open_now] = await desk(town)
    assert (open_now["state"], open_now["responsible"]) == ("accepted", "receiver")
    refused = await town.call("commander", "POST", f"/cases/{case}/close", 409, **END)
    assert {each["code"] for each in refused["errors"]} == {"transfers"}
    await step(town, "parks", transfer, "complete", result="已疏通")
    await step(town, "parks", transfer, "verdict", verdict="basically", text="来得慢了一些")
    await town.call("commander", "POST", f"/cases/{case}/close", **END)
    [whole] = await town.call("call_taker", "GET", f"/cases/{case}/transfers")
    assert [each["step"] for each in whole["steps"]] == ["offered", "accepted", "done", "verdict"]
    assert (whole["shown"]["state"], whole["shown"]["verdict"]) == ("done", "basically")
    assert [each["text"] for each in whole["steps"]] == ["属市政养护", "", "已疏通", "来得慢了一些"]
    assert whole["steps"][1]["by"]["zh"] is not None


async def test_the_other_sides_steps_are_the_other_sides(town: StoryTown) -> None:
    transfer = await offered(town, case := await raised(town))
    for verb in ("keep",):
        await step(town, "parks", transfer, verb, 403)
    await step(town, "law", transfer, "accept", 404)
    await town.call("officer_s1", "POST", f"/transfers/{transfer}/accept", 403)
    await step(town, "parks", transfer, "complete", 409, result="x")
    await step(town, "parks", transfer, "refuse", 400)
    await step(town, "parks", transfer, "refuse", reason="不属市政")
    await step(town, "parks", transfer, "accept", 409)
    again = {"kind": "not_police", "reason": "再请核实", "peer": "nobody"}
    assert (await town.call("call_taker", "POST", f"/cases/{case}/transfers", 422, **again))["code"] == "peer_unknown"
    await town.call("law", "POST", f"/cases/{case}/transfers", 404, kind="police", reason="x")


async def test_one_transfer_of_a_matter_is_open(town: StoryTown) -> None:
    case = await raised(town)
    await offered(town, case)
    body = {"kind": "not_police", "reason": "再转", "peer": "12345"}
    assert (await town.call("call_taker", "POST", f"/cases/{case}/transfers", 409, **body))["code"] == "transfer_open"


async def test_the_second_return_goes_to_the_commander_and_a_third_offer_is_refused(
    town: StoryTown, superuser: asyncpg.Connection
) -> None:
    case = await raised(town)
    await step(town, "parks", await offered(town, case), "refuse", reason="不属市政")
    second = await offered(town, case)
    await step(town, "parks", second, "accept")
    who = {"reason": "需公安先行", "person": "李工", "department": "市政科"}
    await step(town, "parks", second, "return", 400, reason="x")
    await step(town, "parks", second, "return", **who)
    assert (await town.events(case)).count("transfers.TransferStuck") == 1
    heard = await superuser.fetchval("select audience from journal where event = 'transfers.TransferStuck'")
    assert heard == [f"office:{town.offices['DESK']}"]
    for sender, peer in (("call_taker", {"peer": "12345"}), ("parks", {})):
        body = {"kind": "joint", "reason": "再转", **peer}
        assert (await town.call(sender, "POST", f"/cases/{case}/transfers", 409, **body))["code"] == "ping_pong"
    [stuck] = await desk(town, "commander", which="stuck")
    assert (stuck["back"], stuck["state"]) == (2, "returned")
    [one, two] = await town.call("commander", "GET", f"/cases/{case}/transfers")
    assert [each["step"] for each in one["steps"]] == ["offered", "refused"]
    assert (two["steps"][-1]["person"], two["steps"][-1]["department"]) == ("李工", "市政科")


async def test_unclear_matters_are_conferred_about_and_kept_by_whoever_took_them_first(town: StoryTown) -> None:
    case = await raised(town)
    transfer = await offered(town, case, kind="unclear")
    await step(town, "call_taker", transfer, "confer", speaking="接警员、12345 话务员、报警人")
    [mine] = await desk(town, which="mine")
    assert (mine["state"], mine["responsible"]) == ("conferring", "sender")
    await step(town, "call_taker", transfer, "keep", note="先行处置")
    [ended] = await desk(town, which="ended")
    assert (ended["state"], ended["kept"], ended["back"]) == ("refused", True, 0)
    await offered(town, case)


async def test_danger_never_waits(town: StoryTown) -> None:
    case = await raised(town, "孩子掉进河里")
    stays = {"kind": "urgent", "reason": "危险", "peer": "12345"}
    assert (await town.call("call_taker", "POST", f"/cases/{case}/transfers", 422, **stays))["code"] == "urgent_stays"
    await step(town, "parks", await offered(town, case), "refuse", reason="有人落水，属紧急警情")
    body = {"kind": "urgent", "reason": "有人落水"}
    given = await town.call("parks", "POST", f"/cases/{case}/transfers", **body)
    assert given["state"] == "accepted"

    async def highest() -> bool:
        return bool((await town.call("call_taker", "GET", f"/cases/{case}"))["case"]["level"] == 1)

    await town.until(highest)


async def test_an_offer_that_nobody_answers_is_stuck(town: StoryTown) -> None:
    await offered(town, await raised(town))
    assert await desk(town, which="stuck") == []
    await town.passes(minutes=31)
    assert len(await desk(town, which="stuck", peer="12345")) == 1
    assert await desk(town, which="stuck", peer="other") == []
