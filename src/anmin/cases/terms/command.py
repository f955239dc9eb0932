"""Words of command: why a case stands on the watch commander's board."""

from anmin.kernel.words import Code


class Concern(Code):
    REFUSED = "refused", "两次以上拒绝", "Refused twice or more"
    OVERDUE = "overdue", "环节超时", "A step is overdue"
    UNANSWERED = "unanswered", "无人接警", "Taken by nobody"
    LEVEL_ONE = "level_one", "一级警情", "Level one"
