"""Asking for a code: how it is sent, how often, and what is never told or kept."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import asyncpg
import msgspec
import pytest

from anmin.identity.actions.citizen_sign_in import sign_in_with_code
from anmin.identity.actions.codes import RequestCode, request_code
from anmin.identity.model.codes import LIMITS, Limit
from anmin.identity.queries.codes import DevelopmentCodes, development_codes
from anmin.identity.senders import CodeChannel, CodeSender, DevelopmentSender
from anmin.identity.terms.codes import LimitBy
from anmin.kernel.access import ANONYMOUS
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.db import Where
from anmin.kernel.personal import Phone, Secret, dec_hook
from anmin.kernel.settings import Settings
from anmin.kernel.words import Problem
from tests.identity.citizens.town import DEVICE, NOBODY, OTHER_DEVICE, PHONE, RecordingSender, Town, gives, open_town


def asks(phone: str = PHONE, device: str = DEVICE) -> RequestCode:
    return RequestCode(phone=Phone(phone), device=device)


async def test_the_message_reaches_the_phone_in_the_language_asked_for(town: Town) -> None:
    await town.passes(Caller(ANONYMOUS, lang="en"), request_code, asks())
    phone, code, lang = await town.sender.next()
    assert (phone, lang) == (PHONE, "en")
    assert len(code) == 6
    assert code.isdecimal()


async def test_nothing_readable_of_a_code_is_kept_once_it_is_sent(town: Town) -> None:
    code = await town.code(PHONE)
    for _ in range(100):
        [row] = await town.rows("select * from phone_codes")
        if row["sent_at"]:
            break
        await asyncio.sleep(0.05)
    assert (row["phone"], row["code"]) == (None, None)
    everything = str([dict(row), [dict(each) for each in await town.rows("select * from journal")]])
    assert code not in everything
    assert PHONE not in everything


async def test_a_flood_on_one_phone_is_held_back_and_told_how_long(town: Town) -> None:
    await town.code(PHONE)
    problem = await town.refused(NOBODY, request_code, asks(device=OTHER_DEVICE))
    assert (problem.fault.code, problem.values["seconds"]) == ("codes_too_often", 60)
    for _ in range(4):
        town.clock.advance(timedelta(seconds=60))
        await town.code(PHONE)
    town.clock.advance(timedelta(seconds=60))
    problem = await town.refused(NOBODY, request_code, asks())
    assert problem.values["seconds"] == 3600 - 300


async def test_a_flood_at_once_makes_one_code(town: Town) -> None:
    ends = await asyncio.gather(
        *(request_code.run(town.house, NOBODY, asks(device=f"device-{n:016}")) for n in range(6)),
        return_exceptions=True,
    )
    assert sum(isinstance(each, Problem) for each in ends) == 5
    assert len(await town.rows("select 1 from phone_codes")) == 1


async def test_one_device_cannot_ask_for_many_phones(town: Town) -> None:
    for n in range(10):
        await town.passes(NOBODY, request_code, asks(f"138000000{n:02}"))
    assert (await town.refused(NOBODY, request_code, asks("13800000099"))).fault.code == "codes_too_often"
    await town.passes(NOBODY, request_code, asks("13800000099", OTHER_DEVICE))


async def test_the_register_decides_what_is_too_often(town: Town) -> None:
    rows = await town.rows("select code from register_rows where register = 'identity.code_limits'")
    assert len(rows) == len(LIMITS)


def test_a_limit_waits_until_the_oldest_leaves_the_window(clock: SetClock) -> None:
    limit, now = Limit(LimitBy.PHONE, 3, 60), clock.now()
    assert limit.wait(None, now) == 0
    assert limit.wait(now - timedelta(seconds=59.5), now) == 1
    assert limit.wait(now - timedelta(seconds=60), now) == 0
    assert limit.wait(now + timedelta(seconds=30), now) == 90


async def test_a_known_phone_is_answered_like_an_unknown_one(town: Town) -> None:
    await town.citizen(PHONE)
    town.clock.advance(timedelta(minutes=2))
    known = await town.passes(NOBODY, request_code, asks(PHONE))
    unknown = await town.passes(NOBODY, request_code, asks("13900002222", OTHER_DEVICE))
    assert known == unknown
    both = [
        await town.refused(NOBODY, request_code, asks(phone, "device-" + "9" * 16)) for phone in (PHONE, "13900002222")
    ]
    assert both[0].fault is both[1].fault
    assert both[0].values == both[1].values
    wrong = [
        await town.refused(NOBODY, sign_in_with_code, gives("000000", phone, "device-" + "8" * 16))
        for phone in (PHONE, "13900002222")
    ]
    assert wrong[0].text("zh") == wrong[1].text("zh")


async def test_nothing_is_looked_up_among_accounts_before_a_code_was_right(town: Town) -> None:
    """Equal time follows from equal work: both doors answer while the accounts' table is locked away."""
    await town.citizen(PHONE)
    town.clock.advance(timedelta(minutes=2))
    lock = await asyncpg.connect(**town.database, user="postgres")
    try:
        async with lock.transaction(), asyncio.timeout(10):
            await lock.execute("lock table citizens in access exclusive mode")
            await town.passes(NOBODY, request_code, asks(PHONE))
            await town.refused(NOBODY, sign_in_with_code, gives("000000", PHONE, OTHER_DEVICE))
    finally:
        await lock.close()


