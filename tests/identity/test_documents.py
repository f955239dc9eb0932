"""Numbers of identity documents: what is an error, what is a warning, what they tell."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.identity.documents import (
    DocumentKind,
    DocumentLevel,
    Finding,
    Sex,
    age,
    check_character,
    check_document,
    is_credit_code,
    minor_flags,
)
from anmin.kernel.personal import IdNumber

ON = date(2026, 11, 21)
VECTORS = Path(__file__).parents[3] / "shared/data/vectors/gm_id_coords.json"


def number(first17: str) -> IdNumber:
    return IdNumber(first17 + check_character(first17))


def test_the_standards_own_example() -> None:
    verdict = check_document(DocumentKind.CITIZEN_ID, IdNumber("11010519491231002X"), ON)
    assert verdict.level is DocumentLevel.CHECKSUM
    assert (verdict.error, verdict.warnings) == (None, ())
    assert (verdict.birth_date, verdict.sex) == (date(1949, 12, 31), Sex.FEMALE)
    assert "1949" not in repr(verdict)
    assert "female" not in repr(verdict)


@given(
    region=st.sampled_from(["110105", "320211", "440524", "650102", "710000", "810000", "820000", "830000"]),
    birth=st.dates(date(1900, 1, 1), ON),
    serial=st.integers(0, 999),
    wrong=st.integers(1, 10),
)
def test_a_right_number_passes_and_every_wrong_check_digit_fails(
    region: str, birth: date, serial: int, wrong: int
) -> None:
    first17 = f"{region}{birth:%Y%m%d}{serial:03}"
    verdict = check_document(DocumentKind.CITIZEN_ID, number(first17), ON)
    assert (verdict.level, verdict.birth_date) == (DocumentLevel.CHECKSUM, birth)
    assert verdict.sex is (Sex.MALE if serial % 2 else Sex.FEMALE)
    assert verdict.warnings == ()
    right = "0123456789X".index(check_character(first17))
    false = IdNumber(first17 + "0123456789X"[(right + wrong) % 11])
    assert check_document(DocumentKind.CITIZEN_ID, false, ON).error is Finding.WRONG_CHECKSUM


@pytest.mark.parametrize(
    ("first17", "error"),
    [
        ("11010519490229002", Finding.IMPOSSIBLE_DATE),
        ("11010519491331002", Finding.IMPOSSIBLE_DATE),
        ("11010519490431002", Finding.IMPOSSIBLE_DATE),
        ("11010500000101002", Finding.IMPOSSIBLE_DATE),
        ("11010520261122002", Finding.FUTURE_BIRTH),
        ("01010519491231002", Finding.WRONG_FORM),
    ],
)
def test_errors(first17: str, error: Finding) -> None:
    verdict = check_document(DocumentKind.CITIZEN_ID, number(first17), ON)
    assert (verdict.level, verdict.error, verdict.birth_date) == (DocumentLevel.REFUSED, error, None)


def test_doubts_are_warnings_only() -> None:
    unknown = check_document(DocumentKind.CITIZEN_ID, number("99010519491231002"), ON)
    assert (unknown.level, unknown.warnings) == (DocumentLevel.CHECKSUM, (Finding.UNKNOWN_REGION,))
    old = check_document(DocumentKind.CITIZEN_ID, number("44052418800101001"), ON)
    assert (old.level, old.warnings) == (DocumentLevel.CHECKSUM, (Finding.UNLIKELY_AGE,))
    today = check_document(DocumentKind.CITIZEN_ID, number("11010520261121002"), ON)
    assert today.level is DocumentLevel.CHECKSUM


@pytest.mark.parametrize(
    ("kind", "given", "level"),
    [
        (
            DocumentKind.HMT_RESIDENCE,
            "81000019900101001" + check_character("81000019900101001"),
            DocumentLevel.CHECKSUM,
        ),
        (DocumentKind.HMT_RESIDENCE, "11010519491231002X", DocumentLevel.REFUSED),
        (
            DocumentKind.FOREIGN_RESIDENCE,
            "91184019900101001" + check_character("91184019900101001"),
            DocumentLevel.CHECKSUM,
        ),
        (DocumentKind.FOREIGN_RESIDENCE, "FRA330000010101", DocumentLevel.FORM),
        (DocumentKind.FOREIGN_RESIDENCE, "FRA33000001010", DocumentLevel.REFUSED),
        (DocumentKind.FOREIGN_RESIDENCE, "330000010101FRA", DocumentLevel.REFUSED),
        (DocumentKind.PASSPORT, "E12345678", DocumentLevel.FORM),
        (DocumentKind.PASSPORT, "c01x00t47", DocumentLevel.FORM),
        (DocumentKind.PASSPORT, "ABCDEFGH", DocumentLevel.REFUSED),
        (DocumentKind.PASSPORT, "1234567890123456", DocumentLevel.REFUSED),
        (DocumentKind.HM_TRAVEL, "H12345678", DocumentLevel.FORM),
        (DocumentKind.HM_TRAVEL, "M1234567800", DocumentLevel.FORM),
        (DocumentKind.HM_TRAVEL, "A12345678", DocumentLevel.REFUSED),
        (DocumentKind.TAIWAN_TRAVEL, "12345678", DocumentLevel.FORM),
        (DocumentKind.TAIWAN_TRAVEL, "0001234567(B)", DocumentLevel.FORM),
        (DocumentKind.TAIWAN_TRAVEL, "1234567", DocumentLevel.REFUSED),
        (DocumentKind.CITIZEN_ID, "110105491231002", DocumentLevel.REFUSED),
    ],
)
def test_other_documents(kind: DocumentKind, given: str, level: DocumentLevel) -> None:
    verdict = check_document(kind, IdNumber(given), ON)
    assert verdict.level is level
    assert (verdict.error is not None) == (level is DocumentLevel.REFUSED)


@given(kind=st.sampled_from(DocumentKind), text=st.from_regex(r"\A[0-9A-Z]{5,20}\Z"))
def test_no_number_breaks_the_check(kind: DocumentKind, text: str) -> None:
    verdict = check_document(kind, IdNumber(text), ON)
    assert (verdict.error is not None) == (verdict.level is DocumentLevel.REFUSED)


@pytest.mark.parametrize(
    ("birth", "on", "years"),
    [
        (date(2012, 11, 21), ON, 13),
        (date(2012, 11, 20), ON, 14),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (ON, ON, -1),
    ],
)
def test_a_year_is_full_the_day_after_the_birthday(birth: date, on: date, years: int) -> None:
    assert age(birth, on) == years
    flags = minor_flags(birth, on)
    assert (flags.under_14, flags.under_18) == (years < 14, years < 18)


@pytest.mark.parametrize("code", ["91350100M000100Y43", "91110000600037341L"])
def test_credit_codes(code: str) -> None:
    assert is_credit_code(code)
    for place in range(18):
        altered = code[:place] + ("1" if code[place] != "1" else "2") + code[place + 1 :]
        assert not is_credit_code(altered)
    assert not is_credit_code(code.lower())
    assert not is_credit_code(code[:-1])
    assert not is_credit_code(code + "\n")
    assert not is_credit_code("I" + code[1:])


@pytest.mark.skipif(not VECTORS.exists(), reason="the shared vectors are not here")
def test_shared_vectors() -> None:
    vectors = json.loads(VECTORS.read_text())
    for valid in vectors["citizen_id_valid"]:
        assert check_document(DocumentKind.CITIZEN_ID, IdNumber(valid), ON).level is DocumentLevel.CHECKSUM
    for invalid in vectors["citizen_id_invalid"]:
        assert check_document(DocumentKind.CITIZEN_ID, IdNumber(invalid), ON).level is DocumentLevel.REFUSED
    for code in vectors["uscc_valid"]:
        assert is_credit_code(code)
