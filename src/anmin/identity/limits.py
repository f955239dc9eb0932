"""The limits on codes that hold now. They are rows of a register, so that a bureau changes them while it works."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from anmin.identity.model.codes import LIMITS, Limit
from anmin.identity.terms.codes import LimitBy
from anmin.kernel.access import OWN_ACCOUNT
from anmin.kernel.house import House
from anmin.kernel.registers import Register, Registers, Row, label
from anmin.kernel.words import Permission, Text

MANAGE_LIMITS = Permission("identity.manage_limits", "调整验证码频率限制", "Change how often codes may be requested")


class LimitRow(Row, frozen=True):
    """At most so many codes in so many seconds."""

    by: Annotated[LimitBy, label("计数对象", "Counted by")]
    most: Annotated[int, label("最多次数", "At most", ge=1, le=1_000_000)]
    seconds: Annotated[int, label("时段（秒）", "In seconds", ge=1, le=86_400)]


def first_limits() -> Sequence[LimitRow]:
    return [LimitRow(by=each.by, most=each.most, seconds=each.seconds) for each in LIMITS]


CODE_LIMITS = Register(
    code="identity.code_limits",
    zh="验证码频率限制",
    en="Limits on sign-in codes",
    row=LimitRow,
    key=("by", "seconds"),
    needs=MANAGE_LIMITS,
    reads=OWN_ACCOUNT,
    retention=Text("长期保存：限制如何变更须能说明。", "Kept for good: how the limits changed must stay explainable."),
    seed=first_limits,
)


def code_limits(house: House, at: datetime) -> tuple[Limit, ...]:
    """The register's limits; the first ones while it has no row, because no limit at all would be an open door."""
    rows = house.service(Registers).rows(CODE_LIMITS, at)
    return tuple(Limit(row.by, row.most, row.seconds) for row in rows) or LIMITS
