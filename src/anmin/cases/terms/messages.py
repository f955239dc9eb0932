"""Words of the thread between a caller and those who handle the case."""

from anmin.kernel.words import Code, Fault, Permission

WRITE = Permission("cases.write", "与报警人联系", "Write with callers", own=True)


class Side(Code):
    CALLER = "caller", "报警人", "Caller"
    STAFF = "staff", "公安机关", "Police"
    HOUSE = "house", "系统", "System"


EMPTY_MESSAGE = Fault("empty_message", 422, "请写一句话或附一份材料。", "Write something or attach something.")
NO_CALLER = Fault(
    "no_caller",
    409,
    "报警人没有留下可回复的会话，请用其他方式联系。",
    "The caller left no session to answer to; reach them another way.",
)
THREAD_OVER = Fault(
    "thread_over",
    409,
    "警情已办结超过 30 天，如需帮助请重新报警。",
    "This case was closed more than 30 days ago; please report anew if you need help.",
)
