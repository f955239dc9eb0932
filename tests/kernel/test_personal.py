"""A personal value shows its mask whichever way it is asked, and is equal by its normal form."""

import copy
import json
import logging
import pickle
import traceback
from collections.abc import Callable

import msgspec
import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

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
    dec_hook,
    digest_hook,
    enc_hook,
    schema_hook,
)

PERMIT = Permit("a test compares clear text")
KINDS = (Phone, IdNumber, RealName, Secret, Sensitive)
SAMPLES: list[tuple[Personal, str, str]] = [
    (Phone("13987654321"), "13987654321", "139****4321"),
    (IdNumber("320211199003071234"), "320211199003071234", "3****************4"),
    (RealName("张晓明"), "张晓明", "张*"),
    (Secret("correct horse 9"), "correct horse 9", "***"),
    (Sensitive("无锡市太湖大道 99 号"), "无锡市太湖大道 99 号", "***"),
]
SHOWN: list[Callable[[Personal], str]] = [
    str,
    repr,
    lambda value: f"{value} {value!r} {value!s:>30}",
    lambda value: "{:>40}|{}".format(value, [value]),  # noqa: UP032 - every way of formatting counts
    lambda value: "%s %r" % (value, value),  # noqa: UP031 - every way of formatting counts
    lambda value: json.dumps({"value": value}, default=str),
    lambda value: msgspec.json.encode([value], enc_hook=enc_hook).decode(),
    lambda value: msgspec.msgpack.encode([value], enc_hook=enc_hook).decode("utf-8", "replace"),
    lambda value: str(msgspec.to_builtins({"v": value}, enc_hook=enc_hook)),
    lambda value: repr(copy.copy(value)) + repr(copy.deepcopy([value])),
    lambda value: str(structlog.processors.JSONRenderer()(None, "", {"event": "seen", "who": value})),
    lambda value: repr({name: getattr(value, name) for name in dir(value) if name != "__abstractmethods__"}),
]


@pytest.mark.parametrize(("value", "text", "mask"), SAMPLES)
@pytest.mark.parametrize("show", SHOWN)
def test_only_the_mask_is_shown(value: Personal, text: str, mask: str, show: Callable[[Personal], str]) -> None:
    shown = show(value)
    assert text not in shown
    assert text[1:-1] not in shown
    assert str(value) == mask


@pytest.mark.parametrize(("value", "text", "_mask"), SAMPLES)
def test_logs_and_tracebacks_show_the_mask(
    value: Personal, text: str, _mask: str, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        raise ValueError(value)  # noqa: TRY301 - a frame that holds the value is what is looked at
    except ValueError as error:
        logging.getLogger("anmin").exception("failed for %s", value)
        shown = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    # The parameter `text` of this test holds the clear text itself, so its own line is left out.
    frames = [line for line in shown.splitlines() if not line.strip().startswith("text = ")]
    assert text not in "\n".join(frames)
    assert text not in caplog.text
    assert str(value) in caplog.text


@pytest.mark.parametrize(("value", "text", "_mask"), SAMPLES)
def test_clear_text_needs_a_permit(value: Personal, text: str, _mask: str) -> None:
    assert clear(value, PERMIT) == text
    with pytest.raises(TypeError):
        clear(value, "please")  # type: ignore[arg-type]


@pytest.mark.parametrize(("value", "_text", "_mask"), SAMPLES)
def test_values_are_not_pickled_and_not_changed(value: Personal, _text: str, _mask: str) -> None:
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(value)
    with pytest.raises(TypeError, match="not pickled"):
        value.__getstate__()
    with pytest.raises(AttributeError):
        object.__setattr__(value, "_text", "other")
    with pytest.raises(TypeError):
        json.dumps(value)


def test_equality_is_by_kind_and_normal_form() -> None:
    assert Phone("+86 138-1234-5678") == Phone("13812345678")
    assert hash(Phone("+86 138-1234-5678")) == hash(Phone("13812345678"))
    assert Phone("13812345678") != Phone("13812345679")
    assert Phone("13812345678") != "13812345678"
    assert Secret("13812345678") != Sensitive("13812345678")
    assert len({RealName("张三"), RealName(" 张三"), RealName("李四")}) == 2


class Report(msgspec.Struct):
    phone: Phone
    name: RealName | None = None
    others: tuple[IdNumber, ...] = ()


def test_struct_fields_decode_clear_and_encode_masked() -> None:
    body = '{"phone": "+86 13812345678", "name": "欧阳娜娜", "others": ["11010519491231002x"]}'
    report = msgspec.json.decode(body, type=Report, dec_hook=dec_hook)
    assert report == Report(Phone("13812345678"), RealName("欧阳娜娜"), (IdNumber("11010519491231002X"),))
    assert json.loads(msgspec.json.encode(report, enc_hook=enc_hook)) == {
        "phone": "138****5678",
        "name": "欧阳*",
        "others": ["1****************X"],
    }
    assert msgspec.convert({"phone": Phone("110")}, Report, dec_hook=dec_hook).phone == Phone("110")


@pytest.mark.parametrize("phone", ['"1381234567"', '"13812345678x"', "13812345678", "null", "[]", '""', "true"])
def test_a_wrong_field_is_named_without_its_value(phone: str) -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.json.decode(f'{{"phone": {phone}}}', type=Report, dec_hook=dec_hook)
    assert "$.phone" in str(caught.value)
    assert "1381234567" not in str(caught.value)
    assert isinstance(caught.value.__cause__, MalformedValueError)
    assert caught.value.__cause__.code == "malformed_phone"
    assert caught.value.__cause__.zh in str(caught.value)


class _Doubling:
    def digest(self, clear: str, context: str) -> bytes:
        return f"{context}={clear * 2}".encode()


def test_digest_hook_tells_values_apart() -> None:
    encoded = json.loads(msgspec.json.encode(Report(Phone("110")), enc_hook=digest_hook(_Doubling())))
    assert bytes.fromhex(encoded["phone"]) == b"digest.phone=110110"


@pytest.mark.parametrize("hook", [enc_hook, digest_hook(_Doubling()), schema_hook])
def test_hooks_leave_other_types_alone(hook: Callable[[object], object]) -> None:
    with pytest.raises(NotImplementedError):
        hook(object)
    with pytest.raises(NotImplementedError):
        dec_hook(complex, "1")


@pytest.mark.parametrize("kind", KINDS)
def test_schema_examples_are_accepted(kind: type[Personal]) -> None:
    schema = schema_hook(kind)
    assert schema["type"] == "string"
    assert schema["maxLength"] == kind.max_length
    for example in schema.get("examples", []):
        assert clear(kind(example), PERMIT) == example


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_what_the_schema_allows_is_accepted_and_normalising_is_stable(
    kind: type[Personal], data: st.DataObject
) -> None:
    pattern = kind.pattern.pattern.removesuffix("$") + r"\Z"
    text = data.draw(st.from_regex(pattern).filter(lambda text: len(text) <= kind.max_length))
    once = kind(text)
    assert kind(clear(once, PERMIT)) == once


@pytest.mark.parametrize("kind", KINDS)
@given(text=st.text())
def test_any_other_text_is_refused_without_being_repeated(kind: type[Personal], text: str) -> None:
    said = "accepted"
    try:
        kind(text)
    except MalformedValueError as error:
        said = str(error)
    assert said in {"accepted", f"{kind.expected_zh} {kind.expected_en}"}
