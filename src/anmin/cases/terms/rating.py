"""Words of the citizen's verdict; how the matter ended is another field."""

from anmin.kernel.words import Code, Permission

RATE_CASES = Permission("cases.rate", "评价办理情况", "Rate how a case was handled", own=True)


class Verdict(Code):
    SATISFIED = "satisfied", "满意", "Satisfied"
    BASICALLY = "basically", "基本满意", "Basically satisfied"
    DISSATISFIED = "dissatisfied", "不满意", "Dissatisfied"
