"""Words of the lists of matters: the columns in which a matter stands for whoever asks, and what everybody is shown."""

from anmin.kernel.words import Code


class MatterColumn(Code):
    """A matter stands in exactly one, seen from the offices that one acts for; ended ones leave it after thirty days."""

    TRIAGE = "triage", "待研判派单", "To be assessed and handed over"
    ACCEPT = "accept", "待签收", "To be accepted"
    HANDLING = "handling", "办理中", "Being handled by us"
    REVIEW = "review", "待审核", "Waits for review"
    RETURNED = "returned", "被退回", "Returned"
    WITH_OTHERS = "with_others", "已交办", "With others"
    ENDED = "ended", "已办结", "Ended"


class PublicState(Code):
    """Which everyday matters everybody is shown."""

    OPEN = "open", "办理中", "Open"
    DONE = "done", "已答复", "Answered"
