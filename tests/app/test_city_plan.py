"""A simulated city is the same wherever it is drawn, its map has no hole, its roads lead everywhere, its people fit."""

import subprocess
import sys
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from anmin.app.city import files
from anmin.app.city.areas import land
from anmin.app.city.design import City, design
from anmin.app.city.plan import SEEDS, Order, Size, shares
from anmin.app.city.streets import Streets, streets
from anmin.app.city.units import KNOWN, OUTFITS
from anmin.cases.catalogue.categories import CATEGORIES
from anmin.cases.catalogue.equipment import EQUIPMENT
from anmin.dispatch.model.capabilities import CAPABILITIES
from anmin.dispatch.roads.graph import RoadGraph
from anmin.dispatch.terms.units import UnitKind
from anmin.identity.documents import DocumentKind, DocumentLevel, Finding, Sex, check_document
from anmin.identity.model import organisation_files
from anmin.identity.terms.organisations import FileFormat, OrganisationKind
from anmin.kernel.personal import IdNumber, Phone, RealName
from anmin.territory.geojson import AreaRow, parse
from anmin.territory.point import Point
from anmin.territory.terms import AreaKind

SHOW = """
import hashlib, sys, msgspec
from anmin.app.city.design import design
from anmin.app.city.plan import Order, Size
print(hashlib.sha256(msgspec.json.encode(design(Order(Size(sys.argv[1]), int(sys.argv[2]))))).hexdigest())
"""
EACH_SIZE = pytest.mark.parametrize("size", Size)
LEVELS = ((AreaKind.JURISDICTION, 1), (AreaKind.JURISDICTION, 2), (AreaKind.GRID, 1), (AreaKind.GRID, 2))


@cache
def drawn(size: Size, seed: int = 1) -> City:
    return design(Order(size, seed))


@cache
def areas_of(size: Size, seed: int = 1) -> tuple[AreaRow, ...]:
    reading = parse(drawn(size, seed).areas.encode())
    assert reading.problems == ()
    return reading.areas


