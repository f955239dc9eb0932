"""Reply links: made, sent by a carrier or told as a code, opened, answered once; and what is stuck."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.kernel.access import HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.ids import new_id
from anmin.kernel.words import Text
from anmin.matters.actions.stuck import NameStuckReplies, name_stuck_replies
from anmin.matters.model.reply_links import LETTERS, ReplyLink, new_code, plain_code
from anmin.matters.outbound import Message, Outbound, Undeliverable
from anmin.matters.reply_page import Order, order_page
from anmin.matters.terms.reply_links import LinkState, LinkWay, LinkWhy, ReplyOutcome
from tests.conftest import START
from tests.matters.ground import facts, handed_over
from tests.stories.conftest import town as town  # noqa: PLC0414 - the fixture
from tests.stories.town import HERE, StoryTown

MAIL = "office@law.example"


class Postman:
    """Keeps what it is given, refuses or fails as often as it is told."""

    def __init__(self, refuses: int = 0, fails: int = 0) -> None:
        self.sent: list[Message] = []
        self.refuses = refuses
        self.fails = fails

    async def send(self, message: Message) -> None:
        if self.fails:
            self.fails -= 1
            raise ConnectionError
        if self.refuses:
            self.refuses -= 1
            raise Undeliverable
        self.sent.append(message)


async def linked(town: StoryTown, order: str, status: int = 200, **said: Any) -> Any:
    return await town.call("dispatcher", "POST", f"/orders/{order}/reply-links", status, **{"way": "code"} | said)


async def opened(town: StoryTown, code: str, status: int = 200) -> str:
    town.http.cookies.clear()
    answer = await town.http.get("/reply", params={"code": code})
    assert answer.status_code == status, answer.text
    return answer.text


async def replied(town: StoryTown, code: str, status: int = 200, **typed: str) -> str:
    said = {"code": code, "outcome": "done", "text": "地锁已拆除，\r\n现场已恢复"} | typed
    answer = await town.http.post("/reply", data=said)
    assert answer.status_code == status, answer.text
    return answer.text


async def states(town: StoryTown, case: str) -> list[tuple[str, str | None]]:
    shown = await town.call("dispatcher", "GET", f"/cases/{case}/reply-links")
    return [(each["link"]["state"], each["stuck"]) for each in shown]


async def test_an_order_is_answered_once_by_a_code_that_was_told(
    town: StoryTown, superuser: asyncpg.Connection
) -> None:
    case, orders = await handed_over(town)
    code = (await linked(town, orders["LAW"]))["code"]
    assert await superuser.fetchval("select token from reply_links") is None
    page = await opened(town, code.lower().replace("-", " "))
    number = (await town.call("dispatcher", "GET", f"/cases/{case}"))["head"]["number"]
    for part in (number, "市执法局", "请到现场核实，依法拆除", "09:00"):
        assert part in page
    assert "私装地锁" not in page, "what the caller wrote is not the order's"
    assert await states(town, case) == [("seen", None)]
    assert "请写明" in await replied(town, code, 422, text=" ")
    assert "回复已收到" in await replied(town, code)
    sheet = await town.call("dispatcher", "GET", f"/cases/{case}")
    [shown] = sheet["orders"]
    assert (shown["row"]["order"]["state"], shown["row"]["reports"][0]["text"]) == ("done", "地锁已拆除，\n现场已恢复")
    assert (shown["row"]["reports"][0]["by"], sheet["case"]["state"]) == (None, "reported")
    assert await states(town, case) == [("answered", None)]
    assert "已回复" in await replied(town, code, 410)
    assert "已回复" in await opened(town, code, 410)
    [said] = await facts(town, case, "matters.ReplyLinkAnswered")
    assert said["outcome"] == "done"


async def test_who_is_not_responsible_refuses_by_the_page(town: StoryTown) -> None:
    case, orders = await handed_over(town)
    code = (await linked(town, orders["LAW"]))["code"]
    await replied(town, code, outcome="not_ours", text="应由\n交警办理")
    [shown] = (await town.call("dispatcher", "GET", f"/cases/{case}"))["orders"]
    row = shown["row"]
    assert (row["order"]["state"], row["order"]["end_why"], row["end_note"]) == ("refused", "not_ours", "应由 交警办理")


async def test_the_reply_of_a_lead_waits_for_its_review(town: StoryTown) -> None:
    asked = {"kind": "service", "content": "路灯不亮", "place": HERE}
    case = (await town.call(None, "POST", "/cases", **asked))["case"]
    await town.call("dispatcher", "POST", f"/matters/{case}/assessment", urgency="ordinary", kind="service")
    lead = str(town.offices["LAW"])
    [placed] = await town.call("dispatcher", "POST", f"/matters/{case}/routing", lead=lead, instruction="请修复")
    assert (await supervised(town, case)).startswith("350799督")
    await replied(town, (await linked(town, placed["order"]))["code"], text="已换灯泡")
    [answer] = (await town.call("dispatcher", "GET", f"/matters/{case}"))["answers"]
    assert "已换灯泡" in str(answer)
    again = (await linked(town, placed["order"]))["code"]
    await replied(town, again, text="再报一次")
    [shown] = (await town.call("dispatcher", "GET", f"/cases/{case}"))["orders"]
    assert (shown["row"]["order"]["state"], shown["row"]["reports"][0]["text"]) == ("reported", "再报一次")


async def supervised(town: StoryTown, case: str) -> str:
    """The lead is meant when nobody is named."""
    placed = await town.call("commander", "POST", f"/cases/{case}/supervisions", text="请尽快")
    [said] = await facts(town, case, "matters.SupervisionIssued")
    assert said["to_office"] == str(town.offices["LAW"])
    return str(placed["number"])


async def test_after_it_was_accepted_a_refusal_is_reported_and_the_order_stands(town: StoryTown) -> None:
    case, orders = await handed_over(town)
    await town.call("law", "POST", f"/orders/{orders['LAW']}/acknowledge")
    await replied(town, (await linked(town, orders["LAW"]))["code"], outcome="not_ours", text="辖区不符")
    [shown] = (await town.call("dispatcher", "GET", f"/cases/{case}"))["orders"]
    assert shown["row"]["order"]["state"] == "reported"
    assert shown["row"]["reports"][0]["text"] == "不属我单位职责：辖区不符"


async def test_a_link_is_sent_by_its_carrier_and_what_comes_to_nothing_says_why(
    town: StoryTown, superuser: asyncpg.Connection
) -> None:
    case, orders = await handed_over(town)
    order, outbound = orders["LAW"], town.house.service(Outbound)
    assert (await linked(town, order, 422, way="mail"))["code"] == "reply_address_needed"
    assert (await linked(town, order, 422, way="sms", mail=MAIL))["code"] == "reply_address_needed"
    postman = Postman(fails=1)
    outbound.register(LinkWay.MAIL, postman)
    assert (await linked(town, order, way="mail", mail=MAIL))["code"] is None
    await town.passes(minutes=5)

    async def sent() -> bool:
        await town.passes(seconds=30)
        return bool(await facts(town, case, "matters.ReplyLinkSent"))

    await town.until(sent)
    [message] = postman.sent
    assert message.address == MAIL
    assert await superuser.fetchval("select token is null from reply_links")
    found = re.search(r"/reply\?code=([0-9A-Z-]{19})\b", message.text)
    assert found
    await opened(town, found[1])
    outbound.register(LinkWay.SMS, Postman(refuses=1))
    await linked(town, order, way="sms", phone="13800009999")

    async def refused() -> bool:
        return ("failed", "refused") in await states(town, case)

    await town.until(refused)
    assert await states(town, case) == [("failed", "refused"), ("failed", None)], "the earlier one was replaced"
    assert "已另发链接" in await opened(town, found[1], 410)
    row = await superuser.fetchval("select string_agg(r::text, ' ') from reply_links r")
    assert MAIL not in row
    assert "13800009999" not in row
    outbound._carriers.clear()
    assert (await linked(town, order, 409, way="mail", mail=MAIL))["code"] == "reply_no_carrier"


async def test_the_daily_list_names_what_is_stuck_until_its_order_ends(town: StoryTown) -> None:
    case, orders = await handed_over(town, "LAW", "PARKS")
    law = (await linked(town, orders["LAW"], days=3))["code"]
    await linked(town, orders["PARKS"], days=3)
    await opened(town, law)

    async def stuck() -> list[str]:
        return [each["stuck"] for each in await town.call("dispatcher", "GET", "/reply-links/stuck")]

    assert await stuck() == []
    await town.passes(days=1)
    assert await stuck() == ["not_seen"]
    await town.passes(days=1)
    assert await stuck() == ["not_answered", "not_seen"]
    await town.passes(days=1)
    assert await stuck() == ["expired", "expired"]
    assert "链接已过期" in await replied(town, law, 410)
    assert len(await town.call("dispatcher", "GET", "/reply-links/stuck", limit=1)) == 1
    await town.call("dispatcher", "POST", f"/orders/{orders['LAW']}/withdraw", reason="not_needed")
    assert await stuck() == ["expired"]
    again = (await linked(town, orders["PARKS"]))["code"]
    await town.call("dispatcher", "POST", f"/orders/{orders['PARKS']}/withdraw", reason="not_needed")
    assert "派单已结束" in await opened(town, again, 410)
    assert (await linked(town, orders["PARKS"], 409))["code"] == "order_ended"
    await town.call("law", "GET", "/reply-links/stuck", 403)
    assert len(await facts(town, case, "matters.ReplyLinkMade")) == 3


async def test_each_desk_is_told_in_the_morning_what_is_stuck(town: StoryTown, superuser: asyncpg.Connection) -> None:
    _, orders = await handed_over(town, "LAW", "PARKS")
    for each in orders.values():
        await linked(town, each)
    await name_stuck_replies.run(town.house, Caller(HOUSE), NameStuckReplies())
    told = "select payload ->> 'count' from journal where event = 'matters.RepliesStuck'"
    assert await superuser.fetchval(told) is None
    await town.passes(days=8)
    await name_stuck_replies.run(town.house, Caller(HOUSE), NameStuckReplies())
    assert await superuser.fetchval(told) == "2"


async def test_a_wrong_code_opens_nothing_and_is_slowed(town: StoryTown) -> None:
    await handed_over(town)
    assert "请输入收到的代码" in await opened(town, "")
    wrong = new_code()
    for _ in range(6):
        assert "链接无效" in await opened(town, wrong, 404)
    assert "频繁" in await opened(town, wrong, 429)
    await opened(town, "x<script>", 400)


def test_the_page_runs_nothing_that_an_order_says() -> None:
    nasty = '</dd><script>alert(1)</script>" onfocus="x'
    order = Order(code="A", number="1", office=Text(nasty, nasty), at="", instruction=nasty, typed=nasty, said=nasty)
    for lang in ("zh", "en"):
        page = order_page(order, lang)
        assert "<script" not in page
        assert '" onfocus' not in page


@given(st.booleans(), st.booleans())
def test_a_code_is_read_as_it_was_drawn(lower: bool, misread: bool) -> None:
    code = new_code()
    typed = code.replace("-", " ").replace("1", "l" if misread else "1").replace("0", "O" if misread else "0")
    assert plain_code(typed.lower() if lower else typed) == plain_code(code) == code.replace("-", "")
    assert set(plain_code(code)) <= set(LETTERS)


def link(**values: Any) -> ReplyLink:
    said = dict.fromkeys(("why", "made_by", "sent_at", "seen_at", "answered_at")) | {
        "id": new_id(),
        "version": 1,
        "case": new_id(),
        "order": new_id(),
        "way": LinkWay.MAIL,
        "state": LinkState.MADE,
        "made_at": START,
        "expires_at": START + timedelta(days=7),
    }
    return ReplyLink(**said | values)


def test_a_link_goes_forward_only() -> None:
    seen = link().see(START)
    assert seen
    assert seen[0].sent_at == START
    assert seen[0].sent(START) is None
    answered, said = seen[0].answer(ReplyOutcome.DONE, START + timedelta(seconds=9))
    assert said.seconds == 9
    assert answered.failed(LinkWhy.REPLACED) is None
    with pytest.raises(Exception, match="reply_link_over"):
        answered.answer(ReplyOutcome.DONE, START)
    assert link().stuck(START + timedelta(hours=1)) is LinkWhy.NOT_SENT
