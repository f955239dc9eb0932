"""Facts about rectification orders. Whom they address and what they demand stays in the table."""

from uuid import UUID

from anmin.kernel.words import Event, fact
from anmin.matters.terms.rectification import ServedHow


@fact("整改通知书已制发", "A rectification order was issued")
class RectificationIssued(Event, frozen=True):
    """`days` until its deadline."""

    case: UUID
    rectification: UUID
    office: UUID
    days: int


@fact("整改期限提醒", "The deadline of a rectification order is here")
class RectificationDue(Event, frozen=True):
    """`late`: its last day has passed and no visit has found it done."""

    case: UUID
    rectification: UUID
    office: UUID
    late: bool


@fact("整改通知书已送达", "A rectification order was served")
class RectificationServed(Event, frozen=True):
    case: UUID
    rectification: UUID
    how: ServedHow


@fact("整改已复查", "A rectification order was checked by a visit")
class RectificationChecked(Event, frozen=True):
    """`late`: the visit found it done, or not, after the deadline."""

    case: UUID
    rectification: UUID
    done: bool
    late: bool


@fact("整改通知书已撤回", "A rectification order was withdrawn")
class RectificationWithdrawn(Event, frozen=True):
    case: UUID
    rectification: UUID


@fact("整改通知书被调阅", "A rectification order was opened as a file")
class RectificationOpened(Event, frozen=True):
    case: UUID
    rectification: UUID
