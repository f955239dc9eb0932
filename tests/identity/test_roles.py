"""Roles and grants through their doors, with what the database itself refuses."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import asyncpg
import pytest

from anmin.identity.actions import roles, staff
from anmin.identity.queries import roles as queries
from anmin.kernel.ids import new_id
from anmin.kernel.personal import RealName
from tests.identity.bureau import NOBODY, ROLES, Bureau

NAMES = {"name": "角色", "name_en": "Role"}


async def test_every_seeded_permission_of_the_room_is_asked_for_somewhere(bureau: Bureau) -> None:
    known = {each.code for each in await bureau.run(queries.list_permissions, bureau.audit)}
    for role in await bureau.run(queries.list_roles, bureau.audit):
        own = {code for code in role.permissions if code.startswith("identity.")}
        assert own <= known, role.code


async def test_what_changes_a_register_writes_and_the_auditor_never_gets_it(bureau: Bureau) -> None:
    shown = {each.code: each for each in await bureau.run(queries.list_permissions, bureau.audit)}
    assert shown["identity.manage_limits"].writes
    assert not shown["identity.see_duty"].writes
    role = await bureau.run(
        roles.add_role, bureau.security, code="limits", permissions=("identity.manage_limits",), **NAMES
    )
    grant = {"staff": bureau.audit.actor.id, "role": role, "organisation": bureau.top}
    assert await bureau.refused(roles.grant_role, bureau.security, **grant) == "audit_changes_nothing"


async def test_a_role_is_made_and_changed(bureau: Bureau) -> None:
    role = await bureau.run(
        roles.add_role, bureau.security, code="observer", permissions=("identity.see_duty",), **NAMES
    )
    change = {"role": role, "version": 1, **NAMES, "permissions": ("identity.see_duty", "identity.see_staff")}
    assert await bureau.run(roles.change_role, bureau.security, **change) == 2
    assert await bureau.refused(roles.change_role, bureau.security, **change) == "changed_meanwhile"
    assert await bureau.run(roles.change_role, bureau.security, **{**change, "version": 2}) == 2
    assert await bureau.events(f"role:{role}") == ["RoleAdded", "RoleChanged"]


async def test_what_a_role_may_not_be(bureau: Bureau) -> None:
    add = roles.add_role

    async def refused(code: str, *permissions: str) -> str:
        return await bureau.refused(add, bureau.security, code=code, permissions=permissions, **NAMES)

    assert await refused("officer", "identity.see_duty") == "role_code_taken"
    assert await refused("x1", "identity.fly") == "permission_unknown"
    assert await refused("x1", "public") == "permission_unknown"
    assert await refused("x1", "staff.own") == "permission_unknown"
    assert await refused("x1", "identity.manage_staff", "identity.manage_grants") == "mixed_administrations"
    for caller in (bureau.system, bureau.audit):
        assert await bureau.refused(add, caller, code="x1", permissions=(), **NAMES) == "not_allowed"
    fixed = {"role": ROLES["system"], "version": 1, "permissions": (), **NAMES}
    assert await bureau.refused(roles.change_role, bureau.security, **fixed) == "role_fixed"
    assert await bureau.refused(roles.change_role, bureau.security, **{**fixed, "role": uuid4()}) == "role_unknown"


async def test_no_one_person_makes_a_powerful_account(bureau: Bureau) -> None:
    fresh = await bureau.run(
        staff.add_staff, bureau.system, login="accomplice", name=RealName("李四"), organisation=bureau.top
    )
    grant = {"staff": fresh.staff, "role": ROLES["officer"], "organisation": bureau.top}
    assert await bureau.refused(roles.grant_role, bureau.system, **grant) == "not_allowed"
    assert await bureau.refused(
        staff.add_staff, bureau.security, login="other", name=RealName("李四"), organisation=bureau.top
    ) == ("not_allowed")
    held = await bureau.run(queries.staff_grants, bureau.security, staff=fresh.staff)
    assert held.grants == ()


async def test_nobody_grants_to_themselves(bureau: Bureau) -> None:
    own = bureau.security.actor.id
    for role in ROLES.values():
        grant = {"staff": own, "role": role, "organisation": bureau.top}
        assert await bureau.refused(roles.grant_role, bureau.security, **grant) == "not_to_oneself"
    grant = await bureau.value("select id from grants where staff = $1", own)
    assert await bureau.refused(roles.revoke_role, bureau.security, grant=grant) == "not_to_oneself"
    assert await bureau.refused(roles.release_staff, bureau.security, staff=own) == "not_to_oneself"


async def test_a_role_one_holds_gains_nothing_by_ones_own_hand(bureau: Bureau) -> None:
    made = await bureau.run(roles.add_role, bureau.security, code="reader", permissions=(), **NAMES)
    second = await bureau.person("second", bureau.top, "security")
    other = await bureau.caller(second)
    await bureau.run(roles.grant_role, other, staff=bureau.security.actor.id, role=made, organisation=bureau.top)
    change = {"role": made, "version": 1, "permissions": ("identity.see_duty",), **NAMES}
    assert await bureau.refused(roles.change_role, bureau.security, **change) == "not_to_oneself"
    assert await bureau.run(roles.change_role, other, **change) == 2


@pytest.mark.parametrize("held", ["system", "security", "audit"])
@pytest.mark.parametrize("wanted", ["system", "security", "audit"])
async def test_two_administrations_never_meet_in_one_account(bureau: Bureau, held: str, wanted: str) -> None:
    who = await bureau.person("someone", bureau.top, held)
    office = await bureau.office("A")
    grant = {"staff": who, "role": ROLES[wanted], "organisation": office}
    if held == wanted:
        await bureau.run(roles.grant_role, bureau.security, **grant)
    else:
        assert await bureau.refused(roles.grant_role, bureau.security, **grant) == "mixed_administrations"


async def test_the_auditor_gets_nothing_that_writes(bureau: Bureau) -> None:
    auditor = bureau.audit.actor.id
    for role in ("dispatcher", "leader", "officer"):
        grant = {"staff": auditor, "role": ROLES[role], "organisation": bureau.top}
        assert await bureau.refused(roles.grant_role, bureau.security, **grant) == "audit_changes_nothing"
    reader = await bureau.run(
        roles.add_role, bureau.security, code="reader", permissions=("identity.see_duty",), **NAMES
    )
    await bureau.run(roles.grant_role, bureau.security, staff=auditor, role=reader, organisation=bureau.top)
    change = {"role": reader, "version": 1, "permissions": ("identity.manage_duty",), **NAMES}
    assert await bureau.refused(roles.change_role, bureau.security, **change) == "audit_changes_nothing"


async def test_the_last_of_each_administration_remains(bureau: Bureau) -> None:
    for last in (bureau.system, bureau.audit):
        grant = await bureau.value("select id from grants where staff = $1", last.actor.id)
        assert await bureau.refused(roles.revoke_role, bureau.security, grant=grant) == "last_administrator"
    for last in (bureau.security, bureau.audit):
        for door in (staff.suspend_staff, staff.dismiss_staff):
            assert await bureau.refused(door, bureau.system, staff=last.actor.id) == "last_administrator"
    who = await bureau.person("second", bureau.top, "audit")
    await bureau.run(staff.suspend_staff, bureau.system, staff=bureau.audit.actor.id)
    assert await bureau.refused(staff.suspend_staff, bureau.system, staff=who) == "last_administrator"


async def test_two_who_leave_at_once_are_counted_in_turn(bureau: Bureau) -> None:
    second = await bureau.person("second", bureau.top, "audit")
    both = [bureau.run(staff.suspend_staff, bureau.system, staff=who) for who in (bureau.audit.actor.id, second)]
    done = await asyncio.gather(*both, return_exceptions=True)
    assert sum(isinstance(each, Exception) for each in done) == 1
    assert await bureau.value("select count(*) from staff where state = 'suspended'") == 1


async def test_a_grant_holds_for_its_time_its_office_and_until_it_is_revoked(bureau: Bureau) -> None:
    office = await bureau.office("A")
    who = await bureau.person("wang", office)
    now = bureau.clock.now()
    grant = {"staff": who, "role": ROLES["officer"], "organisation": office}
    period = {"valid_from": now + timedelta(hours=1), "valid_to": now + timedelta(hours=2)}
    made = await bureau.run(roles.grant_role, bureau.security, **grant, **period)
    assert await bureau.refused(roles.grant_role, bureau.security, **grant) == "grant_exists"
    token = await bureau.token(who)
    for minutes, holds in (
        (0, False),
        (19, False),
        (19, False),
        (19, False),
        (15, True),
        (19, True),
        (19, True),
        (19, False),
    ):
        bureau.clock.advance(timedelta(minutes=minutes))
        assert ("identity.see_duty" in (await bureau.house.who(token)).grants) == holds, minutes
    bureau.security = await bureau.caller_of("secadmin")
    await bureau.run(roles.revoke_role, bureau.security, grant=made)
    assert await bureau.refused(roles.revoke_role, bureau.security, grant=made) == "grant_unknown"
    again = await bureau.run(roles.grant_role, bureau.security, **grant)
    assert (await bureau.house.who(token)).grants["identity.see_duty"] == frozenset([office])
    await bureau.run(roles.revoke_role, bureau.security, grant=again)
    assert (await bureau.house.who(token)).grants == {}


async def test_what_granting_refuses(bureau: Bureau) -> None:
    who = await bureau.person("wang", bureau.top)
    grant = {"staff": who, "role": ROLES["officer"], "organisation": bureau.top}
    run = roles.grant_role
    past = bureau.clock.now() - timedelta(days=1)
    assert await bureau.refused(run, bureau.security, **{**grant, "staff": uuid4()}) == "staff_unknown"
    assert await bureau.refused(run, bureau.security, **{**grant, "role": uuid4()}) == "role_unknown"
    assert await bureau.refused(run, bureau.security, **{**grant, "organisation": uuid4()}) == "organisation_unknown"
    assert await bureau.refused(run, bureau.security, **grant, valid_to=past) == "grant_period"
    assert await bureau.refused(run, NOBODY, **grant) == "not_signed_in"
    await bureau.run(staff.dismiss_staff, bureau.system, staff=who)
    assert await bureau.refused(run, bureau.security, **grant) == "staff_state"
    assert await bureau.refused(roles.revoke_role, bureau.security, grant=uuid4()) == "grant_unknown"


async def test_a_security_administrator_of_a_district_reaches_no_further(bureau: Bureau) -> None:
    mine, theirs = await bureau.office("MINE"), await bureau.office("THEIRS")
    who = await bureau.person("secdistrict", mine, "security")
    stranger, own = await bureau.person("stranger", theirs), await bureau.person("own", mine)
    caller = await bureau.caller(who)
    grant = {"role": ROLES["officer"], "organisation": mine}
    await bureau.run(roles.grant_role, caller, staff=own, **grant)
    assert await bureau.refused(roles.grant_role, caller, staff=stranger, **grant) == "staff_unknown"
    beyond = {"role": ROLES["officer"], "staff": own}
    for organisation in (theirs, bureau.top):
        assert await bureau.refused(roles.grant_role, caller, organisation=organisation, **beyond) == "not_allowed"
    assert await bureau.refused(roles.add_role, caller, code="x1", permissions=(), **NAMES) == "not_allowed"
    change = {"role": ROLES["officer"], "version": 1, "permissions": (), **NAMES}
    assert await bureau.refused(roles.change_role, caller, **change) == "not_allowed"


async def test_a_reset_administrator_can_do_nothing_until_another_confirms(bureau: Bureau) -> None:
    audit = bureau.audit.actor.id
    reset = await bureau.run(staff.reset_staff, bureau.system, staff=audit)
    assert reset.first_password
    token = await bureau.token(audit)
    assert (await bureau.house.who(token)).grants == {}
    assert (await bureau.run(queries.staff_grants, bureau.security, staff=audit)).held
    assert await bureau.refused(roles.release_staff, bureau.system, staff=audit) == "not_allowed"
    await bureau.run(roles.release_staff, bureau.security, staff=audit)
    assert "identity.see_grants" in (await bureau.house.who(token)).grants
    await bureau.run(roles.release_staff, bureau.security, staff=audit)
    assert await bureau.refused(staff.reset_staff, bureau.system, staff=bureau.system.actor.id) == "not_to_oneself"


async def test_the_database_itself_refuses_what_the_rules_refuse(bureau: Bureau) -> None:
    audit, system = bureau.audit.actor.id, bureau.system.actor.id

    async def grant(staff_id: UUID, administers: str | None, by: UUID | None) -> None:
        async with bureau.owner() as conn:
            await conn.execute(
                "insert into grants (id, staff, role, organisation, administers, valid_from, granted_by, granted_at, version)"
                " values ($1, $2, $3, $4, $5, now(), $6, now(), 1)",
                new_id(),
                staff_id,
                ROLES["officer"],
                bureau.top,
                administers,
                by,
            )

    with pytest.raises(asyncpg.ForeignKeyViolationError, match="grants_exclusive"):
        await grant(audit, "system", None)
    with pytest.raises(asyncpg.CheckViolationError, match="grants_not_to_oneself"):
        await grant(system, None, system)
    async with bureau.owner() as conn:
        with pytest.raises(asyncpg.UniqueViolationError, match="administrators_pkey"):
            await conn.execute("insert into administrators values ($1, 'system')", audit)
        with pytest.raises(asyncpg.CheckViolationError, match="administrator"):
            await conn.execute(
                "with gone as (update grants set administers = null, revoked_at = now() where staff = $1)"
                " delete from administrators where staff = $1",
                audit,
            )
