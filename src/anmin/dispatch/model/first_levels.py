"""The first response levels and lists: by kind of unit and organisation only; a deployment names its own agencies.

What each level adds follows the practice of rescue commands, four levels with the first as the highest.
"""

from __future__ import annotations

from typing import Any

GAS_LEAK = "050501"
CRIMES = "01"
LEVELS: list[dict[str, Any]] = [
    {"code": "rescue_1", "level": 1, "order": 10, "zh": "一级抢险救援", "en": "Emergency rescue, level one"},
    {"code": "rescue_2", "level": 2, "order": 20, "zh": "二级抢险救援", "en": "Emergency rescue, level two"},
    {"code": "rescue_3", "level": 3, "order": 30, "zh": "三级抢险救援", "en": "Emergency rescue, level three"},
    {"code": "rescue_4", "level": 4, "order": 40, "zh": "四级抢险救援", "en": "Emergency rescue, level four"},
    {
        "code": "gas_1",
        "category": GAS_LEAK,
        "level": 1,
        "order": 110,
        "zh": "燃气事故一级抢险救援",
        "en": "Gas accident, level one",
    },
    {"code": "pursuit_1", "category": CRIMES, "level": 1, "order": 210, "zh": "一级围捕", "en": "Pursuit, level one"},
]


def _organisation(level: str, code: str, kind: str, zh: str, en: str) -> dict[str, Any]:
    return {"level": level, "code": code, "organisation_kind": kind, "zh": zh, "en": en, "order": 10}


def _units(level: str, kind: str, count: int, zh: str, en: str) -> dict[str, Any]:
    return {
        "level": level,
        "code": kind,
        "kind": "unit",
        "unit_kind": kind,
        "count": count,
        "zh": zh,
        "en": en,
        "order": 20,
    }


def _informed(level: str, code: str, kind: str, zh: str, en: str) -> dict[str, Any]:
    return _organisation(level, code, kind, zh, en) | {"role": "informed", "required": False, "order": 30}


def _station(level: str) -> dict[str, Any]:
    return _organisation(level, "station", "police_station", "辖区派出所", "Local police station")


PARTIES: list[dict[str, Any]] = [
    *map(_station, ("rescue_1", "rescue_2", "rescue_3", "rescue_4", "gas_1", "pursuit_1")),
    _units("rescue_1", "fire", 2, "消防救援", "Fire and rescue"),
    _units("rescue_1", "ambulance", 2, "急救", "Ambulance") | {"required": False},
    _informed("rescue_1", "town", "town", "属地乡镇（街道）", "Town or subdistrict"),
    _informed("rescue_1", "bureau", "police_bureau", "公安局", "Police bureau"),
    _units("rescue_2", "fire", 1, "消防救援", "Fire and rescue"),
    _units("rescue_2", "ambulance", 1, "急救", "Ambulance") | {"required": False},
    _informed("rescue_2", "town", "town", "属地乡镇（街道）", "Town or subdistrict"),
    _units("rescue_3", "fire", 1, "消防救援", "Fire and rescue"),
    _units("gas_1", "gas", 1, "燃气抢修", "Gas repair"),
    _units("gas_1", "fire", 1, "消防救援", "Fire and rescue"),
    _units("gas_1", "power", 1, "电力抢修", "Power repair") | {"required": False},
    _informed("gas_1", "town", "town", "属地乡镇（街道）", "Town or subdistrict"),
    _units("pursuit_1", "police_car", 2, "巡逻警车", "Police cars"),
    _units("pursuit_1", "plainclothes", 1, "便衣", "Plain-clothes officers") | {"required": False},
    _units("pursuit_1", "technicians", 1, "刑事技术", "Forensic technicians") | {"required": False},
    _informed("pursuit_1", "bureau", "police_bureau", "公安局", "Police bureau"),
]
