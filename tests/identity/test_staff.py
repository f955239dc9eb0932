"""Staff accounts through their doors, and what row-level security lets anybody else see of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from anmin.identity.actions import oidc, sign_in, staff
from anmin.identity.queries import staff as queries
from anmin.kernel.access import NOTHING, OWN_ACCOUNT, PUBLIC, Scope
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.personal import Phone, RealName, Secret
from tests.identity.bureau import NOBODY, THE_HOUSE, Bureau

ZHAO = {"login": "zhao.liu", "name": RealName("赵六"), "badge": "052001", "phone": Phone("13812345678")}


async def added(bureau: Bureau, organisation: UUID, **more: Any) -> UUID:
    done = await bureau.run(staff.add_staff, bureau.system, organisation=organisation, **{**ZHAO, **more})
    who: UUID = done.staff
    return who


async def test_an_account_is_made_shown_and_changed(bureau: Bureau) -> None:
    office = await bureau.office("A")
    who = await added(bureau, office)
    page = await bureau.run(queries.staff_page, bureau.system, staff=who)
    assert (page.staff.name, page.staff.phone, page.staff.state) == ("赵六", "138****5678", "invited")
    assert (page.organisation_name, page.second_factor, page.last) == ("机构 A", False, None)
    change = {"staff": who, "version": 1, "name": RealName("赵七"), "badge": None, "name_public": True}
    assert await bureau.run(staff.change_staff, bureau.system, **change) == 2
    assert await bureau.refused(staff.change_staff, bureau.system, **change) == "changed_meanwhile"
    assert await bureau.run(staff.change_staff, bureau.system, **{**change, "version": 2}) == 2
    page = await bureau.run(queries.staff_page, bureau.system, staff=who)
    assert (page.staff.name, page.staff.phone, page.staff.name_public) == ("赵七", None, True)
    assert await bureau.events(f"staff:{who}") == ["StaffAdded", "StaffChanged"]


async def test_what_adding_refuses(bureau: Bureau) -> None:
    await added(bureau, bureau.top)
    add = {**ZHAO, "organisation": bureau.top}
    assert await bureau.refused(staff.add_staff, bureau.system, **{**add, "badge": "1"}) == "login_taken"
    assert await bureau.refused(staff.add_staff, bureau.system, **{**add, "login": "other"}) == "badge_taken"
    nowhere = {**add, "login": "other", "badge": None, "organisation": uuid4()}
    assert await bureau.refused(staff.add_staff, bureau.system, **nowhere) == "organisation_unknown"
    for caller, code in ((bureau.security, "not_allowed"), (bureau.audit, "not_allowed"), (NOBODY, "not_signed_in")):
        assert await bureau.refused(staff.add_staff, caller, **add) == code


async def test_the_same_key_gives_the_same_first_password_and_makes_one_account(bureau: Bureau) -> None:
    command = {**ZHAO, "organisation": bureau.top, "key": "k" * 20}
    first = await bureau.run(staff.add_staff, bureau.system, **command)
    assert await bureau.run(staff.add_staff, bureau.system, **command) == first
    other = {**command, "login": "other"}
    assert await bureau.refused(staff.add_staff, bureau.system, **other) == "key_reused"
    assert await bureau.value("select count(*) from staff") == 4


async def test_people_are_found_by_whole_name_login_and_office(bureau: Bureau) -> None:
    station = await bureau.office("A")
    desk = await bureau.office("B", station)
    zhao = await added(bureau, station)
    qian = await added(bureau, desk, login="qian", name=RealName("钱七"), badge=None)
    gone = await added(bureau, desk, login="gone", name=RealName("孙八"), badge=None)
    await bureau.run(staff.dismiss_staff, bureau.system, staff=gone)

    async def found(**question: Any) -> list[UUID]:
        listed = await bureau.run(queries.list_staff, bureau.system, **question)
        return [each.id for each in listed.staff]

    assert await found(name=RealName("赵六")) == [zhao]
    assert await found(name=RealName("赵")) == []
    assert await found(login="qia") == [qian]
    assert await found(organisation=station) == [zhao, qian]
    assert await found(organisation=desk, left=True) == [qian, gone]
    page = await bureau.run(queries.list_staff, bureau.system, organisation=station, limit=1)
    assert page.next == zhao
    assert await found(organisation=station, limit=1, after=page.next) == [qian]


async def test_moving_suspending_restoring_leaving(bureau: Bureau) -> None:
    one, two = await bureau.office("ONE"), await bureau.office("TWO")
    who = await bureau.person("wu", one, "officer")
    assert await bureau.run(staff.move_staff, bureau.system, staff=who, organisation=two) == 2
    assert await bureau.run(staff.move_staff, bureau.system, staff=who, organisation=two) == 2
    assert await bureau.run(staff.suspend_staff, bureau.system, staff=who) == 3
    assert await bureau.refused(staff.suspend_staff, bureau.system, staff=who) == "staff_state"
    assert await bureau.refused(staff.reset_staff, bureau.system, staff=who) == "staff_state"
    assert await bureau.run(staff.restore_staff, bureau.system, staff=who) == 4
    assert await bureau.refused(staff.restore_staff, bureau.system, staff=who) == "staff_state"
    await bureau.run(staff.dismiss_staff, bureau.system, staff=who)
    assert await bureau.value("select count(*) from grants where staff = $1 and revoked_at is null", who) == 0
    for door in (staff.suspend_staff, staff.restore_staff, staff.reset_staff, staff.dismiss_staff):
        assert await bureau.refused(door, bureau.system, staff=who) == "staff_state"
    assert await bureau.refused(staff.move_staff, bureau.system, staff=who, organisation=one) == "staff_state"
    assert await bureau.events(f"staff:{who}") == [
        "StaffAdded",
        "StaffMoved",
        "StaffSuspended",
        "StaffRestored",
        "StaffLeft",
    ]
    password = Secret("no account has this password")
    assert await bureau.refused(sign_in.sign_in, NOBODY, login="wu", password=password) == "sign_in_refused"


@pytest.mark.parametrize(
    "door", [staff.reset_staff, staff.unlock_staff, staff.suspend_staff, staff.restore_staff, staff.dismiss_staff]
)
async def test_nobody_administers_their_own_account(bureau: Bureau, door: Any) -> None:
    own = bureau.system.actor.id
    assert await bureau.refused(door, bureau.system, staff=own) == "not_to_oneself"
    assert await bureau.refused(door, bureau.system, staff=uuid4()) == "staff_unknown"
    assert await bureau.refused(door, bureau.audit, staff=own) == "not_allowed"


async def test_a_district_sees_and_touches_its_own_people_alone(bureau: Bureau) -> None:
    mine, theirs = await bureau.office("MINE"), await bureau.office("THEIRS")
    admin = await bureau.person("district", mine, "system")
    own, stranger = await bureau.person("own", mine), await bureau.person("stranger", theirs)
    caller = await bureau.caller(admin)
    listed = await bureau.run(queries.list_staff, caller)
    assert {each.id for each in listed.staff} == {admin, own}
    assert await bureau.refused(queries.staff_page, caller, staff=stranger) == "staff_unknown"
    for door in (staff.reset_staff, staff.suspend_staff, staff.dismiss_staff, staff.unlock_staff):
        assert await bureau.refused(door, caller, staff=stranger) == "staff_unknown"
    move = staff.move_staff
    assert await bureau.refused(move, caller, staff=stranger, organisation=mine) == "staff_unknown"
    assert await bureau.refused(move, caller, staff=own, organisation=theirs) == "not_allowed"
    assert await bureau.refused(staff.add_staff, caller, organisation=theirs, **ZHAO) == "not_allowed"


SCOPED = ("staff", "credentials", "grants", "sessions", "oidc_bindings", "shifts", "shift_changes", "handovers")


async def test_a_foreign_scope_and_none_read_nothing(bureau: Bureau) -> None:
    mine, theirs = await bureau.office("MINE"), await bureau.office("THEIRS")
    who = await bureau.person("zhao", mine, "officer")
    await bureau.token(who)
    async with bureau.owner() as conn:
        await conn.execute("insert into oidc_bindings values ('https://idp', '\\x01', $1)", who)
        shift = new_id()
        await conn.execute(
            "insert into shifts values ($1, $2, 'patrol', '', $3, now(), now() + interval '1 h', null, 1)",
            shift,
            mine,
            who,
        )
        await conn.execute("insert into shift_changes values ($1, $2, $3, 'why', null, now())", new_id(), shift, who)
        await conn.execute(
            "insert into handovers values ($1, $2, $3, 'patrol', $4, '\\x01', now(), null, null, 1)",
            new_id(),
            shift,
            mine,
            who,
        )
    stranger = Scope(everything=False, offices=frozenset([theirs, uuid4()]), person=uuid4())
    own = Scope(everything=False, offices=frozenset([mine]), person=None)
    for table in SCOPED:
        for scope in (NOTHING, stranger):
            async with bureau.house.db.transaction(scope) as conn:
                assert await conn.fetch(f"select 1 from {table}") == [], table
        async with bureau.house.db.transaction(own) as conn:
            assert await conn.fetch(f"select 1 from {table}"), table


async def test_the_role_of_the_application_owns_nothing_and_batches_only_insert(bureau: Bureau) -> None:
    tables = await bureau.rows("select tableowner, count(*) from pg_tables where schemaname = 'public' group by 1")
    assert [row["tableowner"] for row in tables] == ["anmin_owner"]
    for table in (*SCOPED, "roles", "organisations", "administrators", "sign_in_policy"):
        assert not await bureau.value("select has_table_privilege('anmin_intake', $1, 'select, update, delete')", table)


async def test_every_door_of_staff_is_shut_to_those_without_its_permission(bureau: Bureau) -> None:
    """Whatever is asked: without the permission nothing but a refusal comes back, before the question is looked at."""
    worker = await bureau.caller(await bureau.person("worker", bureau.top))
    restricted = await bureau.caller(await bureau.person("fresh", bureau.top, "leader"), restricted=True)
    for door in bureau.house.doors.values():
        if not door.name.startswith("identity.") or door.needs in (PUBLIC, OWN_ACCOUNT):
            continue
        for caller, code in ((NOBODY, "not_signed_in"), (worker, "not_allowed"), (restricted, "not_allowed")):
            refused = await _refusal(bureau.house, door, caller)
            assert refused == code, (door.name, code)


async def _refusal(house: House, door: Any, caller: Any) -> str:
    with pytest.raises(Exception) as caught:
        await door.passed(house, caller, None)
    return str(caught.value.fault.code)


async def test_binding_needs_the_system_administrator_and_a_provider(bureau: Bureau) -> None:
    who = await bureau.person("zhao", bureau.top)
    assert await bureau.refused(oidc.bind_oidc, bureau.security, staff=who, subject="z") == "not_allowed"
    assert await bureau.refused(oidc.bind_oidc, bureau.system, staff=who, subject="z") == "oidc_off"
    assert await bureau.refused(oidc.start_oidc, NOBODY) == "oidc_off"
    assert await bureau.run(oidc.unbind_oidc, THE_HOUSE, staff=who) == 1
