"""The rules of closing, sub-tasks, hand-overs, escalations and letters, without a house."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.cases.letter_pdf import render
from anmin.cases.model.cases import Case
from anmin.cases.model.closing import Ending, close, reopen, unmet
from anmin.cases.model.follow_ups import way_for
from anmin.cases.model.handovers import NEXT, HandOver
from anmin.cases.model.letters import Letter, Sheet, numbered
from anmin.cases.model.orders import Order
from anmin.cases.model.overseas import UPWARDS, check_step
from anmin.cases.model.tasks import Task, freed
from anmin.cases.terms.cases import CaseKind, CaseState, Channel, Flag
from anmin.cases.terms.follow_ups import FollowUpWay
from anmin.cases.terms.handovers import HandOverKind, HandOverState
from anmin.cases.terms.letters import LetterState
from anmin.cases.terms.orders import OrderState, ResponderKind
from anmin.cases.terms.overseas import Step
from anmin.cases.terms.tasks import TaskState
from anmin.kernel.ids import new_id
from anmin.kernel.paper import MISSING, shown
from anmin.kernel.words import Problem

NOW = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
DESK = new_id()


def a_case(**values: Any) -> Case:
    fields: dict[str, Any] = dict.fromkeys(Case.__struct_fields__)
    fields |= {"id": new_id(), "number": "350799-20261102-0001", "version": 3, "epoch": 2, "kind": CaseKind.EMERGENCY}
    fields |= {"state": CaseState.TAKEN, "channel": Channel.APP, "desk": DESK, "office": DESK, "offices": (DESK,)}
    fields |= {"flags": frozenset(), "level": 2, "raised_at": NOW, "taken_at": NOW, "reopened": 0, "disposition": ""}
    return Case(**fields | values)


def an_order(number: int, state: OrderState, **values: Any) -> Order:
    fields: dict[str, Any] = {"id": new_id(), "version": 1, "case": DESK, "number": number, "state": state}
    fields |= {"kind": ResponderKind.ORGANISATION, "responder": new_id(), "office": DESK, "required": True, "task": ""}
    return Order(**fields | {"response": None, "parent": None, "ordered_at": NOW} | values)


def a_task(**values: Any) -> Task:
    fields: dict[str, Any] = dict.fromkeys(Task.__struct_fields__)
    fields |= {"id": new_id(), "version": 1, "case": DESK, "code": "x:a", "state": TaskState.OPEN, "office": DESK}
    return Task(**fields | {"required": True, "opened_at": NOW, "after": "", "minutes": 15} | values)


@pytest.mark.parametrize("state", [OrderState.DONE, OrderState.WITHDRAWN, OrderState.ORDERED])
def test_a_refusal_is_made_good_by_a_later_one_of_its_kind(state: OrderState) -> None:
    refused = an_order(1, OrderState.REFUSED)
    assert unmet([refused]) == [refused]
    assert unmet([refused, an_order(2, state)]) == []
    assert unmet([refused, an_order(2, OrderState.REFUSED)]) != []
    assert unmet([refused, an_order(2, state, kind=ResponderKind.STAFF)]) == [refused]
    assert unmet([an_order(0, state), refused]) == [refused]


def test_in_a_response_only_the_same_responder_makes_good() -> None:
    response, gas = new_id(), new_id()
    refused = an_order(1, OrderState.REFUSED, response=response, responder=gas)
    assert unmet([refused, an_order(2, OrderState.DONE, response=response)]) == [refused]
    assert unmet([refused, an_order(2, OrderState.DONE, response=response, responder=gas)]) == []
    assert unmet([an_order(1, OrderState.REFUSED, response=response, required=False)]) == []


def test_closing_flags_the_false_report_and_the_force() -> None:
    case, said = close(a_case(waiting_since=NOW), Ending(disposition="false_report", measure="detention"), NOW)
    assert (case.state, case.epoch, case.waiting_since, case.closed_at) == (CaseState.CLOSED, 3, None, NOW)
    assert (case.flags, said.seconds, said.forced) == (frozenset(), 0, False)
    case, _ = close(a_case(), Ending(disposition="x", forced=True, false_report=True), NOW)
    assert case.flags == {Flag.CLEARED_BY_FORCE, Flag.REPEAT_CALLER}
    with pytest.raises(Problem, match="case_over"):
        close(case, Ending(disposition="x"), NOW)


@given(st.lists(st.sampled_from([OrderState.DONE, OrderState.REFUSED, OrderState.WITHDRAWN]), max_size=5))
def test_a_reopened_case_has_somebody_and_its_times(orders: list[OrderState]) -> None:
    closed, _ = close(a_case(opened_at=NOW, reported_at=NOW), Ending(disposition="x", forced=True), NOW)
    case, said = reopen(closed, orders, NOW + timedelta(days=1))
    assert case.state is (CaseState.REPORTED if OrderState.DONE in orders else CaseState.TAKEN)
    assert (case.raised_at, case.opened_at, case.taken_at, case.reported_at) == (NOW, NOW, NOW, NOW)
    assert (case.closed_at, case.epoch, case.reopened, said.times) == (None, closed.epoch + 1, 1, 1)
    assert Flag.CLEARED_BY_FORCE not in case.flags


@pytest.mark.parametrize("state", list(CaseState))
def test_only_a_closed_case_is_reopened(state: CaseState) -> None:
    if state is CaseState.CLOSED:
        assert reopen(a_case(state=state), (), NOW)[0].state is CaseState.TAKEN
        return
    with pytest.raises(Problem, match="case_state" if state is CaseState.MERGED else "case_not_closed"):
        reopen(a_case(state=state), (), NOW)


LEGAL = {
    TaskState.WAITING: {"open", "drop"},
    TaskState.OPEN: {"start", "finish", "drop"},
    TaskState.STARTED: {"finish", "drop"},
    TaskState.DONE: set(),
    TaskState.DROPPED: set(),
}


@pytest.mark.parametrize("state", list(TaskState))
@pytest.mark.parametrize("verb", ["start", "finish", "drop"])
def test_a_sub_task_goes_forward_only(state: TaskState, verb: str) -> None:
    task = a_task(state=state)
    act = {
        "start": lambda: task.start(DESK, NOW),
        "finish": lambda: task.finish(DESK, NOW),
        "drop": lambda: task.drop(NOW),
    }
    if verb in LEGAL[state]:
        after, _ = act[verb]()
        assert after.version == task.version + 1
        assert after.ended == (after.ended_at is not None) == (verb != "start")
    else:
        with pytest.raises(Problem, match="task_state"):
            act[verb]()


def test_what_waited_is_freed_by_the_end_of_the_one_before() -> None:
    first, second = a_task(), a_task(code="x:b", state=TaskState.WAITING, after="x:a", opened_at=NOW)
    third = a_task(code="x:c", state=TaskState.WAITING, after="x:b")
    assert freed(first, [first, second, third]) == [second]
    assert freed(a_task(code=""), [a_task(state=TaskState.WAITING, after="")]) == []
    later = NOW + timedelta(minutes=10)
    opened, _ = second.open(later)
    assert (opened.state, opened.due_at) == (TaskState.OPEN, later + timedelta(minutes=15))
    assert third.drop(NOW)[1].seconds is None


@given(st.lists(st.sampled_from(list(Step)), max_size=8), st.booleans())
def test_a_matter_goes_up_in_order_and_once(steps: list[Step], abroad: bool) -> None:
    taken: list[Step] = []
    for step in steps:
        try:
            check_step(step, taken, abroad=abroad)
        except Problem:
            continue
        taken.append(step)
    upwards = tuple(each for each in taken if each in UPWARDS)
    assert upwards == UPWARDS[: len(upwards)]
    assert len(set(taken)) == len(taken)
    assert abroad or not upwards


@pytest.mark.parametrize("state", list(HandOverState))
@pytest.mark.parametrize("answer", list(HandOverState))
def test_a_hand_over_is_a_contract(state: HandOverState, answer: HandOverState) -> None:
    fields: dict[str, Any] = {"id": new_id(), "version": 1, "case": DESK, "kind": HandOverKind.AGENCY, "by": None}
    offered = HandOver(**fields, agency="铁路公安", their_number="旧", state=state, offered_at=NOW, answered_at=None)
    if answer in NEXT.get(state, ()):
        after, said = offered.answer(answer, "", NOW)
        assert (after.state, after.their_number, said.state) == (answer, "旧", answer)
        assert offered.answer(answer, "新", NOW)[0].their_number == "新"
    else:
        with pytest.raises(Problem, match="hand_over_state"):
            offered.answer(answer, "", NOW)


def a_letter(state: LetterState) -> Letter:
    fields: dict[str, Any] = {"id": new_id(), "version": 1, "case": DESK, "number": numbered("安公协", 2026, 3)}
    fields |= {"addressee": "甲", "body": "乙", "written_at": NOW, "written_by": None, "sent_at": NOW}
    return Letter(**fields, state=state, answered_at=None, answer="")


def test_a_letter_is_written_sent_answered() -> None:
    written = a_letter(LetterState.WRITTEN)
    assert written.number == "安公协〔2026〕3号"
    assert written.change("丙", "丁")[0].number == written.number
    assert written.send(NOW)[0].state is LetterState.SENT
    assert a_letter(LetterState.SENT).answered("已核查", NOW + timedelta(hours=1))[1].seconds == 3600
    for act in (
        lambda: written.answered("早", NOW),
        lambda: a_letter(LetterState.SENT).change("丙", "丁"),
        lambda: a_letter(LetterState.ANSWERED).send(NOW),
    ):
        with pytest.raises(Problem, match="letter_state"):
            act()


@pytest.mark.parametrize("flag", list(Flag))
def test_who_must_not_be_called_is_visited(flag: Flag) -> None:
    unsafe = flag in (Flag.UNSAFE_TO_CALL, Flag.QUIET)
    assert way_for(a_case(flags=frozenset({flag}))) is (FollowUpWay.VISIT if unsafe else FollowUpWay.CALL)


@given(st.text(max_size=400), st.text(min_size=1, max_size=80), st.booleans())
def test_any_text_becomes_a_page(body: str, issuer: str, simulated: bool) -> None:
    sheet = Sheet(issuer=issuer, number="X", addressee=body[:200], body=body, day=NOW.date(), simulated=simulated)
    page = render(sheet)
    assert page.startswith(b"%PDF")
    assert page == render(sheet)


def test_what_the_face_lacks_is_marked() -> None:
    assert shown("José·艾力 😀") == f"José\u30fb艾力 {MISSING}"
    assert shown("Ñuñoa") == "Nunoa"
    assert shown("<b>&") == "<b>&"
