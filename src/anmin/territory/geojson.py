"""Areas from a GeoJSON FeatureCollection (RFC 7946), checked whole before anything is believed.

All or nothing: one problem and no area is returned, only the list of what to mend. Coordinates in GCJ-02 or BD-09 are
converted when the caller says so; a file that names another reference system is refused. Sizes are limited before
anything is unpacked, so that a hostile file costs little. It reads no network and no table: whether an organisation
or a parent from an earlier file exists is asked by the room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from shapely.geometry import MultiPolygon, Polygon

from anmin.territory.outline import Bbox, Mending, Refused, outline
from anmin.territory.terms import MAX_LEVEL, AreaKind, Datum, FileFault

MAX_BYTES = 64 * 1024 * 1024
MAX_FEATURES = 20_000
MAX_VERTICES = 100_000  # of one feature
MAX_VERTICES_TOTAL = 1_000_000
MAX_PROBLEMS = 200
FIRST_YEAR, LAST_YEAR = 1970, 2199

_DEGREES = re.compile(r"(CRS84|EPSG:{1,2}(4326|4490))$")  # WGS-84 and CGCS2000 in degrees
_FINEST_GRID = 2

_Code = Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z][0-9A-Za-z._-]{0,63}\Z")]
_Name = Annotated[str, msgspec.Meta(pattern=r"^[^\x00-\x1f\x7f-\x9f]{1,200}\Z")]


class AreaRow(msgspec.Struct, frozen=True):
    """One feature as read: codes instead of ids, outline in WGS-84, and whether the outline was mended."""

    number: int
    code: str
    name: str
    kind: AreaKind
    level: int
    geometry: Polygon | MultiPolygon
    valid_from: date | None = None
    valid_to: date | None = None
    parent: str | None = None
    organisation: str | None = None
    officer: str | None = None
    mended: bool = False

    @property
    def fineness(self) -> int:
        return self.kind.fineness(self.level)


class FeatureProblem(msgspec.Struct, frozen=True):
    """`feature` counts from 1; 0 is the file itself."""

    code: FileFault
    feature: int
    zh: str
    en: str


class Reading(msgspec.Struct, frozen=True):
    """Either areas or problems, never both."""

    areas: tuple[AreaRow, ...] = ()
    problems: tuple[FeatureProblem, ...] = ()


Level = Annotated[int, msgspec.Meta(ge=1, le=MAX_LEVEL)]


class Stated(msgspec.Struct, frozen=True):
    """What the sender says of the whole file: its datum, and kind and level of features that do not state theirs."""

    datum: Datum = Datum.WGS84
    kind: AreaKind | None = None
    level: int | None = None


class _Properties(msgspec.Struct, frozen=True):
    code: _Code
    name: _Name
    kind: AreaKind | None = None
    level: Level | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    parent: _Code | None = None
    organisation: _Code | None = None
    officer: _Code | None = None


class _Geometry(msgspec.Struct, frozen=True):
    type: str
    coordinates: msgspec.Raw


class _Feature(msgspec.Struct, frozen=True):
    type: Literal["Feature"]
    properties: _Properties
    geometry: _Geometry
    bbox: Bbox | None = None


class _Collection(msgspec.Struct, frozen=True):
    type: Literal["FeatureCollection"]
    features: list[msgspec.Raw]
    bbox: Bbox | None = None
    crs: dict[str, Any] | None = None


def parse(content: bytes, stated: Stated = Stated()) -> Reading:  # noqa: B008 - frozen
    """Never raises for what the file holds. At most MAX_PROBLEMS problems are listed."""
    try:
        collection = _collection(content)
    except Refused as refused:
        return Reading(problems=(problem_of(refused, 0),))
    rows: list[AreaRow] = []
    problems: list[FeatureProblem] = []
    mending = Mending()
    for number, raw in enumerate(collection.features, 1):
        try:
            rows.append(_row(number, _feature(raw, stated), stated.datum, mending, collection.bbox))
        except Refused as refused:
            problems.append(problem_of(refused, number))
        if len(problems) == MAX_PROBLEMS:
            return Reading(problems=(*problems, problem_of(Refused(FileFault.MORE), 0)))
    problems += [problem_of(refused, number) for number, refused in _among(rows)]
    return Reading(problems=tuple(problems)) if problems else Reading(areas=tuple(rows))


def _collection(content: bytes) -> _Collection:
    if len(content) > MAX_BYTES:
        raise Refused(FileFault.TOO_BIG, limit=MAX_BYTES)
    if content.count(b"[") > 2 * MAX_VERTICES_TOTAL:  # every position opens one bracket, and rings are few
        raise Refused(FileFault.TOO_MANY_VERTICES, limit=MAX_VERTICES, total=MAX_VERTICES_TOTAL)
    try:
        collection = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=_Collection)
    except (ValueError, RecursionError) as error:
        raise Refused(FileFault.NOT_GEOJSON) from error
    if collection.crs is not None and not _in_degrees(collection.crs):
        raise Refused(FileFault.UNKNOWN_DATUM)
    if not collection.features:
        raise Refused(FileFault.EMPTY)
    if len(collection.features) > MAX_FEATURES:
        raise Refused(FileFault.TOO_MANY_FEATURES, limit=MAX_FEATURES)
    return collection


def _in_degrees(crs: dict[str, Any]) -> bool:
    """The `crs` member of the older GeoJSON of 2008, which many tools still write."""
    properties = crs.get("properties")
    name = properties.get("name") if isinstance(properties, dict) else None
    return isinstance(name, str) and _DEGREES.search(name) is not None


def _feature(raw: msgspec.Raw, stated: Stated) -> _Feature:
    if bytes(raw).count(b"[") > MAX_VERTICES:
        raise Refused(FileFault.TOO_MANY_VERTICES, limit=MAX_VERTICES, total=MAX_VERTICES_TOTAL)
    with _named_field():
        feature = msgspec.json.decode(raw, type=_Feature)
    fields = feature.properties
    kind, level = fields.kind or stated.kind, fields.level or stated.level
    if kind is None or level is None:
        raise Refused(FileFault.WRONG_FEATURE, field=f"properties.{'level' if kind else 'kind'}")
    if kind is AreaKind.GRID and level > _FINEST_GRID:
        raise Refused(FileFault.WRONG_LEVEL, limit=MAX_LEVEL)
    if not sound_dates(fields.valid_from, fields.valid_to):
        raise Refused(FileFault.WRONG_DATES)
    return msgspec.structs.replace(feature, properties=msgspec.structs.replace(fields, kind=kind, level=level))


def sound_dates(start: date | None, end: date | None) -> bool:
    """Whether the dates lie between 1970 and 2199, and the end after the start."""
    bounded = all(FIRST_YEAR <= day.year <= LAST_YEAR for day in (start, end) if day)
    return bounded and not (start and end and end <= start)


def _row(number: int, feature: _Feature, datum: Datum, mending: Mending, around: Bbox | None) -> AreaRow:
    with _named_field("geometry.coordinates"):
        shape = outline(feature.geometry.type, feature.geometry.coordinates, datum, (feature.bbox, around))
    mended = not shape.is_valid
    if mended:
        shape = mending.mended(shape)
    if shape.area == 0:
        raise Refused(FileFault.NO_AREA)
    return AreaRow(number=number, geometry=shape, mended=mended, **msgspec.structs.asdict(feature.properties))


@contextmanager
def _named_field(within: str = "") -> Iterator[None]:
    try:
        yield
    except (ValueError, RecursionError) as error:
        raise Refused(FileFault.WRONG_FEATURE, field=within or _field(str(error))) from error


def _field(message: str) -> str:
    """The path in the decoder's message; only names declared above can appear in it."""
    missing = re.search(r"required field `(\w+)`", message)
    path = re.search(r"at `\$\.([\w.]+)", message)
    return ".".join(found[1] for found in (path, missing) if found) or "feature"


def _among(rows: list[AreaRow]) -> Iterator[tuple[int, Refused]]:
    """What is wrong between features of one file."""
    first: dict[str, AreaRow] = {}
    for row in rows:
        other = first.setdefault(row.code, row)
        if other is not row:
            yield row.number, Refused(FileFault.SAME_CODE, other=other.number)
    for row in rows:
        parent = first.get(row.parent) if row.parent else None
        if parent and parent.fineness >= row.fineness:
            yield row.number, Refused(FileFault.WRONG_PARENT)


def problem_of(refused: Refused, feature: int) -> FeatureProblem:
    """The complaint in both languages; feature 0 is the file."""
    zh, en = (text.format(**refused.values) for text in (refused.fault.zh, refused.fault.en))
    if feature:
        zh, en = f"第 {feature} 个要素：{zh}", f"Feature {feature}: {en}"
    return FeatureProblem(refused.fault, feature, zh, en)
