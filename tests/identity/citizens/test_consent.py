"""The consent log: versions, lapses, guardians, and that nobody can change a word of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import asyncpg
import pytest

from anmin.identity.actions.consent import (
    GiveConsent,
    PublishConsentText,
    WithdrawConsent,
    give_consent,
    publish_consent_text,
    withdraw_consent,
)
from anmin.identity.queries.consent import ConsentTexts, MyConsents, consent_texts, has_consent, my_consents
from anmin.identity.terms.consent import ConsentAct, ConsentKind
from anmin.kernel.access import ANONYMOUS, EVERYTHING
from anmin.kernel.ctx import Caller
from tests.identity.citizens.town import Town

PRIVACY = ConsentKind.PRIVACY_POLICY
WORDS: dict[str, Any] = {"zh": "新的隐私政策，内容有变化。", "en": "A new privacy policy with changes."}


async def stands(town: Town, citizen: Caller) -> bool:
    assert citizen.actor.id
    async with town.house.db.transaction(EVERYTHING) as conn:
        return await has_consent(conn, citizen.actor.id, PRIVACY, town.clock.now())


async def test_consent_is_given_and_taken_back_and_all_of_it_is_logged(town: Town) -> None:
    citizen = await town.citizen()
    assert not await stands(town, citizen)
    for _ in range(2):
        await town.passes(citizen, give_consent, GiveConsent(kind=PRIVACY, version=1))
        assert await stands(town, citizen)
    town.clock.advance(timedelta(hours=1))
    for _ in range(2):
        await town.passes(citizen, withdraw_consent, WithdrawConsent(kind=PRIVACY))
        assert not await stands(town, citizen)
    mine = await town.passes(citizen, my_consents, MyConsents())
    assert [(each.act, each.version) for each in mine.log] == [(ConsentAct.WITHDRAWN, 1), (ConsentAct.GIVEN, 1)]
    assert mine.standing == ()


@pytest.mark.parametrize(("renews", "lapses"), [(True, True), (False, False)])
async def test_a_new_version_lapses_consent_only_when_it_says_so(town: Town, renews: bool, lapses: bool) -> None:
    citizen, security = await town.citizen(), town.staff("identity.manage_consent_texts")
    await town.passes(citizen, give_consent, GiveConsent(kind=PRIVACY, version=1))
    later = town.clock.now() + timedelta(days=1)
    new = PublishConsentText(kind=PRIVACY, renews=renews, valid_from=later, **WORDS)
    assert (await town.passes(security, publish_consent_text, new)).version == 2
    assert await stands(town, citizen)
    assert (
        await town.refused(citizen, give_consent, GiveConsent(kind=PRIVACY, version=2))
    ).fault.code == "consent_text_unknown"
    town.clock.advance(timedelta(days=1))
    assert await stands(town, citizen) is not lapses
    assert (
        await town.refused(citizen, give_consent, GiveConsent(kind=PRIVACY, version=1))
    ).fault.code == "consent_text_old"
    await town.passes(citizen, give_consent, GiveConsent(kind=PRIVACY, version=2))
    assert await stands(town, citizen)


async def test_everybody_reads_the_texts_that_hold_in_both_languages(town: Town) -> None:
    texts = await town.passes(Caller(ANONYMOUS), consent_texts, ConsentTexts())
    assert {each.kind for each in texts} == set(ConsentKind)
    assert all(each.zh and each.en for each in texts)


async def test_a_text_cannot_be_published_backwards_or_by_others(town: Town) -> None:
    security = town.staff("identity.manage_consent_texts")
    past = PublishConsentText(kind=PRIVACY, valid_from=town.clock.now() - timedelta(seconds=1), **WORDS)
    assert (await town.refused(security, publish_consent_text, past)).fault.code == "bad_request"
    command = PublishConsentText(kind=PRIVACY, **WORDS)
    for other in (await town.citizen(), town.staff("identity.audit"), Caller(ANONYMOUS)):
        assert (await town.refused(other, publish_consent_text, command)).fault.status in (401, 403)


async def test_consent_for_a_child_is_a_guardians(town: Town) -> None:
    command = GiveConsent(kind=ConsentKind.CHILD_UNDER_14, version=1)
    assert (await town.refused(await town.citizen(), give_consent, command)).fault.code == "guardian_only"


CHANGES = (
    *("update consents set at = now()", "delete from consents", "truncate consents"),
    *("update consent_texts set zh = 'x'", "delete from consent_texts", "truncate consent_texts cascade"),
    *("update journal set actor = 'x'", "delete from journal", "truncate journal"),
)


async def test_no_role_changes_the_logs(town: Town) -> None:
    await town.passes(await town.citizen(), give_consent, GiveConsent(kind=PRIVACY, version=1))
    before = await town.rows(
        "select count(*), (select count(*) from consents), (select count(*) from consent_texts) from journal"
    )
    for role in ("anmin_app", "anmin_intake", "anmin_owner", "postgres"):
        conn = await asyncpg.connect(**town.database, user=role)
        try:
            for statement in CHANGES:
                with pytest.raises(asyncpg.InsufficientPrivilegeError):
                    await conn.execute(statement)
        finally:
            await conn.close()
    assert before == await town.rows(
        "select count(*), (select count(*) from consents), (select count(*) from consent_texts) from journal"
    )
