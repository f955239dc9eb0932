"""What the small town brings that is no emergency: a matter that was asked back, extended, answered and returned."""

from __future__ import annotations

from typing import Any

from anmin.cases.actions import raising
from anmin.insight.actions import issue_weekly_sheets
from anmin.matters.actions import assessing, concluding, extending, handling, routing, taking_in
from tests.identity.bureau import THE_HOUSE

MATTER_WORDS = {
    "matter": "楼下烧烤摊每晚油烟呛人",
    "matter_question": "请问是几号楼的烧烤摊",
    "matter_extension": "须等环保检测报告出具",
    "matter_decision": "同意延至周五但不得再延",
    "matter_answer": "已责令摊主加装净化器",
    "matter_review": "请补充检测日期再报",
    "matter_note": "摊位在河对岸不归本所",
}
"""What people wrote, by where it belongs; part of `WORDS`."""


async def bring_matter(line: Any) -> None:
    """Told by the citizen, handled by the station, returned in the end."""
    made, words = line.made, MATTER_WORDS
    place = {"lon": 117.43, "lat": 27.33}
    case = (await line.tells(raising.raise_case, kind="service", content=words["matter"], place=place)).case
    made.matter = case
    await line.leads(assessing.assess_case, case=case)
    await line.leads(routing.route_case, case=case, lead=made.station)
    await line.run(handling.accept_case, line.officer, case=case)
    await line.run(handling.ask_citizen, line.officer, case=case, question=words["matter_question"])
    await line.run(handling.resume_matter, line.officer, case=case)
    longer = {"count": 1, "reason": words["matter_extension"]}
    asked = await line.run(extending.extend_deadline, line.officer, case=case, **longer)
    decided = {"extension": asked, "granted": True, "words": words["matter_decision"]}
    await line.leads(extending.decide_extension, case=case, **decided)
    answer = await line.run(concluding.answer_case, line.officer, case=case, text=words["matter_answer"])
    await line.leads(concluding.review_answer, case=case, answer=answer, give=False, reason=words["matter_review"])
    await line.run(handling.return_case, line.officer, case=case, reason="not_here", note=words["matter_note"])
    said = {"content": words["matter"], "place": place, "on_behalf": True, "consent": "oral"}
    await line.run(taking_in.take_in, line.officer, **said)
    await line.run(issue_weekly_sheets, THE_HOUSE)
