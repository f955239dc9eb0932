"""Which phone numbers, document numbers, names and texts are accepted, how they are normalised and masked."""

import pytest

from anmin.kernel.personal import (
    IdNumber,
    MalformedValueError,
    Permit,
    Personal,
    Phone,
    RealName,
    Secret,
    Sensitive,
    clear,
)

PERMIT = Permit("a test compares clear text")


@pytest.mark.parametrize(
    ("given", "normal", "mask"),
    [
        ("13812345678", "13812345678", "138****5678"),
        ("+86 138-1234-5678", "13812345678", "138****5678"),
        ("8613812345678", "13812345678", "138****5678"),
        ("008613812345678", "13812345678", "138****5678"),
        ("１３８ １２３４ ５６７８", "13812345678", "138****5678"),
        ("0510-85012345", "051085012345", "0510****345"),
        ("+86 510 8501 2345", "051085012345", "0510****345"),
        ("（010）62345678", "01062345678", "010****678"),
        ("+861062345678", "01062345678", "010****678"),
        ("+86 25 8501 2345", "02585012345", "025****345"),
        ("0897 2812345", "08972812345", "0897****345"),
        ("110", "110", "110"),
        ("12345", "12345", "12345"),
        ("+86 95588", "95588", "95588"),
        ("400-123-4567", "4001234567", "4001234567"),
        ("+864001234567", "4001234567", "4001234567"),
        ("+1 (415) 555-2671", "+14155552671", "+14****71"),
        ("0014155552671", "+14155552671", "+14****71"),
        ("+852 9123 4567", "+85291234567", "+85****67"),
        ("+95 9 7712 3456", "+95977123456", "+95****56"),
    ],
)
def test_phones(given: str, normal: str, mask: str) -> None:
    phone = Phone(given)
    assert clear(phone, PERMIT) == normal
    assert str(phone) == mask


@pytest.mark.parametrize(
    ("given", "takes"),
    [
        *(("138 1234 5678", True), ("+8613812345678", True), ("+14155552671", True), ("19912345678", True)),
        *(("051085012345", False), ("010 6512 3456", False), ("12345", False), ("4001234567", False), ("110", False)),
    ],
)
def test_texts_reach_mobiles_and_numbers_abroad(given: str, takes: bool) -> None:
    assert Phone(given).takes_texts is takes


@pytest.mark.parametrize(
    "given",
    [
        *("", " ", "1", "12", "1381234567", "138123456789", "12812345678", "85012345", "0510-1501234", "010-6234567"),
        *(
            "abc",
            "13812345678a",
            "+",
            "+86",
            "+8612812345678",
            "+0123456789",
            "+1234567890123456",
            "1" * 21,
            "1" * 5000,
        ),
        *("13812345678\x00", "13812345678;", "١٣٨١٢٣٤٥٦٧٨x", "\ud800"),
    ],
)
def test_no_phones(given: str) -> None:
    with pytest.raises(MalformedValueError, match="电话号码"):
        Phone(given)


@pytest.mark.parametrize(
    ("given", "mask"),
    [
        ("张三", "张*"),
        ("张", "*"),
        ("欧阳", "欧*"),
        ("欧阳娜", "欧阳*"),
        ("司马相如", "司马*"),
        ("諸葛孔明", "諸葛*"),
        ("阿卜杜拉·买买提", "阿*"),
        ("Anna-Maria Schmidt", "A*"),
        ("𠮷田太郎", "𠮷*"),
        ("Нгуен", "Н*"),
        ("O'Brien", "O*"),
        ("名" * 200, "名*"),
    ],
)
def test_names(given: str, mask: str) -> None:
    name = RealName(given)
    assert clear(name, PERMIT) == given
    assert str(name) == mask


@pytest.mark.parametrize(
    ("given", "normal"),
    [
        ("  张三 ", "张三"),
        ("\u3000张\u3000三", "张 三"),
        ("阿卜杜拉 • 买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉・买买提", "阿卜杜拉·买买提"),
        ("Zoe\u0308  Smith", "Zoë Smith"),
    ],
)
def test_names_are_written_one_way(given: str, normal: str) -> None:
    assert clear(RealName(given), PERMIT) == normal


@pytest.mark.parametrize(
    "given",
    [
        "",
        "   ",
        "123",
        "·",
        "。。",
        "张\n三",
        "张\x00三",
        "张\u202e三",
        "张\u200b三",
        "张\ud800",
        "名" * 201,
        "？",
        "\ufffd",
    ],
)
def test_no_names(given: str) -> None:
    with pytest.raises(MalformedValueError, match="姓名"):
        RealName(given)


def test_document_numbers() -> None:
    assert clear(IdNumber(" 110105-19491231-002x "), PERMIT) == "11010519491231002X"
    assert clear(IdNumber("Ｅ１２３４５６７８"), PERMIT) == "E12345678"
    assert clear(IdNumber("0001234567(B)"), PERMIT) == "0001234567B"
    assert str(IdNumber("E12345678")) == "E*******8"
    for given in ("", "1234", "1" * 21, "E1234567_", "身份证号码", "E12345678\x00"):
        with pytest.raises(MalformedValueError, match="证件号码"):
            IdNumber(given)


@pytest.mark.parametrize(("kind", "longest"), [(Secret, 1024), (Sensitive, 4000)])
def test_free_text_is_kept_exactly_and_bounded(kind: type[Personal], longest: int) -> None:
    assert clear(kind("  Ａb 9 "), PERMIT) == "  Ａb 9 "
    assert clear(kind("x" * longest), PERMIT) == "x" * longest
    for given in ("", "x" * (longest + 1), "a\x00b", "a\x7fb", "a\ud800b"):
        with pytest.raises(MalformedValueError):
            kind(given)


def test_lines_are_allowed_in_text_but_not_in_secrets() -> None:
    assert clear(Sensitive("一行\n\t二行"), PERMIT) == "一行\n\t二行"
    with pytest.raises(MalformedValueError):
        Secret("one\ntwo")


@pytest.mark.parametrize("given", [None, 110, b"110", ["110"]])
def test_only_text_is_taken(given: object) -> None:
    with pytest.raises(MalformedValueError):
        Phone(given)  # type: ignore[arg-type]
