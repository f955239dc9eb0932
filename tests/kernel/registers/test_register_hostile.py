"""Files that are too large, damaged or hostile: refused as a whole, at little cost, and never with another error."""

import io
import zipfile
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anmin.kernel.registers import sheets
from anmin.kernel.words import Problem
from tests.kernel.registers.sample_files import HEADINGS, LINE, draft, workbook


def refusal(content: bytes | str) -> str:
    """Why the file is refused as a whole; empty when it is read."""
    try:
        draft(content)
    except Problem as refused:
        return refused.fault.code
    return ""


def test_sizes_are_bounded() -> None:
    assert refusal(b"x" * 5_000_001) == "too_large"
    assert refusal("火" * 2_000_000) == "too_large"
    assert refusal("a\n" * 20_002) == "file_too_long"
    assert refusal("\n" * 21_001 + "a") == "file_too_long"
    assert refusal("," * 64 + "a") == "file_too_long"
    assert len(sheets.parse("a\n" * 20_001)) == 20_001


@pytest.mark.parametrize(
    "content",
    [b"\xff\xff\xff", b"PK\x03\x04 no archive", b'"open', b'"a"b,c', b"\x00\xd8\xff\xfe\xd8", b"\xff\xfe\x00\xd8"],
)
def test_files_that_nobody_can_read(content: bytes) -> None:
    assert refusal(content) == "file_unreadable"


def test_an_old_binary_workbook_is_refused() -> None:
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)) == "file_unreadable"


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
    if refusal(content) != "file_unreadable":
        assert "swordfish" not in str(sheets.parse(content))


@pytest.mark.parametrize("corner", ["A1048576", "XFD2"])
def test_a_cell_in_the_farthest_corner_costs_little_and_is_refused(corner: str) -> None:
    def put(sheet: Any) -> None:
        sheet[corner] = "x"

    content = workbook(HEADINGS, LINE, change=put)
    assert refusal(content) == "file_too_long"


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert refusal(bytes(content)) in {"", "file_unreadable", "too_large", "file_too_long"}


@settings(max_examples=25, deadline=None)
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

    assert refusal(repacked(damage)) in {"", "file_unreadable", "too_large", "file_too_long"}


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_any_text_is_read_or_refused(content: str | bytes) -> None:
    assert refusal(content) in {"", "file_unreadable"}


WHOLE = workbook(HEADINGS, LINE)
