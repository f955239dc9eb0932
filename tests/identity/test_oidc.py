"""Log-in by an OpenID provider that really runs: what is believed, and everything that is not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio

from anmin.identity import oidc_client
from anmin.identity.actions import oidc, sign_in_policy, staff
from anmin.identity.actions.sign_in import confirm_second_factor
from anmin.identity.model.sign_in import SignInPolicy
from anmin.identity.oidc_client import OidcClient
from anmin.identity.queries.roles import staff_grants
from anmin.identity.store.credentials import SEED
from anmin.identity.terms.sign_in import NextStep
from anmin.kernel.personal import Secret
from anmin.kernel.settings import Oidc
from tests.identity import provider as loopback
from tests.identity.bureau import NOBODY, Bureau
from tests.identity.provider import CLIENT, SECRET, Provider

SUBJECT = "Emp-0042"


@dataclass
class Door:
    """The way in: `who` is bound to SUBJECT and has set up password and second factor."""

    bureau: Bureau
    provider: Provider
    who: UUID
    seed: str

    async def leave(self) -> Any:
        return await self.bureau.run(oidc.start_oidc, NOBODY)

    async def come_back(self, subject: str = SUBJECT) -> Any:
        journey = await self.leave()
        state, code = self.provider.authorise(journey.url, subject)
        return await self.bureau.run(oidc.finish_oidc, NOBODY, ticket=journey.ticket, state=state, code=code)

    async def refused(self, subject: str = SUBJECT, **changed: str) -> str:
        journey = await self.leave()
        state, code = self.provider.authorise(journey.url, subject)
        back = {"ticket": journey.ticket, "state": state, "code": code, **changed}
        return await self.bureau.refused(oidc.finish_oidc, NOBODY, **back)

    async def whys(self) -> list[str]:
        rows = await self.bureau.rows("select payload->>'why' why from journal where event ~ 'OidcFailed' order by seq")
        return [row["why"] for row in rows]


@pytest_asyncio.fixture
async def door(bureau: Bureau) -> AsyncIterator[Door]:
    async with loopback.running(bureau.clock) as provider:
        bureau.house.offer(OidcClient(Oidc(issuer=provider.issuer, client_id=CLIENT, client_secret=SECRET), 3))
        who = await bureau.person("zhao", bureau.top)
        seed = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
        async with bureau.owner() as conn:
            sealed = SEED.seal(bureau.house.keyring, Secret(seed))
            await conn.execute("update credentials set must_change = false, seed = $2 where staff = $1", who, sealed)
        await bureau.run(oidc.bind_oidc, bureau.system, staff=who, subject=SUBJECT)
        yield Door(bureau, provider, who, seed)


async def test_the_provider_proves_the_first_factor_and_ours_is_still_asked(door: Door) -> None:
    answer = await door.come_back()
    assert (answer.next, answer.token) == (NextStep.SECOND_FACTOR, None)
    done = await door.bureau.run(
        confirm_second_factor, NOBODY, challenge=answer.challenge, code=door.bureau.code(door.seed)
    )
    assert (await door.bureau.house.who(done.token)).id == door.who


async def test_a_second_factor_of_the_provider_counts_when_the_policy_says_so(door: Door) -> None:
    for amr in (["pwd", "otp"], ["mfa"]):
        door.provider.change = {"amr": amr}
        assert (await door.come_back()).next == NextStep.SECOND_FACTOR
    await door.bureau.run(
        sign_in_policy.change_sign_in_policy, door.bureau.security, policy=SignInPolicy(oidc_second_factor=True)
    )
    answer = await door.come_back()
    actor = await door.bureau.house.who(answer.token)
    assert (answer.next, actor.id, actor.restricted) == (NextStep.DONE, door.who, False)
    for amr in (["pwd"], "mfa", [], [7], None):
        door.provider.change = {"amr": amr}
        assert (await door.come_back()).next == NextStep.SECOND_FACTOR


WRONG_CLAIMS: tuple[dict[str, Any], ...] = (
    {"nonce": "another"},
    {"nonce": None},
    {"aud": "another client"},
    {"aud": [CLIENT, "another"]},
    {"aud": [CLIENT, "another"], "azp": "another"},
    {"aud": None},
    {"iss": "https://evil.example"},
    {"iss": None},
    {"exp": 1_500_000_000},
    {"exp": None},
    {"exp": "tomorrow"},
    {"iat": None},
    {"iat": 4_000_000_000},
    {"nbf": 4_000_000_000},
    {"sub": None},
    {"sub": ""},
    {"sub": 42},
    {"sub": "x" * 256},
    {"azp": "another"},
)


async def test_a_token_that_is_not_for_us_now_is_not_believed(door: Door) -> None:
    for change in WRONG_CLAIMS:
        door.provider.change = change
        assert await door.refused() == "oidc_refused", change
    assert await door.whys() == ["token"] * len(WRONG_CLAIMS)


async def test_only_the_providers_own_key_signs(door: Door) -> None:
    for forged in ("none", "shared", "stranger"):
        door.provider.forged = forged
        assert await door.refused() == "oidc_refused", forged
    assert await door.whys() == ["token"] * 3


async def test_several_audiences_are_right_when_we_are_the_party(door: Door) -> None:
    door.provider.change = {"aud": ["another", CLIENT], "azp": CLIENT}
    assert (await door.come_back()).challenge


async def test_new_keys_of_the_provider_are_fetched(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    await door.come_back()
    monkeypatch.setattr(oidc_client, "KEYS_AT_MOST_EVERY", 0.0)
    door.provider.rotate()
    assert (await door.come_back()).challenge
    assert door.provider.asked.count("/jwks") == 2
    assert door.provider.asked.count("/.well-known/openid-configuration") == 1


async def test_a_return_works_once(door: Door) -> None:
    journey = await door.leave()
    state, code = door.provider.authorise(journey.url, SUBJECT)
    back = {"ticket": journey.ticket, "state": state, "code": code}
    await door.bureau.run(oidc.finish_oidc, NOBODY, **back)
    assert await door.bureau.refused(oidc.finish_oidc, NOBODY, **back) == "oidc_gone"


async def test_state_and_ticket_belong_together(door: Door) -> None:
    other = await door.leave()
    assert await door.refused(ticket=other.ticket) == "oidc_refused"
    assert await door.refused(state="x" * 32) == "oidc_refused"
    assert await door.refused(ticket="x" * 43) == "oidc_gone"
    assert await door.whys() == ["state", "state"]
    assert await door.bureau.refused(oidc.finish_oidc, NOBODY, ticket=other.ticket, state="x", code="y") == "oidc_gone"


async def test_a_journey_takes_ten_minutes_at_most(door: Door) -> None:
    journey = await door.leave()
    state, code = door.provider.authorise(journey.url, SUBJECT)
    door.bureau.clock.advance(timedelta(minutes=10))
    back = {"ticket": journey.ticket, "state": state, "code": code}
    assert await door.bureau.refused(oidc.finish_oidc, NOBODY, **back) == "oidc_gone"


async def test_a_code_of_another_journey_fails_at_the_provider(door: Door) -> None:
    other = await door.leave()
    _, code = door.provider.authorise(other.url, SUBJECT)
    assert await door.refused(code=code) == "oidc_refused"
    assert await door.refused(code="nonsense") == "oidc_refused"
    assert await door.whys() == ["exchange", "exchange"]


async def test_an_identity_without_an_account_and_one_in_other_letters_stay_outside(door: Door) -> None:
    for subject in ("stranger", SUBJECT.lower(), SUBJECT + " "):
        assert await door.refused(subject) == "oidc_refused"
    assert await door.whys() == ["unbound"] * 3
    await door.bureau.run(oidc.unbind_oidc, door.bureau.system, staff=door.who)
    assert await door.refused() == "oidc_refused"


async def test_a_suspended_account_stays_outside(door: Door) -> None:
    await door.bureau.run(staff.suspend_staff, door.bureau.system, staff=door.who)
    assert await door.refused() == "sign_in_refused"


async def test_a_provider_that_is_away_or_talks_nonsense(door: Door, bureau: Bureau) -> None:
    door.provider.broken = True
    assert await door.bureau.refused(oidc.start_oidc, NOBODY) == "oidc_away"
    for issuer in ("http://127.0.0.1:1", door.provider.issuer + "/other"):
        bureau.house.offer(OidcClient(Oidc(issuer=issuer, client_id=CLIENT, client_secret=SECRET), 3))
        assert await bureau.refused(oidc.start_oidc, NOBODY) == "oidc_away"


async def test_a_wrong_client_secret_is_refused_by_the_provider(door: Door, bureau: Bureau) -> None:
    settings = Oidc(issuer=door.provider.issuer, client_id=CLIENT, client_secret="wrong")
    bureau.house.offer(OidcClient(settings, 3))
    assert await door.refused() == "oidc_refused"
    assert await door.whys() == ["exchange"]


async def test_binding_is_one_to_one_and_holds_an_administrators_grants(door: Door) -> None:
    bureau = door.bureau
    other = await bureau.person("other", bureau.top)
    bind = oidc.bind_oidc
    assert await bureau.refused(bind, bureau.system, staff=other, subject=SUBJECT) == "oidc_bound"
    assert await bureau.refused(bind, bureau.system, staff=door.who, subject="another") == "oidc_bound"
    own = bureau.system.actor.id
    assert await bureau.refused(bind, bureau.system, staff=own, subject="me") == "not_to_oneself"
    await bureau.run(bind, bureau.system, staff=bureau.audit.actor.id, subject="auditor")
    assert (await bureau.run(staff_grants, bureau.security, staff=bureau.audit.actor.id)).held
    assert not (await bureau.run(staff_grants, bureau.security, staff=door.who)).held


async def test_nothing_of_the_journey_is_stored_in_clear(door: Door) -> None:
    journey = await door.leave()
    state, code = door.provider.authorise(journey.url, SUBJECT)
    await door.bureau.run(oidc.finish_oidc, NOBODY, ticket=journey.ticket, state=state, code=code)
    for table in ("oidc_starts", "oidc_bindings", "journal"):
        text = str(await door.bureau.rows(f"select t::text from {table} t"))
        for secret in (SUBJECT, journey.ticket, state, code):
            assert secret not in text, table


async def test_an_account_without_a_second_factor_is_let_in_to_set_it_up(door: Door) -> None:
    reset = await door.bureau.run(staff.reset_staff, door.bureau.system, staff=door.who)
    assert reset.first_password
    answer = await door.come_back()
    assert answer.next == NextStep.SET_UP
    assert (await door.bureau.house.who(answer.token)).restricted
