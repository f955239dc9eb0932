"""Words of the rectification order 限期整改通知书: issued with a deadline, served with proof, checked by a visit."""

from anmin.kernel.words import Code, Fault, Permission

RECTIFY = Permission("matters.rectify", "限期整改", "Issue, serve and check rectification orders")


class RectificationState(Code):
    """`issued → served → done`, or `not_done` and checked again; withdrawn with a reason."""

    ISSUED = "issued", "已制发未送达", "Issued, not served"
    SERVED = "served", "已送达待复查", "Served, to be checked"
    NOT_DONE = "not_done", "复查未整改", "Checked: not done"
    DONE = "done", "复查已整改", "Checked: done"
    WITHDRAWN = "withdrawn", "已撤回", "Withdrawn"


class ServedHow(Code):
    """Civil Procedure Law of the PRC, articles 88 to 95: the ways in which a document is served."""

    DIRECT = "direct", "直接送达", "Handed over"
    LEFT = "left", "留置送达", "Left with the addressee"
    POST = "post", "邮寄送达", "By post"
    ENTRUSTED = "entrusted", "委托送达", "By another authority"
    ELECTRONIC = "electronic", "电子送达", "Electronically"
    NOTICE = "notice", "公告送达", "By public notice"


RECTIFICATION_UNKNOWN = Fault(
    "rectification_unknown", 404, "没有这份整改通知书，或不归您办理。", "There is no such order, or it is not yours."
)
RECTIFICATION_STATE = Fault(
    "rectification_state",
    409,
    "整改通知书当前为“{state}”，不能这样办理。",
    "The order stands at “{state}”, which does not allow this.",
)
ISSUER_WRONG = Fault(
    "issuer_wrong",
    422,
    "制发单位须是参与办理此事项的本单位或下级。",
    "It is issued by an office of yours that takes part.",
)
RECTIFY_BY = Fault(
    "rectify_by", 422, "整改期限应在今天之后、一年之内。", "The deadline must lie after today and within a year."
)
SERVED_AT = Fault(
    "served_at",
    422,
    "送达时间不能晚于现在，也不能早于制发时间。",
    "It is served after it was issued and not in the future.",
)
PROOF_NEEDED = Fault(
    "proof_needed", 422, "请附送达凭证，如回证或现场照片。", "Add the proof of service, such as a receipt or a photo."
)
