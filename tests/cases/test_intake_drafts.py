"""A report that grows: any order, interrupted and taken up again, sent once; what is refused keeps the rest."""

import asyncio
import io
from datetime import timedelta
from typing import Any

import asyncpg
import pytest
from PIL import Image

from anmin.kernel.access import HOUSE
from anmin.kernel.care.actions import EraseExpired, erase_expired
from anmin.kernel.ctx import Caller
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown

NAME_200 = "阿" * 100 + "卜" * 100
ODD = "救命🆘👩‍👧 臺灣話、繁體字，還有 \t制表符\n第二行"


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (32, 24), "green").save(file, "JPEG")
    return file.getvalue()


async def stored(town: StoryTown, who: str | None, content: bytes, status: int = 200) -> Any:
    """Put a photo as this person."""
    headers = {"content-type": "image/jpeg"} | ({"authorization": f"Bearer {who}"} if who else {})
    town.http.cookies.clear()
    answer = await town.http.post("/api/v1/media", content=content, params={"kind": "photo"}, headers=headers)
    assert answer.status_code == status, answer.text
    return answer.json()


async def test_pieces_come_in_any_order_and_are_taken_up_again(town: StoryTown, superuser: asyncpg.Connection) -> None:
    photo = await stored(town, None, picture())
    begun = await town.call(
        None, "POST", "/drafts", evidence=[{"evidence": photo["evidence"], "token": photo["token"]}]
    )
    mine, draft = begun["token"], begun["draft"]
    await town.passes(hours=30)
    second = await stored(town, mine, picture())
    await town.call(mine, "POST", "/drafts", draft=draft, evidence=[{"evidence": second["evidence"]}])
    await town.call(mine, "POST", "/drafts", draft=draft, content="写错了", name=NAME_200, phone="13812345678")
    await town.call(mine, "POST", "/drafts", draft=draft, content=ODD, place=HERE)
    shown = await town.call(mine, "GET", f"/drafts/{draft}")
    assert (shown["told"]["content"], shown["state"], shown["phone"]) == (ODD, "open", "138****5678")
    assert NAME_200 not in str(shown)
    assert set(shown["evidence"]) == {photo["evidence"], second["evidence"]}
    sent = await town.call(mine, "POST", f"/drafts/{draft}/submit")
    assert sent["refused"] == []
    owners = await superuser.fetch("select owner from evidence")
    assert {row["owner"] for row in owners} == {f"case:{sent['case']}"}
    assert await town.events(sent["case"]) == ["cases.Raised"]
    await town.call(mine, "POST", "/drafts", 409, draft=draft, content="太晚了")
    row = await superuser.fetchrow("select fields, name, phone from drafts")
    assert ODD.encode() not in bytes(row["fields"])


async def test_the_same_draft_is_one_case_however_often_it_is_sent(
    town: StoryTown, superuser: asyncpg.Connection
) -> None:
    begun = await town.call(None, "POST", "/drafts", content="有人打架")
    path = f"/drafts/{begun['draft']}/submit"
    answers = await asyncio.gather(*(town.call(begun["token"], "POST", path) for _ in range(8)))
    assert {each["case"] for each in answers} == {answers[0]["case"]}
    assert {each["number"] for each in answers} == {answers[0]["number"]}
    assert await superuser.fetchval("select count(*) from cases") == 1


async def test_a_refused_attachment_keeps_the_rest(town: StoryTown, superuser: asyncpg.Connection) -> None:
    begun = await town.call(None, "POST", "/drafts", content="请看照片")
    mine, draft = begun["token"], begun["draft"]
    refused = await stored(town, mine, b"<script>alert(1)</script>", 422)
    assert refused["code"] == "media_carries_script"
    strangers = await stored(town, None, picture())
    good = await stored(town, mine, picture())
    pieces = [{"evidence": strangers["evidence"]}, {"evidence": good["evidence"]}]
    await town.call(mine, "POST", "/drafts", draft=draft, evidence=pieces)
    sent = await town.call(mine, "POST", f"/drafts/{draft}/submit")
    assert sent["refused"] == [strangers["evidence"]]
    owners = await superuser.fetch("select id, owner from evidence where owner is not null")
    assert {(str(row["id"]), row["owner"]) for row in owners} == {(good["evidence"], f"case:{sent['case']}")}


async def test_only_a_photo_and_no_place_is_enough_and_nothing_is_not(town: StoryTown) -> None:
    begun = await town.call(None, "POST", "/drafts")
    mine, draft = begun["token"], begun["draft"]
    assert (await town.call(mine, "POST", f"/drafts/{draft}/submit", 422))["code"] == "empty_case"
    photo = await stored(town, mine, picture())
    await town.call(mine, "POST", "/drafts", draft=draft, evidence=[{"evidence": photo["evidence"]}])
    sent = await town.call(mine, "POST", f"/drafts/{draft}/submit")
    assert sent["state"] == "received"


async def test_a_draft_is_its_writers_alone(town: StoryTown) -> None:
    begun = await town.call(None, "POST", "/drafts", content="别人看不到")
    other = await town.call(None, "POST", "/drafts", content="我的")
    draft = begun["draft"]
    for who, method, path in (
        (other["token"], "GET", f"/drafts/{draft}"),
        (other["token"], "POST", f"/drafts/{draft}/submit"),
    ):
        assert (await town.call(who, method, path, 404))["code"] == "draft_unknown"
    for who in (other["token"], None, "call_taker"):
        assert (await town.call(who, "POST", "/drafts", 404, draft=draft, content="x"))["code"] == "draft_unknown"
    await town.call(None, "GET", f"/drafts/{draft}", 401)
    await town.call("call_taker", "GET", f"/drafts/{draft}", 403)


async def test_a_draft_left_for_a_week_is_erased(town: StoryTown, superuser: asyncpg.Connection) -> None:
    kept = await town.call(None, "POST", "/drafts", content="忘了发")
    await town.passes(days=6)
    await town.call(kept["token"], "POST", "/drafts", draft=kept["draft"], content="又写了一句")
    await town.call(None, "POST", "/drafts", content="新的")
    town.clock.advance(timedelta(days=6))
    await erase_expired.run(town.house, Caller(HOUSE, channel="timer"), EraseExpired())
    assert await superuser.fetchval("select count(*) from drafts") == 2
    town.clock.advance(timedelta(days=2))
    await erase_expired.run(town.house, Caller(HOUSE, channel="timer"), EraseExpired())
    assert await superuser.fetchval("select count(*) from drafts") == 0


@pytest.mark.parametrize("tag", ["robbery", None])
async def test_a_draft_sends_a_silent_alarm_as_well(town: StoryTown, tag: str | None) -> None:
    begun = await town.call(None, "POST", "/drafts", position=HERE, **({"tag": tag} if tag else {}))
    sent = await town.call(begun["token"], "POST", f"/drafts/{begun['draft']}/submit")
    assert (sent["quiet"], sent["level"] == 1) == (tag is not None, tag is not None)
