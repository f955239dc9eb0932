"""Signing in, step by step, through the doors on a real database: what leads in, what is refused and what locks."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from anmin.identity.actions import sign_in, sign_in_policy, staff
from anmin.identity.model.sign_in import SignInPolicy
from anmin.identity.queries import staff as queries
from anmin.identity.terms.sign_in import SIGN_IN_REFUSED, NextStep
from anmin.kernel import faults
from anmin.kernel.personal import Secret
from anmin.kernel.words import Problem
from tests.identity.bureau import NOBODY, Bureau
from tests.identity.entering import NEW, WRONG, as_caller, first_step, second_step, set_up


async def refused_first(bureau: Bureau, login: str, password: Secret = WRONG) -> str:
    return await bureau.refused(sign_in.sign_in, NOBODY, login=login, password=password)


async def signed_in(bureau: Bureau, who: str = "system") -> Any:
    login, password, seed = bureau.accounts[who]
    first = await first_step(bureau, login, password)
    return await second_step(bureau, first.challenge, bureau.code(seed))


async def test_two_steps_lead_in(bureau: Bureau) -> None:
    login, password, _ = bureau.accounts["system"]
    first = await first_step(bureau, f"  {login.upper()} ", password)
    assert (first.next, first.token) == (NextStep.SECOND_FACTOR, None)
    done = await signed_in(bureau)
    assert (done.next, done.last, done.failed_since) == (NextStep.DONE, None, 0)
    me = await bureau.run(queries.my_account, await as_caller(bureau, done.token))
    assert (me.staff.login, me.restricted) == (login, False)
    assert {each.code for each in me.permissions} >= {"identity.manage_staff"}
    assert me.organisation_name


async def test_the_answer_tells_of_the_last_time_and_of_failures_since(bureau: Bureau) -> None:
    await signed_in(bureau)
    at = bureau.clock.now()
    bureau.clock.advance(timedelta(minutes=1))
    assert await refused_first(bureau, bureau.accounts["system"][0]) == "sign_in_refused"
    done = await signed_in(bureau)
    assert (done.last.at, done.last.channel, done.failed_since) == (at, "api", 1)


async def test_unknown_wrong_locked_and_closed_get_one_answer(bureau: Bureau) -> None:
    await bureau.person("locked", bureau.top)
    closed = await bureau.person("closed", bureau.top)
    await bureau.run(staff.suspend_staff, bureau.system, staff=closed)
    for _ in range(5):
        await refused_first(bureau, "locked")
    texts = set()
    for login in ("nobody.here", "locked", "closed", bureau.accounts["audit"][0], "' or 1=1 --", "管理员"):
        with pytest.raises(Problem) as refused:
            await first_step(bureau, login, WRONG)
        texts.add((refused.value.fault.code, refused.value.text("zh"), refused.value.text("en")))
    assert len(texts) == 1
    whys = {
        row["why"] for row in await bureau.rows("select payload->>'why' why from journal where event ~ 'SignInFailed'")
    }
    assert whys == {"unknown_login", "wrong_password", "locked", "closed"}


async def test_an_unknown_login_is_not_written_down(bureau: Bureau) -> None:
    await refused_first(bureau, "my-secret-typed-here")
    assert not await bureau.rows("select 1 from journal where journal::text like '%my-secret%'")


async def test_five_failures_lock_for_a_quarter_of_an_hour_whatever_the_password(bureau: Bureau) -> None:
    login, password, _ = bureau.accounts["audit"]
    for _ in range(4):
        await refused_first(bureau, login)
    await first_step(bureau, login, password)
    await refused_first(bureau, login)
    assert await refused_first(bureau, login, Secret(password)) == "sign_in_refused"
    page = await bureau.run(queries.staff_page, bureau.system, staff=bureau.audit.actor.id)
    assert (page.staff.state, page.locked_until) == ("locked", bureau.clock.now() + timedelta(minutes=15))
    bureau.clock.advance(timedelta(minutes=15))
    assert (await signed_in(bureau, "audit")).failed_since == 6
    assert "AccountLocked" in await bureau.events(f"account:{bureau.audit.actor.id}")


async def test_the_system_administrator_unlocks(bureau: Bureau) -> None:
    login, password, _ = bureau.accounts["audit"]
    for _ in range(5):
        await refused_first(bureau, login)
    assert await bureau.refused(staff.unlock_staff, bureau.security, staff=bureau.audit.actor.id) == "not_allowed"
    await bureau.run(staff.unlock_staff, bureau.system, staff=bureau.audit.actor.id)
    await first_step(bureau, login, password)
    await bureau.run(staff.unlock_staff, bureau.system, staff=bureau.audit.actor.id)


async def test_a_known_password_gives_no_endless_tries_at_the_second_factor(bureau: Bureau) -> None:
    login, password, seed = bureau.accounts["audit"]
    for attempt in range(5):
        challenge = (await first_step(bureau, login, password)).challenge
        with pytest.raises(Problem) as refused:
            await second_step(bureau, challenge, Secret("000000"))
        assert refused.value.fault.code == ("staff_locked" if attempt == 4 else "code_refused")
    assert "2026-03-02T01:15:00" in refused.value.text("zh")
    with pytest.raises(Problem) as refused:
        await second_step(bureau, challenge, bureau.code(seed))
    assert refused.value.fault.code == "staff_locked"


async def test_a_code_is_not_taken_twice(bureau: Bureau) -> None:
    login, password, seed = bureau.accounts["system"]
    await signed_in(bureau)
    challenge = (await first_step(bureau, login, password)).challenge
    assert (
        await bureau.refused(sign_in.confirm_second_factor, NOBODY, challenge=challenge, code=bureau.code(seed))
        == "code_refused"
    )
    bureau.clock.advance(timedelta(seconds=30))
    assert (await second_step(bureau, challenge, bureau.code(seed))).token


async def test_a_challenge_is_good_for_five_minutes_and_one_success(bureau: Bureau) -> None:
    login, password, seed = bureau.accounts["system"]
    confirm = sign_in.confirm_second_factor
    used = (await first_step(bureau, login, password)).challenge
    await second_step(bureau, used, bureau.code(seed))
    bureau.clock.advance(timedelta(seconds=60))
    late = (await first_step(bureau, login, password)).challenge
    assert await bureau.refused(confirm, NOBODY, challenge=used, code=bureau.code(seed)) == "challenge_gone"
    bureau.clock.advance(timedelta(minutes=5))
    assert await bureau.refused(confirm, NOBODY, challenge=late, code=bureau.code(seed)) == "challenge_gone"
    assert await bureau.refused(confirm, NOBODY, challenge="x" * 43, code=bureau.code(seed)) == "challenge_gone"


async def test_suspending_between_the_steps_ends_the_attempt(bureau: Bureau) -> None:
    who = await bureau.person("zhao", bureau.top)
    done = await set_up(bureau, "zhao", who)
    bureau.clock.advance(timedelta(minutes=1))
    challenge = (await first_step(bureau, "zhao", NEW)).challenge
    await bureau.run(staff.suspend_staff, bureau.system, staff=who)
    assert (
        await bureau.refused(sign_in.confirm_second_factor, NOBODY, challenge=challenge, code=bureau.code(done[1]))
        == "sign_in_refused"
    )


async def test_a_recovery_code_leads_in_once(bureau: Bureau) -> None:
    who = await bureau.person("zhao", bureau.top)
    _, _, codes = await set_up(bureau, "zhao", who)
    challenge = (await first_step(bureau, "zhao", NEW)).challenge
    done = await second_step(bureau, challenge, Secret(codes[0]))
    assert (done.next, done.recovery_codes_left) == (NextStep.DONE, 9)
    again = (await first_step(bureau, "zhao", NEW)).challenge
    assert (
        await bureau.refused(sign_in.confirm_second_factor, NOBODY, challenge=again, code=Secret(codes[0]))
        == "code_refused"
    )


async def test_nothing_that_proves_somebody_is_stored_in_clear(bureau: Bureau) -> None:
    done = await signed_in(bureau)
    _, password, seed = bureau.accounts["system"]
    for table in ("staff", "credentials", "sessions", "sign_in_challenges", "journal", "requests"):
        text = "\n".join(str(row) for row in await bureau.rows(f"select t::text from {table} t"))
        for secret in (password, seed, done.token, "系统管理员"):
            assert secret not in text, table


async def test_the_policy_is_the_security_administrators(bureau: Bureau) -> None:
    policy = SignInPolicy(idle_minutes=15, lock_after=3)
    door = sign_in_policy.change_sign_in_policy
    for caller in (bureau.system, bureau.audit):
        assert await bureau.refused(door, caller, policy=policy) == "not_allowed"
    await bureau.run(door, bureau.security, policy=policy)
    assert await bureau.run(queries.sign_in_policy, bureau.audit) == policy
    await bureau.run(door, bureau.security, policy=policy)
    for _ in range(3):
        await refused_first(bureau, bureau.accounts["audit"][0])
    assert (await bureau.run(queries.staff_page, bureau.system, staff=bureau.audit.actor.id)).staff.state == "locked"
    done = await signed_in(bureau)
    bureau.clock.advance(timedelta(minutes=15))
    with pytest.raises(Problem) as refused:
        await bureau.house.who(done.token)
    assert refused.value.fault.code == "session_expired"


async def test_a_crowd_is_asked_to_come_back(bureau: Bureau) -> None:
    tries = [bureau.run(sign_in.sign_in, NOBODY, login="nobody", password=WRONG) for _ in range(12)]
    codes = [getattr(each, "fault", None) for each in await asyncio.gather(*tries, return_exceptions=True)]
    assert set(codes) <= {faults.TOO_MANY, SIGN_IN_REFUSED}
    assert faults.TOO_MANY in codes
