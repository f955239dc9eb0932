"""Who handles what in a simulated city: routes by category, the town where no department is named, and listed companies.

Pure. A city without one of the offices goes without the rows that name it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from anmin.app.city.areas import town_code
from anmin.app.city.organisations import Office
from anmin.cases.terms.cases import CaseKind
from anmin.identity.terms.organisations import OrganisationKind as Kind

_ROUTES = """
0601|D-URBAN|
060103|D-URBAN|D-HOUSING
060104|D-URBAN|CLEANING
060105|D-URBAN|PSB-TRAFFIC
060201|WATER|
060202|POWER|
060203|GAS|
060204|BUS|D-TRANSPORT
060205|TELECOM|
0603|D-ECOLOGY|
060302|D-ECOLOGY|D-URBAN
0604|D-CIVIL|
0605|D-MARKET|
0701|PSB-110|
0702|D-JUSTICE|
0703|D-HALL|
"""
"""Lines of `category|who leads|who supports`."""
_MARKETS = (
    ("locksmith", "开锁", "Locksmith", "LOCK"),
    ("plumber", "管道疏通", "Plumber", "PROPERTY"),
    ("towing", "拖车", "Towing", "TOW"),
    ("lift", "电梯维修", "Lift repair", "LIFT"),
    ("cleaning", "保洁", "Cleaning", "CLEANING"),
)

Line = Mapping[str, object]


def routes(offices: Iterable[Office]) -> list[Line]:
    """Rows of `matters.route`."""
    listed = tuple(offices)
    return [*_by_category({each.code for each in listed}), *_by_town(listed)]


def _by_category(there: set[str]) -> Iterator[Line]:
    for line in _ROUTES.split():
        category, lead, support = line.split("|")
        if lead in there:
            supports = support if support in there else ""
            yield _route(f"city-{category}", category=category, lead=lead, supports=supports)
    if "D-PETITIONS" in there:
        yield _route("city-petitions", kind=CaseKind.PETITION.value, lead="D-PETITIONS")


def _by_town(listed: tuple[Office, ...]) -> Iterator[Line]:
    towns = [each for each in listed if each.kind is Kind.TOWN]
    for number, town in enumerate(towns):
        yield _route(f"town-{town.code}", area=town_code(number), kind=CaseKind.SERVICE.value, lead=town.code)


def _route(code: str, **values: str) -> Line:
    empty = {"category": "", "area": "", "kind": "", "lead": "", "supports": "", "urgency": ""}
    return {"code": code, **empty, **values}


def markets(offices: Iterable[Office]) -> list[Line]:
    """Rows of `matters.market`."""
    companies = [each.code for each in offices if each.kind is Kind.COMPANY]
    return [
        {"service": service, "organisation": code, "zh": zh, "en": en, "resting": "no"}
        for service, zh, en, trade in _MARKETS
        for code in companies
        if code.partition("-")[0] == trade
    ]
