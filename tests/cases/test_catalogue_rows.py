"""The first rows of the catalogue: whole, bilingual, and true to each other across registers."""

import re
from string import Formatter
from typing import Any

import pytest

from anmin.cases.catalogue.categories import CATEGORIES
from anmin.cases.catalogue.declared import REGISTERS
from anmin.cases.catalogue.dispositions import DISPOSITIONS
from anmin.cases.catalogue.equipment import EQUIPMENT
from anmin.cases.catalogue.level_rules import LEVEL_RULES
from anmin.cases.catalogue.measures import MEASURES
from anmin.cases.catalogue.questions import QUESTIONS, QuestionRow, option_faults, questions_of
from anmin.cases.catalogue.quick_phrases import QUICK_PHRASES
from anmin.cases.catalogue.safety_words import SAFETY_WORDS
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.tags import TAGS
from anmin.cases.catalogue.tasks import TASKS, TaskRow, task_faults, tasks_of
from anmin.cases.catalogue.templates import TEMPLATES, greeting, template_for
from anmin.cases.catalogue.terms import Outcome, PhraseFor, QuestionKind, TaskFor
from anmin.kernel.registers import Register
from anmin.kernel.words import Text

CHINESE = re.compile("[\u4e00-\u9fff]")
LOCAL = {"cases.camera", "cases.desk", "cases.premises"}
"""Registers that only a deployment can fill."""
BETRAYING = re.compile("警|救|危险|公安|派出所|police|alarm|help|rescue|danger|emergency|officer|110", re.IGNORECASE)
SILENT = "silent"


def rows(register: Register[Any]) -> dict[str, Any]:
    return register.first_rows()


@pytest.mark.parametrize("register", REGISTERS, ids=lambda each: each.code)
def test_the_first_rows_are_accepted_and_agree(register: Register[Any]) -> None:
    found = rows(register)
    assert bool(found) != (register.code in LOCAL)
    assert register.checks(tuple(found.values())) == []


@pytest.mark.parametrize("register", [each for each in REGISTERS if each.code not in LOCAL], ids=lambda each: each.code)
def test_every_text_stands_in_both_languages(register: Register[Any]) -> None:
    bilingual = [column.name[:-2] for column in register.columns if column.name.endswith("zh")]
    for code, row in rows(register).items():
        for stem in bilingual:
            zh, en = getattr(row, f"{stem}zh"), getattr(row, f"{stem}en")
            assert bool(zh) == bool(en), (code, stem)
            if zh:
                assert CHINESE.search(zh) or re.search(r"\d", zh), (code, zh)
                assert not CHINESE.search(en), (code, en)


def test_no_first_text_repeats_another() -> None:
    for register in (EQUIPMENT, SAFETY_WORDS, MEASURES, DISPOSITIONS, QUICK_PHRASES, TEMPLATES, TAGS, CATEGORIES):
        found = rows(register).values()
        for texts in ([(row.zh, getattr(row, "parent", "")) for row in found], [row.code for row in found]):
            assert len(set(texts)) == len(texts), register.code


def test_what_a_row_names_is_there() -> None:
    categories, templates = rows(CATEGORIES), rows(TEMPLATES)
    for row in categories.values():
        assert row.template in templates, row.code
    for row in templates.values():
        assert set(row.safety_words) <= rows(SAFETY_WORDS).keys(), row.code
        assert set(row.equipment) <= rows(EQUIPMENT).keys(), row.code
    for register in (QUESTIONS, TASKS):
        assert {row.template for row in rows(register).values()} == templates.keys()
    assert {row.category for row in rows(TAGS).values()} <= categories.keys()
    assert {row.category for row in rows(LEVEL_RULES).values()} - {""} <= categories.keys()
    assert {row.tag for row in rows(LEVEL_RULES).values()} - {""} <= rows(TAGS).keys()


def test_every_template_is_complete() -> None:
    questions, tasks = planted(QUESTIONS), planted(TASKS)
    for row in rows(TEMPLATES).values():
        assert "report_changes" in row.safety_words, row.code
        assert {"body_camera", "radio"} <= set(row.equipment), row.code
        asked = questions_of(questions, row.code)
        assert len(asked) >= 5
        assert len(tasks_of(tasks, row.code)) >= 2
        assert any(each.required for each in asked) != (row.code == SILENT)
        assert any(each.kind is QuestionKind.PLACE for each in asked)
        assert all(each.personal for each in asked if each.kind is QuestionKind.PHONE and each.code != "phone")


def test_the_greeting_names_the_agency_and_nothing_else() -> None:
    for row in rows(TEMPLATES).values():
        names = [name for text in (row.greeting_zh, row.greeting_en) for _, name, *_ in Formatter().parse(text) if name]
        assert names == ([] if row.code == SILENT else ["agency", "agency"])
    shown = greeting(rows(TEMPLATES)["general"], Text("示例县公安局", "Sample County Police"))
    assert shown.zh == "您好，这里是示例县公安局110报警服务台，请讲。"
    assert "Sample County Police" in shown.en


