"""The shorter form of `make faults`: a few kills, the altered rows, a jumping clock and, for root, a full disk."""

import asyncio
import random
from collections.abc import Iterator, Sequence
from contextlib import nullcontext

import asyncpg
import pytest

from anmin.kernel.journal import Cursor
from bench.town import Row
from faults import alarms, altered, books, clock, disk, kills, line_books
from faults.callers import Line
from faults.reader import Reader, listening
from faults.town import Town, town
from faults.writers import Writers, writing

PLANT = """
set session_replication_role = replica;
delete from probe_notes where text = '{lost}';
insert into probe_notes select gen_random_uuid(), office, person, kind, text, at from probe_notes where text = '{twice}';
delete from probe_places where note = (select id from probe_notes where text = '{half}');
insert into echo_effects select id, 'timer', at from probe_notes where text = '{half}';
set session_replication_role = origin;
"""

PLANT_IN_THE_LINE = """
set session_replication_role = replica;
delete from cases where id = '{lost}';
insert into cases (id, number, version, epoch, kind, state, call_kind, channel, raised_by, desk, first_office, office, offices,
    first_level, level, raw_lon, raw_lat, raised_at)
  select gen_random_uuid(), number || '-2', version, epoch, kind, state, call_kind, channel, raised_by, desk, first_office, office,
    offices, first_level, level, raw_lon, raw_lat, raised_at from cases where id = '{twice}';
insert into journal (at, actor, channel, action, subject, version, event, payload, audience, request)
  select j.at, j.actor, j.channel, j.action, 'case:' || c.id, 1, j.event, j.payload, j.audience, j.request
  from journal j, cases c where j.subject = 'case:{twice}' and j.event = 'cases.Raised' and c.number like '%-2';
delete from timers where subject = 'case:{silenced}';
delete from stages where assignment = '{order}' and stage = 'accepted';
update cases set taken_at = null where id = '{untaken}';
update units set assignment = gen_random_uuid(), case_id = '{twice}' where code = '{car}';
set session_replication_role = origin;
"""


@pytest.fixture(scope="module")
def place() -> Iterator[Town]:
    """One house for all that a house survives; on a disk that can be filled, where the machine gives one."""
    with nullcontext() if disk.why_not() else disk.small_disk() as folder, town(folder) as made:
        yield made


def all_hold(rows: Sequence[Row]) -> bool:
    """Every figure within its limit, and at least one that had a limit."""
    missed = {row.name: row.value for row in rows if row.ratio > 1}
    assert missed == {}
    return any(row.limit_value for row in rows)


def test_a_full_disk_is_refused_clearly_and_survived(place: Town) -> None:
    if why := disk.why_not():
        pytest.skip(why)
    assert all_hold(asyncio.run(disk.check(place, seconds=3)))


def test_a_jumping_clock_loses_and_doubles_nothing(place: Town) -> None:
    assert all_hold(asyncio.run(clock.check(place, seconds=4)))


def test_killed_processes_lose_and_double_nothing(place: Town) -> None:
    assert all_hold(asyncio.run(kills.check(place, rounds=9, abandoned=1)))


def test_killed_processes_lose_and_double_no_alarm(place: Town) -> None:
    assert all_hold(asyncio.run(alarms.check(place, rounds=3, abandoned=0)))


def test_an_altered_journal_is_found_and_named(place: Town) -> None:
    assert all_hold(asyncio.run(altered.check(place, altered.BRIEF)))


def test_the_books_find_what_is_planted(place: Town) -> None:
    """A figure that could not rise would prove nothing. The last of all: it leaves the house spoilt."""
    assert asyncio.run(_planted(place)) == {
        "acknowledged writes lost",
        "writes doubled",
        "writes half there",
        "effects of reactions and timers missing",
        "effects of reactions and timers doubled",
        "journal lines that resuming readers missed (1 readers, 0 reconnects)",
        "… heard and not in the journal",
        "… heard twice",
        "… heard out of order",
    }


async def _planted(place: Town) -> set[str]:
    """The figures that miss their limit after one acknowledged note went and others were written past the house."""
    since = await books.begin(place.dsn())
    token, office = await asyncio.to_thread(place.sign_in)
    reader, writers = Reader(place.url, token, f"office:{office}"), Writers(place.url, office, random.Random(4))
    async with listening(reader):
        async with writing(writers):
            await asyncio.sleep(1)
        await books.until_quiet(place.dsn())
        await books.until_heard(place.dsn(), since, [reader])
    notes = iter(writers.ledger.acknowledged)
    conn = await asyncpg.connect(place.dsn())
    await conn.execute(PLANT.format(lost=next(notes), twice=next(notes), half=next(notes)))
    reader.heard.append(Cursor(reader.heard[-1].tx + 1_000_000, 1))
    reader.heard[2:4] = [reader.heard[4], reader.heard[3]]
    rows = [
        *await books.writes(place.dsn(), since, writers.ledger),
        *await books.effects(place.dsn()),
        *await books.hearing(place.dsn(), since, [reader]),
    ]
    await conn.close()
    return {row.name for row in rows if row.ratio > 1}


def test_the_books_of_the_line_find_what_is_planted(place: Town) -> None:
    assert asyncio.run(_planted_in_the_line(place)) == {
        "acknowledged alarms lost, or with another number",
        "alarms doubled",
        "alarms half there: line, position, session or key missing",
        "acknowledged takings lost",
        "units bound to no open order of theirs, or orders without their unit",
        "acknowledged stages lost",
        "open cases and orders without a running clock",
        "acknowledged alarms that do not stand on the desk",
    }


async def _planted_in_the_line(place: Town) -> set[str]:
    """The figures that miss their limit after a few rows were altered past the house."""
    since = await books.begin(place.dsn())
    desks = await asyncio.to_thread(alarms.furnished, place)
    line = Line(place.url, desks, random.Random(5))
    async with alarms.working(line):
        await asyncio.sleep(6)
    said = line.ledger
    waiting = [told.case for told in said.raised.values() if told.case not in said.taken]
    order = next(order for order, stage in said.stages if stage == "accepted")
    plan = {"lost": waiting[0], "twice": waiting[1], "silenced": waiting[2], "untaken": next(iter(said.taken))}
    conn = await asyncpg.connect(place.dsn())
    await conn.execute(PLANT_IN_THE_LINE.format(**plan, order=order, car=alarms.CAR))
    await conn.close()
    rows = [
        *await line_books.alarms(place.dsn(), since, said, desks),
        *await line_books.work(place.dsn(), since, said),
        *await line_books.desk(place.url, said, desks),
    ]
    return {row.name for row in rows if row.ratio > 1}