async def test_a_failing_channel_is_asked_again_and_loses_nothing(town: Town) -> None:
    town.sender.fails = 1
    await town.passes(NOBODY, request_code, asks())
    for _ in range(200):
        if town.sender.calls:
            break
        await asyncio.sleep(0.02)
    assert (await town.rows("select sent_at, code from phone_codes"))[0]["code"] is not None
    town.clock.advance(timedelta(seconds=1))
    assert (await town.sender.next())[0] == PHONE
    assert town.sender.calls == 2


async def test_without_a_channel_no_code_is_promised(town: Town) -> None:
    town.house.service(CodeChannel).sender = None
    assert (await town.refused(NOBODY, request_code, asks())).fault.code == "no_code_channel"
    assert await town.rows("select 1 from phone_codes") == []


@pytest.mark.parametrize("sender", [DevelopmentSender(), RecordingSender()], ids=["development", "recording"])
async def test_every_sender_keeps_the_contract(sender: CodeSender, capsys: pytest.CaptureFixture[str]) -> None:
    """It takes any phone in both languages, and the same code twice, and its log never shows the whole number."""
    for phone in (PHONE, "+14155552671"):
        for lang in ("zh", "en", "en"):
            assert await sender.send(Phone(phone), Secret("123456"), lang) is None  # type: ignore[func-returns-value]
    shown = capsys.readouterr()
    assert PHONE not in shown.out + shown.err


async def test_a_demonstration_shows_its_codes(database: Where, clock: SetClock, settings: Settings) -> None:
    demo = msgspec.structs.replace(settings, demo=msgspec.structs.replace(settings.demo, on=True))
    async with open_town(database, clock, demo) as town:
        code = await town.code(PHONE)
        [shown] = await town.passes(NOBODY, development_codes, DevelopmentCodes())
        assert (shown.code, str(shown.phone)) == (code, "138****5678")
        await town.passes(NOBODY, sign_in_with_code, gives(code))
        assert await town.passes(NOBODY, development_codes, DevelopmentCodes()) == ()


async def test_elsewhere_there_is_no_such_door(town: Town) -> None:
    await town.code(PHONE)
    assert (await town.refused(NOBODY, development_codes, DevelopmentCodes())).fault.code == "not_found"


@pytest.mark.parametrize(
    "body",
    [
        {"phone": "13812345678"},
        {"phone": "13812345678", "device": "short"},
        {"phone": "13812345678", "device": "device 0000000000000001"},
        {"phone": "13812345678", "device": "d" * 65},
        {"phone": "not a phone", "device": DEVICE},
        {"phone": "138\u00001234567", "device": DEVICE},
        {"phone": 13812345678, "device": DEVICE},
        {"phone": "13812345678", "device": DEVICE, "more": 1},
    ],
)
def test_a_malformed_request_is_refused_before_the_door(body: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, RequestCode, dec_hook=dec_hook)
