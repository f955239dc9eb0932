"""Words of the public side."""

from anmin.kernel.words import Fault, Permission

PUBLISH_NOTICES = Permission("community.publish_notices", "发布公告", "Publish notices")
MANAGE_NOTICES = Permission("community.manage_notices", "维护公告类别", "Maintain the categories of notices")

NOTICE_UNKNOWN = Fault("notice_unknown", 404, "没有这条公告。", "There is no such notice.")
NOTICE_WITHDRAWN = Fault("notice_withdrawn", 409, "公告已经撤回。", "The notice was withdrawn already.")
NOTICE_ENDS_EARLY = Fault(
    "notice_ends_early", 422, "结束时间须晚于开始时间和现在。", "It has to end after it begins, and after now."
)
NOTICE_CATEGORY_UNKNOWN = Fault("notice_category_unknown", 422, "没有这个公告类别。", "There is no such category.")
