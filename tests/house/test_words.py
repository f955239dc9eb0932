"""Every word that a person may read has a Chinese and an English text; no fact can carry a name."""

from dataclasses import dataclass

from anmin.app import vocabulary
from anmin.kernel.personal import Phone, RealName
from anmin.kernel.words import Code, Event, Fault, Permission
from tests.house import rules


def test_every_word_has_both_texts() -> None:
    assert len(vocabulary.codes()) > 5
    assert len(vocabulary.events()) > 20
    assert rules.untranslated(rules.words_of(vocabulary)) == []


def test_an_untranslated_word_is_found() -> None:
    class Planted(Code):
        GOOD = "good", "好", "Good"
        BAD = "bad", "", "Bad"

    planted = [Planted, Permission("x", "权限", ""), Fault("x", 400, "no Chinese here", "text")]
    assert len(rules.untranslated(planted)) == 3


def test_codes_are_unique() -> None:
    for group in (vocabulary.permissions(), vocabulary.faults()):
        codes = [each.code for each in group]
        assert sorted(codes) == sorted(set(codes))


def test_no_fact_can_carry_personal_data() -> None:
    assert [complaint for event in vocabulary.events() for complaint in rules.leaky(event)] == []


def test_a_personal_value_in_an_event_is_found() -> None:
    class ByPhone(Event, frozen=True):
        phone: Phone

    class ByText(Event, frozen=True):
        remark: str

    class ByName(Event, frozen=True):
        names: tuple[RealName, ...] | None

    assert [bool(rules.leaky(event)) for event in (ByPhone, ByText, ByName)] == [True, True, True]


def test_every_fact_is_declared_with_its_texts() -> None:
    @dataclass
    class Undeclared:
        zh: str = ""
        en: str = ""

    assert rules.untranslated([Undeclared()]) != []
