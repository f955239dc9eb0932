"""Words of the night's work."""

from anmin.kernel.words import Code


class Nothing(Code):
    NONE_DUE = "none_due", "没有到期数据", "No row's time was over"
    MONTHS_STAND = "months_stand", "流水月份已备好", "The months stand already"
