"""The steps of signing in and of the first set-up, as people take them in the tests."""

from __future__ import annotations

from typing import Any

from anmin.identity.actions import account, sign_in, staff
from anmin.identity.queries import staff as queries
from anmin.identity.terms.sign_in import NextStep
from anmin.kernel.ctx import Caller
from anmin.kernel.personal import Secret
from tests.identity.bureau import NOBODY, Bureau

NEW = Secret("Qm7-vTr4-xWz9")
WRONG = Secret("Wrong-password-1")


async def first_step(bureau: Bureau, login: str, password: str | Secret) -> Any:
    given = password if isinstance(password, Secret) else Secret(password)
    return await bureau.run(sign_in.sign_in, NOBODY, login=login, password=given)


async def second_step(bureau: Bureau, challenge: str, code: Secret) -> Any:
    return await bureau.run(sign_in.confirm_second_factor, NOBODY, challenge=challenge, code=code)


async def as_caller(bureau: Bureau, token: str) -> Caller:
    return Caller(await bureau.house.who(token))


async def set_up(bureau: Bureau, login: str, who: Any) -> tuple[str, str, tuple[str, ...]]:
    """Take a new account through its first set-up; its token, seed and recovery codes."""
    first = (await bureau.run(staff.reset_staff, bureau.system, staff=who)).first_password
    answer = await first_step(bureau, login, first)
    assert (answer.next, answer.must_change_password, answer.must_set_second_factor) == (NextStep.SET_UP, True, True)
    restricted = await as_caller(bureau, answer.token)
    assert restricted.actor.restricted
    assert await bureau.refused(queries.list_staff, restricted) == "not_allowed"
    renewed = await bureau.run(account.change_password, restricted, password=Secret(first), new=NEW)
    assert renewed.restricted
    caller = await as_caller(bureau, renewed.token)
    offered = await bureau.run(account.set_up_second_factor, caller, password=NEW)
    assert offered.secret in offered.uri
    done = await bureau.run(account.confirm_set_up, caller, code=bureau.code(offered.secret))
    assert not done.restricted
    return done.token, offered.secret, done.recovery_codes
