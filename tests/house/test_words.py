"""Every word that a person may read has a Chinese and an English text; no fact can carry a name."""

import re
from dataclasses import dataclass

from anmin.app import vocabulary
from anmin.cases.terms.parties import PartyField
from anmin.identity.queries.citizens import PAGE_FIELDS
from anmin.identity.terms.access_log import DataField
from anmin.kernel.personal import IdNumber, Phone, RealName, Sensitive
from anmin.kernel.words import Code, Event, Fault, Permission
from tests.house import rules


def test_every_word_has_both_texts() -> None:
    assert len(vocabulary.codes()) > 5
    assert len(vocabulary.events()) > 20
    assert rules.untranslated(rules.words_of(vocabulary)) == []


def test_a_person_reads_in_words_what_of_theirs_was_looked_at() -> None:
    """Fields are named where somebody looks: by a tuple in the call, or by the codes of a room."""
    looks = re.compile(r"\b(?:looked|noted)\(ctx, [^\n]*?\((\"[a-z_]+\"(?:, \"[a-z_]+\")*),?\)")
    sources = [path.read_text() for path in rules.python_files(rules.SRC)]
    fields = {each.strip('"') for text in sources for found in looks.findall(text) for each in found.split(", ")}
    assert {"case", "evidence", "position"} <= fields
    kinds = {each.word for each in (Phone, IdNumber, RealName, Sensitive)}
    assert fields | kinds | {*PAGE_FIELDS} | {each.value for each in PartyField} <= {each.value for each in DataField}


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
