"""What the small town tells the police and what they write of it: cases and units with every table peopled, by the doors."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec

from anmin.cases.actions import (
    answering,
    assessing,
    closing,
    drafts,
    follow_ups,
    following,
    handovers,
    letters,
    links,
    messages,
    ordering,
    overseas,
    parties,
    positions,
    raising,
    rating,
    recording,
    reporting,
    tasks,
    views,
)
from anmin.cases.catalogue.desks import DESKS
from anmin.channels.device.actions import device_event
from anmin.channels.phone.actions import phone_event
from anmin.dispatch.actions import positions as unit_positions
from anmin.dispatch.actions import response_parties, responses, roster, units
from anmin.identity.store.organisations import load_tree
from anmin.identity.tree import OrganisationTree
from anmin.kernel.access import ANONYMOUS, EVERYTHING
from anmin.kernel.ctx import Caller
from anmin.kernel.personal import dec_hook
from anmin.kernel.registers import Registers
from anmin.kernel.registers.actions import set_register_row
from anmin.kernel.registers.bodies import SetRegisterRow
from anmin.media.actions import keeping
from anmin.territory.service import Territory
from tests.channels.conftest import SECRET, TOKEN
from tests.house.peopling_matters import MATTER_WORDS, bring_matter
from tests.house.peopling_supervision import SUPERVISION_WORDS, supervise
from tests.house.peopling_transfers import TRANSFER_WORDS, people_transfers
from tests.identity.bureau import THE_HOUSE

if TYPE_CHECKING:
    from tests.house.peopling import Peopled

HERE = {"lon": 117.43, "lat": 27.33}
WORDS = (
    {
        "content": "丈夫喝醉后砸东西，孩子躲在衣柜里",
        "address": "永和路七十七号三单元五零二室",
        "landmark": "红色铁门对面的杂货铺",
        "draft": "我还没写完，先存着，邻居在偷看",
        "message": "他睡着了，钥匙在花盆底下",
        "answer": "请把门反锁，民警两分钟后到",
        "instruction": "从后门进入，不鸣笛，留意刀具",
        "stage_why": "电梯停运改走楼梯所以未先报出发",
        "order_end": "换由女民警上门，原单撤回",
        "report": "男子已带离，女方手臂有淤青",
        "task": "联系妇联陪护并核对出租登记",
        "task_outcome": "妇联小组已到，登记相符",
        "link": "与上周同一户的求助有关",
        "letter_to": "临江县公安局户籍科",
        "letter": "请协助核对该户成员近期去向",
        "letter_answer": "经核，其弟上月已迁往外省",
        "escalation": "涉及未成年人，请领导知悉",
        "escalation_answer": "同意，先安置儿童",
        "hand_over": "请妇女儿童庇护所接收母子二人",
        "hand_over_answer": "床位已留，今晚可入住",
        "outcome": "已对当事人训诫并护送家人暂住",
        "reopened": "对方凌晨又来敲门",
        "follow_up": "本人称夜里仍害怕，要求再来看看",
        "rating": "来得很快，但门锁没人修",
        "excuse": "该单位今晚停电无法值守",
    }
    | SUPERVISION_WORDS
    | MATTER_WORDS
    | TRANSFER_WORDS
)
"""What people wrote, by where it belongs. Who may read each is said in `test_personal`."""
CALLER, CALLER_HOME = "百里守约", "通泰街道锅炉房旁平房"
PARTY, PARTY_HOME, PARTY_NOTE = "司马青萍", "昭阳巷老供销社楼上", "怀孕五个月，对青霉素过敏"
PHONES = ("13822223333", "13755556666", "13644447777")
DOCUMENT = "11010119900307002X"
PEOPLE = (CALLER, CALLER_HOME, PARTY, PARTY_HOME, PARTY_NOTE, *PHONES, DOCUMENT)
"""Who people are: behind `reveal` alone."""


class _Line:
    """Passing doors with plain values, as a client does."""

    def __init__(self, made: Peopled, leader: Caller, officer: Caller) -> None:
        self.made = made
        self.leader = leader
        self.officer = officer

    async def run(self, door: Any, caller: Caller, **fields: Any) -> Any:
        return await door.run(self.made.bureau.house, caller, msgspec.convert(fields, door.command, dec_hook=dec_hook))

    async def leads(self, door: Any, **fields: Any) -> Any:
        return await self.run(door, self.leader, **fields)

    async def tells(self, door: Any, **fields: Any) -> Any:
        return await self.run(door, self.made.citizen, **fields)


async def people_cases(made: Peopled) -> None:
    """An open case with everything on it, a closed one that was rated and taken up again, a call, a draft, a unit."""
    await _desk(made)
    line = _Line(made, await made.bureau.caller(made.leader), await made.bureau.caller(made.officer))
    made.unit = await _unit(line)
    made.case = await _told(line)
    await _ordered(line)
    await _written(line)
    await _handed_on(line)
    await supervise(line)
    await bring_matter(line)
    made.closed = await _closed(line)
    await _followed(line)
    await people_transfers(made.bureau.house, line)
    made.call = await _rang(line)
    await _commanded(line)


async def _desk(made: Peopled) -> None:
    """The station takes the calls of the whole town, and what the house holds in memory knows of it."""
    house = made.bureau.house
    top = await made.bureau.value("select code from organisations where parent is null")
    row = {"organisation": top, "desk": "STATION", "division": "350799"}
    await set_register_row.run(house, THE_HOUSE, SetRegisterRow(register=DESKS.code, data=row))
    async with house.db.transaction(EVERYTHING) as conn:
        await house.service(Registers).reload(conn, DESKS)
    await load_tree(house, house.service(OrganisationTree))
    await house.service(Territory).load()


async def _unit(line: _Line) -> UUID:
    now = line.made.bureau.clock.now()
    said = {"code": "CAR-1", "name": "一号车", "kind": "police_car", "office": "STATION", "status": "available"}
    unit: UUID = await line.leads(units.add_unit, particulars=said)
    crew = {"starts": now, "ends": now + timedelta(hours=8), "crew": [line.made.officer]}
    await line.leads(roster.roster_unit, unit=unit, **crew)
    await line.run(unit_positions.report_positions, line.officer, fixes=[{"unit": unit, "at": now, **HERE}])
    return unit


async def _told(line: _Line) -> UUID:
    """A citizen tells of it in the words of the first door, sends a position and begins a second report."""
    who = {"name": CALLER, "phone": PHONES[0]}
    where = {"address": WORDS["address"], "landmark": WORDS["landmark"], "place": HERE}
    case: UUID = (await line.tells(raising.raise_case, content=WORDS["content"], **where, **who)).case
    await line.tells(positions.send_positions, case=case, fixes=[HERE])
    line.made.draft = (await line.tells(drafts.add_to_draft, content=WORDS["draft"], **who)).draft
    await line.leads(assessing.take_case, case=case)
    party = {"name": PARTY, "phone": PHONES[1], "document": DOCUMENT, "address": PARTY_HOME, "note": PARTY_NOTE}
    line.made.party = await line.leads(parties.add_party, case=case, role="victim", **party)
    return case


async def _ordered(line: _Line) -> None:
    """Two responders: one order is worked on, the other taken back."""
    case, unit, top = line.made.case, line.made.unit, line.made.bureau.top
    responders = [{"kind": "unit", "id": unit}, {"kind": "organisation", "id": top}]
    placed = await line.leads(
        ordering.order_responders, case=case, responders=responders, instruction=WORDS["instruction"]
    )
    order, other = (each.order for each in placed)
    await line.leads(ordering.withdraw_order, order=other, reason="not_needed", note=WORDS["order_end"])
    await line.run(answering.report_stage, line.officer, order=order, stage="on_scene", why=WORDS["stage_why"])
    await line.run(reporting.report_back, line.officer, order=order, final=False, text=WORDS["report"])


async def _written(line: _Line) -> None:
    """The thread with its evidence, and a sub-task."""
    case = line.made.case
    await line.tells(messages.send_message, case=case, body=WORDS["message"], evidence=[line.made.evidence])
    await line.leads(messages.send_message, case=case, body=WORDS["answer"])
    await line.leads(keeping.hold_evidence, owner=f"case:{case}", reason="litigation")
    asked = {"title": WORDS["task"], "minutes": 30, "office": line.made.station}
    [planned] = await line.leads(tasks.plan_tasks, case=case, tasks=[asked])
    await line.leads(tasks.start_task, task=planned.task)
    await line.leads(tasks.finish_task, task=planned.task, outcome=WORDS["task_outcome"])


async def _handed_on(line: _Line) -> None:
    """What goes to others: a letter, a report upwards, a hand-over."""
    case = line.made.case
    letter = await line.leads(letters.write_letter, case=case, addressee=WORDS["letter_to"], body=WORDS["letter"])
    await line.leads(letters.send_letter, letter=letter)
    await line.leads(letters.letter_answered, letter=letter, answer=WORDS["letter_answer"])
    line.made.letter = letter
    up = await line.leads(overseas.escalate_case, case=case, step="duty_officer", note=WORDS["escalation"])
    await line.leads(overseas.answer_escalation, escalation=up, answer=WORDS["escalation_answer"])
    given = await line.leads(handovers.hand_over, case=case, agency="市庇护中心（虚构）", note=WORDS["hand_over"])
    answer = {"state": "accepted", "note": WORDS["hand_over_answer"]}
    await line.leads(handovers.hand_over_answered, hand_over=given, **answer)


async def _closed(line: _Line) -> UUID:
    """Closed, rated, followed up, taken up again and closed once more: the first case of two."""
    case: UUID = (await line.tells(raising.raise_case, content=WORDS["content"], place=HERE)).case
    ending = {"disposition": "handled_on_scene", "outcome": WORDS["outcome"]}
    await line.leads(assessing.take_case, case=case)
    await line.leads(closing.close_case, case=case, **ending)
    await line.leads(views.save_view, name="一级", filters={"level": 1})
    due = await line.made.bureau.value("select id from follow_ups where case_id = $1", case)
    told = {"way": "call", "verdict": "basically", "text": WORDS["follow_up"]}
    await line.leads(follow_ups.do_follow_up, follow_up=due, **told)
    await line.leads(closing.reopen_case, case=case, reason=WORDS["reopened"])
    await line.leads(closing.close_case, case=case, **ending)
    await line.tells(rating.rate_case, case=case, verdict="dissatisfied", text=WORDS["rating"])
    await line.leads(links.link_cases, case=case, other=line.made.case, kind="related", note=WORDS["link"])
    return case


async def _followed(line: _Line) -> None:
    """Somebody else reports a light that is out; the citizen follows it."""
    light = await line.run(
        raising.raise_case, Caller(ANONYMOUS), content=WORDS["content"], place=HERE, category="030302"
    )
    await line.tells(following.follow_case, report=light.case)


async def _rang(line: _Line) -> UUID:
    """The telephone rings and nobody is there; a device says what nobody can read."""

    async def phones(call: str, event: str, **said: str) -> UUID:
        body = json.dumps({"callId": call, "event": event, **said}).encode()
        proof = "sha256=" + hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
        heard: UUID = (await line.run(phone_event, Caller(ANONYMOUS), body=body, proof=proof)).call
        return heard

    ringing = {"event": "ringing", "ani": PHONES[2], "owner": CALLER, "address": CALLER_HOME}
    call = await phones("r-1", **ringing)
    await line.leads(recording.record_case, call=call, content=WORDS["content"])
    left = await phones("r-2", **ringing)
    await phones("r-2", "hangup")
    odd = f"\xff{PHONES[2]}".encode("latin-1")
    await line.run(device_event, Caller(ANONYMOUS), body=odd, proof=TOKEN)
    return left


async def _commanded(line: _Line) -> None:
    """A response level whose list names more than there are; one of them is excused."""
    case = line.made.case
    await line.leads(responses.set_response_level, case=case, level=1, instruction=WORDS["instruction"])
    left = await line.made.bureau.value("select id from response_parties where left_out <> '' limit 1")
    await line.leads(response_parties.excuse_party, party=left, note=WORDS["excuse"])
