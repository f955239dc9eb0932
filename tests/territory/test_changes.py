"""One area at a time: who answers is changed from a day on, an area ends, and every refusal."""

import asyncio
from datetime import date
from uuid import UUID

import asyncpg
import pytest_asyncio

from anmin.identity.actions.organisations import CloseOrganisation, close_organisation
from anmin.kernel.access import NOTHING
from anmin.kernel.ids import new_id
from anmin.kernel.registers import Registers
from anmin.kernel.registers.actions import set_register_row
from anmin.territory import queries
from anmin.territory.actions.areas import end_area, set_area
from anmin.territory.fallbacks import FALLBACKS
from anmin.territory.point import Point
from anmin.territory.service import Territory
from anmin.territory.terms import Rule
from tests.territory.town import NOBODY, STATIONS, THE_HOUSE, Town, spot


@pytest_asyncio.fixture
async def first(town: Town) -> UUID:
    """The id of A1, after the import."""
    await town.bring(STATIONS)
    listed = await town.run(queries.areas, NOBODY)
    return next(each.id for each in listed.areas if each.code == "A1")


async def answer(town: Town, east: float, north: float, **more: object) -> queries.Responsible:
    await town.house.service(Territory).load()
    found: queries.Responsible = await town.run(queries.responsible_for, NOBODY, **spot(east, north), **more)
    return found


async def test_a_change_holds_from_its_day(town: Town, first: UUID, superuser: asyncpg.Connection) -> None:
    fields = {"area": first, "name": "一所", "organisation": town.offices["S2"], "officer": town.officer}
    done = await town.run(set_area, town.chief, **fields, version=1, valid_from=date(2026, 12, 1))
    assert (done.area, done.version) == (first, 2)
    assert (await answer(town, 7, 7)).organisation.code == "S1"
    later = await answer(town, 7, 7, at="2026-12-01T00:00:00+08:00")
    assert (later.organisation.code, later.chain[0].name, later.officer) == ("S2", "一所", None)
    staff = await town.run(queries.responsible_for, town.clerk, **spot(7, 7), at="2026-12-01T00:00:00+08:00")
    assert staff.officer == town.officer
    line = await superuser.fetchrow("select event, subject, version, audience from journal order by seq desc limit 1")
    heard = [f"office:{town.offices[code]}" for code in ("S1", "S2")]
    assert tuple(line) == ("territory.AreaChanged", f"area:{first}", 2, heard)


async def test_changes_are_refused_with_a_reason(town: Town, first: UUID) -> None:
    same = {"area": first, "version": 1, "name": "区域A1", "organisation": town.offices["S1"], "officer": None}
    assert (await town.run(set_area, town.chief, **same)).version == 1
    for change, code in (
        ({"area": new_id()}, "area_unknown"),
        ({"version": 7}, "changed_meanwhile"),
        ({"valid_from": date(2020, 1, 1)}, "area_not_in_force"),
        ({"organisation": new_id()}, "organisation_unknown"),
        ({"organisation": town.offices["S9"]}, "organisation_closed"),
        ({"officer": new_id()}, "staff_unknown"),
    ):
        assert await town.refused(set_area, town.chief, **{**same, **change}) == code
    assert await town.refused(set_area, town.sergeant, **{**same, "organisation": town.offices["S2"]}) == "not_allowed"
    assert await town.refused(set_area, town.clerk, **same) == "not_allowed"
    assert (await town.run(set_area, town.sergeant, **{**same, "name": "新名"})).version == 2


async def test_an_ended_area_answers_no_more_and_stays_in_the_history(town: Town, first: UUID) -> None:
    end = {"area": first, "version": 1}
    assert await town.refused(end_area, town.sergeant, area=new_id(), version=1) == "area_unknown"
    assert await town.refused(end_area, town.sergeant, **{**end, "version": 2}) == "changed_meanwhile"
    assert (await town.run(end_area, town.sergeant, **end, valid_to=date(2026, 11, 20))).version == 2
    assert (await answer(town, 7, 7, at="2026-11-19T12:00:00+08:00")).organisation.code == "S1"
    after = await answer(town, 7, 7, at="2026-11-20T12:00:00+08:00")
    assert (after.rule, after.organisation.code) == (Rule.FALLBACK, "350781")
    again = {"area": first, "version": 2, "valid_to": date(2026, 11, 20)}
    assert await town.refused(end_area, town.chief, **again) == "area_not_in_force"
    assert len((await town.run(queries.area_page, NOBODY, area=first)).periods) == 1
    assert await town.refused(queries.area_page, NOBODY, area=new_id()) == "area_unknown"


