"""What a simulated city tells everybody, so that its public side is not empty: every kind of place a notice may have."""

from __future__ import annotations

from anmin.app.city.design import City
from anmin.app.city.organisations import BUREAU
from anmin.app.city.standing import MAKER
from anmin.community.actions import PublishNotice, publish_notice
from anmin.community.model import Circle, Wording
from anmin.community.queries import ListNotices, list_notices
from anmin.kernel.house import House
from anmin.territory.service import Territory

_TOLD = (
    (
        "community",
        "小区充电安全检查安排（演示）",
        "本周起检查电动自行车充电设施，请勿在楼道充电。\nCharging of electric bicycles is inspected this week; never charge in a stairwell.",
        3,
    ),
    (
        "traffic",
        "学校周边上学放学时段限行（演示）",
        "工作日 7:00 至 8:00、16:00 至 17:30 校门前道路限行。\nThe road by the school is closed to cars from 7 to 8 and from 16 to 17:30.",
        0,
    ),
    (
        "help",
        "周末户籍窗口照常办理（演示）",
        "周六上午九点至十二点办理身份证、居住证。\nIdentity cards and residence permits on Saturday, 9 to 12.",
        None,
    ),
    (
        "weather",
        "强降雨期间请避开河边低洼路段（演示）",
        "涉水路段已设警示，遇险请拨打 110。\nKeep away from low roads by the river; in danger call 110.",
        None,
    ),
    (
        "fraud",
        "警惕冒充客服退款诈骗（演示）",
        "凡要求转账到“安全账户”的都是诈骗。已转账请立即拨打 110。\nWhoever asks you to move money to a “safe account” is a fraud. If you have paid, call 110 at once.",
        None,
    ),
)
"""Category, title, text, and the number of the premises around which it matters; None: everywhere. The last is pinned."""


async def bring_notices(house: House, city: City) -> tuple[int, int]:
    """How many there are, and how many of them are new. One that was withdrawn is not said again."""
    office = house.service(Territory).offices.by_code(BUREAU)
    if office is None:
        raise LookupError(BUREAU)
    said = {each.title for each in (await list_notices.run(house, MAKER, ListNotices(limit=200))).notices}
    missing = [each for each in _TOLD if each[1] not in said]
    for category, title, body, number in missing:
        place = None if number is None else city.premises[number].address
        circle = Circle(place.lon, place.lat, 1_500) if place else None
        wording = Wording(category=category, title=title, body=body, circle=circle, pinned=category == "fraud")
        await publish_notice.run(house, MAKER, PublishNotice(organisation=office, wording=wording))
    return len(_TOLD), len(missing)
