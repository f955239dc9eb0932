"""Words of units: kinds, what a position report is worth, the refusals around statuses."""

from anmin.kernel.words import Code, Fault, Permission

SEE_UNITS = Permission("dispatch.see_units", "查看警力", "See the units")
MANAGE_UNITS = Permission("dispatch.manage_units", "维护警力", "Maintain the units")
MANAGE_ROSTER = Permission("dispatch.manage_roster", "警力排班", "Keep the units' roster")
REPORT_POSITIONS = Permission("dispatch.report_positions", "上报警力位置与状态", "Report units' positions and statuses")


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


class UnitQuiet(Code):
    """Why an action on units said nothing."""

    SAME = "same", "内容没有变化", "Nothing differs"
    DRY_RUN = "dry_run", "仅为试运行", "It was a dry run"
    ON_THE_WAY = "on_the_way", "位置正常，不记日志", "Positions as expected are not journaled"
    NOBODY = "nobody", "没有可推荐的警力", "There is nobody to propose"
    OVER = "over", "警情已结束或没有位置", "The case is over or has no place"


class UnitFault(Code):
    """Why one unit of an import is refused."""

    CODE_TWICE = "code_twice", "代码在文件中出现两次。", "The code stands in the file twice."
    RETIRED = "retired", "该警力已撤销。", "The unit was retired."
    OFFICE = "office", "没有这个单位，或不在您的范围内。", "There is no such office within your reach."
    STATUS = "status", "没有这种状态，或不能作为初始状态。", "There is no such status, or none to begin with."
    CAPABILITY = "capability", "有能力代码不在能力表中。", "A capability is not in the register of capabilities."


UNIT_UNKNOWN = Fault(
    "unit_unknown", 404, "没有这个警力单元，或不在您的范围内。", "There is no such unit within your reach."
)
UNIT_UNPLACED = Fault("unit_unplaced", 409, "该警力没有位置。", "The unit has no known place.")
UNITS_REFUSED = Fault(
    "units_refused", 422, "警力数据有问题，未写入任何内容。", "The units have problems; nothing was written."
)
UNIT_CODE_TAKEN = Fault("unit_code_taken", 409, "这个警力代码已被使用。", "This code of a unit is taken.")
UNIT_RETIRED = Fault("unit_retired", 409, "该警力已撤销。", "The unit was retired.")
UNIT_ON_ORDER = Fault(
    "unit_on_order",
    409,
    "{name}正在处置警情，状态随派警环节变化。",
    "{name} is on a case: its status follows its order.",
)
UNIT_FREE = Fault("unit_free", 409, "{name}没有在处置警情。", "{name} is on no case.")
NOT_ITS_CREW = Fault(
    "not_its_crew",
    403,
    "当前班次由他人值守，不能代为上报。",
    "Others are on this unit's shift; you cannot speak for it.",
)
OFFICE_UNKNOWN = Fault(
    "unit_office_unknown", 422, "没有这个单位，或不在您的范围内。", "There is no such office within your reach."
)
CAPABILITY_UNKNOWN = Fault(
    "capability_unknown",
    422,
    "能力代码 {codes} 中有的不在能力表中。",
    "One of {codes} is not in the register of capabilities.",
)
SHIFT_UNKNOWN = Fault("unit_shift_unknown", 404, "没有这个班次。", "There is no such shift.")
SHIFT_TAKEN = Fault("unit_shift_taken", 409, "该警力在此时段已有班次。", "The unit has a shift at that time already.")
CREW_TAKEN = Fault(
    "crew_taken", 409, "有人在此时段已排在其他警力上。", "Somebody is on another unit's crew at that time."
)
CREW_UNKNOWN = Fault("crew_unknown", 422, "有人不在您的范围内。", "Somebody of the crew is not within your reach.")
SHIFT_PERIOD = Fault(
    "unit_shift_period",
    422,
    "班次须晚于现在结束，且不超过 48 小时。",
    "A shift ends in the future and lasts at most 48 hours.",
)
NO_PLACE = Fault("case_without_place", 409, "警情没有位置，无法推荐。", "The case has no place to reckon from.")
