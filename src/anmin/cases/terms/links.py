"""Words of links between cases: how one matter belongs to another while both stay what they are."""

from anmin.kernel.words import Code, Fault


class LinkKind(Code):
    """What a case is of the other: a duplicate of it, urging it on, … The second caller keeps a case of their own."""

    DUPLICATE = "duplicate", "重复报警", "Duplicate report"
    URGE = "urge", "警情催办", "Urges it on"
    FEEDBACK = "feedback", "民警反馈", "Officer's feedback"
    HARASSMENT = "harassment", "多次骚扰", "Repeated harassment"
    RELATED = "related", "相关警情", "Related"
    PROMOTED = "promoted", "转立案件", "Promoted to a criminal case"


SAME_CASE = Fault("same_case", 422, "两个编号是同一起警情。", "Both are the same case.")
LINKED_OTHERWISE = Fault(
    "linked_otherwise",
    409,
    "这两起警情已按“{kind}”反向关联，请先解除。",
    "These cases are linked as “{kind}” the other way round; unlink them first.",
)
