"""Words of what people near a matter are told."""

from anmin.kernel.words import Fault

REPORT_UNKNOWN = Fault(
    "report_unknown",
    404,
    "附近没有这条可关注的情况，可能已经办结。",
    "There is no such matter near you to follow; it may be over.",
)
