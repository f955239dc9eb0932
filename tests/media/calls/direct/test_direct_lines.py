"""Lines between pages: asked for, offered, answered through the house; whatever else is said is refused by name."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import asyncpg
import pytest

from anmin.kernel.access import HOUSE
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.settings import Calls as CallSettings
from anmin.media import direct
from anmin.media.actions import recordings
from anmin.media.engine.engine import EngineAway
from anmin.media.switchboard import Switchboard
from tests.media.calls.conftest import Line
from tests.media.calls.direct.pages import BOTH, HEAD, OFFER, kept, publication_of, sent


async def lines(line: Line, call: str, who: dict[str, str]) -> list[Any]:
    return list((await line.show(call, who))["lines"])


async def test_the_pages_meet_while_the_engine_is_away_and_no_longer(
    line: Line, call: str, superuser: asyncpg.Connection
) -> None:
    await sent(line, call)
    shown = await line.show(call)
    assert (shown["engine"], shown["recording"]) == ("browsers", "waiting")
    assert shown["participants"][0]["publication"]["direct"] is True
    line.engine.fault = None
    made = await line.good(f"/{call}/publications", line.caller, **BOTH)
    assert made["direct"] is False
    assert (await line.show(call))["engine"] == "embedded"
    said = await superuser.fetch("select payload ->> 'engine' as e from journal where event = 'media.CallCarried'")
    assert [row["e"] for row in said] == ["browsers", "embedded"]


@pytest.mark.parametrize(("engine", "code"), [("browsers", None), ("off", "call_engine_away")])
async def test_as_the_setting_says(line: Line, house: House, engine: Any, code: str | None) -> None:
    line.engine.fault = None if engine == "browsers" else EngineAway
    house.offer(Switchboard(line.engine, CallSettings(engine=engine)))
    call = await line.answered()
    assert (await line.show(call))["engine"] == engine
    if code:
        assert await line.code(f"/{call}/publications", line.caller, **BOTH) == code
        assert (await line.show(call))["state"] == "answered", "the call goes on"
    else:
        await sent(line, call)
        assert "publish" not in [what for what, _ in line.engine.asked]


async def test_two_pages_find_each_other_through_the_house(
    line: Line, call: str, superuser: asyncpg.Connection
) -> None:
    theirs = await sent(line, call)
    made = await line.good(f"/{call}/listenings", line.taker, of=theirs)
    assert made["sdp"] == ""
    at = f"/{call}/listenings/{made['listening']}"
    [waiting] = await lines(line, call, line.caller)
    assert waiting == {"listening": made["listening"], "publication": theirs, "step": "asked", "sdp": None}
    assert await line.code(f"{at}/answer", line.taker, sdp=OFFER) == "call_line_step", "before there is an offer"
    assert await line.code(f"{at}/offer", line.taker, sdp=OFFER) == "publication_unknown", "a listener offers nothing"
    assert await line.code(f"{at}/offer", line.caller, sdp="garbage") == "sdp_refused"
    await line.good(f"{at}/offer", line.caller, sdp=OFFER)
    assert await line.code(f"{at}/offer", line.caller, sdp=OFFER) == "call_line_step"
    [offered] = await lines(line, call, line.taker)
    assert offered["step"] == "offered"
    assert "a=candidate:3857824403 1 udp 2122194687 192.0.2.2 50990 typ host\r\n" in offered["sdp"]
    assert [each["sdp"] for each in await lines(line, call, line.caller)] == [None], "one's own is not read back"
    assert b"ice-ufrag" not in await superuser.fetchval("select offer from listenings")
    assert await line.code(f"{at}/answer", line.caller, sdp=OFFER) == "publication_unknown"
    await line.good(f"{at}/answer", line.taker, sdp=OFFER)
    assert await line.code(f"{at}/answer", line.taker, sdp=OFFER) == "call_line_step"
    [settled] = await lines(line, call, line.caller)
    assert (settled["step"], "typ host" in settled["sdp"]) == ("answered", True)
    steps = await superuser.fetch("select payload ->> 'step' as s from journal where event = 'media.CallLine'")
    assert [row["s"] for row in steps] == ["asked", "offered", "answered"]
    await line.good(f"/{call}/end", line.taker, reason="done")
    rows = await superuser.fetch("select offer, answer from listenings")
    assert [tuple(row) for row in rows] == [(None, None)], "what the pages said to each other is forgotten"


async def test_a_line_is_seen_by_its_two_ends_alone(line: Line, call: str) -> None:
    theirs = await sent(line, call)
    officer = line.outside.staff("officer", "media.call", "media.join_calls")
    await line.good("/join", officer, call=call, role="officer")
    await line.good(f"/{call}/listenings", line.taker, of=theirs)
    assert await lines(line, call, officer) == []
    stranger = line.outside.citizen("stranger")
    assert await line.code(f"/{call}/listenings/{new_id()}/offer", stranger, sdp=OFFER) == "video_call_unknown"
    assert await line.code(f"/{call}/listenings/{new_id()}/offer", line.caller, sdp=OFFER) == "publication_unknown"


async def test_one_line_for_each_listener_and_not_too_many(
    line: Line, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(direct, "MOST_LISTENERS", 1)
    theirs = await sent(line, call)
    first = await line.good(f"/{call}/listenings", line.taker, of=theirs)
    again = await line.good(f"/{call}/listenings", line.taker, of=theirs)
    assert [each["listening"] for each in await lines(line, call, line.caller)] == [again["listening"]]
    at = f"/{call}/listenings/{first['listening']}/offer"
    assert await line.code(at, line.caller, sdp=OFFER) == "publication_unknown"
    officer = line.outside.staff("officer", "media.call", "media.join_calls")
    await line.good("/join", officer, call=call, role="officer")
    assert await line.code(f"/{call}/listenings", officer, of=theirs) == "call_engine_full"


async def test_what_stands_has_nothing_to_mend(line: Line, call: str) -> None:
    theirs = await sent(line, call)
    assert (await line.good(f"/{call}/restart", line.caller, connection=theirs, sdp="v=0"))["sdp"] == ""
    newer = await sent(line, call)
    assert await line.code(f"/{call}/restart", line.caller, connection=theirs, sdp="v=0") == "call_rebuild"
    assert await line.code(f"/{call}/restart", line.taker, connection=newer, sdp="v=0") == "call_rebuild"


async def test_an_engine_that_comes_back_closes_nothing_of_the_pages(
    line: Line, call: str, house: House, clock: SetClock
) -> None:
    theirs = await sent(line, call)
    await kept(line, call, theirs, 0, HEAD)
    clock.advance(timedelta(seconds=2))
    mended = recordings.MendRecordings(engine_began=clock.now())
    assert await recordings.mend_recordings.run(house, Caller(HOUSE), mended) == 0
    assert (await publication_of(line, call))["publication"] == theirs
