"""Notices: published, shown where they matter in their order, changed, withdrawn with the reason; through HTTP."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from anmin.community.model import Circle, Notice, Wording
from anmin.community.terms import NOTICE_ENDS_EARLY
from anmin.kernel.access import EVERYTHING
from anmin.kernel.faults import CHANGED_MEANWHILE
from anmin.kernel.ids import new_id
from anmin.kernel.words import Problem
from tests.conftest import START
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown
from tests.territory.town import spot

METRE = 1 / 111_195
THERE = spot(13, 3)
"""In the area of S2."""


def said(title: str = "停水", **more: Any) -> dict[str, Any]:
    return {"category": "community", "title": title, "body": "周一停水", **more}


async def publish(town: StoryTown, who: str = "officer_s1", office: str = "S1", **wording: Any) -> str:
    body = {"organisation": str(town.offices[office]), "wording": said(**wording)}
    return str(await town.call(who, "POST", "/notices", **body))


async def shown(town: StoryTown, who: str | None = None, **asked: Any) -> list[str]:
    return [each["title"] for each in (await town.call(who, "POST", "/notices/near", **asked))["notices"]]


async def test_pinned_ones_come_first_and_then_the_newest_page_by_page(town: StoryTown) -> None:
    for title in ("一", "二", "三", "四", "五"):
        await publish(town, title=title, pinned=title in ("二", "三"))
        await town.passes(minutes=1)
    assert await shown(town) == ["三", "二", "五", "四", "一"]
    seen, after = [], None
    for _ in range(3):
        page = await town.call(None, "POST", "/notices/near", limit=2, after=after)
        seen += [each["title"] for each in page["notices"]]
        after = page["next"]
    assert (seen, after) == (["三", "二", "五", "四", "一"], None)


async def test_a_place_is_shown_what_matters_there(town: StoryTown) -> None:
    await publish(town, title="永和")
    await publish(town, "officer_s2", "S2", title="通泰")
    await publish(town, "commander", "DESK", title="指挥中心")
    circle = {"lon": HERE["lon"], "lat": HERE["lat"] + 900 * METRE, "metres": 300}
    await publish(town, "officer_s2", "S2", title="圈内", circle=circle)
    assert await shown(town, place=HERE, metres=590) == ["永和"]
    assert await shown(town, place=HERE, metres=610) == ["圈内", "永和"]
    assert await shown(town, place=THERE) == ["通泰"]
    assert set(await shown(town)) == {"永和", "通泰", "指挥中心", "圈内"}
    assert await shown(town, category="traffic") == []
    await town.call(None, "POST", "/notices/near", 400, place={"lon": 200, "lat": 0})


async def test_whoever_is_above_the_responsible_office_speaks_there_too(town: StoryTown) -> None:
    await town.staff("chief", "leader", "PSB")
    await publish(town, "chief", "PSB", title="全市")
    assert await shown(town, place=HERE) == await shown(town, place=THERE) == ["全市"]


async def test_a_notice_holds_from_its_beginning_to_its_end(town: StoryTown) -> None:
    begins, ends = town.clock.now() + timedelta(hours=1), town.clock.now() + timedelta(hours=2)
    notice = await publish(town, starts=begins.isoformat(), ends=ends.isoformat())
    assert await shown(town) == []
    await town.call(None, "GET", f"/notices/{notice}", 404)
    await town.call("officer_s2", "GET", f"/notices/{notice}", 404)
    assert (await town.call("officer_s1", "GET", f"/notices/{notice}"))["title"] == "停水"
    await town.passes(hours=1)
    assert await shown(town) == ["停水"]
    page = await town.call(None, "GET", f"/notices/{notice}")
    assert (page["organisation"]["zh"], page["category"]["en"], page["circle"]) == ("永和派出所", "Community", None)
    assert "officer" not in str(page)
    assert str(town.ids["officer_s1"]) not in str(page)
    await town.passes(hours=1)
    assert await shown(town) == []
    for wrong in ({"ends": ends.isoformat()}, {"starts": "2027-01-01T00:00:00Z", "ends": "2026-12-01T00:00:00Z"}):
        body = {"organisation": str(town.offices["S1"]), "wording": said(**wrong)}
        assert (await town.call("officer_s1", "POST", "/notices", 422, **body))["code"] == "notice_ends_early"


async def test_a_withdrawn_notice_leaves_the_list_and_says_why(town: StoryTown) -> None:
    notice = await publish(town)
    changed = {"version": 1, "wording": said("停水改期", pinned=True)}
    assert await town.call("officer_s1", "PUT", f"/notices/{notice}", **changed) == 2
    assert await shown(town) == ["停水改期"]
    again = await town.call("officer_s1", "PUT", f"/notices/{notice}", 409, **changed)
    assert again["code"] == "changed_meanwhile"
    await town.call("officer_s1", "POST", f"/notices/{notice}/withdraw", 400, reason=" ")
    await town.call("officer_s1", "POST", f"/notices/{notice}/withdraw", reason="不停了")
    assert await shown(town) == []
    page = await town.call(None, "GET", f"/notices/{notice}")
    assert (page["title"], page["body"], page["withdrawn_why"]) == ("停水改期", "", "不停了")
    listed = await town.call("officer_s1", "GET", "/notices")
    assert [each["withdrawn_why"] for each in listed["notices"]] == ["不停了"]
    body = {"version": 3, "wording": said()}
    assert (await town.call("officer_s1", "PUT", f"/notices/{notice}", 409, **body))["code"] == "notice_withdrawn"
    async with town.house.db.transaction(EVERYTHING) as conn:
        lines = await conn.fetch("select event from journal where subject = $1 order by seq", f"notice:{notice}")
    assert [row["event"].partition(".")[2] for row in lines] == ["NoticePublished", "NoticeChanged", "NoticeWithdrawn"]


async def test_nobody_speaks_for_another_office(town: StoryTown) -> None:
    notice = await publish(town)
    body = {"organisation": str(town.offices["S2"]), "wording": said()}
    assert (await town.call("officer_s1", "POST", "/notices", 404, **body))["code"] == "organisation_unknown"
    withdrawal = f"/notices/{notice}/withdraw"
    assert (await town.call("officer_s2", "POST", withdrawal, 404, reason="x"))["code"] == "notice_unknown"
    assert (await town.call("officer_s2", "GET", "/notices"))["notices"] == []
    wrong = {"organisation": str(town.offices["S1"]), "wording": said(category="none")}
    assert (await town.call("officer_s1", "POST", "/notices", 422, **wrong))["code"] == "notice_category_unknown"
    await town.call("gas", "POST", "/notices", 403, **body)
    await town.call(None, "GET", "/notices", 401)


def test_a_change_is_of_what_was_read() -> None:
    wording = Wording(category="traffic", title="x", body="y", circle=Circle(117.0, 27.0))
    notice = Notice(
        id=new_id(),
        version=4,
        organisation=new_id(),
        wording=wording,
        starts=START,
        published_at=START,
        published_by=None,
    )
    with pytest.raises(Problem) as stale:
        notice.change(wording, 3, START)
    assert stale.value.fault == CHANGED_MEANWHILE
    over = Wording(category="traffic", title="x", body="y", ends=START)
    with pytest.raises(Problem) as early:
        notice.change(over, 4, START)
    assert early.value.fault == NOTICE_ENDS_EARLY
    changed, _ = notice.change(wording, 4, START + timedelta(hours=1))
    assert (changed.version, changed.starts) == (5, START)
