"""Who looked: grounds, lines, refusals, what the citizen reads and what the auditor reads."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import msgspec
import pytest

from anmin.identity.actions.counter import ConfirmRealName, confirm_real_name
from anmin.identity.actions.verification import VerifyRealName, verify_real_name
from anmin.identity.documents import DocumentKind
from anmin.identity.purposes import Purposes
from anmin.identity.queries.access_log import (
    MyAccessLog,
    SearchAccessLog,
    SearchJournal,
    my_access_log,
    search_access_log,
    search_journal,
)
from anmin.identity.queries.citizens import CitizenPage, SearchCitizens, citizen_page, search_citizens
from anmin.identity.queries.reveals import (
    RevealDocument,
    RevealPhone,
    RevealRealName,
    reveal_document,
    reveal_phone,
    reveal_real_name,
)
from anmin.identity.queries.rights import MyData, my_data
from anmin.kernel.access import ANONYMOUS, Actor
from anmin.kernel.ctx import Caller
from anmin.kernel.ids import new_id
from anmin.kernel.personal import IdNumber, Phone, RealName
from anmin.kernel.words import Code
from tests.identity.citizens.town import OTHER_DEVICE, Town

CARD, PHONE, NAME = "11010519491231002X", "13812345678", "张三丰"
READ, CONFIRM, AUDIT = "identity.read_citizens", "identity.confirm_real_name", "identity.audit"
ASKED = "own_request"


class Counter(msgspec.Struct):
    """A citizen whose name waits at an office, and an officer there."""

    citizen: Caller
    id: UUID
    officer: Caller
    office: UUID
    verification: UUID


async def counter(town: Town) -> Counter:
    citizen, office = await town.citizen(PHONE), await town.office()
    command = VerifyRealName(kind=DocumentKind.CITIZEN_ID, number=IdNumber(CARD), name=RealName(NAME), office=office)
    now = await town.passes(citizen, verify_real_name, command)
    assert citizen.actor.id
    return Counter(citizen, citizen.actor.id, town.staff(READ, CONFIRM, office=office), office, now.verification)


async def test_a_page_is_masked_noted_and_read_by_its_owner(town: Town) -> None:
    at = await counter(town)
    page = await town.passes(at.officer, citizen_page, CitizenPage(citizen=at.id, purpose=ASKED))
    assert page is not None
    assert (page.phone, page.real_name, page.document) == ("138****5678", "张*", "1****************X")
    [line] = await town.passes(at.citizen, my_access_log, MyAccessLog())
    assert (line.look.value, line.by.own, line.purpose.code) == ("read", False, ASKED)
    assert {each.code for each in line.fields} >= {"phone", "real_name", "document"}
    assert all(each.zh and each.en for each in (*line.fields, line.purpose))


async def test_the_same_look_again_is_told_in_one_line(town: Town) -> None:
    at = await counter(town)
    look = CitizenPage(citizen=at.id, purpose=ASKED)
    for minutes in (0, 9, 9, 11):
        town.clock.advance(timedelta(minutes=minutes))
        await town.passes(at.officer, citizen_page, look)
    other = town.staff(READ, office=at.office)
    await town.passes(other, citizen_page, look)
    newest, *older = lines = await town.passes(at.citizen, my_access_log, MyAccessLog())
    assert [each.times for each in lines] == [1, 1, 3]
    assert [each.at - each.since for each in lines] == [timedelta(0), timedelta(0), timedelta(minutes=18)]
    rest = await town.passes(at.citizen, my_access_log, MyAccessLog(before=newest.seq, limit=5))
    assert list(rest) == older
    kept = await town.rows("select 1 from journal where event = 'kernel.PersonalDataRead'")
    assert len(kept) == 5


async def test_clear_values_leave_one_line_each_and_none_of_the_value(town: Town) -> None:
    at = await counter(town)
    doors = (
        (reveal_phone, RevealPhone, PHONE),
        (reveal_real_name, RevealRealName, NAME),
        (reveal_document, RevealDocument, CARD),
    )
    for door, question, clear in doors:
        shown = await town.passes(at.officer, door, question(citizen=at.id, purpose=ASKED))
        assert shown is not None
        assert shown.value == clear
    lines = await town.passes(at.citizen, my_access_log, MyAccessLog())
    assert [each.fields[0].code for each in lines] == ["id_number", "real_name", "phone"]
    journal = str([dict(each) for each in await town.rows("select * from journal")])
    assert not any(clear in journal for _, _, clear in doors)


async def test_without_a_ground_nothing_is_shown_and_the_try_is_kept(town: Town) -> None:
    at = await counter(town)
    stranger = town.staff(READ, CONFIRM, office=await town.office())
    for door, question in ((citizen_page, CitizenPage), (reveal_phone, RevealPhone), (reveal_document, RevealDocument)):
        problem = await town.refused(stranger, door, question(citizen=at.id, purpose=ASKED))
        assert problem.fault.code == "no_ground"
    refused = await town.events("LookRefused")
    assert [each["actor"] for each in refused] == [stranger.actor.name] * 3
    assert all(each["audience"] == [] for each in refused)
    assert await town.passes(at.citizen, my_access_log, MyAccessLog()) == ()


async def test_the_ground_ends_with_the_decision(town: Town) -> None:
    at = await counter(town)
    await town.passes(at.officer, confirm_real_name, ConfirmRealName(verification=at.verification))
    asked = CitizenPage(citizen=at.id, purpose=ASKED)
    assert (await town.refused(at.officer, citizen_page, asked)).fault.code == "no_ground"


async def test_an_account_that_does_not_exist_is_answered_like_one_without_ground(town: Town) -> None:
    at = await counter(town)
    there, nowhere = [
        await town.refused(town.staff(READ), citizen_page, CitizenPage(citizen=each, purpose=ASKED))
        for each in (at.id, new_id())
    ]
    assert (there.fault, there.values) == (nowhere.fault, nowhere.values)


async def test_a_search_finds_exactly_and_tells_nothing_without_a_ground(town: Town) -> None:
    at = await counter(town)
    by_phone = SearchCitizens(purpose=ASKED, phone=Phone("+86 " + PHONE))
    found = await town.passes(at.officer, search_citizens, by_phone)
    assert found is not None
    assert found.citizen == at.id
    by_card = SearchCitizens(purpose=ASKED, document=IdNumber(CARD.lower()), kind=DocumentKind.CITIZEN_ID)
    assert (await town.passes(at.officer, search_citizens, by_card)) is not None
    nobody = SearchCitizens(purpose=ASKED, phone=Phone("13900000000"))
    answers = [
        await town.refused(town.staff(READ), search_citizens, by_phone),
        await town.refused(town.staff(READ), search_citizens, nobody),
        await town.refused(at.officer, search_citizens, nobody),
    ]
    assert {each.fault.code for each in answers} == {"no_ground"}
    assert len(await town.events("CitizenSearched")) == 5
    journal = str([dict(each) for each in await town.rows("select * from journal")])
    assert PHONE not in journal
    assert "13900000000" not in journal


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"phone": Phone(PHONE), "document": IdNumber(CARD), "kind": DocumentKind.CITIZEN_ID},
        {"document": IdNumber(CARD)},
    ],
)
async def test_a_search_is_by_exactly_one(town: Town, given: dict[str, object]) -> None:
    question = SearchCitizens(purpose=ASKED, **given)  # type: ignore[arg-type]
    assert (await town.refused(town.staff(READ), search_citizens, question)).fault.code == "bad_request"


async def test_an_unknown_purpose_opens_nothing(town: Town) -> None:
    at = await counter(town)
    problem = await town.refused(at.officer, reveal_phone, RevealPhone(citizen=at.id, purpose="curiosity"))
    assert problem.fault.code == "purpose_unknown"
    assert (
        await town.refused(at.officer, citizen_page, CitizenPage(citizen=at.id, purpose="own_copy"))
    ).fault.code == "no_ground"


async def test_citizens_strangers_and_other_staff_do_not_reach_these_doors(town: Town) -> None:
    at = await counter(town)
    question = RevealPhone(citizen=at.id, purpose=ASKED)
    for caller in (at.citizen, Caller(ANONYMOUS), town.staff(AUDIT, office=at.office)):
        assert (await town.refused(caller, reveal_phone, question)).fault.status in (401, 403)


async def test_a_citizen_reads_only_their_own_log(town: Town) -> None:
    at = await counter(town)
    await town.passes(at.officer, citizen_page, CitizenPage(citizen=at.id, purpose=ASKED))
    neighbour = await town.citizen("13900001111", OTHER_DEVICE)
    assert await town.passes(neighbour, my_access_log, MyAccessLog()) == ()


async def test_the_log_is_read_page_by_page(town: Town) -> None:
    at = await counter(town)
    for _ in range(5):
        await town.passes(at.officer, reveal_phone, RevealPhone(citizen=at.id, purpose=ASKED))
    first = await town.passes(at.citizen, my_access_log, MyAccessLog(limit=3))
    rest = await town.passes(at.citizen, my_access_log, MyAccessLog(limit=3, before=first[-1].seq))
    assert [len(first), len(rest)] == [3, 2]
    assert len({each.seq for each in (*first, *rest)}) == 5


async def test_a_purpose_that_the_law_delays_is_shown_when_its_time_has_come(town: Town) -> None:
    class Later(Code):
        CASE = "case_in_secret", "案件侦查（依法暂缓告知）", "An investigation, told later by law"

    async def always(*_: object) -> bool:
        return True

    town.house.service(Purposes).register(town.house, Later.CASE, always, shown_after=timedelta(days=30))
    at = await counter(town)
    await town.passes(at.officer, reveal_phone, RevealPhone(citizen=at.id, purpose="case_in_secret"))
    await town.passes(at.officer, reveal_phone, RevealPhone(citizen=at.id, purpose=ASKED))
    assert [each.purpose.code for each in await town.passes(at.citizen, my_access_log, MyAccessLog())] == [ASKED]
    town.clock.advance(timedelta(days=30))
    lines = await town.passes(at.citizen, my_access_log, MyAccessLog())
    assert [each.purpose.code for each in lines] == [ASKED, "case_in_secret"]


async def test_the_office_and_badge_are_shown_and_never_the_name(town: Town) -> None:
    at = await counter(town)
    officer = at.officer.actor.id
    organisation = new_id()
    await town.rows(
        "insert into organisations (id, code, name, name_en, kind, valid_from, version)"
        " values ($1, 'S1', '太湖派出所', 'Taihu Station', 'police_station', '2020-01-01', 1)",
        organisation,
    )
    await town.rows(
        "insert into staff (id, login, name, name_hash, name_public, badge, organisation, state, version, made_at)"
        " values ($1, 'wang', '', '', false, '320001', $2, 'active', 1, now())",
        officer,
        organisation,
    )
    await town.passes(at.officer, reveal_phone, RevealPhone(citizen=at.id, purpose=ASKED))
    [line] = await town.passes(at.citizen, my_access_log, MyAccessLog())
    assert line.by.office is not None
    assert (line.by.office.zh, line.by.office.en, line.by.badge) == ("太湖派出所", "Taihu Station", "320001")


async def test_ones_own_copy_is_a_look_of_ones_own(town: Town) -> None:
    at = await counter(town)
    copy = await town.passes(at.citizen, my_data, MyData())
    account = next(each.data for each in copy.parts if each.name == "account")
    assert (account["phone"], account["real_name"], account["document"]) == (PHONE, NAME, CARD)
    lines = await town.passes(at.citizen, my_access_log, MyAccessLog())
    assert {(each.by.own, each.purpose.code) for each in lines} == {(True, "own_copy")}


async def test_the_auditor_searches_every_line_and_leaves_one(town: Town) -> None:
    at = await counter(town)
    await town.passes(at.officer, reveal_phone, RevealPhone(citizen=at.id, purpose=ASKED))
    auditor = town.staff(AUDIT)
    question = SearchAccessLog(subject=f"citizen:{at.id}", actor=at.officer.actor.name)
    page = await town.passes(auditor, search_access_log, question)
    assert [(each.event, each.actor) for each in page.lines] == [("kernel.PersonalDataRevealed", at.officer.actor.name)]
    [said] = await town.events("AuditSearched")
    assert msgspec.json.decode(said["payload"]) == {"looks_only": True, "filters": ["actor", "subject"], "lines": 1}
    assert str(at.id) not in said["payload"]


async def test_the_journal_is_read_page_by_page_and_by_every_filter(town: Town) -> None:
    await counter(town)
    auditor = town.staff(AUDIT)
    begun = town.clock.now()
    total = len(await town.rows("select 1 from journal"))
    seen: list[int] = []
    place: str | None = None
    while True:
        page = await town.passes(
            auditor, search_journal, SearchJournal(limit=3, before=place, until=begun + timedelta(seconds=1))
        )
        seen += [each.seq for each in page.lines]
        if page.next is None:
            break
        place = page.next
    assert len(seen) == len(set(seen)) == total
    narrowed = SearchJournal(event="identity.CitizenRegistered", action="identity.sign_in_with_code", since=begun)
    assert len((await town.passes(auditor, search_journal, narrowed)).lines) == 1
    future = SearchJournal(since=begun + timedelta(days=1))
    assert (await town.passes(auditor, search_journal, future)).lines == ()


@pytest.mark.parametrize("permissions", [(READ, CONFIRM), ("identity.hold",), ()])
async def test_only_the_auditor_reads_the_journal(town: Town, permissions: tuple[str, ...]) -> None:
    for caller in (town.staff(*permissions), Caller(ANONYMOUS), Caller(Actor("citizen", new_id(), new_id()))):
        for door, question in ((search_journal, SearchJournal()), (search_access_log, SearchAccessLog())):
            assert (await town.refused(caller, door, question)).fault.status in (401, 403)


@pytest.mark.parametrize("before", ["1", "1.", "9999999999999999999.1", "-1.1", "a.b"])
async def test_a_malformed_place_is_refused(town: Town, before: str) -> None:
    try:
        question = msgspec.convert({"before": before}, SearchJournal)
    except msgspec.ValidationError:
        return
    assert (await town.refused(town.staff(AUDIT), search_journal, question)).fault.code == "bad_request"
