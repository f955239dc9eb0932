"""Files: what is exported is imported the same; people's files are understood; hostile files are refused."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from anmin.kernel.registers import cells, importing, sheets
from anmin.kernel.registers.importing import Draft
from anmin.kernel.words import Lang, Problem
from tests.kernel.registers.sample_plans import CELLS, PLANS, CellRow, Level, PlanRow

HEADINGS = [column.zh for column in PLANS.columns]
LINE = ["fire", "火灾", "高", "5", "0.5", "否", "2026-10-01", "甲；乙", "", "", ""]

TEXTS = st.text(
    alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("'=+-@＝;,\t\n\"是_x0041_"), max_size=30
)
ROWS = st.builds(
    dict,
    code=st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,20}", fullmatch=True) | st.sampled_from(["007", "1e5", "TRUE"]),
    name=TEXTS,
    level=st.sampled_from(["high", "low"]),
    minutes=st.integers(0, 10_000),
    share=st.floats(allow_nan=False, allow_infinity=False),
    leads=st.booleans(),
    since=st.none() | st.dates().map(str),
    tags=st.lists(TEXTS, max_size=8),
    unit=st.none() | st.uuids().map(str),
    spare=st.none() | st.integers(-5, (1 << 53) - 1),
    note=TEXTS,
)


def draft(content: bytes | str) -> Draft[PlanRow]:
    return importing.draft(PLANS, sheets.parse(content))


def csv_of(*lines: Sequence[str]) -> str:
    return "\r\n".join(",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line) for line in lines)


def workbook(*lines: Sequence[Any], change: Callable[[Any], None] | None = None) -> bytes:
    book = Workbook()
    assert book.active is not None
    for line in lines:
        book.active.append(list(line))
    if change:
        change(book.active)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def places(made: Draft[PlanRow]) -> list[tuple[int, str, str]]:
    return [(each.line, each.column, each.code) for each in made.problems]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ROWS, max_size=6, unique_by=lambda row: row["code"]), st.sampled_from(["zh", "en"]))
@pytest.mark.parametrize("write", [sheets.to_csv, sheets.to_xlsx])
def test_what_is_exported_is_imported_the_same(
    write: Callable[[Any], bytes], given: list[dict[str, object]], lang: Lang
) -> None:
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


@pytest.mark.parametrize("value", [date(2026, 10, 1), datetime(2026, 10, 1), 46296, 46296.0, "2026/10/1"])  # noqa: DTZ001
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
        (3, datetime(2026, 1, 1, 5)),
        (6, datetime(2026, 1, 1, 5)),
        (8, "x"),
        (4, "nan"),
        (4, "1e999"),
    ],  # noqa: DTZ001
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


def refusal(content: bytes | str) -> str:
    with pytest.raises(Problem) as refused:
        sheets.parse(content)
    return refused.value.fault.code


def test_sizes_are_bounded() -> None:
    assert refusal(b"x" * 5_000_001) == "too_large"
    assert refusal("火" * 2_000_000) == "too_large"
    assert refusal("a\n" * 20_001) == "file_too_long"
    assert refusal("\n" * 21_001 + "a") == "file_too_long"
    assert refusal("," * 64 + "a") == "file_too_long"
    assert len(sheets.parse("a\n" * 20_000)) == 20_000


@pytest.mark.parametrize(
    "content",
    [b"\xff\xff\xff", b"PK\x03\x04 no archive", b'"open', b'"a"b,c', b"\x00\xd8\xff\xfe\xd8", b"\xff\xfe\x00\xd8"],
)
def test_files_that_nobody_can_read(content: bytes) -> None:
    assert refusal(content) == "file_unreadable"


def test_an_old_binary_workbook_is_refused() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    try:
        made = draft(content)
    except Problem as refused:
        assert refused.fault.code == "file_unreadable"
    else:
        assert made.problems


def repacked(change: Callable[[str, bytes], bytes], *, level: int = 6) -> bytes:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(HEADINGS, LINE))) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = repacked(lambda name, data: data + b" " * (40 << 20) if name == SHEET else data)
    assert len(bomb) < 100_000
    assert refusal(bomb) == "too_large"


def test_a_directory_that_lies_about_sizes_gains_nothing() -> None:
    bomb = bytearray(repacked(lambda name, data: data + b" " * (40 << 20) if name == SHEET else data))
    real = (len(_sheet_part()) + (40 << 20)).to_bytes(4, "little")
    assert bomb.count(real) >= 1
    assert refusal(bytes(bomb.replace(real, (1000).to_bytes(4, "little")))) == "file_unreadable"


def _sheet_part() -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook(HEADINGS, LINE))) as packed:
        return packed.read(SHEET)


def test_too_many_parts_are_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for number in range(300):
            packed.writestr(f"xl/{number}.xml", "")
    assert refusal(file.getvalue()) == "too_large"


def test_entities_that_multiply_are_refused() -> None:
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{laughs}]>'.encode()
    body = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e11;</t></is></c></row></sheetData></worksheet>'
    assert refusal(repacked(lambda name, data: doctype + body if name == SHEET else data)) == "file_unreadable"


def test_an_outside_entity_is_not_fetched(tmp_path: Any) -> None:
    secret = tmp_path / "secret"
    secret.write_text("swordfish")
    doctype = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file://{escape(str(secret))}">]>'.encode()
    body = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>'
    content = repacked(lambda name, data: doctype + body if name == SHEET else data)
    try:
        lines = sheets.parse(content)
    except Problem as refused:
        assert refused.fault.code == "file_unreadable"
    else:
        assert "swordfish" not in str(lines)


@pytest.mark.parametrize("corner", ["A1048576", "XFD2"])
def test_a_cell_in_the_farthest_corner_costs_little_and_is_refused(corner: str) -> None:
    def put(sheet: Any) -> None:
        sheet[corner] = "x"

    content = workbook(HEADINGS, LINE, change=put)
    assert refusal(content) == "file_too_long"


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        draft(bytes(content))
    except Problem as refused:
        assert refused.fault.code in {"file_unreadable", "too_large", "file_too_long"}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_markup_is_read_or_refused(data: st.DataObject) -> None:
    part = data.draw(
        st.sampled_from([SHEET, "xl/styles.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "[Content_Types].xml"])
    )

    def damage(name: str, old: bytes) -> bytes:
        if name != part:
            return old
        at = data.draw(st.integers(0, len(old)))
        return (
            old[:at]
            + data.draw(st.sampled_from([b"", b"<", b'"', b"-1", b"999999999999", b"&", b"\x00"]))
            + old[at + 1 :]
        )

    try:
        draft(repacked(damage))
    except Problem as refused:
        assert refused.fault.code in {"file_unreadable", "too_large", "file_too_long"}


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_any_text_is_read_or_refused(content: str | bytes) -> None:
    try:
        draft(content)
    except Problem as refused:
        assert refused.fault.code == "file_unreadable"


def test_a_key_of_several_fields_goes_through_a_file() -> None:
    row = CellRow(area="A-1", level=Level.LOW, day=date(2026, 10, 1))
    made = importing.draft(CELLS, sheets.parse(sheets.to_csv(importing.lines_of(CELLS, [row], "en"))))
    assert made.rows == {"A-1:low:2026-10-01": row}


@given(TEXTS)
def test_the_guard_is_undone_exactly(text: str) -> None:
    column = PLANS.named["note"]
    tidy = text.strip()
    assert cells.plain(cells.written(column, tidy, "zh")) == tidy


WHOLE = workbook(HEADINGS, LINE)
