"""Who answers for a point: chain, rule, border, validity, fallbacks; and the index agrees with a plain scan."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

import msgspec
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from anmin.territory.areas import Answer, Area, AreaIndex, Fallback, square_metres
from anmin.territory.point import Point
from anmin.territory.terms import AreaKind, Rule

START = date(2026, 1, 1)
NOW = datetime(2026, 6, 1, 4, 0, tzinfo=UTC)
FALLBACK = Fallback(organisation=UUID(int=901), overseas=UUID(int=902))
JURISDICTION, GRID = AreaKind.JURISDICTION, AreaKind.GRID
WEST, SOUTH = 117.40, 27.30  # 邵武


def box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    """In hundredths of a degree from the south-west corner of the town."""
    return shapely.box(WEST + west / 100, SOUTH + south / 100, WEST + east / 100, SOUTH + north / 100)


def at(east: float, north: float) -> Point:
    return Point(WEST + east / 100, SOUTH + north / 100)


def area(number: int, shape: Any, kind: AreaKind = JURISDICTION, level: int = 2, **more: object) -> Area:
    plain = Area(
        UUID(int=number), f"A{number}", f"区域{number}", kind, level, shape, START, organisation=UUID(int=100 + number)
    )
    return msgspec.structs.replace(plain, **more)


class Index:
    """An index with the fallback that it is asked with."""

    def __init__(self, areas: Sequence[Area], fallback: Fallback, closed: Mapping[UUID, date]) -> None:
        self.index = AreaIndex(areas, closed)
        self.fallback = fallback

    def responsible(self, point: Point, at: datetime) -> Answer:
        return self.index.responsible(point, at, self.fallback)


def index(*areas: Area, fallback: Fallback = FALLBACK, closed: Mapping[UUID, date] | None = None) -> Index:
    return Index(areas, fallback, closed or {})


TOWN = area(1, box(0, 0, 10, 10), officer=UUID(int=201))
CELL = area(2, box(2, 2, 6, 6), GRID, 1, parent=TOWN.id, organisation=None)
BLOCK = area(3, box(3, 3, 4, 4), GRID, 2, parent=CELL.id, organisation=None, officer=UUID(int=203))


def test_the_chain_runs_from_the_finest_area_up_and_the_finest_that_names_somebody_decides() -> None:
    answer = index(TOWN, CELL, BLOCK).responsible(at(3.5, 3.5), NOW)
    assert [link.code for link in answer.chain] == ["A3", "A2", "A1"]
    assert (answer.rule, answer.organisation, answer.officer) == (Rule.INSIDE, TOWN.organisation, BLOCK.officer)
    assert answer.reason.zh == "位于“区域3”内。"
    assert index(TOWN, CELL, BLOCK).responsible(at(5, 5), NOW).officer == TOWN.officer


def test_an_answer_can_be_sent() -> None:
    answer = index(TOWN, CELL, BLOCK).responsible(at(3.5, 3.5), NOW)
    assert msgspec.json.decode(msgspec.json.encode(answer), type=Answer) == answer


def test_a_hole_is_outside() -> None:
    ring = area(4, shapely.Polygon(box(0, 0, 10, 10).exterior, [box(4, 4, 6, 6).exterior]))
    assert index(ring).responsible(at(1, 1), NOW).rule is Rule.INSIDE
    assert index(ring).responsible(at(5, 5), NOW).rule is Rule.FALLBACK


def test_on_a_border_the_smallest_decides_then_the_first_code() -> None:
    small, big = area(5, box(0, 0, 2, 10)), area(4, box(2, 0, 10, 10))
    answer = index(big, small).responsible(at(2, 5), NOW)
    assert (answer.rule, answer.chain[0].code) == (Rule.SMALLEST, "A5")
    twin = area(6, box(4, 0, 6, 10), code="A0")
    answer = index(area(7, box(2, 0, 4, 10)), twin).responsible(at(4, 5), NOW)
    assert (answer.rule, answer.chain[0].code) == (Rule.FIRST_CODE, "A0")


def test_the_parent_wins_over_another_coarser_area_on_the_spot() -> None:
    rival = area(8, box(3, 3, 5, 5))
    assert [link.code for link in index(TOWN, rival, CELL).responsible(at(4, 4), NOW).chain] == ["A2", "A1"]
    orphan = msgspec.structs.replace(CELL, parent=None)
    assert [link.code for link in index(TOWN, rival, orphan).responsible(at(4, 4), NOW).chain] == ["A2", "A8"]


def test_a_circle_of_parents_ends() -> None:
    one = area(8, box(0, 0, 4, 4), GRID, 1, parent=UUID(int=9))
    other = area(9, box(0, 0, 4, 4), GRID, 1, parent=UUID(int=8))
    assert [link.code for link in index(one, other).responsible(at(1, 1), NOW).chain] == ["A8"]


def test_validity_begins_and_ends_at_midnight_in_shanghai() -> None:
    old = msgspec.structs.replace(TOWN, valid_to=date(2026, 7, 1))
    new = area(2, box(0, 0, 10, 10), valid_from=date(2026, 7, 1))
    both = index(new, old)
    last = datetime(2026, 6, 30, 15, 59, 59, tzinfo=UTC)
    first = datetime(2026, 6, 30, 16, 0, 0, tzinfo=UTC)
    assert both.responsible(at(5, 5), last).chain[0].code == "A1"
    assert both.responsible(at(5, 5), first).chain[0].code == "A2"
    assert both.responsible(at(5, 5), datetime(2025, 12, 31, 15, 59, tzinfo=UTC)).rule is Rule.FALLBACK


def test_a_parent_that_is_no_longer_valid_is_passed_over() -> None:
    gone = msgspec.structs.replace(TOWN, valid_to=date(2026, 2, 1))
    now = area(10, box(0, 0, 10, 10))
    assert [link.code for link in index(gone, now, CELL).responsible(at(5, 5), NOW).chain] == ["A2", "A10"]


def test_a_parent_that_was_redrawn_keeps_its_id_and_stays_the_parent() -> None:
    old = msgspec.structs.replace(TOWN, valid_to=date(2026, 2, 1))
    new = msgspec.structs.replace(TOWN, geometry=box(8, 8, 20, 20), valid_from=date(2026, 2, 1), name="新界")
    assert [link.name for link in index(old, new, CELL).responsible(at(3, 3), NOW).chain] == ["区域2", "新界"]


def test_periods_that_share_an_outline_are_told_apart_by_day() -> None:
    old = msgspec.structs.replace(TOWN, valid_to=date(2026, 5, 31), organisation=UUID(int=7))
    new = msgspec.structs.replace(TOWN, valid_from=date(2026, 5, 31))
    both = index(new, old)
    assert both.responsible(at(5, 5), datetime(2026, 5, 30, 1, tzinfo=UTC)).organisation == UUID(int=7)
    assert both.responsible(at(5, 5), NOW).organisation == TOWN.organisation


def test_a_closed_organisation_leaves_it_to_the_area_above_from_the_day_after_its_last() -> None:
    cell = msgspec.structs.replace(CELL, organisation=UUID(int=77))
    both = index(TOWN, cell, closed={UUID(int=77): date(2026, 5, 31)})
    assert both.responsible(at(3, 3), datetime(2026, 5, 31, 15, tzinfo=UTC)).organisation == UUID(int=77)
    assert both.responsible(at(3, 3), NOW).organisation == TOWN.organisation
    alone = index(cell, closed={UUID(int=77): date(2026, 5, 31)}).responsible(at(3, 3), NOW)
    assert (alone.rule, alone.organisation) == (Rule.UNASSIGNED, FALLBACK.organisation)


def test_an_area_that_names_nobody_leaves_it_to_the_fallback_and_says_so() -> None:
    answer = index(msgspec.structs.replace(TOWN, organisation=None)).responsible(at(5, 5), NOW)
    assert (answer.rule, answer.organisation) == (Rule.UNASSIGNED, FALLBACK.organisation)
    assert "区域1" in answer.reason.zh


def test_outside_the_nearest_within_the_limit_answers_else_the_fallback() -> None:
    near = index(TOWN, CELL).responsible(at(10.2, 5), NOW)
    assert (near.rule, near.organisation) == (Rule.NEAREST, TOWN.organisation)
    assert near.metres == pytest.approx(0.002 * 111_195 * math.cos(math.radians(SOUTH + 0.05)), rel=0.01)
    assert f"{near.metres:.0f} 米" in near.reason.zh
    far = index(TOWN).responsible(at(11, 5), NOW)
    assert (far.rule, far.organisation, far.chain) == (Rule.FALLBACK, FALLBACK.organisation, ())
    never = msgspec.structs.replace(FALLBACK, nearest_m=0)
    assert index(TOWN, fallback=never).responsible(at(10.001, 5), NOW).rule is Rule.FALLBACK


def test_equally_near_areas_give_the_finest_first() -> None:
    cell = area(11, box(8, 0, 10, 10), GRID, 2, parent=None)
    answer = index(TOWN, cell).responsible(at(10.2, 5), NOW)
    assert [link.code for link in answer.chain] == ["A11", "A1"]


def test_abroad_the_country_is_named_and_a_near_area_does_not_answer() -> None:
    ruili = area(12, shapely.box(97.80, 23.95, 97.90, 24.05))
    answer = index(ruili).responsible(Point(97.905, 23.985), NOW)
    assert (answer.rule, answer.organisation) == (Rule.ABROAD, FALLBACK.overseas)
    assert answer.reason.zh == "位于境外（缅甸），由境外警情兜底单位负责。"
    assert "Myanmar" in answer.reason.en
    assert index().responsible(Point(114.158, 22.282), NOW).reason.zh.startswith("位于境外（中国香港）")


def test_an_area_drawn_across_the_border_still_answers() -> None:
    bridge = area(13, shapely.box(97.88, 23.97, 97.91, 23.99))
    assert index(bridge).responsible(Point(97.905, 23.985), NOW).rule is Rule.INSIDE


def test_far_out_at_sea_the_ordinary_fallback_answers() -> None:
    answer = index(TOWN).responsible(Point(-150, 10), NOW)
    assert (answer.rule, answer.country) == (Rule.FALLBACK, None)


def test_an_instant_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        index(TOWN).responsible(at(5, 5), datetime(2026, 6, 1))  # noqa: DTZ001


def test_every_rule_reads_in_both_languages() -> None:
    for rule in Rule:
        reason = Answer(rule, FALLBACK.organisation).reason
        assert reason.zh
        assert reason.en.isascii()


# --- the index against a plain scan ------------------------------------------------------------

CORNER = st.integers(0, 12)


@st.composite
def shapes(draw: st.DrawFn) -> BaseGeometry:
    west, south = draw(CORNER), draw(CORNER)
    outline = box(west, south, west + draw(st.integers(1, 6)), south + draw(st.integers(1, 6)))
    if draw(st.booleans()):
        return outline
    return outline.difference(outline.centroid.buffer(0.004, quad_segs=3))


@st.composite
def towns(draw: st.DrawFn) -> list[Area]:
    levels = st.sampled_from([(JURISDICTION, 1), (JURISDICTION, 2), (GRID, 1), (GRID, 2)])
    areas = []
    for number in range(1, draw(st.integers(0, 10)) + 1):
        kind, level = draw(levels)
        areas.append(
            area(
                number, draw(shapes()), kind, level,
                parent=draw(st.none() | st.integers(1, 10).map(lambda n: UUID(int=n))),
                organisation=draw(st.none() | st.just(UUID(int=100 + number))),
                officer=draw(st.none() | st.just(UUID(int=200 + number))),
                valid_to=draw(st.sampled_from([None, date(2026, 3, 1), date(2027, 1, 1)])),
            )
        )  # fmt: skip
    return areas


def fineness(one: Area) -> int:
    return [(JURISDICTION, 1), (JURISDICTION, 2), (GRID, 1), (GRID, 2)].index((one.kind, one.level))


def plain_scan(areas: Sequence[Area], point: Point, day: date) -> list[str]:
    """The rule as a person would read it, without an index: codes of the chain; empty where no area holds the point."""
    spot = shapely.Point(point.lon, point.lat)
    valid = [one for one in areas if one.valid_from <= day and (one.valid_to is None or day < one.valid_to)]
    holding = [one for one in valid if one.geometry.intersects(spot)]
    finest = max((fineness(one) for one in holding), default=None)
    chain: list[Area] = []
    while finest is not None:
        named = [one for one in valid if chain and one.id == chain[-1].parent and fineness(one) < fineness(chain[-1])]
        here = [one for one in holding if fineness(one) == finest]
        chain.append(named[0] if named else min(here, key=lambda one: (square_metres(one.geometry), one.code)))
        below = [one for one in holding if fineness(one) < fineness(chain[-1])]
        parents = [one for one in valid if one.id == chain[-1].parent and fineness(one) < fineness(chain[-1])]
        finest = max((fineness(one) for one in parents or below), default=None)
    return [one.code for one in chain]


@settings(max_examples=200)
@given(areas=towns(), east=st.integers(0, 72), north=st.integers(0, 72), data=st.data())
def test_the_index_agrees_with_a_plain_scan_in_any_order(
    areas: list[Area], east: int, north: int, data: st.DataObject
) -> None:
    point = at(east / 4, north / 4)  # quarters of the raster: many points lie on borders and corners
    expected = plain_scan(areas, point, NOW.date())
    answer = index(*areas).responsible(point, NOW)
    inside = answer.rule not in {Rule.NEAREST, Rule.FALLBACK} and answer.metres is None
    assert [link.code for link in answer.chain if inside] == expected
    assert index(*data.draw(st.permutations(areas))).responsible(point, NOW) == answer
    by_id = {one.id: one for one in areas}
    for finer, coarser in pairwise(answer.chain):
        assert fineness(by_id[coarser.id]) < fineness(by_id[finer.id])


@settings(max_examples=100)
@given(areas=towns(), east=st.integers(-8, 80), north=st.integers(-8, 80))
def test_the_nearest_agrees_with_a_plain_scan(areas: list[Area], east: int, north: int) -> None:
    point = at(east / 4, north / 4)
    wide = msgspec.structs.replace(FALLBACK, nearest_m=3000.0)
    answer = index(*areas, fallback=wide).responsible(point, NOW)
    if plain_scan(areas, point, NOW.date()):
        assert answer.metres is None
        return
    shrink = math.cos(math.radians(point.lat))
    ways = []
    for one in (one for one in areas if one.in_force(NOW.date())):
        flat = shapely.transform(one.geometry, lambda xy: (xy - [point.lon, point.lat]) * [shrink, 1.0] * 111_195)
        ways.append(flat.distance(shapely.Point(0, 0)))
    shortest = min(ways, default=math.inf)
    if abs(shortest - 3000) > 1:
        assert (answer.metres is not None) == (shortest < 3000)
    if answer.metres is not None:
        assert answer.metres == pytest.approx(shortest, abs=0.1)
