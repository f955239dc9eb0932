"""An intruder at the door, by video (NY-15, NY-16, XY-11): answered, recorded, seen, ordered from the call, looked at later."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from anmin.kernel.access import EVERYTHING, HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.settings import Calls as CallSettings
from anmin.media.actions import recordings
from anmin.media.switchboard import Switchboard
from anmin.media.terms.engine import Kind
from tests.dispatch.units_town import add_units, known, report
from tests.media.calls.conftest import Answering, recorded
from tests.media.calls.direct.pages import filmed
from tests.media.making import photo
from tests.stories.pages import page
from tests.stories.town import HERE, StoryTown

TOLD = "独自在家的住户视频报警：六秒接通，同意录制，截图取证，门外的人从手机里听到民警的警告；通话中派警，民警到场加入。一个多月后仍可查看录像，住户看得到是谁看的。"
PHONE = "13800003333"
SENT = {"sdp": "v=0", "kinds": ["audio", "video"]}


async def test_an_intruder_by_video(town: StoryTown, tmp_path: Path) -> None:
    # What carries media has its own tests: here it answers, and the files of the recording are written by the test.
    town.house.offer(Switchboard(Answering(), CallSettings()))
    units = await add_units(town)
    await town.citizen("resident", PHONE)
    await town.at("22:40:00")
    await report(town, units)
    await known(town, units)
    told = {"content": "有人在撬我家的门，我一个人在家", "place": HERE, "position": HERE}
    case = (await town.call("resident", "POST", "/cases", **told))["case"]
    call = await _answered(town, case)
    sent = await _seen(town, call)
    order = await _ordered_from_the_call(town, case, call, units)
    await _on_scene(town, call, order)
    film = await recorded(town.house, call, sent, await filmed(tmp_path))
    await _looked_at_later(town, case, str(film))
    kept = await _evidence_of(town, case)
    about = [f"video_call:{call}", *(f"evidence:{each}" for each in kept)]
    await page(town, "intruder-by-video", "视频报警：有人撬门 An intruder, by video", TOLD, case, also=about)


async def _answered(town: StoryTown, case: str) -> str:
    call = (await town.call("resident", "POST", "/video-calls", owner=f"case:{case}", agreed=True))["call"]
    town.names[call] = "通话"
    await town.call("resident", "POST", f"/video-calls/{call}/ring")
    await _talks(town, call, 6, "resident")
    [ringing] = await town.call("call_taker", "GET", "/video-calls/ringing")
    assert ringing["call"] == call
    await town.call("call_taker", "POST", f"/cases/{case}/take")
    await town.call("call_taker", "POST", f"/video-calls/{call}/answer")
    late = await town.call("dispatcher", "POST", f"/video-calls/{call}/answer", 409)
    assert late["code"] == "call_answered_elsewhere"
    return str(call)


async def _seen(town: StoryTown, call: str) -> str:
    """Picture and sound come, a frame is kept, and whoever is at the door hears the police out of the phone."""
    made = await town.call("resident", "POST", f"/video-calls/{call}/publications", **SENT)
    sent = str(made["publication"])
    town.names[sent] = "住户的画面"
    await _engine_tells(town, UUID(sent))
    await town.call("call_taker", "POST", f"/video-calls/{call}/requests", what="torch")
    await _talks(town, call, 9, "resident", "call_taker")
    head = {"Authorization": f"Bearer {town.tokens['call_taker']}", "content-type": "image/jpeg"}
    at = f"/api/v1/video-calls/{call}/snapshots"
    kept = await town.http.post(at, params={"publication": sent}, content=photo((40, 20)), headers=head)
    assert kept.status_code == 200, kept.text
    await town.call("call_taker", "POST", f"/video-calls/{call}/voice", aloud=True)
    await _talks(town, call, 3, "resident", "call_taker")
    return sent


async def _engine_tells(town: StoryTown, sent: UUID) -> None:
    by = Caller(HOUSE)
    flow = recordings.HearFlow(publication=sent, kinds=(Kind.AUDIO, Kind.VIDEO), on=True)
    await recordings.hear_flow.run(town.house, by, flow)
    begun = recordings.BeginRecording(publication=sent, files=(f"{sent}-1.mkv",))
    await recordings.begin_recording.run(town.house, by, begun)


async def _ordered_from_the_call(town: StoryTown, case: str, call: str, units: dict[str, str]) -> str:
    chosen = [{"kind": "unit", "id": units["S1-CAR-1"]}]
    said = {"instruction": "有人撬门入室，住户独自在家，通话不断", "safety": ["own_protection"]}
    [placed] = await town.call("call_taker", "POST", f"/cases/{case}/orders", responders=chosen, **said)
    await _talks(town, call, 6, "resident", "call_taker")
    return str(placed["order"])


async def _on_scene(town: StoryTown, call: str, order: str) -> None:
    await town.call("officer_s1", "POST", f"/orders/{order}/acknowledge", persons=2)
    for stage, seconds in (("en_route", 30), ("on_scene", 6)):
        await town.call("officer_s1", "POST", f"/orders/{order}/stages", stage=stage, position=HERE)
        await _talks(town, call, seconds, "resident", "call_taker")
    await town.call("officer_s1", "POST", "/video-calls/join", call=call, role="officer")
    await _talks(town, call, 9, "resident", "call_taker", "officer_s1")
    await town.call("call_taker", "POST", f"/video-calls/{call}/end", reason="done")
    await town.passes(minutes=20)
    final = {"final": True, "category": "010401", "disposition": "handled_on_scene"}
    await town.call("officer_s1", "POST", f"/orders/{order}/reports", text="撬锁男子带回，住户平安", **final)


async def _looked_at_later(town: StoryTown, case: str, film: str) -> None:
    outcome = "撬锁男子已带回，门锁已联系修复。"
    await town.call("dispatcher", "POST", f"/cases/{case}/close", disposition="handled_on_scene", outcome=outcome)
    assert (await town.ask("officer_s1", "GET", f"/media/{film}")).status_code == 200
    await town.passes(days=40)
    await town.call("detective", "GET", f"/media/{film}", 404)
    assert (await town.ask("officer_s1", "GET", f"/media/{film}")).status_code == 200
    await town.citizen("resident", PHONE)  # their session is over by now
    log = await town.call("resident", "GET", "/me/access-log")
    looks = [each["purpose"]["code"] for each in log if each["fields"][0]["zh"] == "证据"]
    assert looks == ["played_without_matter", "case_handling"], "the newest first"


async def _talks(town: StoryTown, call: str, seconds: int, *pages: str) -> None:
    """Their pages ask each three seconds how the call stands."""
    for _ in range(seconds // 3):
        await town.passes(seconds=3)
        for who in pages:
            await town.call(who, "GET", f"/video-calls/{call}")


async def _evidence_of(town: StoryTown, case: str) -> list[Any]:
    async with town.house.db.transaction(EVERYTHING) as conn:
        rows = await conn.fetch("select id from evidence where owner = $1 order by id", f"case:{case}")
    kept: list[UUID] = [row["id"] for row in rows]
    return kept
