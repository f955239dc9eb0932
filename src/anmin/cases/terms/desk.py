"""Words of the desk: the columns of its queue, the lights of a seat, why an earlier case is shown beside a new one."""

from anmin.cases.terms.orders import OrderState
from anmin.kernel.words import Code, Permission

LIST_CASES = Permission("cases.list", "警情列表与检索", "Lists of cases and search in them")


class DeskColumn(Code):
    """An open case stands in exactly one; a follow-up that is due within a day brings a closed one back."""

    WAITING = "waiting", "待接警", "Waiting to be taken"
    IN_WORK = "in_work", "办理中", "In work"
    WAITING_FOR_CALLER = "waiting_for_caller", "等待报警人", "Waiting for the caller"
    REPORTED = "reported", "已反馈待结案", "Reported back"
    FOLLOW_UP = "follow_up", "待回访", "To be followed up"
    SCHEDULED = "scheduled", "预约", "Scheduled"


class SeatLight(Code):
    """席位灯: of several orders the one that is furthest behind."""

    RED = "red", "已派发", "Sent"
    GREEN = "green", "已签收", "Seen"
    GREY = "grey", "已反馈", "Reported back"


LIGHTS = {
    OrderState.ORDERED: SeatLight.RED,
    OrderState.RECEIVED: SeatLight.RED,
    OrderState.ACCEPTED: SeatLight.GREEN,
    OrderState.EN_ROUTE: SeatLight.GREEN,
    OrderState.ON_SCENE: SeatLight.GREEN,
    OrderState.REPORTED: SeatLight.GREY,
    OrderState.DONE: SeatLight.GREY,
}
"""An order that a terminal received has not been seen by anybody yet; one that was refused or withdrawn has no light."""


class Why(Code):
    """What an earlier case has in common with this one."""

    PLACE = "place", "同一地点", "Same place"
    PHONE = "phone", "同一号码", "Same telephone number"
    PERSON = "person", "同一报警人", "Same caller"
