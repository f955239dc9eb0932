"""What the small town's supervision writes: an order from above with its answer, a rectification order, a reply link."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from anmin.cases.actions import ordering
from anmin.matters.actions import rectification, reply_links, supervision

SUPERVISION_WORDS = {
    "supervision": "该户三次报警，请所长今日亲自到场",
    "supervision_answer": "所长已到场，双方签了调解书",
    "rectification_to": "永和路七十七号房东钱氏",
    "rectification": "更换被砸坏的防盗门并修好门锁",
    "rectification_basis": "租赁合同第八条及治安管理处罚法",
    "rectification_withdrawn": "房东当天换了新门",
    "link_address": "luban@yonghe.example",
}
"""What people wrote, by where it belongs; part of `WORDS`."""


async def supervise(line: Any) -> None:
    """On the open case, by its leader and its officer."""
    made, words = line.made, SUPERVISION_WORDS
    placed = await line.leads(supervision.supervise_case, case=made.case, to=made.station, text=words["supervision"])
    answer = {"supervision": placed.supervision, "text": words["supervision_answer"]}
    await line.run(supervision.answer_supervision, line.officer, **answer)
    asked = {"demand": words["rectification"], "basis": words["rectification_basis"]}
    asked |= {"addressee": words["rectification_to"], "deadline": made.bureau.clock.now().date() + timedelta(days=7)}
    issued = await line.run(
        rectification.issue_rectification, line.officer, case=made.case, office=made.station, **asked
    )
    made.rectification = issued.rectification
    why = words["rectification_withdrawn"]
    await line.run(rectification.withdraw_rectification, line.officer, rectification=made.rectification, reason=why)
    responders = [{"kind": "organisation", "id": made.station}]
    [order] = await line.leads(ordering.order_responders, case=made.case, responders=responders)
    await line.leads(reply_links.make_reply_link, order=order.order, way="mail", mail=words["link_address"])
    await line.leads(ordering.withdraw_order, order=order.order, reason="not_needed")
