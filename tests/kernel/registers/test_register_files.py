"""Files: what is exported is imported the same; people's files are understood; problems are named."""

import sys
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from anmin.kernel.registers import cells, importing, sheets
from anmin.kernel.words import Lang
from tests.kernel.registers.sample_files import HEADINGS, LINE, csv_of, draft, places, workbook
from tests.kernel.registers.sample_plans import CELLS, PLANS, CellRow, Level, PlanRow

TEXTS = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.sampled_from("'=+-@＝;,\n\"是_x0041_"),
    max_size=30,
)


def item(text: str) -> str:
    """The text as an item of a list: without what parts items."""
    return text.translate(dict.fromkeys(map(ord, ";；\n")))[:20].strip() or "x"


ROWS: st.SearchStrategy[dict[str, object]] = st.builds(
    dict,
    code=st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,20}", fullmatch=True) | st.sampled_from(["007", "1e5", "TRUE"]),
    name=TEXTS.map(lambda text: text.strip() or "x"),
    level=st.sampled_from(["high", "low"]),
    minutes=st.integers(0, 10_000),
    share=st.floats(allow_nan=False, allow_infinity=False),
    leads=st.booleans(),
    since=st.none() | st.dates().map(str),
    tags=st.lists(TEXTS.map(item), max_size=8),
    unit=st.none() | st.uuids().map(str),
    spare=st.none() | st.integers(-5, (1 << 53) - 1),
    note=TEXTS,
)

# A workbook knows no time zones.
MIDNIGHT = datetime.combine(date(2026, 10, 1), time())
FIVE = datetime.combine(date(2026, 10, 1), time(5))
FULL = {"code": "a", "name": "_x000D_ =1", "level": "high", "minutes": 5, "since": "1899-12-31", "spare": (1 << 53) - 1}
FLOATS = (0.1 + 0.2, 1.7126972312463948e46, sys.float_info.max, 5e-324, 1e22, -1.5, 123456789.0)


