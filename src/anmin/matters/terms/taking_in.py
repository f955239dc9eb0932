"""Words of taking in: a matter that staff write down for somebody, and the code by which that person follows it."""

from anmin.cases.terms.cases import Channel
from anmin.kernel.words import Code, Fault, Permission

TAKE_IN = Permission("matters.take_in", "代收诉求", "Take matters in for others")
CHANNELS = frozenset({Channel.COUNTER, Channel.OFFICER, Channel.PHONE, Channel.HOTLINE})


class Consent(Code):
    """How somebody agreed that a matter is brought in their name."""

    ORAL = "oral", "口头同意", "By word of mouth"
    WRITTEN = "written", "书面同意", "In writing"
    GUARDIAN = "guardian", "监护人同意", "By a guardian"


CONSENT_NEEDED = Fault(
    "take_in_consent_needed",
    422,
    "代他人反映，请先征得本人同意并注明同意方式。",
    "Ask whoever it is for whether they agree, and note how they did.",
)
TAKE_IN_CHANNEL = Fault(
    "take_in_channel",
    422,
    "代收诉求的渠道只能是窗口、工作人员上门、电话或 12345。",
    "Matters are taken in at a counter, by staff on the spot, by telephone or by 12345.",
)
CODE_UNKNOWN = Fault(
    "take_in_code_unknown",
    404,
    "编号或查询码不对，或诉求已归入您的账号，请登录查看。",
    "The number or the code is wrong, or the matter is with your account already: sign in to see it.",
)
