"""Why a unit is recommended, why perhaps not, and what a proposal lacks."""

from anmin.kernel.words import Code, Text


class ReasonCode(Code):
    """Templates: {duration} of seconds, {level} of an event, {number} of anything else."""

    AVAILABLE = "available", "当前可派", "Available"
    SOONEST = "soonest", "可派警力中最快到达", "Soonest of those available"
    ROAD_TIME = "road_time", "路程 {duration}", "{duration} by road"
    STRAIGHT_TIME = (
        "straight_time",
        "按直线估算路程 {duration}",
        "About {duration}, estimated from the straight line",
    )
    SERVES = "serves", "符合 {number} 项需求", "Serves {number} of the needs"
    OWN_OFFICE = "own_office", "属于管辖单位", "Of the office that answers for the place"
    OWN_BEAT = "own_beat", "在本责任区", "On its own beat"

    BUSY = "busy", "正在处置{level}警情", "On an event of level {level}"
    STALE = "stale", "位置已过期 {duration}", "Its position went stale {duration} ago"
    UNLOCATED = "unlocated", "没有上报过位置", "It never reported a position"
    FROM_HOME = "from_home", "路程按驻地推算", "Reckoned from its home"
    COARSE = "coarse", "定位精度 {number} 米", "Its position is accurate to {number} m only"
    JUMPED = "jumped", "位置有跳变", "Its position jumped"
    CLOCK_AHEAD = "clock_ahead", "终端时间超前，位置时间不可靠", "Its clock runs ahead: the position's age is not known"
    OVERWORKED = "overworked", "已连续工作 {duration}", "At work without a break for {duration}"
    SHIFT_ENDS = "shift_ends", "距下班还有 {duration}", "Its shift ends in {duration}"
    SHIFT_OVER = "shift_over", "已超过下班时间 {duration}", "Its shift ended {duration} ago"
    NO_ROADS = "no_roads", "没有可用的路网", "There are no roads to reckon with"
    BEYOND = "beyond", "{duration}内无法由道路到达", "Not reached by road within {duration}"
    NO_PLACE = "no_place", "位置和驻地均不明", "Neither its position nor its home is known"

    def filled(self, number: float | None) -> Text:
        """The sentence with its number: seconds for a duration, 1 to 4 for a level."""
        if number is None:
            return self.text
        zh, en = duration(number)
        level = int(number)
        return Text(
            self.zh.format(duration=zh, number=level, level=LEVELS.get(level, f" {level} 级")),
            self.en.format(duration=en, number=level, level=level),
        )


LEVELS = {1: "一级", 2: "二级", 3: "三级", 4: "四级"}


class GapCode(Code):
    """Templates: {what}, {number}."""

    UNMET = "unmet", "缺少{what} {number} 个", "Missing: {number} × {what}"
    UNMET_WISH = "unmet_wish", "最好另有{what} {number} 个", "Wished for: {number} × {what}"

    def filled(self, what: Text, number: int) -> Text:
        return Text(self.zh.format(what=what.zh, number=number), self.en.format(what=what.en, number=number))


def duration(seconds: float) -> tuple[str, str]:
    """As people say it, in Chinese and in English: 4 分 10 秒, 12 分钟, 2 小时 5 分."""
    whole = max(round(seconds), 0)
    minutes, rest = divmod(whole, 60)
    if minutes < 1:
        return f"{rest} 秒", f"{rest} s"
    if minutes < 10 and rest:
        return f"{minutes} 分 {rest} 秒", f"{minutes} min {rest} s"
    if minutes < 60:
        return f"{minutes} 分钟", f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return (f"{hours} 小时 {minutes} 分", f"{hours} h {minutes} min") if minutes else (f"{hours} 小时", f"{hours} h")
