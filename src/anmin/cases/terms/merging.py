"""Words of merging and splitting: several reports of one matter are handled as one, and every caller is told."""

from anmin.kernel.words import Fault

LEAD_MERGED = Fault(
    "lead_merged",
    409,
    "目标警情已并入另一起警情，请并入其主警情。",
    "That case was merged itself; merge into the case that leads it.",
)
NOT_MERGED = Fault("not_merged", 409, "这起警情没有并入别的警情。", "This case was not merged into another.")
OPEN_ORDERS = Fault(
    "open_orders",
    409,
    "尚有未结束的派警单：{numbers}。确认撤回请再次提交并标明撤回。",
    "Orders are still open: {numbers}. Send again with withdraw to take them back.",
)
DRILL_APART = Fault(
    "drill_apart",
    409,
    "演练或测试警情不能与真实警情并案。",
    "A drill or test is never merged with a real case.",
)
