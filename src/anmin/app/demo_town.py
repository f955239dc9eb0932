"""The made-up town of a demonstration: its offices, its people and its map. No such place, office or person exists."""

from __future__ import annotations

import json
from typing import Any

import msgspec

ORGANISATIONS = """code,name,name_en,kind,parent,valid_from,valid_to,area,phone
PSB,安民市公安局（演示）,Anmin Public Security Bureau (demo),police_bureau,TOP,2026-01-01,,,
PSB-110,110指挥中心（演示）,110 Command Centre (demo),police_unit,PSB,2026-01-01,,,110
PSB-YH,永和派出所（演示）,Yonghe Station (demo),police_station,PSB,2026-01-01,,,
YH,永和镇（演示）,Yonghe Town (demo),town,TOP,2026-01-01,,,
YH-01,溪口村（演示）,Xikou Village (demo),village,YH,2026-01-01,,,
YH-02,榕树社区（演示）,Rongshu Neighbourhood (demo),village,YH,2026-01-01,,,
WATER,水务公司（演示）,Water Company (demo),company,TOP,2026-01-01,,,
"""


class Person(msgspec.Struct, frozen=True):
    """A made-up member of staff: the role, the login, the name and the code of the office."""

    role: str
    login: str
    name: str
    office: str


STAFF = (
    Person("call_taker", "caller", "林小满", "PSB-110"),
    Person("dispatcher", "dispatcher", "陈立夏", "PSB-110"),
    Person("watch_commander", "commander", "欧阳清明", "PSB"),
    Person("officer", "officer", "周谷雨", "PSB-YH"),
    Person("department_worker", "water", "吴小暑", "WATER"),
    Person("leader", "leader", "郑立冬", "TOP"),
)

CORNER = (117.40, 27.30)
"""West and south of the map, in degrees; the squares below are counted from here in hundredths."""


def areas() -> str:
    """The town's map as GeoJSON: one police area, two grids of level 1 and four of level 2."""
    features = [_square("YH-P", "永和辖区（演示）", (0, 0, 8, 8), kind="jurisdiction", level=2, organisation="PSB-YH")]
    for n, village in enumerate(("YH-01", "YH-02")):
        grid = f"YH-G{n + 1}"
        box = (n * 4, 0, n * 4 + 4, 8)
        features.append(
            _square(grid, f"一级网格{n + 1}（演示）", box, kind="grid", level=1, parent="YH-P", organisation=village)
        )
        for m in range(2):
            cell = (n * 4, m * 4, n * 4 + 4, m * 4 + 4)
            name = f"二级网格{n + 1}-{m + 1}（演示）"
            features.append(
                _square(f"{grid}-{m + 1}", name, cell, kind="grid", level=2, parent=grid, organisation=village)
            )
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def _square(code: str, name: str, box: tuple[int, int, int, int], **more: Any) -> dict[str, Any]:
    west, south, east, north = box
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    ring = [[round(CORNER[0] + x / 100, 6), round(CORNER[1] + y / 100, 6)] for x, y in corners]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"code": code, "name": name, **more}, "geometry": geometry}
