"""What units can do beyond their kind, as data: a register whose codes units, shifts and needs speak of.

At most 64, so that who can serve a need is found for thousands of units at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from anmin.dispatch.fleet import MAX_CAPABILITIES
from anmin.dispatch.terms.units import MANAGE_UNITS, SEE_UNITS
from anmin.kernel.registers import Register, Row, label
from anmin.kernel.registers.terms import Complaint
from anmin.kernel.words import Text, Wrong

TOO_MANY = Complaint("too_many_capabilities", "能力最多 {most} 种。", "There are at most {most} capabilities.")


FORM = Text("小写字母开头的字母、数字和下划线", "lower-case letters, digits and _, beginning with a letter")


class CapabilityRow(Row, frozen=True):
    code: Annotated[
        str, label("代码", "Code", form=FORM, min_length=1, max_length=31, pattern=r"^[a-z][a-z0-9_]*$(?!\n)")
    ]
    zh: Annotated[str, label("中文", "Chinese", min_length=1, max_length=40)]
    en: Annotated[str, label("英文", "English", min_length=1, max_length=60)]


_FIRST = """patrol 巡逻 Patrol|traffic 交通管理 Traffic police|negotiator 谈判 Negotiator|female_officer 女警 Female officer
anti_fraud 反诈劝阻 Anti-fraud|animal 动物处置 Handling animals|heat 热力抢修 Heating repair|first_aid 急救技能 First aid
mediation 纠纷调解 Mediation|covert 便衣跟踪 Working covertly|investigation 侦查 Investigation|forensics 现场勘查 Forensics
local_knowledge 熟悉本村 Local knowledge|fire 灭火 Fire fighting|rescue 救援 Rescue|hazardous_goods 危化品处置 Hazardous goods
medical 医疗急救 Medical care|gas_shutoff 关闭燃气 Shutting off gas|gas_detection 燃气检测 Gas detection
water_shutoff 关闭供水 Shutting off water|power_shutoff 切断电力 Shutting off power|towing 清障拖车 Towing
aerial_view 空中侦察 View from the air|night_view 夜视 Night vision|water_rescue 水上救援 Water rescue|repair 抢修 Repairs"""


def first_capabilities() -> Sequence[CapabilityRow]:
    """What the first categories need, and what is usual besides."""
    given = (line.split(" ", 2) for line in _FIRST.replace("\n", "|").split("|"))
    return [CapabilityRow(code=code, zh=zh, en=en) for code, zh, en in given]


def capability_faults(rows: Sequence[CapabilityRow]) -> list[Wrong]:
    return [TOO_MANY.at(row.code, most=MAX_CAPABILITIES) for row in rows[MAX_CAPABILITIES:]]


CAPABILITIES = Register(
    code="dispatch.capability",
    zh="警力能力",
    en="Capabilities of units",
    row=CapabilityRow,
    key="code",
    needs=MANAGE_UNITS,
    reads=SEE_UNITS,
    retention=Text(
        "长期保存：推荐警力的理由须能说明。", "Kept for good: why a unit was recommended must stay explainable."
    ),
    seed=first_capabilities,
    checks=capability_faults,
)


def capability_names(rows: Sequence[CapabilityRow]) -> Mapping[str, Text]:
    """Texts by code: `Rules.capabilities`."""
    return {row.code: Text(row.zh, row.en) for row in rows}
