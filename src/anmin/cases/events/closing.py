"""Facts about the end of a case and its being taken up again."""

from uuid import UUID

from anmin.cases.terms.cases import CaseState
from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("警情结案", "A case was closed")
class Closed(Event, frozen=True):
    """`seconds` since it was raised. `forced`: the watch commander closed it against what stood in the way."""

    case: UUID
    disposition: CodeText
    measure: CodeText | None
    seconds: int
    forced: bool


@fact("警情重开", "A case was taken up again")
class Reopened(Event, frozen=True):
    """`times`: how often by now."""

    case: UUID
    state: CaseState
    times: int