def digest(size: Size, seed: int, hashes: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", SHOW, size.value, str(seed)],
        env={"PYTHONHASHSEED": hashes},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_one_order_gives_the_same_bytes_in_every_process_and_another_seed_others() -> None:
    assert digest(Size.COUNTY, 7, "1") == digest(Size.COUNTY, 7, "2")
    assert digest(Size.COUNTY, 7, "1") != digest(Size.COUNTY, 8, "1")


def test_the_city_has_the_counts_of_its_model() -> None:
    city, areas = drawn(Size.CITY), areas_of(Size.CITY)
    assert Counter((area.kind, area.level) for area in areas) == dict(zip(LEVELS, (1, 19, 178, 1_485), strict=True))
    kinds = Counter(office.kind for office in city.offices)
    assert kinds[OrganisationKind.TOWN] == kinds[OrganisationKind.POLICE_STATION] == 19
    assert kinds[OrganisationKind.VILLAGE] == 178
    assert kinds[OrganisationKind.DEPARTMENT] == 28
    assert kinds[OrganisationKind.COMPANY] == 38
    assert (
        sum(kinds[kind] for kind in (OrganisationKind.DEPARTMENT, OrganisationKind.COMPANY, OrganisationKind.TEAM))
        == 81
    )


@EACH_SIZE
def test_areas_tile(size: Size) -> None:
    areas = areas_of(size)
    assert not any(area.mended for area in areas)
    by_code = {area.code: area for area in areas}
    (bureau,) = (area for area in areas if area.parent is None)
    for level in LEVELS:
        shapes = np.array([area.geometry for area in areas if (area.kind, area.level) == level])
        assert shapely.area(shapes).sum() == pytest.approx(bureau.geometry.area, rel=1e-12)
        one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
        pairs = one < other
        assert shapely.area(shapely.intersection(shapes[one[pairs]], shapes[other[pairs]])).sum() == 0
        assert shapely.coverage_union_all(shapes).area == pytest.approx(bureau.geometry.area, rel=1e-12)
    for area in areas:
        assert area.parent is None or by_code[area.parent].geometry.covers(area.geometry.representative_point())


@given(st.sampled_from(SEEDS))
@settings(max_examples=40, deadline=None)
def test_every_seed_gives_a_map_and_a_network_that_is_whole(seed: int) -> None:
    order = Order(Size.SMALL, seed)
    ground = land(order)
    assert sum(len(village.cells) for town in ground.towns for village in town.villages) == order.shape.cells
    check_network(streets(order, ground), order)


@EACH_SIZE
def test_every_crossing_is_reached_and_only_bridges_lead_over_the_river(size: Size) -> None:
    check_network(drawn(size).streets, Order(size, 1))


def check_network(network: Streets, order: Order) -> None:
    assert parts(network, bridges=True) == 1
    assert parts(network, bridges=False) == 2
    bridges = sum(edge.bridge for edge in network.edges) / 2
    assert 1 <= bridges <= sum(order.shape.bridges)
    assert all(edge.metres >= 1 and edge.kmh > 0 for edge in network.edges)
    assert len({(edge.source, edge.target) for edge in network.edges}) == len(network.edges)


def parts(network: Streets, *, bridges: bool) -> int:
    """How many parts there are in which everything can be reached and left."""
    return int(components(network, bridges=bridges).max()) + 1


def components(network: Streets, *, bridges: bool) -> NDArray[np.int32]:
    """The number of the part that each node belongs to."""
    ways = [(edge.source, edge.target) for edge in network.edges if bridges or not edge.bridge]
    here, there = np.array(ways).T
    size = len(network.nodes)
    graph = csr_array((np.ones(len(ways)), (here, there)), shape=(size, size))
    labels: NDArray[np.int32] = connected_components(graph, connection="strong")[1]
    return labels


def test_some_lanes_are_one_way() -> None:
    ways = {(edge.source, edge.target) for edge in drawn(Size.COUNTY).streets.edges}
    alone = [way for way in ways if way[::-1] not in ways]
    assert 100 < len(alone) < len(ways) / 5


def test_the_river_is_a_detour() -> None:
    """Two crossings face each other over the water, far from any bridge."""
    network = drawn(Size.COUNTY).streets
    banks = components(network, bridges=False)
    node = np.array(network.nodes) * (99_000, 111_195)
    bridges = node[[edge.source for edge in network.edges if edge.bridge]]
    lonely = [each for each in range(len(node)) if np.hypot(*(bridges - node[each]).T).min() > 900]
    south, north = ([each for each in lonely if banks[each] == bank] for bank in (0, 1))
    apart = np.hypot(*(node[south][:, None] - node[north][None]).transpose(2, 0, 1))
    here, there = np.unravel_index(apart.argmin(), apart.shape)
    assert apart[here, there] < 400
    graph = RoadGraph.make(network.nodes, network.named_edges())
    way = graph.route(*(Point(*network.nodes[each]) for each in (south[here], north[there])))
    assert way is not None
    assert way.metres > 4 * apart[here, there]


@EACH_SIZE
def test_people_posts_and_units_fit_together(size: Size) -> None:
    city = drawn(size)
    offices = {office.code for office in city.offices}
    logins = [employee.login for employee in city.staff]
    crews = [login for unit in city.units for login in unit.crew]
    assert len(set(logins)) == len(logins)
    assert len(set(crews)) == len(crews)
    assert set(crews) <= set(logins)
    assert set(KNOWN.values()) <= set(logins)
    assert {employee.office for employee in city.staff} | {employee.over for employee in city.staff} <= offices
    assert {unit.office for unit in city.units} <= offices
    assert {unit.beat for unit in city.units} <= {area.code for area in areas_of(size)}
    assert len({unit.code for unit in city.units}) == len(city.units)
    assert {area.officer for area in areas_of(size)} - {None} <= set(logins)
    phones = [each.phone for each in (*city.staff, *city.residents)]
    assert len(set(phones)) == len(phones)


def test_every_kind_of_unit_has_its_outfit_and_a_city_has_them_all() -> None:
    assert set(OUTFITS) == set(UnitKind)
    assert {unit.kind for unit in drawn(Size.CITY).units} == set(UnitKind)


def test_units_have_what_the_catalogue_asks_for() -> None:
    units = drawn(Size.CITY).units
    able = {word for unit in units for word in (unit.kind.value, *unit.capabilities)}
    needed = {need.kind for row in CATEGORIES.first_rows().values() for need in row.needed}
    assert needed <= able
    assert {item for unit in units for item in unit.equipment} <= set(EQUIPMENT.first_rows())
    assert {word for unit in units for word in unit.capabilities} <= set(CAPABILITIES.first_rows())


def test_the_accounts_to_sign_in_with_hold_what_their_names_say() -> None:
    roles = {employee.login: (employee.role, employee.office) for employee in drawn(Size.SMALL).staff}
    assert roles["officer"] == ("officer", "PS01")
    assert roles["water"] == ("department_worker", "WATER")
    assert {roles[login][0] for login in KNOWN.values()} == {
        "call_taker",
        "dispatcher",
        "watch_commander",
        "officer",
        "department_worker",
        "leader",
    }
    assert "officer" in next(unit.crew for unit in drawn(Size.SMALL).units if unit.office == "PS01")


@EACH_SIZE
def test_everything_says_that_it_is_simulated(size: Size) -> None:
    city = drawn(size)
    addresses = [office.address for office in city.offices] + [each.home for each in city.residents]
    named = [each.name for each in (*city.offices, *city.units, *city.premises)]
    assert all(each.zh.endswith("（演示）") and each.en.endswith("(demo)") for each in (*addresses, *named))
    assert all(area.name.endswith("（演示）") for area in areas_of(size))
    assert all(phone == "110" or phone.startswith("0000-") for phone in (office.phone for office in city.offices))


def test_residents_have_sound_documents_of_a_province_that_never_was() -> None:
    day, seen = date(2026, 11, 2), set()
    for resident in drawn(Size.COUNTY).residents:
        verdict = check_document(DocumentKind.CITIZEN_ID, IdNumber(resident.number), day)
        assert verdict.level == DocumentLevel.CHECKSUM
        assert Finding.UNKNOWN_REGION in verdict.warnings
        assert (verdict.birth_date, verdict.sex) == (resident.born, Sex.MALE if resident.male else Sex.FEMALE)
        assert resident.phone.startswith("1990000")
        assert Phone(resident.phone)
        seen.add(resident.number)
    assert len(seen) == len(drawn(Size.COUNTY).residents)


def test_names_are_of_many_kinds() -> None:
    names = {resident.name for resident in drawn(Size.CITY).residents}
    assert len(names) > 1_000
    assert any("·" in name for name in names)
    assert any(name.startswith(("欧阳", "司马", "诸葛")) for name in names)
    assert all(RealName(name) for name in names)


@EACH_SIZE
def test_offices_stand_in_the_areas_they_answer_for(size: Size) -> None:
    city, by_code = drawn(size), {area.code: area for area in areas_of(size)}
    with_area = [office for office in city.offices if office.area]
    inside = [
        by_code[office.area].geometry.covers(shapely.Point(office.address.lon, office.address.lat))
        for office in with_area
    ]
    assert sum(inside) >= 0.95 * len(inside)


def test_its_files_can_be_read_again(tmp_path: Path) -> None:
    city = drawn(Size.SMALL)
    written = {path.name: path for path in files.write(city, tmp_path / "city")}
    table = organisation_files.read(written["organisations.csv"].read_text("utf-8-sig"), FileFormat.CSV)
    assert table.wrong == ()
    assert len(table.rows) == len(city.offices)
    assert parse(written["areas.geojson"].read_bytes()).problems == ()
    assert files.write(city, tmp_path / "city") == list(written.values())


@given(st.integers(1, 300), st.integers(1, 60), st.integers(0, 4), st.randoms(use_true_random=False))
def test_shares_are_whole_and_nobody_goes_without(total: int, parts: int, least: int, dice: object) -> None:
    if total < parts * least:
        with pytest.raises(ValueError, match="cannot be shared"):
            shares(dice, total, parts, least)
    else:
        found = shares(dice, total, parts, least)
        assert (sum(found), len(found)) == (total, parts)
        assert min(found) >= least


@given(st.sampled_from(Size), st.sampled_from(SEEDS))
def test_an_order_is_known_by_its_code(size: Size, seed: int) -> None:
    assert Order.of(Order(size, seed).code) == Order(size, seed)


@pytest.mark.parametrize("code", ["PSB", "SIM", "SIM-TOWN-1", "SIM-CITY-", "SIM-CITY-x", "CITY-1"])
def test_other_codes_are_no_orders(code: str) -> None:
    assert Order.of(code) is None


@pytest.mark.parametrize("seed", [-1, 1_000_000])
def test_a_seed_has_at_most_six_digits(seed: int) -> None:
    with pytest.raises(ValueError, match="seed"):
        design(Order(Size.SMALL, seed))
