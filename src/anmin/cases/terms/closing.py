"""Words of closing: what stands against it, what must be said, and what a reopened case needs."""

from anmin.kernel.words import Code, Fault


class ClosingKind(Code):
    CLOSED = "closed", "结案", "Closed"
    REOPENED = "reopened", "重开", "Reopened"


CANNOT_CLOSE = Fault(
    "cannot_close",
    409,
    "还不能结案：{reasons}",
    "The case cannot be closed yet: {reasons}",
)
FORCE_NEEDS_COMMAND = Fault(
    "force_needs_command", 403, "强制结案须由指挥长决定。", "Only the watch commander may close a case by force."
)
CASE_WAITS = Fault(
    "case_waits",
    409,
    "正在等待报警人回复，只能由人结案。",
    "The case waits for its caller; only a person may close it.",
)
DISPOSITION_UNKNOWN = Fault("disposition_unknown", 422, "没有这种处理结果。", "There is no such disposition.")
MEASURE_UNKNOWN = Fault("measure_unknown", 422, "没有这种法律措施。", "There is no such legal measure.")
MEASURE_NEEDED = Fault(
    "measure_needed", 422, "此处理结果须写明法律措施。", "This disposition needs the legal measure that was taken."
)
CASE_NOT_CLOSED = Fault("case_not_closed", 409, "警情尚未结案。", "The case is not closed.")