def test_an_unknown_template_falls_back_to_the_general_one() -> None:
    templates = tuple(rows(TEMPLATES).values())
    found, missing = template_for(templates, "fire"), template_for(templates, "imported_later")
    assert found
    assert missing
    assert (found.code, missing.code) == ("fire", "general")
    assert template_for((), "fire") is None


def test_the_work_of_the_field_is_in_the_tasks() -> None:
    tasks = planted(TASKS)
    lost = {each.zh: each for each in tasks_of(tasks, "lost_person")}
    assert {"群众走访", "信息查询", "身份锁定", "联系家属", "移交"} <= lost.keys()
    assert lost["移交"].after == lost["联系家属"].code
    side_by_side = {each.who for each in tasks_of(tasks, "joint_search") if not each.after}
    assert {TaskFor.VIDEO, TaskFor.PATROL, TaskFor.DATA} <= side_by_side
    fraud = tasks_of(tasks, "fraud_in_progress")
    assert {TaskFor.ANTI_FRAUD, TaskFor.STATION} <= {each.who for each in fraud if not each.after}
    assert min(each.minutes for each in fraud if each.zh == "见面劝阻") <= 10
    assert rows(TEMPLATES)["person_in_crisis"].consent
    assert {TaskFor.COMMUNITY, TaskFor.AMBULANCE} <= {each.who for each in tasks_of(tasks, "person_in_crisis")}


def test_a_notice_of_a_silent_alarm_betrays_nothing() -> None:
    assert BETRAYING.search("报警已受理")
    for row in rows(TAGS).values():
        assert not BETRAYING.search(row.notice_zh + row.notice_en), row.code
        assert row.zh not in row.notice_zh


def test_every_outcome_and_every_group_of_phrases_is_used() -> None:
    assert {row.outcome for row in rows(DISPOSITIONS).values()} == set(Outcome)
    assert all(row.needs_legal_measure for row in rows(DISPOSITIONS).values() if row.outcome is Outcome.FALSE_REPORT)
    assert {row.helps for row in rows(QUICK_PHRASES).values()} == set(PhraseFor)


def test_options_are_read_and_a_choice_without_a_choice_is_named() -> None:
    [kind] = [each for each in planted(QUESTIONS) if each.code == "person_kind"]
    assert [(each.code, each.zh, each.en) for each in kind.choices][:2] == [
        ("child", "儿童", "Child"),
        ("elderly", "老人", "Elderly"),
    ]
    given: dict[str, Any] = {"template": "fire", "code": "x", "order": 1, "zh": "问", "en": "Question"}
    wrong = [
        QuestionRow(**given, kind=QuestionKind.CHOICE),
        QuestionRow(**given, kind=QuestionKind.CHOICE, options=("a=甲/A",)),
        QuestionRow(**given, kind=QuestionKind.CHOICE, options=("a=甲/A", "a=乙/B")),
        QuestionRow(**given, kind=QuestionKind.TEXT, options=("a=甲/A", "b=乙/B")),
    ]
    assert [option_faults([row])[0].path for row in wrong] == ["fire:x"] * 4
    assert option_faults([QuestionRow(**given, kind=QuestionKind.CHOICE, options=("a=甲/A", "b=乙/B"))]) == []
    assert isinstance(QUESTIONS.read({**given, "kind": "choice", "options": ["甲", "乙"]}), tuple)


def test_tasks_that_could_never_begin_are_named() -> None:
    def task(code: str, after: str = "", template: str = "fire") -> TaskRow:
        given: dict[str, Any] = {"order": 1, "zh": "任务", "en": "Task", "who": TaskFor.UNIT, "minutes": 5}
        return TaskRow(template=template, code=code, after=after, **given)

    assert task_faults([task("a"), task("b", "a"), task("c", "b")]) == []
    assert [each.path for each in task_faults([task("a", "b"), task("b", "a"), task("c")])] == ["fire:a", "fire:b"]
    assert [each.path for each in task_faults([task("a", "a")])] == ["fire:a"]
    assert [each.path for each in task_faults([task("a"), task("b", "a", "traffic")])] == ["traffic:b"]


def test_what_tells_tactics_is_for_staff_only() -> None:
    told = {each.code for each in REGISTERS if any(column.name.startswith("officer") for column in each.columns)}
    staff = {each.code for each in REGISTERS if each.reads.code == "cases.see_catalogue"}
    assert told <= staff
    assert {"cases.premises", "cases.task", "cases.level_rule", "cases.safety_word", "cases.equipment"} <= staff
    assert {each.needs.code for each in REGISTERS} == {"cases.manage_catalogue"}
