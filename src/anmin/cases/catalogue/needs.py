"""What a category needs on scene, written compactly: `police_car:2,technicians?` is two cars, and technicians if possible."""

from __future__ import annotations

import msgspec

from anmin.kernel.words import Text

PATTERN = r"^([a-z][a-z0-9_]{0,30}(:[1-9][0-9]?)?\??(,[a-z][a-z0-9_]{0,30}(:[1-9][0-9]?)?\??)*)?$(?!\n)"
FORM = Text(
    "单元类别或能力代码的列表，如 police_car:2,technicians?（冒号后为数量，问号表示可选）",
    "a list of unit kinds or capabilities such as police_car:2,technicians? (a colon and how many, ? when optional)",
)


class Need(msgspec.Struct, frozen=True):
    """So many units of a kind or with a capability; without `required` they are wished for only."""

    kind: str
    count: int = 1
    required: bool = True


def parse_needs(text: str) -> tuple[Need, ...]:
    """The needs in their order. `text` matches PATTERN; raises ValueError for a count that is no number."""
    return tuple(map(_need, text.split(","))) if text else ()


def _need(part: str) -> Need:
    kind, _, count = part.removesuffix("?").partition(":")
    return Need(kind, int(count or 1), not part.endswith("?"))
