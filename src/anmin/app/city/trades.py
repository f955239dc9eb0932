"""What the offices of a simulated city do: units of the bureau, departments, companies and professional teams.

In the order in which a larger city gets more of them. The counts of the largest are those of `plan`.
"""

from __future__ import annotations

import msgspec

from anmin.app.city.names import Called
from anmin.dispatch.terms.units import UnitKind


class Trade(msgspec.Struct, frozen=True):
    """`serves`: the kind of unit it sends out, `able`: what these can do beyond their kind, by codes of the catalogue.

    `own_name`: it has a name of its own instead of the city's.
    """

    code: str
    name: Called
    serves: UnitKind | None
    able: tuple[str, ...]
    own_name: bool


def _read(text: str, *, own_name: bool = False) -> tuple[Trade, ...]:
    """Lines of `code|name|English name|kind of unit and what it can do`."""
    rows = [line.split("|") for line in text.strip().splitlines()]
    return tuple(
        Trade(code, Called(zh, en), UnitKind(serves[0]) if serves else None, tuple(serves[1:]), own_name)
        for code, zh, en, serves in ((code, zh, en, last.split()) for code, zh, en, last in rows)
    )


BUREAU_UNITS = _read("""
PSB-110|公安局110指挥中心|PSB 110 Command Centre|
PSB-TRAFFIC|公安局交警大队|PSB Traffic Police|motorcycle traffic
PSB-CRIME|公安局刑侦大队|PSB Criminal Investigation|plainclothes negotiator
PSB-PATROL|公安局巡特警大队|PSB Patrol Police|police_car
PSB-TECH|公安局刑事技术室|PSB Forensic Unit|technicians
PSB-FRAUD|公安局反诈中心|PSB Anti-Fraud Centre|other anti_fraud
PSB-ORDER|公安局治安大队|PSB Public Order|plainclothes
PSB-DRUGS|公安局禁毒大队|PSB Narcotics|plainclothes
PSB-AIR|公安局警务航空队|PSB Drone Team|drone
""")

DEPARTMENTS = _read("""
D-EMERGENCY|应急管理局|Emergency Management|
D-URBAN|城市管理局|Urban Management|
D-HEALTH|卫生健康局|Health|
D-CIVIL|民政局|Civil Affairs|
D-TRANSPORT|交通运输局|Transport|
D-HOUSING|住房和城乡建设局|Housing and Construction|
D-MARKET|市场监督管理局|Market Supervision|
D-ECOLOGY|生态环境局|Ecology and Environment|
D-WATER|水利局|Water Resources|
D-SCHOOLS|教育局|Education|
D-LABOUR|人力资源和社会保障局|Labour and Social Security|
D-JUSTICE|司法局|Justice|
D-CULTURE|文化和旅游局|Culture and Tourism|
D-FARMING|农业农村局|Agriculture and Villages|
D-FOREST|林业局|Forestry|
D-LAND|自然资源局|Natural Resources|
D-INDUSTRY|工业和信息化局|Industry and Information|
D-TRADE|商务局|Commerce|
D-MEDICAL|医疗保障局|Medical Insurance|
D-VETERANS|退役军人事务局|Veterans|
D-PETITIONS|信访局|Petitions|
D-PLANNING|发展和改革局|Development and Reform|
D-FINANCE|财政局|Finance|
D-AUDIT|审计局|Audit|
D-STATISTICS|统计局|Statistics|
D-HALL|政务服务中心|Government Service Centre|
D-WEATHER|气象局|Weather|
D-DISABLED|残疾人联合会|Disabled Persons' Federation|
""")

COMPANIES = _read(
    """
WATER|水务公司|Water Company|water
GAS|燃气公司|Gas Company|gas
POWER|供电公司|Power Company|power
TOW|道路清障公司|Towing Company|tow
ROAD|公路养护公司|Road Maintenance Company|other
PROPERTY|物业公司|Property Management|
TELECOM|通信公司|Telecom Company|
BUS|公交公司|Bus Company|
TAXI|出租汽车公司|Taxi Company|
CLEANING|环卫公司|Street Cleaning Company|other
LIFT|电梯维保公司|Lift Maintenance Company|other
LOCK|开锁服务公司|Locksmiths|other
GAS|燃气公司|Gas Company|gas
TOW|道路清障公司|Towing Company|tow
PROPERTY|物业公司|Property Management|
SECURITY|保安服务公司|Security Services|
POWER|供电公司|Power Company|power
WATER|水务公司|Water Company|water
DRAINS|排水公司|Drainage Company|other
LIGHTS|路灯公司|Street Lighting Company|
PARKING|停车管理公司|Parking Company|
PROPERTY|物业公司|Property Management|
COURIER|快递公司|Courier Company|
BANK|村镇银行|Village Bank|
MARKET|农贸市场公司|Market Company|
SCENIC|景区公司|Scenic Area Company|
COACH|客运公司|Coach Company|
PROPERTY|物业公司|Property Management|
TOW|道路清障公司|Towing Company|tow
BROADCAST|广播电视公司|Broadcasting Company|
FUEL|石油销售公司|Fuel Company|
CHEMICAL|化工公司|Chemical Works|
HEALTHCARE|养老服务公司|Elderly Care Company|
WASTE|固废处理公司|Waste Company|
HEAT|供热公司|Heating Company|other heat
PROPERTY|物业公司|Property Management|
TREES|园林绿化公司|Parks and Gardens Company|other
SIGNALS|交通设施公司|Traffic Signal Company|
""",
    own_name=True,
)

TEAMS = _read(
    """
FIRE|消防救援站|Fire Station|fire
AMBULANCE|急救站|Ambulance Station|ambulance
BOAT|水上救援队|Water Rescue Team|boat
FIRE|消防救援站|Fire Station|fire
AMBULANCE|急救站|Ambulance Station|ambulance
HOSPITAL|医院急诊科|Hospital Emergency Department|
REPAIR|应急抢险队|Emergency Repair Team|other
DRONE|无人机队|Drone Team|drone
MOUNTAIN|山地救援队|Mountain Rescue Team|other animal
FIRE|消防救援站|Fire Station|fire
AMBULANCE|急救站|Ambulance Station|ambulance
FOREST-FIRE|森林防火队|Forest Fire Team|fire
CRISIS|心理援助队|Crisis Counselling Team|other negotiator
FLOOD|防汛抢险队|Flood Team|boat
VOLUNTEERS|志愿服务队|Volunteers|
""",
    own_name=True,
)
