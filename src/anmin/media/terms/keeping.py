"""Words of how long evidence is kept: the register of retention, and holds."""

from anmin.kernel.words import Code, Fault, Permission

MANAGE_RETENTION = Permission("media.manage_retention", "调整证据保存期限", "Change how long evidence is kept")
HOLD = Permission("media.hold", "保全证据", "Place and release legal holds on evidence")


class Nothing(Code):
    ALREADY_HELD = "already_held", "早已保全", "It was held before"
    ALREADY_RELEASED = "already_released", "保全早已解除", "The hold was released before"


HOLD_UNKNOWN = Fault("hold_unknown", 404, "没有这项保全。", "There is no such hold.")
HOLD_ONE = Fault(
    "hold_one", 422, "请指明一份证据或一个事项，二者选一。", "Name one piece of evidence or one matter, not both."
)