async def test_of_two_changes_at_once_one_is_refused(town: Town, first: UUID) -> None:
    fields = {"area": first, "version": 1, "organisation": town.offices["S1"], "officer": None}
    done = await asyncio.gather(
        *(town.run(set_area, town.chief, **fields, name=f"名{n}") for n in range(4)), return_exceptions=True
    )
    assert sorted(isinstance(each, Exception) for each in done) == [False, True, True, True]


async def test_a_closed_organisation_answers_no_more(town: Town, first: UUID) -> None:
    close = CloseOrganisation(organisation=town.offices["S2"], last_day=date(2026, 11, 1))
    await close_organisation.run(town.house, THE_HOUSE, close)
    closed = await answer(town, 15, 5)
    assert (closed.rule, closed.organisation.code) == (Rule.UNASSIGNED, "350781")
    assert (await answer(town, 15, 5, at="2026-11-01T00:00:00+08:00")).rule is Rule.FALLBACK


async def test_the_register_says_who_answers_where_no_area_does(town: Town, first: UUID) -> None:
    assert (await answer(town, 20.3, 5)).rule is Rule.NEAREST
    registers = town.house.service(Registers)
    for case, code in (("outside", "S2"), ("overseas", "S1")):
        row = {"case": case, "organisation": code, "nearest": 0}
        await town.run(set_register_row, town.chief, register=FALLBACKS.code, data=row)
    async with town.house.db.transaction(NOTHING) as conn:
        await registers.reload(conn, FALLBACKS)
    outside = await answer(town, 20.3, 5)
    assert (outside.rule, outside.organisation.code) == (Rule.FALLBACK, "S2")
    overseas = await town.run(queries.responsible_for, NOBODY, lon=96.0, lat=22.0, datum="wgs84")
    assert overseas.organisation.code == "S1"
    row = {"case": "outside", "organisation": "nobody", "nearest": 0}
    await town.run(set_register_row, town.chief, register=FALLBACKS.code, data=row)
    async with town.house.db.transaction(NOTHING) as conn:
        await registers.reload(conn, FALLBACKS)
    assert (await answer(town, 20.3, 5)).organisation.code == "350781", "the topmost when the code is not known"
    assert await town.refused(set_register_row, town.sergeant, register=FALLBACKS.code, data=row) == "not_allowed"


async def test_abroad_the_country_is_named_and_near_a_border_the_neighbour(town: Town, first: UUID) -> None:
    abroad = await town.run(queries.responsible_for, NOBODY, lon=96.0, lat=22.0, datum="wgs84")
    assert (abroad.rule, abroad.country.code, abroad.border) == (Rule.ABROAD, "MM", ())
    assert "缅甸" in abroad.reason.zh
    assert "Myanmar" in abroad.reason.en
    ruili = await town.run(queries.responsible_for, NOBODY, lon=97.86, lat=23.99, datum="wgs84")
    assert (ruili.country.code, [each.code for each in ruili.border]) == ("CN", ["MM"])


async def test_a_point_comes_in_and_goes_out_in_any_datum(town: Town) -> None:
    shown = await town.run(queries.convert_point, NOBODY, lon=117.45, lat=27.35, datum="wgs84", to="bd09")
    assert shown.wgs84 == Point(117.45, 27.35)
    back = await town.run(queries.convert_point, NOBODY, lon=shown.lon, lat=shown.lat, datum="bd09", to="wgs84")
    assert abs(back.lon - 117.45) + abs(back.lat - 27.35) < 1e-5
    abroad = await town.run(queries.convert_point, NOBODY, lon=96.0, lat=22.0, datum="wgs84", to="gcj02")
    assert (abroad.lon, abroad.lat) == (96.0, 22.0)


async def test_a_house_without_areas_answers_with_its_top(town: Town) -> None:
    assert (await answer(town, 7, 7)).organisation.code == "350781"


async def test_the_past_is_not_rewritten_even_by_the_owner_of_the_tables(
    town: Town, first: UUID, superuser: asyncpg.Connection
) -> None:
    for statement in (
        "delete from area_periods",
        "truncate area_periods",
        "update area_periods set valid_to = '2026-11-09'; update area_periods set valid_to = null",
    ):
        try:
            await superuser.execute(statement)
        except asyncpg.InsufficientPrivilegeError:
            continue
        raise AssertionError(statement)
