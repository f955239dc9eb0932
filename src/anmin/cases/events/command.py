"""Facts about command over a case: who leads it, and which response level holds."""

from uuid import UUID

from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("指挥长接管", "The watch commander took command")
class CommandTaken(Event, frozen=True):
    case: UUID
    before: UUID | None
    commander: UUID


@fact("响应等级变更", "The response level of a case was changed")
class ResponseLevelSet(Event, frozen=True):
    """`level` None: the response has ended. `code`, `plan`: the preset list and the plan that hold.

    `ordered`, `left_out`: how many parties this act ordered and how many it could not. `seconds` since raised (XM-08).
    """

    case: UUID
    before: int | None
    level: int | None
    code: CodeText
    plan: CodeText | None
    ordered: int
    left_out: int
    seconds: int
