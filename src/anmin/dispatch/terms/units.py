"""Words of units: kinds, what a position report is worth, the refusals around statuses."""

from anmin.kernel.words import Code, Fault, Permission

SEE_UNITS = Permission("dispatch.see_units", "查看警力", "See the units")
MANAGE_UNITS = Permission("dispatch.manage_units", "维护警力", "Maintain the units")


class UnitKind(Code):
    POLICE_CAR = "police_car", "警车", "Police car"
    FOOT_PATROL = "foot_patrol", "步巡", "Foot patrol"
    PLAINCLOTHES = "plainclothes", "便衣", "Plain-clothes officers"
    MOTORCYCLE = "motorcycle", "摩托车", "Motorcycle"
    TECHNICIANS = "technicians", "技术人员", "Technicians"
    VILLAGE_PATROL = "village_patrol", "村级巡防队", "Village patrol"
    FIRE = "fire", "消防", "Fire brigade"
    AMBULANCE = "ambulance", "急救", "Ambulance"
    GAS = "gas", "燃气抢修", "Gas repair"
    WATER = "water", "供水抢修", "Water repair"
    POWER = "power", "电力抢修", "Power repair"
    TOW = "tow", "清障拖车", "Tow truck"
    DRONE = "drone", "无人机", "Drone"
    BOAT = "boat", "船艇", "Boat"
    OTHER = "other", "其他", "Other"


class Mark(Code):
    """What a position report is worth. Every one is accepted; only LATE does not move the unit."""

    OK = "ok", "正常", "Sound"
    JUMP = "jump", "位置跳变", "Jump"
    STALE = "stale", "位置过期", "Stale"
    FUTURE = "future", "时间超前", "Time in the future"
    LATE = "late", "迟到的旧位置", "Older than the position held"
    COARSE = "coarse", "精度不足", "Coarse"


STATUS_UNKNOWN = Fault("status_unknown", 422, "没有这种状态。", "There is no such status.")
ILLEGAL_STATUS = Fault(
    "illegal_status",
    422,
    "不能由“{current}”转为“{wanted}”，可以转为：{legal}。",
    "{current} cannot become {wanted}; it can become: {legal}.",
)
