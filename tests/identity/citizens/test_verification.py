"""Real names: judged honestly, bound once, confirmed by people who may, withdrawn and emptied."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from uuid import UUID

import msgspec
import pytest

from anmin.identity.actions.counter import (
    ConfirmRealName,
    RecordGuardianConsent,
    RefuseRealName,
    confirm_real_name,
    record_guardian_consent,
    refuse_real_name,
)
from anmin.identity.actions.verification import (
    ChooseCounter,
    VerifyRealName,
    WithdrawVerification,
    choose_counter,
    verify_real_name,
    withdraw_verification,
)
from anmin.identity.documents import DocumentKind, check_character
from anmin.identity.providers import Document, FormCheck, IdentityProvider, IdentityProviders, Verification
from anmin.identity.queries.citizens import MyProfile, my_profile
from anmin.identity.queries.verification import (
    MyVerifications,
    WaitingVerifications,
    my_verifications,
    waiting_verifications,
)
from anmin.identity.terms.verification import RealNameState, RefusalReason
from anmin.kernel.ctx import Caller
from anmin.kernel.ids import new_id
from anmin.kernel.personal import IdNumber, RealName
from tests.identity.citizens.town import OTHER_DEVICE, Town

CARD = "11010519491231002X"
COUNTER = ("identity.confirm_real_name", "identity.read_citizens")


def card(born: str, serial: str = "001") -> str:
    digits = f"320202{born}{serial}"
    return digits + check_character(digits)


def claims(number: str = CARD, name: str = "张三", **more: object) -> VerifyRealName:
    given = {"kind": DocumentKind.CITIZEN_ID, "number": IdNumber(number), "name": RealName(name), **more}
    return VerifyRealName(**given)  # type: ignore[arg-type]


class Register:
    """An official register that knows one name."""

    name = "test_register"

    def __init__(self, known: str, fails: int = 0) -> None:
        self.known = known
        self.fails = fails

    async def verify(self, document: Document, name: RealName, on: date) -> Verification:
        if self.fails:
            self.fails -= 1
            raise ConnectionError("the register is away")
        judged = await FormCheck().verify(document, name, on)
        if judged.level is RealNameState.REFUSED:
            return judged
        level = RealNameState.MATCHED if name == RealName(self.known) else RealNameState.REFUSED
        return msgspec.structs.replace(judged, level=level)


@pytest.mark.parametrize("provider", [FormCheck(), Register("张三")], ids=["built_in", "register"])
async def test_every_provider_keeps_the_contract(provider: IdentityProvider) -> None:
    """It answers any document without raising, never claims what only staff can, and refuses with a finding."""
    assert provider.name.replace("_", "").isalnum()
    for kind in DocumentKind:
        for number in (CARD, "E12345678", "H12345678", "110105194912310021"):
            for on in (date(2026, 3, 2), date(1900, 1, 1)):
                judged = await provider.verify(Document(kind, IdNumber(number), "DE"), RealName("张三"), on)
                assert judged.level not in (RealNameState.NONE, RealNameState.CONFIRMED)
                assert judged.error is None or judged.level is RealNameState.REFUSED


async def test_a_sound_number_is_checked_and_says_that_nobody_confirmed_it(town: Town) -> None:
    citizen = await town.citizen()
    now = await town.passes(citizen, verify_real_name, claims())
    assert (now.level, now.counter) == (RealNameState.CHECKED, False)
    assert "nobody confirmed" in now.says.en
    assert "无人核实" in now.says.zh
    mine = await town.passes(citizen, my_profile, MyProfile())
    assert (mine.real_name, mine.document, mine.under_18) == ("张*", "1****************X", False)


async def test_a_passport_reaches_form_only_and_needs_its_country(town: Town) -> None:
    citizen = await town.citizen()
    passport = {"kind": DocumentKind.PASSPORT, "number": IdNumber("C01X00T47"), "name": RealName("Anna Schmidt")}
    assert (await town.refused(citizen, verify_real_name, VerifyRealName(**passport))).fault.code == "country_needed"  # type: ignore[arg-type]
    now = await town.passes(citizen, verify_real_name, VerifyRealName(**passport, country="DE"))  # type: ignore[arg-type]
    assert now.level is RealNameState.FORM


async def test_two_countries_may_issue_passports_of_one_number(town: Town) -> None:
    for phone, country in (("13800000001", "DE"), ("13800000002", "FR")):
        citizen = await town.citizen(phone)
        given = claims("12345678", "Anna", kind=DocumentKind.PASSPORT, country=country)
        assert (await town.passes(citizen, verify_real_name, given)).counter is False


@pytest.mark.parametrize(
    ("number", "finding"),
    [("110105194912310021", "wrong_checksum"), ("110105194902300026", "impossible_date"), ("E12345678", "wrong_form")],
)
async def test_a_wrong_number_is_named_and_leaves_nothing(town: Town, number: str, finding: str) -> None:
    problem = await town.refused(await town.citizen(), verify_real_name, claims(number))
    assert [(each.path, each.code) for each in problem.wrong] == [("$.number", finding)]
    assert number not in problem.text("zh") + problem.text("en")
    assert await town.rows("select 1 from verifications") == []


async def test_names_of_two_hundred_characters_and_of_foreigners_are_kept_whole(town: Town) -> None:
    citizen = await town.citizen()
    for name in ("阿" * 200, "Anna-Lena O'Neill", "阿卜杜拉·买买提"):
        await town.passes(citizen, verify_real_name, claims(name=name))
        town.clock.advance(timedelta(days=1))


async def test_a_document_elsewhere_is_not_bound_and_not_told(town: Town) -> None:
    first, second = await town.citizen("13800000001"), await town.citizen("13800000002", OTHER_DEVICE)
    await town.passes(first, verify_real_name, claims())
    now = await town.passes(second, verify_real_name, claims(name="李四"))
    assert (now.level, now.counter) == (RealNameState.NONE, True)
    assert str(first.actor.id) not in str(now)
    assert (await town.passes(second, my_profile, MyProfile())).document is None
    assert (await town.passes(first, my_profile, MyProfile())).real_name_state is RealNameState.CHECKED


async def test_two_at_once_never_bind_one_document_twice(town: Town) -> None:
    people = [await town.citizen("13800000001"), await town.citizen("13800000002", OTHER_DEVICE)]
    await asyncio.gather(*(verify_real_name.run(town.house, each, claims()) for each in people), return_exceptions=True)
    assert len(await town.rows("select 1 from citizens where document is not null")) == 1


async def test_too_many_tries_a_day_find_nothing_out(town: Town) -> None:
    citizen = await town.citizen()
    for n in range(5):
        await town.passes(citizen, verify_real_name, claims(card("19900101", f"{n:03}")))
    assert (await town.refused(citizen, verify_real_name, claims())).fault.code == "verified_too_often"
    town.clock.advance(timedelta(days=1))
    await town.passes(citizen, verify_real_name, claims())
    assert len(await town.rows("select 1 from verifications where state = 'open'")) == 1


async def test_a_confirmed_name_is_withdrawn_before_another(town: Town) -> None:
    citizen, officer, office = await town.citizen(), None, await town.office()
    officer = town.staff(*COUNTER, office=office)
    await town.passes(officer, confirm_real_name, await _asked(town, citizen, office))
    assert (await town.passes(citizen, my_profile, MyProfile())).real_name_state is RealNameState.CONFIRMED
    assert (await town.refused(citizen, verify_real_name, claims())).fault.code == "already_confirmed"
    await town.passes(citizen, withdraw_verification, WithdrawVerification())
    mine = await town.passes(citizen, my_profile, MyProfile())
    assert (mine.real_name_state, mine.real_name, mine.document) == (RealNameState.NONE, None, None)
    [row] = await town.rows("select real_name, document, document_hash, birth_date from citizens")
    assert set(row.values()) == {None}
    await town.passes(citizen, withdraw_verification, WithdrawVerification())


async def test_only_the_chosen_office_and_those_above_decide(town: Town) -> None:
    citizen, bureau = await town.citizen(), await town.office()
    station, neighbour = await town.office(bureau), await town.office(bureau)
    confirm = await _asked(town, citizen, station)
    stranger = town.staff(*COUNTER, office=neighbour)
    assert (await town.refused(stranger, confirm_real_name, confirm)).fault.code == "no_verification"
    assert await town.passes(stranger, waiting_verifications, WaitingVerifications()) == ()
    refuse = RefuseRealName(verification=confirm.verification, reason=RefusalReason.EXPIRED)
    assert (await town.refused(stranger, refuse_real_name, refuse)).fault.code == "no_verification"
    superior = town.staff(*COUNTER, office=bureau)
    [line] = await town.passes(superior, waiting_verifications, WaitingVerifications())
    assert (line.citizen, line.office, line.elsewhere) == (citizen.actor.id, station, False)
    await town.passes(superior, confirm_real_name, confirm)
    assert await town.passes(superior, waiting_verifications, WaitingVerifications()) == ()


async def test_a_refusal_empties_what_was_claimed_and_tells_why(town: Town) -> None:
    citizen, office = await town.citizen(), await town.office()
    confirm = await _asked(town, citizen, office)
    refuse = RefuseRealName(verification=confirm.verification, reason=RefusalReason.NOT_THE_PERSON)
    await town.passes(town.staff(*COUNTER, office=office), refuse_real_name, refuse)
    mine = await town.passes(citizen, my_profile, MyProfile())
    assert (mine.real_name_state, mine.document) == (RealNameState.REFUSED, None)
    [line] = await town.passes(citizen, my_verifications, MyVerifications())
    assert (line.reason, line.state.value) == (RefusalReason.NOT_THE_PERSON, "refused")
    [row] = await town.rows("select real_name, document, birth_date from verifications")
    assert set(row.values()) == {None}


async def test_staff_move_a_document_only_when_they_say_so(town: Town) -> None:
    first, second = await town.citizen("13800000001"), await town.citizen("13800000002", OTHER_DEVICE)
    office = await town.office()
    officer = town.staff(*COUNTER, office=office)
    await town.passes(first, verify_real_name, claims())
    confirm = await _asked(town, second, office)
    problem = await town.refused(officer, confirm_real_name, confirm)
    assert problem.fault.code == "document_elsewhere"
    assert str(first.actor.id) not in problem.text("en")
    await town.passes(officer, confirm_real_name, msgspec.structs.replace(confirm, move=True))
    states = [(await town.passes(each, my_profile, MyProfile())).real_name_state for each in (first, second)]
    assert states == [RealNameState.NONE, RealNameState.CONFIRMED]
    [released] = await town.events("RealNameReleased")
    assert released["audience"] == [f"person:{first.actor.id}"]
    [line] = await town.passes(first, my_verifications, MyVerifications())
    assert line.state.value == "withdrawn"


async def test_a_child_needs_a_guardian_first_and_a_minor_is_flagged(town: Town) -> None:
    child, office = await town.citizen(), await town.office()
    child_card = claims(card("20150601"), "小红", office=office)
    assert (await town.refused(child, verify_real_name, child_card)).fault.code == "guardian_needed"
    assert await town.rows("select 1 from verifications") == []
    officer = town.staff(*COUNTER, office=office)
    consent = RecordGuardianConsent(citizen=_id(child), version=1)
    for _ in range(2):
        await town.passes(officer, record_guardian_consent, consent)
    await town.passes(child, verify_real_name, child_card)
    mine = await town.passes(child, my_profile, MyProfile())
    assert (mine.under_14, mine.under_18) == (True, True)
    town.clock.advance(timedelta(days=365 * 4))
    assert (await town.rows("select given_by from consents"))[0]["given_by"] == officer.actor.name


async def test_a_birth_date_counts_where_the_number_carries_none(town: Town) -> None:
    citizen = await town.citizen()
    passport = {"kind": DocumentKind.PASSPORT, "country": "DE"}
    born = town.clock.now().date()
    assert (
        await town.refused(citizen, verify_real_name, claims("C01X00T47", born=born, **passport))
    ).fault.code == "guardian_needed"
    late = claims("C01X00T47", born=born + timedelta(days=2), **passport)
    assert (await town.refused(citizen, verify_real_name, late)).fault.code == "document_wrong"
    await town.passes(citizen, verify_real_name, claims("C01X00T47", born=date(2010, 1, 1), **passport))
    assert (await town.passes(citizen, my_profile, MyProfile())).under_18 is True


async def test_an_unknown_office_is_refused(town: Town) -> None:
    citizen = await town.citizen()
    assert (await town.refused(citizen, verify_real_name, claims(office=new_id()))).fault.code == "office_unknown"
    assert (await town.refused(citizen, choose_counter, ChooseCounter(office=new_id()))).fault.code == "no_verification"
    await town.passes(citizen, verify_real_name, claims())
    assert (await town.refused(citizen, choose_counter, ChooseCounter(office=new_id()))).fault.code == "office_unknown"
    office = await town.office()
    for _ in range(2):
        await town.passes(citizen, choose_counter, ChooseCounter(office=office))
    assert len(await town.events("CounterChosen")) == 1


@pytest.mark.parametrize(("known", "level"), [("张三", RealNameState.MATCHED), ("李四", RealNameState.REFUSED)])
async def test_a_register_is_asked_afterwards_and_survives_being_away(
    town: Town, known: str, level: RealNameState
) -> None:
    town.house.service(IdentityProviders).outside = Register(known, fails=1)
    citizen = await town.citizen()
    await town.passes(citizen, verify_real_name, claims())
    for _ in range(200):
        town.clock.advance(timedelta(seconds=1))
        mine = await town.passes(citizen, my_profile, MyProfile())
        if mine.real_name_state is level:
            break
        await asyncio.sleep(0.05)
    assert (mine.real_name_state, mine.document is None) == (level, level is RealNameState.REFUSED)


async def _asked(town: Town, citizen: Caller, office: UUID) -> ConfirmRealName:
    now = await town.passes(citizen, verify_real_name, claims(office=office))
    return ConfirmRealName(verification=now.verification)


def _id(caller: Caller) -> UUID:
    assert caller.actor.id
    return caller.actor.id
