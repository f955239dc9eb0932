"""Words of saved views."""

from anmin.kernel.words import Fault

MOST_VIEWS = 50
VIEW_UNKNOWN = Fault("view_unknown", 404, "您没有这个视图。", "You have no such view.")
VIEW_NAME_TAKEN = Fault("view_name_taken", 409, "您已有同名视图。", "You have a view of this name already.")
VIEWS_FULL = Fault("views_full", 422, "每人最多 {limit} 个视图。", "Everybody may keep at most {limit} views.")
