"""Why a body cannot be accepted, in words of ours: the decoder's own message may quote what a person typed."""

import re

import msgspec

from anmin.kernel.personal import MalformedValueError
from anmin.kernel.words import Wrong

_PLACE = re.compile(r" - at `(?P<path>[^`]*)`$|$")
_RULES: tuple[tuple[re.Pattern[str], str, str, str], ...] = tuple(
    (re.compile(pattern), code, zh, en)
    for pattern, code, zh, en in (
        (r"missing required field `(\w+)`", "missing", "缺少必填项 {0}。", "The field {0} is required."),
        (r"contains unknown field", "unknown_field", "有不认识的字段。", "There is a field that is not known here."),
        (r"length <= (\d+)", "too_long", "长度不能超过 {0}。", "At most {0} are allowed."),
        (r"length >= (\d+)", "too_short", "长度不能少于 {0}。", "At least {0} are needed."),
        (r"<= (-?[\d.]+)|< (-?[\d.]+)", "too_large", "数值超过上限 {0}。", "The number must be at most {0}."),
        (r">= (-?[\d.]+)|> (-?[\d.]+)", "too_small", "数值低于下限 {0}。", "The number must be at least {0}."),
        (r"matching regex", "wrong_form", "格式不符合要求。", "The form is not accepted."),
        (
            r"Invalid enum value|Invalid value",
            "unknown_code",
            "不在允许的取值之内。",
            "It is not one of the allowed values.",
        ),
        (r"Expected `([\w |-]+)`, got `([\w |-]+)`", "wrong_kind", "应为 {0}，实为 {1}。", "Expected {0}, got {1}."),
        (r"Invalid (UUID|RFC3339|base64|datetime|date)", "wrong_form", "{0} 格式不正确。", "This is not a valid {0}."),
    )
)


def wrong(error: msgspec.ValidationError) -> Wrong:
    """The place and the reason of a failed validation, without any value."""
    message = str(error)
    place = _PLACE.search(message)
    path = (place["path"] if place else None) or "$"
    if isinstance(error.__cause__, MalformedValueError):
        return Wrong(path, error.__cause__.code, error.__cause__.zh, error.__cause__.en)
    for pattern, code, zh, en in _RULES:
        if found := pattern.search(message):
            parts = [part for part in found.groups() if part is not None]
            return Wrong(path, code, zh.format(*parts), en.format(*parts))
    return Wrong(path, "wrong_form", "格式不符合要求。", "The form is not accepted.")
