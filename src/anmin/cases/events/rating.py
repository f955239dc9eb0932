"""Facts about the citizen's verdict."""

from uuid import UUID

from anmin.cases.terms.rating import Verdict
from anmin.kernel.words import Event, fact


@fact("办理评价", "The handling of a case was rated")
class Rated(Event, frozen=True):
    """`follow_up`: the one in which it was told; None when the caller rated of their own."""

    case: UUID
    verdict: Verdict
    follow_up: UUID | None


@fact("评价不满意", "A caller is dissatisfied")
class Dissatisfied(Event, frozen=True):
    """For the desk and the commander: whether the case is taken up again, a person decides."""

    case: UUID
