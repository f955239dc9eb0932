"""What already stands in a house, and whether a simulated city may be made there."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from anmin.app.city.plan import Order
from anmin.identity.queries.organisations import OrganisationShown, ShowOrganisations, organisation_tree
from anmin.identity.queries.staff import ListStaff, StaffShown, list_staff
from anmin.kernel.access import HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.words import Fault

MAKER = Caller(HOUSE, channel="cli")
_MOST_OFFICES, _MOST_STAFF = 5_000, 200

OTHER_CITY = Fault(
    "other_city",
    409,
    "本系统已有另一个模拟城市（{code}），不能再建；请换一个数据目录。",
    "This house holds another simulated city ({code}) already; use another data folder.",
)
NOT_EMPTY = Fault(
    "house_not_empty",
    409,
    "本系统已有其他机构（如 {code}），模拟城市只能建在空系统中。",
    "This house holds other organisations (such as {code}); a simulated city is made in an empty house only.",
)


async def offices(house: House) -> tuple[OrganisationShown, ...]:
    """Every organisation, also closed ones."""
    shown = await organisation_tree.run(house, MAKER, ShowOrganisations(limit=_MOST_OFFICES, closed=True))
    return shown.organisations


async def staff(house: House, login: str | None = None) -> dict[str, StaffShown]:
    """By login; those who left are not among them. `login`: only those whose login begins so."""
    found: dict[str, StaffShown] = {}
    after: UUID | None = None
    while True:
        page = await list_staff.run(house, MAKER, ListStaff(login=login, after=after, limit=_MOST_STAFF))
        found |= {each.login: each for each in page.staff}
        if page.next is None:
            return found
        after = page.next


async def city(house: House) -> Order | None:
    """The simulated city that stands here, perhaps unfinished."""
    orders = (Order.of(each.code) for each in await offices(house))
    return next((order for order in orders if order), None)


async def check(house: House, order: Order, codes: Iterable[str]) -> None:
    """`codes`: of the city's organisations. Raises OTHER_CITY and NOT_EMPTY; the house's own top may stand."""
    known, here = set(codes), await offices(house)
    for each in here:
        if Order.of(each.code) not in (None, order):
            raise OTHER_CITY(code=each.code)
    for each in here:
        if each.parent and each.code not in known:
            raise NOT_EMPTY(code=each.code)
