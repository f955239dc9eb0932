"""The wire against what is wrong or gone: proofs, other versions, foreign numbers, a peer that is away or killed."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from anmin.channels.hotline12345 import wire as form
from anmin.channels.hotline12345.actions import PATH
from tests.channels.hotline import Both, arrived, offered, stands
from tests.channels.hotline import both as both  # noqa: PLC0414 - the fixture
from tests.stories.town import StoryTown
from tests.transfers.linked import link, wire
from tests.transfers.peer_process import NAME, SECRET
from tests.transfers.test_in_house import step


@pytest.mark.parametrize(
    ("habit", "code", "why"), [("unsigned", "proof_wrong", "proof"), ("stale", "peer_clock_differs", "late")]
)
async def test_without_a_proof_nothing_is_taken_in_and_the_operator_sees_it(
    both: Both, superuser: asyncpg.Connection, habit: str, code: str, why: str
) -> None:
    town, peer = both
    await peer.start()
    await peer.offers(many=3, habits=habit)

    async def refused() -> bool:
        return (await peer.state())["answers"] == [["information", "failed", code]] * 3

    await town.until(refused)
    shown = await wire(town)
    assert [(each["peer"], each["why"], each["count"]) for each in shown["turned_away"]] == [("hotline", why, 3)]
    assert shown["messages"] == []
    assert await superuser.fetchval("select count(*) from cases") == 0
    said = await superuser.fetchval("select count(*) from journal where event = 'hotline12345.PeerTurnedAway'")
    assert said == 1


async def test_another_version_is_refused_clearly_and_kept(both: Both, superuser: asyncpg.Connection) -> None:
    town, peer = both
    await peer.start()
    await peer.offers(habits="version")

    async def refused() -> list[dict[str, Any]]:
        return list((await wire(town, state="refused"))["messages"])

    [message] = await town.until(refused)
    assert (message["way"], message["why"], message["kind"]) == ("in", "schema", None)
    assert (await peer.state())["answers"] == [["information", "failed", "peer_schema_differs"]]
    assert await superuser.fetchval("select count(*) from cases") == 0


async def test_a_message_that_comes_again_is_the_same_and_another_under_its_number_is_refused(both: Both) -> None:
    town, _ = both
    said = {"kind": "result", "text": "x"}
    given = {
        "schema": form.SCHEMA,
        "message": str(uuid4()),
        "transfer": str(uuid4()),
        "sent_at": "2026-11-02T01:00:00Z",
    }
    body = json.dumps(given | {"said": said}).encode()
    answers = [
        await _posted(town, each) for each in (body, body, body.replace(b'"x"', b'"y"'), b"hello", b'{"schema": 1}')
    ]
    assert [(status, answer.get("code") or (answer["state"], answer["repeated"])) for status, answer in answers] == [
        (200, ("waiting", False)),
        (200, ("waiting", True)),
        (409, "peer_message_reused"),
        (422, "peer_message_unreadable"),
        (422, "peer_message_unreadable"),
    ]


async def _posted(town: StoryTown, body: bytes) -> tuple[int, dict[str, Any]]:
    proof = form.signed(NAME, SECRET, PATH, body, int(time.time()))
    answer = await town.http.post(PATH, content=body, headers={form.HEADER: proof})
    return answer.status_code, answer.json()


async def test_a_step_that_is_not_the_peers_is_refused(both: Both) -> None:
    town, peer = both
    await peer.start("accept")
    [transfer] = await peer.offers()
    [shown] = await arrived(town)
    await step(town, "call_taker", shown["transfer"], "accept")
    await peer.says(transfer, {"kind": "result", "text": "我们说已办结"})

    async def refused() -> list[dict[str, Any]]:
        return list((await wire(town, state="refused"))["messages"])

    [message] = await town.until(refused)
    assert (message["kind"], message["why"]) == ("result", "state")
    assert (await stands(town, shown["case"], "accepted"))["shown"]["responsible"] == "receiver"


async def test_a_verdict_that_comes_before_our_result_waits_for_it(both: Both) -> None:
    town, peer = both
    await peer.start()
    [transfer] = await peer.offers()
    [shown] = await arrived(town)
    await peer.says(transfer, {"kind": "follow_up", "verdict": 3, "text": "没人来"})

    async def waits() -> list[dict[str, Any]]:
        return list((await wire(town, state="waiting"))["messages"])

    await town.until(waits)
    await step(town, "call_taker", shown["transfer"], "accept")
    await step(town, "call_taker", shown["transfer"], "complete", result="已出警")

    async def rated() -> bool:
        return bool((await stands(town, shown["case"], "done"))["shown"]["verdict"] == "dissatisfied")

    await town.until(rated)


async def test_a_peer_that_is_away_and_killed_loses_and_doubles_nothing(
    both: Both, superuser: asyncpg.Connection
) -> None:
    town, peer = both
    cases = [(await offered(town, f"路灯不亮 {number}"))[0] for number in range(4)]

    async def away() -> bool:
        shown = await wire(town)
        return bool(shown["lines"] and shown["lines"][0]["why"] == "away")

    await town.until(away)
    states = {each["state"] for each in (await wire(town))["messages"]}
    assert states == {"queued"}
    await peer.start("done,twice,disorder")
    await peer.offers(many=5)
    await asyncio.sleep(0.3)
    peer.kill()
    await asyncio.sleep(0.3)
    await peer.start("done,twice,disorder")
    for case in cases:
        await stands(town, case, "done")
    await arrived(town, 5)

    async def quiet() -> bool:
        counts = await peer.counts()
        left = [name for name in counts if name.startswith("out.") and not name.endswith("acknowledged")]
        return not left and {each["state"] for each in (await wire(town))["messages"]} <= {"acknowledged", "taken"}

    await town.until(quiet, 30)
    assert (await peer.counts())["came.information"] == 4
    assert await superuser.fetchval("select count(*) from cases") == 9
    assert await superuser.fetchval("select count(*) from transfer_steps where step = 'done'") == 4


async def test_what_failed_is_sent_again_by_hand_under_its_own_number(both: Both) -> None:
    town, peer = both
    await link(town, peer, key_id="other")
    await peer.start("accept")
    case, _ = await offered(town)

    async def failed() -> list[dict[str, Any]]:
        return list((await wire(town, state="failed"))["messages"])

    [message] = await town.until(failed)
    assert message["why"] == "no_key"
    await link(town, peer)
    resend = f"/channels/hotline12345/messages/{message['message']}/resend"
    await town.call("call_taker", "POST", resend, 403)
    await town.call("engineer", "POST", resend)
    await stands(town, case, "accepted")
    assert (await town.call("engineer", "POST", resend, 409))["code"] == "peer_message_acknowledged"
    await town.call("engineer", "POST", f"/channels/hotline12345/messages/{uuid4()}/resend", 404)
