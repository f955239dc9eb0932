"""Words of drafts: what somebody has begun to tell and not sent yet."""

from anmin.kernel.words import Code, Fault, Permission

OWN_DRAFTS = Permission("cases.own_drafts", "本人的报警草稿", "One's own draft of a report", own=True)


class DraftState(Code):
    OPEN = "open", "填写中", "Being written"
    SENT = "sent", "已提交", "Sent"


DRAFT_UNKNOWN = Fault("draft_unknown", 404, "没有这份草稿，或不是您的。", "There is no such draft of yours.")
DRAFT_SENT = Fault(
    "draft_sent", 409, "草稿已提交，请在警情中补充。", "The draft has been sent; add what is new to the case."
)