GIVEN = st.lists(ROWS, max_size=6, unique_by=lambda row: row["code"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(GIVEN, st.sampled_from(["zh", "en"]))
def test_what_is_exported_as_csv_is_imported_the_same(given: list[dict[str, object]], lang: Lang) -> None:
    _round_trip(sheets.to_csv, given, lang)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(GIVEN, st.sampled_from(["zh", "en"]))
@example([{**FULL, "share": share, "code": f"f{n}"} for n, share in enumerate(FLOATS)], "zh")
def test_what_is_exported_as_a_workbook_is_imported_the_same(given: list[dict[str, object]], lang: Lang) -> None:
    _round_trip(sheets.to_xlsx, given, lang)


def _round_trip(write: Callable[[Any], bytes], given: list[dict[str, object]], lang: Lang) -> None:
    rows = [row for row in map(PLANS.read, given) if isinstance(row, PlanRow)]
    made = draft(write(importing.lines_of(PLANS, rows, lang)))
    assert made.problems == []
    assert list(made.rows.values()) == rows


@pytest.mark.parametrize("write", [sheets.to_csv, sheets.to_xlsx])
def test_no_text_becomes_a_formula_and_its_guard_goes_away_again(write: Callable[[Any], bytes]) -> None:
    texts = ["=1+1", "+1", "-1", "@x", "＝1", "'=1", "''=1", "'plain", "=cmd|'/c calc'!A1"]
    rows = [PlanRow(code=f"c{n}", name=text, level=Level.LOW, minutes=0) for n, text in enumerate(texts)]
    content = write(importing.lines_of(PLANS, rows, "zh"))
    for line in sheets.parse(content)[1:]:
        assert isinstance(line.cells[1], str)
        assert line.cells[1][0] not in "=+-@＝"
    assert [row.name for row in draft(content).rows.values()] == texts


def test_a_csv_opens_in_excel_as_unicode_and_holds_what_people_read() -> None:
    row = PlanRow(
        code="fire", name="火灾", level=Level.HIGH, minutes=5, leads=True, since=date(2026, 10, 1), tags=("甲", "乙")
    )
    content = sheets.to_csv(importing.lines_of(PLANS, [row], "zh"))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines() == [
        "代码,名称,等级,分钟,比例,主导,起始日,标签,单位,备用,备注",
        "fire,火灾,高,5,0.0,是,2026-10-01,甲；乙,,,",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_as_people_save_it(encoding: str, delimiter: str) -> None:
    text = "\n".join(delimiter.join(line) for line in (HEADINGS, LINE)) + "\n\n\n"
    made = draft(text.encode(encoding))
    assert made.problems == []
    assert made.rows["fire"].tags == ("甲", "乙")


@pytest.mark.parametrize(
    "written",
    ["2026-10-01", "2026/10/1", "2026.10.1", "2026年10月1日", "20261001", "46296", "２０２６-10-01", " 2026-10-1 "],
)
def test_dates_as_people_write_them(written: str) -> None:
    made = draft(csv_of(HEADINGS, [*LINE[:6], written, *LINE[7:]]))
    assert made.problems == []
    assert made.rows["fire"].since == date(2026, 10, 1)


@pytest.mark.parametrize("value", [date(2026, 10, 1), MIDNIGHT, 46296, 46296.0, "2026/10/1"])
def test_dates_as_a_workbook_holds_them(value: object) -> None:
    made = draft(workbook(HEADINGS, [*LINE[:6], value, *LINE[7:]]))
    assert made.problems == []
    assert made.rows["fire"].since == date(2026, 10, 1)


@pytest.mark.parametrize("written", ["2026-02-30", "2026-13-01", "10/1/2026", "60", "99999", "2026-10", "morgen", "-5"])
def test_dates_that_are_none(written: str) -> None:
    made = draft(csv_of(HEADINGS, [*LINE[:6], written, *LINE[7:]]))
    assert places(made) == [(2, "since", "misfit")]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (3, 5.5),
        (5, "maybe"),
        (2, "middle"),
        (3, FIVE),
        (6, FIVE),
        (8, "x"),
        (4, "nan"),
        (4, "1e999"),
    ],
)
def test_cells_that_the_column_cannot_mean(place: int, value: object) -> None:
    made = draft(workbook(HEADINGS, [*LINE[:place], value, *LINE[place + 1 :]]))
    assert places(made) == [(2, PLANS.columns[place].name, "misfit")]
    assert PLANS.columns[place].zh in made.problems[0].zh
    assert PLANS.columns[place].en in made.problems[0].en


def test_numbers_and_truths_as_a_workbook_holds_them() -> None:
    made = draft(workbook(HEADINGS, [7, 12.0, "HIGH", 5.0, 1, True, None, 3, None, None, 1.5]))
    assert made.problems == []
    row = made.rows["7"]
    assert (row.code, row.name, row.minutes, row.share, row.leads, row.tags, row.note) == (
        "7",
        "12",
        5,
        1.0,
        True,
        ("3",),
        "1.5",
    )


def test_headings_may_be_names_or_labels_in_any_order_but_all_of_them_once() -> None:
    mixed = ["备注", "Code", "name", "LEVEL", "minutes", "share", "leads", "since", "tags", "unit", "spare"]
    made = draft(csv_of(mixed, ["", "fire", "x", "low", "1", "0", "no", "", "", "", ""]))
    assert made.rows["fire"].level is Level.LOW
    wrong = draft(csv_of([*HEADINGS[:-1], "代码", "what"], LINE))
    assert places(wrong) == [(1, "code", "heading_twice"), (1, "12", "no_heading"), (1, "note", "heading_missing")]


def test_problems_name_line_and_column_and_all_lines_are_looked_at() -> None:
    made = draft(
        csv_of(
            HEADINGS,
            LINE,
            ["", *LINE[1:]],
            ["b", "two\nlines", *LINE[2:]],
            ["c", "", "no", *LINE[3:]],
            LINE,
            [*LINE, "more"],
        )
    )
    assert places(made) == [
        (3, "code", "code_form"),
        (6, "name", "misfit"),
        (6, "level", "misfit"),
        (7, "", "code_twice"),
        (8, "12", "no_heading"),
    ]
    assert "2" in made.problems[3].zh
    assert "line 2" in made.problems[3].en


def test_a_formula_is_named_and_never_worked_out() -> None:
    made = draft(workbook(HEADINGS, [*LINE[:3], "=1+1", *LINE[4:]]))
    assert places(made) == [(2, "minutes", "formula")]


def test_an_error_value_and_a_giant_cell_are_named() -> None:
    giant = draft(csv_of(HEADINGS, [*LINE[:-1], "x" * 40_000]))
    assert places(giant) == [(2, "note", "cell_faulty")]
    error = draft(workbook(HEADINGS, [*LINE[:-1], "#N/A"]))
    assert places(error) == [(2, "note", "cell_faulty")]


def test_empty_files() -> None:
    assert places(draft("")) == [(0, "", "file_empty")]
    assert places(draft(b"\xef\xbb\xbf\r\n\r\n")) == [(0, "", "file_empty")]
    assert places(draft(workbook())) == [(0, "", "file_empty")]


def test_a_key_of_several_fields_goes_through_a_file() -> None:
    row = CellRow(area="A-1", level=Level.LOW, day=date(2026, 10, 1))
    made = importing.draft(CELLS, sheets.parse(sheets.to_csv(importing.lines_of(CELLS, [row], "en"))))
    assert made.rows == {"A-1:low:2026-10-01": row}


@given(TEXTS)
def test_the_guard_is_undone_exactly(text: str) -> None:
    column = PLANS.named["note"]
    tidy = text.strip()
    assert cells.plain(cells.written(column, tidy, "zh")) == tidy
