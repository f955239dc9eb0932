"""The duty roster and handing over, through the doors on a real database."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest_asyncio

from anmin.identity.actions import duty, organisations, staff
from anmin.identity.queries import duty as queries
from anmin.identity.terms.duty import DutyPost
from anmin.identity.terms.organisations import OrganisationKind
from anmin.kernel.ctx import Caller
from anmin.kernel.personal import Sensitive
from tests.identity.bureau import NOBODY, Bureau
from tests.identity.conftest import START

HOUR = timedelta(hours=1)


@dataclass
class Station:
    bureau: Bureau
    office: UUID
    commander: Caller
    li: UUID
    wang: UUID

    async def shift(self, who: UUID, starts: int, ends: int, **more: Any) -> UUID:
        return await self.bureau.run(duty.add_shift, self.commander, **self.fields(who, starts, ends, **more))

    def fields(self, who: UUID, starts: int, ends: int, **more: Any) -> dict[str, Any]:
        usual = {"organisation": self.office, "post": DutyPost.DISPATCHER, "staff": who}
        return {**usual, "starts": START + starts * HOUR, "ends": START + ends * HOUR, **more}

    async def refused(self, who: UUID, starts: int, ends: int, **more: Any) -> str:
        return await self.bureau.refused(duty.add_shift, self.commander, **self.fields(who, starts, ends, **more))


@pytest_asyncio.fixture
async def station(bureau: Bureau) -> Station:
    office = await bureau.office("A")
    chief = await bureau.person("chief", office, "watch_commander")
    people = [await bureau.person(login, office, "dispatcher") for login in ("li", "wang")]
    return Station(bureau, office, await bureau.caller(chief), people[0], people[1])


async def test_who_is_on_duty_and_when_nobody_is(station: Station) -> None:
    bureau, office = station.bureau, station.office
    first = await station.shift(station.li, 0, 8, seat="3号席")
    await station.shift(station.wang, 10, 16)
    now = await bureau.run(queries.on_duty, station.commander, organisation=office)
    assert [(each.id, each.name, each.seat, each.there) for each in now] == [(first, "张三", "3号席", True)]
    later = await bureau.run(queries.on_duty, station.commander, organisation=office, at=START + 8 * HOUR)
    assert later == ()
    whole = {"organisation": office, "since": START, "until": START + 20 * HOUR}
    assert len(await bureau.run(queries.roster, station.commander, **whole)) == 2
    assert await bureau.run(queries.roster, station.commander, post=DutyPost.PATROL, **whole) == ()

    async def holes() -> list[tuple[int, int]]:
        found = await bureau.run(queries.duty_gaps, station.commander, post=DutyPost.DISPATCHER, **whole)
        return [((each.starts - START) // HOUR, (each.ends - START) // HOUR) for each in found]

    assert await holes() == [(8, 10), (16, 20)]
    await bureau.run(staff.suspend_staff, bureau.system, staff=station.wang)
    assert await holes() == [(8, 20)]


async def test_nobody_stands_two_posts_unless_it_is_forced(station: Station) -> None:
    await station.shift(station.li, 0, 8)
    assert await station.refused(station.li, 7, 9) == "shift_overlaps"
    assert await station.refused(station.li, 7, 9, forced=True) == "reason_needed"
    other = await station.bureau.office("B")
    assert await station.refused(station.li, 7, 9, organisation=other) == "not_allowed"
    forced = await station.shift(station.li, 7, 9, forced=True, reason="人手不足")
    (line,) = await station.bureau.rows("select payload from journal where subject = $1", f"shift:{forced}")
    assert '"forced": true' in line["payload"]
    assert "人手不足" not in line["payload"]
    assert await station.bureau.value("select reason from shift_changes where shift = $1", forced) == "人手不足"
    await station.shift(station.li, 9, 12)


async def test_two_rosters_made_at_once_do_not_collide(station: Station) -> None:
    done = await asyncio.gather(
        *(station.shift(station.li, 0, 8, seat=str(n)) for n in range(3)), return_exceptions=True
    )
    assert sum(isinstance(each, Exception) for each in done) == 2


async def test_replacing_swapping_cancelling(station: Station) -> None:
    bureau = station.bureau
    night = await station.shift(station.li, 0, 8)
    day = await station.shift(station.wang, 6, 14)
    reason = {"reason": "病假"}
    swap = {"shift": night, "other": day, **reason}
    assert await bureau.run(duty.swap_shifts, station.commander, **swap) == (2, 2)
    assert await bureau.value("select staff from shifts where id = $1", night) == station.wang
    replace = {"shift": night, "staff": station.li, **reason}
    assert await bureau.refused(duty.replace_on_shift, station.commander, **replace) == "shift_overlaps"
    assert await bureau.run(duty.replace_on_shift, station.commander, forced=True, **replace) == 3
    assert await bureau.run(duty.replace_on_shift, station.commander, forced=True, **replace) == 3
    assert await bureau.run(duty.cancel_shift, station.commander, shift=day, **reason) == 3
    assert await bureau.refused(duty.cancel_shift, station.commander, shift=day, **reason) == "shift_unknown"
    assert await bureau.refused(duty.swap_shifts, station.commander, **swap) == "shift_unknown"
    assert await bureau.events(f"shift:{night}") == ["ShiftAdded", "ShiftReassigned", "ShiftReassigned"]


async def test_what_the_roster_refuses(station: Station) -> None:
    bureau = station.bureau
    assert await station.refused(uuid4(), 0, 8) == "staff_unknown"
    assert await station.refused(station.li, 8, 0) == "shift_period"
    assert await station.refused(station.li, 0, 80) == "shift_period"
    assert await station.refused(station.li, 0, 8, organisation=uuid4()) == "organisation_unknown"
    await bureau.run(staff.dismiss_staff, bureau.system, staff=station.wang)
    assert await station.refused(station.wang, 0, 8) == "not_on_duty_list"
    closed = await bureau.run(
        organisations.add_organisation,
        bureau.system,
        parent=station.office,
        code="OLD",
        name="旧所",
        kind=OrganisationKind.POLICE_STATION,
        valid_from=START.date() - timedelta(days=9),
        valid_to=START.date() - timedelta(days=1),
    )
    assert await station.refused(station.li, 0, 8, organisation=closed) == "organisation_closed"
    fields = station.fields(station.li, 0, 8)
    for caller, code in ((await bureau.caller(station.li), "not_allowed"), (NOBODY, "not_signed_in")):
        assert await bureau.refused(duty.add_shift, caller, **fields) == code
    wide = {"organisation": station.office, "since": START, "until": START + 63 * 24 * HOUR}
    assert await bureau.refused(queries.roster, station.commander, **wide) == "range_too_long"
    assert await bureau.refused(queries.on_duty, station.commander, organisation=bureau.top) == "not_allowed"


async def test_a_shift_is_handed_over_with_both_times(station: Station) -> None:
    bureau = station.bureau
    shift = await station.shift(station.li, 0, 8)
    await station.shift(station.wang, 8, 16)
    li, wang = await bureau.caller(station.li), await bureau.caller(station.wang)
    notes = Sensitive("城北路口事故待反馈，联系人刘某。\n车辆 2 台待检。")
    assert await bureau.refused(duty.write_handover, wang, shift=shift, notes=notes) == "not_your_shift"
    await bureau.run(duty.write_handover, li, shift=shift, notes=Sensitive("草稿"))
    handover = await bureau.run(duty.write_handover, li, shift=shift, notes=notes)
    take = {"handover": handover}
    assert await bureau.refused(duty.acknowledge_handover, wang, **take) == "not_the_next"
    bureau.clock.advance(7 * HOUR)
    li, wang = await bureau.caller(station.li), await bureau.caller(station.wang)
    assert await bureau.refused(duty.acknowledge_handover, li, **take) == "not_the_next"
    assert await bureau.run(duty.acknowledge_handover, wang, **take) == START + 7 * HOUR
    assert await bureau.refused(duty.acknowledge_handover, wang, **take) == "handover_done"
    assert await bureau.refused(duty.write_handover, li, shift=shift, notes=notes) == "handover_done"
    commander = await bureau.caller_of("chief")
    asked = {"organisation": station.office, "since": START, "until": START + 24 * HOUR}
    (sheet,) = await bureau.run(queries.handovers, commander, **asked)
    assert (sheet.written_at, sheet.acknowledged_at) == (START, START + 7 * HOUR)
    assert sheet.notes.startswith("城北路口事故待反馈")
    assert await bureau.run(queries.handovers, commander, acknowledged=False, **asked) == ()
    for table in ("handovers", "journal"):
        assert "城北路口" not in str(await bureau.rows(f"select t::text from {table} t"))


async def test_another_station_reads_no_handover(station: Station) -> None:
    bureau = station.bureau
    elsewhere = await bureau.office("B")
    stranger = await bureau.caller(await bureau.person("stranger", elsewhere, "watch_commander"))
    shift = await station.shift(station.li, 0, 8)
    li = await bureau.caller(station.li)
    handover = await bureau.run(duty.write_handover, li, shift=shift, notes=Sensitive("内容"))
    asked = {"organisation": station.office, "since": START, "until": START + 24 * HOUR}
    assert await bureau.refused(queries.handovers, stranger, **asked) == "not_allowed"
    assert await bureau.refused(duty.cancel_shift, stranger, shift=shift, reason="x") == "shift_unknown"
    bureau_wide = await bureau.caller(await bureau.person("other", elsewhere, "dispatcher"))
    assert await bureau.refused(duty.acknowledge_handover, bureau_wide, handover=handover) == "handover_unknown"
    assert await bureau.refused(duty.write_handover, li, shift=uuid4(), notes=Sensitive("x")) == "shift_unknown"
