"""What may be declared, and which rows a declaration takes: every refusal names the field in both languages."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta

from anmin.kernel.access import PUBLIC
from anmin.kernel.registers import Kind, Register, Row, label
from anmin.kernel.words import Code, Text
from tests.kernel.registers.sample_plans import CELLS, PLANS, Level, PlanRow

GOOD: dict[str, object] = {"code": "fire", "name": "火灾", "level": "high", "minutes": 5}


class Twins(Code):
    ONE = "one", "甲", "Same"
    TWO = "two", "乙", "same"


class Good(Row, frozen=True):
    code: Annotated[str, label("代码", "Code", max_length=9)]


def register(row: type[Row], **other: Any) -> Register[Any]:
    given: dict[str, Any] = {
        "code": "sample.rows",
        "zh": "表",
        "en": "Table",
        "row": row,
        "key": "code",
        "needs": PUBLIC,
        "reads": PUBLIC,
        "retention": Text("长期", "For good"),
    }
    return Register(**{**given, **other})


class NoEnglish(Row, frozen=True):
    code: Annotated[str, Meta(max_length=9, extra={"zh": "代码"})]


class NoLabel(Row, frozen=True):
    code: str


class Unbounded(Row, frozen=True):
    code: Annotated[str, label("代码", "Code")]


class Endless(Row, frozen=True):
    code: Annotated[str, label("代码", "Code", max_length=100_000)]


class MaybeText(Row, frozen=True):
    code: Annotated[Annotated[str, Meta(max_length=9)] | None, label("代码", "Code")] = None


class Pattern(Row, frozen=True):
    code: Annotated[str, label("代码", "Code", max_length=9, pattern="^a")]


class Nested(Row, frozen=True):
    code: Annotated[dict[str, str], label("代码", "Code")]


class LongItems(Row, frozen=True):
    code: Annotated[tuple[str, ...], label("代码", "Code", max_length=9)]


class Ambiguous(Row, frozen=True):
    code: Annotated[Twins, label("代码", "Code")]


class MaybeKey(Row, frozen=True):
    code: Annotated[date | None, label("代码", "Code")] = None


class SameLabels(Row, frozen=True):
    code: Annotated[str, label("代码", "Code", max_length=9)]
    other: Annotated[str, label("代码", "Other", max_length=9)]


@dataclass(frozen=True)
class Case:
    row: type[Row]
    says: str


@pytest.mark.parametrize(
    "case",
    [
        Case(NoEnglish, "label"),
        Case(NoLabel, "label"),
        Case(Unbounded, "max_length"),
        Case(Endless, "max_length"),
        Case(MaybeText, "None"),
        Case(Pattern, "form"),
        Case(Nested, "simple"),
        Case(LongItems, "max_length"),
        Case(Ambiguous, "read the same"),
        Case(MaybeKey, "key"),
        Case(SameLabels, "read the same"),
    ],
    ids=lambda case: case.row.__name__,
)
def test_rows_that_cannot_be_declared(case: Case) -> None:
    with pytest.raises(TypeError, match=case.says):
        register(case.row)


@pytest.mark.parametrize(
    "other", [{"code": "Calendar"}, {"code": "a"}, {"zh": ""}, {"retention": Text("", "")}, {"key": "nothing"}], ids=str
)
def test_registers_that_cannot_be_declared(other: dict[str, Any]) -> None:
    assert register(Good).columns[0].zh == "代码"
    with pytest.raises(TypeError):
        register(Good, **other)


def test_the_columns_say_what_a_generic_page_needs() -> None:
    named = {column.name: column for column in PLANS.columns}
    assert [column.kind for column in PLANS.columns] == [
        Kind.TEXT, Kind.TEXT, Kind.CHOICE, Kind.INTEGER, Kind.NUMBER, Kind.YES_NO, Kind.DATE, Kind.LIST, Kind.ID, Kind.INTEGER, Kind.TEXT,
    ]  # fmt: skip
    assert (named["minutes"].least, named["minutes"].most, named["minutes"].optional) == (0, 10_000, False)
    assert (named["spare"].least, named["spare"].optional) == (-5, True)
    assert [(each.value, each.zh, each.en) for each in named["level"].choices] == [
        ("high", "高", "High"),
        ("low", "低", "Low"),
    ]
    schema = PLANS.schema()["$defs"]["PlanRow"]
    assert schema["required"] == ["code", "name", "level", "minutes"]
    assert schema["properties"]["minutes"] == {
        "title": "分钟", "description": "Minutes", "type": "integer", "minimum": 0, "maximum": 10_000,
    }  # fmt: skip


def test_a_row_is_read_with_texts_trimmed_and_in_one_unicode_form() -> None:
    row = PLANS.read(
        {
            **GOOD,
            "name": " \u3000Cafe\u0301\r\n二楼 ",
            "tags": [" a ", "b"],
            "unit": "018f0000-0000-7000-8000-000000000001",
        }
    )
    assert row == PlanRow(
        code="fire",
        name="Caf\u00e9\n二楼",
        level=Level.HIGH,
        minutes=5,
        tags=("a", "b"),
        unit=UUID("018f0000-0000-7000-8000-000000000001"),
    )


def _refusal(values: dict[str, object]) -> list[tuple[str, str]]:
    read = PLANS.read(values)
    assert isinstance(read, tuple)
    assert all(each.zh and each.en and each.zh != each.en for each in read)
    return [(each.path, each.code) for each in read]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 61),
        ("name", "a\x00b"),
        ("name", "a\x1bb"),
        ("name", "a\u2028b"),
        ("name", 5),
        ("level", "middle"),
        ("minutes", -1),
        ("minutes", 10_001),
        ("minutes", True),
        ("minutes", "5"),
        ("minutes", 1.5),
        ("share", math.inf),
        ("share", math.nan),
        ("leads", 1),
        ("since", "2026-02-30"),
        ("since", "2026-02-03T00:00:00Z"),
        ("tags", ["a;b"]),
        ("tags", ["a；b"]),
        ("tags", ["a\nb"]),
        ("tags", [""]),
        ("tags", ["x"] * 9),
        ("tags", [["x"]]),
        ("tags", "x"),
        ("unit", "no-uuid"),
        ("spare", -6),
        ("note", None),
        ("note", {"a": 1}),
    ],
    ids=str,
)
def test_values_that_no_row_takes(field: str, value: object) -> None:
    assert _refusal({**GOOD, field: value}) == [(f"$.{field}", "misfit")]


def test_whole_numbers_that_a_browser_would_round_are_refused() -> None:
    assert isinstance(PLANS.read({**GOOD, "spare": (1 << 53) - 1}), PlanRow)
    assert _refusal({**GOOD, "spare": 1 << 53}) == [("$.spare", "misfit")]


def test_all_that_is_wrong_is_said_at_once() -> None:
    assert _refusal({"name": "", "level": "no", "what": 1, "$x y": 2}) == [
        ("$.what", "unknown_field"),
        ("$", "unknown_field"),
        ("$.code", "missing"),
        ("$.name", "misfit"),
        ("$.level", "misfit"),
        ("$.minutes", "missing"),
    ]


class Ordered(Row, frozen=True):
    code: Annotated[int, label("代码", "Code")]
    most: Annotated[int, label("上限", "Most")]

    def __post_init__(self) -> None:
        if self.most < self.code:
            raise ValueError("out of order")


def test_fields_that_contradict_each_other_are_refused() -> None:
    ordered = register(Ordered)
    assert ordered.read({"code": 1, "most": 2}) == Ordered(code=1, most=2)
    refused = ordered.read({"code": 3, "most": 2})
    assert [(each.path, each.code) for each in refused] == [("$", "fields_contradict")]


def test_a_refusal_does_not_repeat_what_was_typed() -> None:
    read = PLANS.read({**GOOD, "level": "13812345678", "note": ["13812345678"], "13812345678": 1})
    assert isinstance(read, tuple)
    assert "13812345678" not in str(read)


@pytest.mark.parametrize("code", ["", "火灾", "a b", "-a", "a/b", "x" * 65])
def test_a_row_code_is_a_code(code: str) -> None:
    assert isinstance(PLANS.read({**GOOD, "code": code}), tuple)


def test_a_key_of_several_fields_makes_one_code() -> None:
    row = CELLS.read({"area": "A-1", "level": "low", "day": "2026-10-01"})
    assert not isinstance(row, tuple)
    assert CELLS.code_of(row) == "A-1:low:2026-10-01"
    assert isinstance(CELLS.read({"area": "A:1", "level": "low", "day": "2026-10-01"}), tuple)


JSON: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=70),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.dictionaries(st.sampled_from([column.name for column in PLANS.columns]) | st.text(max_size=8), JSON, max_size=6)
)
def test_whatever_is_given_is_read_or_refused_and_a_row_reads_as_itself(values: dict[str, object]) -> None:
    read: Callable[[dict[str, object]], object] = PLANS.read
    row = read({**GOOD, **values})
    if isinstance(row, PlanRow):
        assert read(msgspec.json.decode(msgspec.json.encode(row))) == row


def test_a_seed_that_no_door_would_accept_stops_the_start() -> None:
    wrong = register(Good, seed=lambda: [Good(code="火")])
    twice = register(Good, seed=lambda: [Good(code="a"), Good(code="a")])
    for each in (wrong, twice):
        with pytest.raises(ValueError, match="first row"):
            each.first_rows()
    assert register(Good, seed=lambda: [Good(code="a")]).first_rows() == {"a": Good(code="a")}
