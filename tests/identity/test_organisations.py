"""The organisation tree through its doors, on a real database."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anmin.identity.actions import organisation_import, organisations, staff
from anmin.identity.queries import organisations as queries
from anmin.identity.store import organisations as store
from anmin.identity.terms.organisations import FileFormat, OrganisationKind
from anmin.identity.tree import OrganisationTree
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from tests.identity.bureau import NOBODY, THE_HOUSE, Bureau

STATION = {"name": "所", "kind": OrganisationKind.POLICE_STATION}
MANY = 5_000
HEAD = "code,name,kind,parent,valid_from,valid_to\n"


async def closure(bureau: Bureau) -> set[tuple[UUID, UUID, int]]:
    return {tuple(row) for row in await bureau.rows("select ancestor, descendant, depth from scope_tree")}


async def naive(bureau: Bureau) -> set[tuple[UUID, UUID, int]]:
    parents = {row["id"]: row["parent"] for row in await bureau.rows("select id, parent from organisations")}
    pairs = set()
    for below in parents:
        at, depth = below, 0
        while at is not None:
            pairs.add((at, below, depth))
            at, depth = parents[at], depth + 1
    return pairs


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(["add", "move"]), st.integers(0, 9), st.integers(0, 9)), max_size=14))
async def test_the_closure_follows_every_step(bureau: Bureau, steps: list[tuple[str, int, int]]) -> None:
    known = [bureau.top]
    for verb, one, other in steps:
        node, parent = known[one % len(known)], known[other % len(known)]
        if verb == "add":
            known.append(await bureau.office(new_id().hex[-12:], parent))
            continue
        below = await bureau.value(
            "select exists (select 1 from scope_tree where ancestor = $1 and descendant = $2)", node, parent
        )
        expected = "move_into_itself" if below else ""
        expected = "root_stays" if node == bureau.top else expected
        if expected:
            assert expected == await bureau.refused(
                organisations.move_organisation, bureau.system, organisation=node, parent=parent
            )
        else:
            await bureau.run(organisations.move_organisation, bureau.system, organisation=node, parent=parent)
    assert await closure(bureau) == await naive(bureau)


async def test_two_moves_at_once_make_no_circle(bureau: Bureau) -> None:
    one, two = await bureau.office("ONE"), await bureau.office("TWO")
    moves = [
        bureau.run(organisations.move_organisation, bureau.system, organisation=a, parent=b)
        for a, b in ((one, two), (two, one))
    ]
    done = await asyncio.gather(*moves, return_exceptions=True)
    assert sum(isinstance(each, Exception) for each in done) == 1
    assert await closure(bureau) == await naive(bureau)


async def test_adding_and_changing(bureau: Bureau) -> None:
    office = await bureau.office("320581", phone="0512-52881110", area="城北片区")
    change = {"organisation": office, "code": "320581", "kind": OrganisationKind.POLICE_STATION}
    fields = {**change, "name": "城北派出所", "name_en": "North Station", "valid_from": date(2020, 1, 1)}
    assert await bureau.run(organisations.change_organisation, bureau.system, version=1, **fields) == 2
    assert await bureau.run(organisations.change_organisation, bureau.system, version=2, **fields) == 2
    assert await bureau.refused(organisations.change_organisation, bureau.system, version=1, **fields) == (
        "changed_meanwhile"
    )
    other = await bureau.office("320582")
    taken = {**fields, "organisation": other}
    assert await bureau.refused(organisations.change_organisation, bureau.system, version=1, **taken) == (
        "organisation_code_taken"
    )
    assert await bureau.events(f"organisation:{office}") == ["OrganisationAdded", "OrganisationChanged"]


async def test_what_adding_refuses(bureau: Bureau) -> None:
    add = organisations.add_organisation
    await bureau.office("A")
    assert await bureau.refused(add, bureau.system, parent=bureau.top, code="A", **STATION) == "organisation_code_taken"
    assert await bureau.refused(add, bureau.system, parent=uuid4(), code="B", **STATION) == "organisation_unknown"
    assert await bureau.refused(add, bureau.system, parent=None, code="B", **STATION) == "root_exists"
    backwards = {"valid_from": date(2026, 3, 2), "valid_to": date(2026, 3, 1)}
    assert await bureau.refused(add, bureau.system, parent=bureau.top, code="B", **STATION, **backwards) == (
        "organisation_period"
    )
    for caller in (bureau.security, bureau.audit):
        assert await bureau.refused(add, caller, parent=bureau.top, code="B", **STATION) == "not_allowed"
    assert await bureau.refused(add, NOBODY, parent=bureau.top, code="B", **STATION) == "not_signed_in"
    assert await bureau.value("select count(*) from organisations") == 2


async def test_somebody_of_a_district_manages_that_district_alone(bureau: Bureau) -> None:
    mine, theirs = await bureau.office("MINE"), await bureau.office("THEIRS")
    who = await bureau.person("district", mine, "system")
    caller = await bureau.caller(who)
    await bureau.run(organisations.add_organisation, caller, parent=mine, code="M1", **STATION)
    add = organisations.add_organisation
    for parent in (theirs, bureau.top):
        assert await bureau.refused(add, caller, parent=parent, code="X", **STATION) == "not_allowed"
    move = organisations.move_organisation
    assert await bureau.refused(move, caller, organisation=mine, parent=theirs) == "not_allowed"
    assert await bureau.refused(organisations.close_organisation, caller, organisation=theirs) == "not_allowed"
    content = HEAD + "THEIRS,改名,town,,2020-01-01,\n"
    assert (
        await bureau.refused(organisation_import.import_organisations, caller, content=content, form=FileFormat.CSV)
        == "organisations_refused"
    )


async def test_closing_waits_for_people_and_children(bureau: Bureau) -> None:
    town = await bureau.office("TOWN")
    village = await bureau.office("VILLAGE", town)
    who = await bureau.person("zhang", village)
    close = organisations.close_organisation
    assert await bureau.refused(close, bureau.system, organisation=bureau.top) == "root_stays"
    assert await bureau.refused(close, bureau.system, organisation=town) == "still_has_children"
    assert await bureau.refused(close, bureau.system, organisation=village) == "still_has_staff"
    await bureau.run(staff.move_staff, bureau.system, staff=who, organisation=town)
    early = {"organisation": village, "last_day": date(1999, 1, 1)}
    assert await bureau.refused(close, bureau.system, **early) == "organisation_period"
    assert await bureau.run(close, bureau.system, organisation=village) == 2
    assert await bureau.run(close, bureau.system, organisation=village) == 2
    add = organisations.add_organisation
    bureau.clock.advance(timedelta(days=1))
    bureau.system = await bureau.caller_of("sysadmin")
    assert await bureau.refused(add, bureau.system, parent=village, code="X", **STATION) == "organisation_closed"
    shown = await bureau.run(queries.organisation_tree, NOBODY)
    assert [each.code for each in shown.organisations] == ["TOP", "TOWN"]
    shown = await bureau.run(queries.organisation_tree, NOBODY, closed=True)
    assert [each.code for each in shown.organisations] == ["TOP", "TOWN", "VILLAGE"]


async def test_anybody_sees_the_tree_whole_or_by_page(bureau: Bureau) -> None:
    town = await bureau.office("B1", phone="0510-110")
    await bureau.office("B2", town)
    await bureau.office("C1")
    page = await bureau.run(queries.organisation_tree, NOBODY, limit=2)
    assert ([each.code for each in page.organisations], page.next) == (["B1", "B2"], "B2")
    rest = await bureau.run(queries.organisation_tree, NOBODY, limit=2, after=page.next)
    assert ([each.code for each in rest.organisations], rest.next) == (["C1", "TOP"], None)
    below = await bureau.run(queries.organisation_tree, NOBODY, under=town)
    assert [(each.code, each.phone) for each in below.organisations] == [("B1", "0510-110"), ("B2", "")]
    assert await bureau.refused(queries.organisation_tree, NOBODY, under=uuid4()) == "organisation_unknown"


async def test_a_file_is_imported_whole_or_not_at_all(bureau: Bureau) -> None:
    load = organisation_import.import_organisations
    content = HEAD + "V1,一村,village,T1,2020-01-01,\nT1,一镇,town,,2020-01-01,\n"
    dry = await bureau.run(load, bureau.system, content=content, form=FileFormat.CSV, dry_run=True)
    assert (dry.added, dry.changed, dry.wrong) == (2, 0, ())
    assert await bureau.value("select count(*) from organisations") == 1
    done = await bureau.run(load, bureau.system, content=content, form=FileFormat.CSV)
    assert (done.added, done.changed, done.unchanged) == (2, 0, 0)
    again = await bureau.run(load, bureau.system, content=content, form=FileFormat.CSV)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)
    broken = HEAD + "T2,二镇,town,,2020-01-01,\nT3,三镇,castle,,2020-01-01,\n"
    assert await bureau.refused(load, bureau.system, content=broken, form=FileFormat.CSV) == "organisations_refused"
    dry = await bureau.run(load, bureau.system, content=broken, form=FileFormat.CSV, dry_run=True)
    assert [each.path for each in dry.wrong] == ["$[2].kind"]
    assert await bureau.value("select count(*) from organisations") == 3
    moved = HEAD + "T2,二镇,town,,2020-01-01,\nV1,一村改名,village,T2,2020-01-01,\n"
    done = await bureau.run(load, bureau.system, content=moved, form=FileFormat.CSV)
    assert (done.added, done.changed) == (1, 1)
    assert await closure(bureau) == await naive(bureau)
    village = await bureau.value("select id from organisations where code = 'V1'")
    assert await bureau.events(f"organisation:{village}") == [
        "OrganisationAdded",
        "OrganisationMoved",
        "OrganisationChanged",
    ]


async def test_five_thousand_rows_come_and_go_in_one_piece(bureau: Bureau) -> None:
    rows = [f"C{n},机构{n},town,{f'C{n // 3}' if n > 2 else ''},2020-01-01,\n" for n in range(1, MANY + 1)]
    content = HEAD + "".join(reversed(rows))
    load = organisation_import.import_organisations
    done = await bureau.run(load, bureau.system, content=content, form=FileFormat.CSV)
    assert done.added == MANY
    assert await closure(bureau) == await naive(bureau)
    file = await bureau.run(queries.export_organisations, bureau.system)
    again = await bureau.run(load, bureau.system, content=file.content.decode(), form=FileFormat.CSV)
    assert (again.added, again.changed, again.unchanged) == (0, 0, MANY + 1)


async def test_an_empty_house_imports_its_top(house: House) -> None:
    content = "[[organisation]]\ncode = 'A'\nname = '甲市'\nkind = 'city'\nvalid_from = 2020-01-01\n"
    command = organisation_import.ImportOrganisations(content=content, form=FileFormat.TOML)
    await organisation_import.import_organisations.run(house, THE_HOUSE, command)
    shown = await queries.organisation_tree.run(house, NOBODY, queries.ShowOrganisations())
    assert [(each.name, each.parent) for each in shown.organisations] == [("甲市", None)]
    tree = OrganisationTree()
    await store.load_tree(house, tree)
    assert len(tree) == 1


@pytest.mark.parametrize("event", ["OrganisationAdded", "OrganisationMoved"])
async def test_the_tree_in_memory_follows_the_journal(bureau: Bureau, event: str) -> None:
    house = bureau.house
    tree = house.service(OrganisationTree)
    one, two = await bureau.office("ONE"), await bureau.office("TWO")
    await bureau.run(organisations.move_organisation, bureau.system, organisation=two, parent=one)
    heard = dict(house.watches)[f"identity.{event}"]
    for _ in range(3):
        heard(None)  # type: ignore[arg-type]
    async with asyncio.timeout(5):
        while tree.ancestors(two) != (two, one, bureau.top):
            await asyncio.sleep(0.01)
    assert house.topics_above(f"office:{two}") == tuple(f"office:{each}" for each in (two, one, bureau.top))
