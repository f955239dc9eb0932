"""Areas from a file: dry run, exactly that or nothing, never beyond one's offices, never the past."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import asyncpg

from anmin.kernel.clock import SetClock
from anmin.territory import queries
from anmin.territory.actions.importing import import_areas
from anmin.territory.area_files import FileOrder, import_file
from anmin.territory.service import Territory
from anmin.territory.terms import AreaKind, Datum
from tests.territory.town import NOBODY, STATIONS, Town, feature, file, ring, spot

FIELDS: dict[str, Any] = {"content": STATIONS, "datum": "wgs84"}


async def standing(conn: asyncpg.Connection) -> list[tuple[object, ...]]:
    rows = await conn.fetch(
        "select a.code, p.version, p.name, p.valid_from, p.valid_to from area_periods p join areas a on a.id = p.area"
        " order by a.code, p.version"
    )
    return [tuple(row) for row in rows]


async def codes(town: Town, **fields: Any) -> list[str]:
    return [each.code for each in (await town.run(queries.areas, NOBODY, **fields)).areas]


async def test_a_dry_run_counts_and_writes_nothing(town: Town, superuser: asyncpg.Connection) -> None:
    seen = await town.run(import_areas, town.chief, **FIELDS)
    assert (seen.added, seen.changed, seen.unchanged, seen.ended, seen.problems) == (3, 0, 0, 0, ())
    assert seen.dry_run
    assert seen.token
    assert await standing(superuser) == []
    assert await superuser.fetchval("select count(*) from journal where event like 'territory.%'") == 0


async def test_what_was_seen_is_what_is_written(town: Town, superuser: asyncpg.Connection) -> None:
    done = await town.bring(STATIONS)
    assert (done.added, done.dry_run) == (3, False)
    day = date(2026, 11, 2)
    assert await standing(superuser) == [(code, 1, f"区域{code}", day, None) for code in ("A1", "A2", "G1")]
    line = await superuser.fetchrow("select event, payload::text, subject from journal order by seq desc limit 1")
    assert line["event"] == "territory.AreasImported"
    assert '"since": "2026-11-01T16:00:00Z"' in line["payload"] or "2026-11-02T00:00:00+08:00" in line["payload"]
    again = await town.bring(STATIONS)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 3)
    assert await superuser.fetchval("select count(*) from journal where event = 'territory.AreasImported'") == 1


async def test_an_import_needs_the_token_of_the_same_dry_run(town: Town) -> None:
    assert await town.refused(import_areas, town.chief, **FIELDS, dry_run=False) == "dry_run_first"
    seen = await town.run(import_areas, town.chief, **FIELDS)
    other = {**FIELDS, "content": STATIONS.replace("区域A1", "改名")}
    apply = {"dry_run": False, "token": seen.token}
    assert await town.refused(import_areas, town.chief, **other, **apply) == "changed_meanwhile"
    assert await town.refused(import_areas, town.chief, **FIELDS, **apply, complete=True) == "changed_meanwhile"
    await town.bring(file(feature("A1", ring(0, 0, 9, 9))))
    assert await town.refused(import_areas, town.chief, **FIELDS, **apply) == "changed_meanwhile"


async def test_one_bad_feature_and_nothing_is_written(town: Town, superuser: asyncpg.Connection) -> None:
    bad = [
        feature("A1", ring(0, 0, 10, 10), organisation="S1"),
        feature("A2", ring(0, 0, 1, 1), organisation="nowhere"),
        feature("A3", ring(0, 0, 1, 1), organisation="S9"),
        feature("A4", ring(0, 0, 1, 1), officer="P999"),
        feature("A5", ring(0, 0, 1, 1), parent="elsewhere"),
    ]
    seen = await town.run(import_areas, town.chief, **{**FIELDS, "content": file(*bad)})
    assert [(each.feature, each.code.value) for each in seen.problems] == [
        (2, "organisation_unknown"),
        (3, "organisation_closed"),
        (4, "officer_unknown"),
        (5, "parent_unknown"),
    ]
    assert all(each.zh and each.en and "{" not in each.zh + each.en for each in seen.problems)
    assert seen.token is None
    refused = await town.refused(
        import_areas, town.chief, **{**FIELDS, "content": file(*bad)}, dry_run=False, token="0" * 64
    )
    assert refused == "import_refused"
    assert await standing(superuser) == []


async def test_officers_are_found_by_badge_and_by_login(town: Town) -> None:
    shape = ring(0, 0, 1, 1)
    await town.bring(file(feature("A1", shape, officer="P007"), feature("A2", shape, officer="chen")))
    listed = await town.run(queries.areas, town.clerk)
    assert [each.officer for each in listed.areas] == [town.officer, town.officer]
    assert [each.officer for each in (await town.run(queries.areas, town.citizen)).areas] == [None, None]


async def test_a_redrawn_area_keeps_its_id_and_its_past(
    town: Town, clock: SetClock, superuser: asyncpg.Connection
) -> None:
    await town.bring(STATIONS, valid_from=date(2026, 1, 1))
    [before] = await superuser.fetch("select id from areas where code = 'A1'")
    narrower = file(feature("A1", ring(0, 0, 8, 10), organisation="S1", valid_from="2026-01-01"))
    done = await town.bring(narrower)
    assert (done.added, done.changed) == (0, 1)
    [after] = await superuser.fetch("select id, version from areas where code = 'A1'")
    assert (after["id"], after["version"]) == (before["id"], 2)
    page = await town.run(queries.area_page, NOBODY, area=after["id"], outlines=True)
    today = date(2026, 11, 2)
    assert [(each.valid_from, each.valid_to) for each in page.periods] == [
        (today, None),
        (date(2026, 1, 1), today),
    ], "the file's own start does not change what held before the import's day"
    assert page.periods[0].geometry != page.periods[1].geometry
    await town.house.service(Territory).load()
    point = spot(9, 5)
    assert (await town.run(queries.responsible_for, NOBODY, **point)).organisation.code == "350781"
    past = {**point, "at": clock.now() - timedelta(days=30)}
    assert (await town.run(queries.responsible_for, NOBODY, **past)).organisation.code == "S1"


async def test_the_same_outline_drawn_otherwise_is_no_change(town: Town) -> None:
    await town.bring(file(feature("A1", ring(0, 0, 10, 10))))
    corners = ring(0, 0, 10, 10)
    turned = [*corners[2:], corners[1], corners[2]]
    again = await town.bring(file(feature("A1", turned[::-1])))
    assert again.unchanged == 1


async def test_a_complete_file_ends_what_it_lacks_of_its_kinds(town: Town) -> None:
    await town.bring(STATIONS)
    only = file(feature("A1", ring(0, 0, 10, 10), organisation="S1"))
    done = await town.bring(only, complete=True, valid_from=date(2026, 11, 10))
    assert (done.unchanged, done.ended) == (1, 1)
    assert await codes(town) == ["A1", "A2", "G1"]
    assert await codes(town, at="2026-11-10T00:00:00+08:00") == ["A1", "G1"]
    revived = await town.bring(STATIONS, valid_from=date(2026, 12, 1))
    assert (revived.changed, revived.unchanged) == (1, 2)
    assert await codes(town, at="2026-12-01T00:00:00+08:00") == ["A1", "A2", "G1"]


async def test_the_end_of_a_feature_ends_the_area(town: Town) -> None:
    await town.bring(STATIONS, valid_from=date(2026, 1, 1))
    planned = file(feature("A2", ring(10, 0, 20, 10), organisation="S2", valid_to="2026-12-01"))
    assert (await town.bring(planned)).changed == 1
    assert await codes(town, at="2026-12-01T00:00:00+08:00") == ["A1", "G1"]
    over = file(feature("A2", ring(10, 0, 20, 10), organisation="S2", valid_to="2026-11-01"))
    assert (await town.bring(over)).ended == 1
    assert await codes(town) == ["A1", "G1"]


async def test_nobody_reaches_beyond_their_offices(town: Town, superuser: asyncpg.Connection) -> None:
    await town.bring(STATIONS)
    before = await standing(superuser)
    taking = file(feature("A2", ring(10, 0, 20, 10), organisation="S1"))
    giving = file(feature("A1", ring(0, 0, 10, 10), organisation="S2"))
    orphan = file(feature("A7", ring(0, 0, 1, 1)))
    for content in (taking, giving, orphan):
        seen = await town.run(import_areas, town.sergeant, content=content, datum="wgs84")
        assert [each.code.value for each in seen.problems] == ["outside_scope"]
    # The cell names nobody, but its parent is the sergeant's; what does not change may stand in the file.
    own = STATIONS.replace("区域G1", "一格")
    assert (await town.bring(own, town.sergeant, complete=True)).changed == 1
    assert (
        await town.bring(file(feature("A1", ring(0, 0, 9, 9), organisation="S1")), town.sergeant, complete=True)
    ).ended == 0
    assert [row for row in await standing(superuser) if row[0] == "A2"] == [row for row in before if row[0] == "A2"]
    assert await town.refused(import_areas, town.clerk, **FIELDS) == "not_allowed"
    assert await town.refused(import_areas, town.citizen, **FIELDS) == "not_allowed"
    assert await town.refused(import_areas, NOBODY, **FIELDS) == "not_signed_in"


async def test_a_file_in_another_datum_is_kept_in_wgs84(town: Town) -> None:
    await town.bring(file(feature("A1", ring(0, 0, 10, 10))), datum="gcj02")
    [area] = (await town.run(queries.areas, NOBODY, outlines=True)).areas
    assert area.source_datum is Datum.GCJ02
    west = float(bytes(area.geometry).split(b"[[[")[1].split(b",")[0])
    assert 0.001 < abs(west - 117.40) < 0.01


async def test_a_file_from_the_command_line(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "areas.geojson"
    path.write_text(STATIONS, encoding="utf-8-sig")
    seen = await import_file(town.house, path, FileOrder(datum=Datum.WGS84))
    assert (seen.dry_run, seen.added, await codes(town)) == (True, 3, [])
    done = await import_file(town.house, path, FileOrder(datum=Datum.WGS84, apply=True))
    assert (done.dry_run, done.added, await codes(town)) == (False, 3, ["A1", "A2", "G1"])
    path.write_text("{}")
    refused = await import_file(town.house, path, FileOrder(datum=Datum.WGS84, kind=AreaKind.GRID, apply=True))
    assert [each.code.value for each in refused.problems] == ["not_geojson"]


async def test_areas_are_found_by_kind_parent_organisation_and_box(town: Town) -> None:
    await town.bring(STATIONS)
    listed = {each.code: each for each in (await town.run(queries.areas, NOBODY)).areas}
    assert await codes(town, kind=AreaKind.GRID) == ["G1"]
    assert await codes(town, parent=listed["A1"].id) == ["G1"]
    assert await codes(town, organisation=town.offices["350781"]) == ["A1", "A2"]
    assert await codes(town, organisation=town.offices["S2"]) == ["A2"]
    assert await codes(town, box="117.51,27.31,117.6,27.5") == ["A2"]
    assert await codes(town, box="-10,-10,-9,-9") == []
    first = await town.run(queries.areas, NOBODY, limit=2)
    assert ([each.code for each in first.areas], first.next) == (["A1", "A2"], "A2")
    rest = await town.run(queries.areas, NOBODY, limit=2, after=first.next)
    assert ([each.code for each in rest.areas], rest.next) == (["G1"], None)
    assert bytes(listed["A1"].geometry) == b"null"
