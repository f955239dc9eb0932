"""What was kept of a call when part of it is gone, out of reach or was never recorded: its list, its package, its index."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import asyncpg

from anmin.identity.purposes import Purposes
from anmin.kernel.access import HOUSE, Actor
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.media.actions import recordings
from anmin.media.actions.evidence import ShareEvidence, share
from anmin.media.actions.keeping import EraseOutlived, erase_outlived
from anmin.media.owners import Owners
from anmin.media.package.checking import Checked, check
from anmin.media.package.manifest import MANIFEST
from anmin.media.terms.evidence import EvidenceKind
from tests.cases.printed_text import text_of
from tests.media.calls.conftest import TAKES, Line, recorded, tend
from tests.media.making import Sought, photo
from tests.media.test_keeping import set_days


async def snapshot(line: Line, call: str, publication: str) -> str:
    kept = await line.outside.client.post(
        f"/video-calls/{call}/snapshots",
        params={"publication": publication},
        content=photo((40, 20)),
        headers={**line.taker, "content-type": "image/jpeg"},
    )
    assert kept.status_code == 200, kept.text
    return str(kept.json()["evidence"])


async def listed(line: Line, call: str, who: dict[str, str] | None = None) -> Any:
    answer = await line.outside.client.get(f"/video-calls/{call}/manifest", headers=who or line.taker)
    assert answer.status_code == 200, answer.text
    return answer.json()


class Package:
    """What a check says of it, its manifest, and what a person reads in it."""

    def __init__(self, path: Path) -> None:
        self.checked: Checked = check(path)
        with ZipFile(path) as archive:
            self.manifest: Any = json.loads(archive.read(MANIFEST))
            self.page = archive.read("index.html").decode()
            self.printed = text_of(archive.read("index.pdf"))


async def exported(line: Line, house: House, folder: Path) -> Package:
    async def ground(_conn: Any, _actor: Actor, _subject: str) -> bool:
        return True

    house.service(Purposes).register(house, Sought.CASE, ground)
    boss = line.outside.staff("boss", "media.see", "media.export")
    asked = {"owner": line.matter.owner, "purpose": Sought.CASE.value}
    answer = await line.outside.client.post("/evidence/exports", json=asked, headers=boss)
    assert answer.status_code == 200, answer.text
    path = folder / "package.zip"
    path.write_bytes(answer.content)
    return Package(path)


async def test_what_retention_took_is_told_and_the_rest_is_handed_on(
    line: Line, house: House, clock: SetClock, tmp_path: Path
) -> None:
    call = await line.answered()
    sent = await line.published(call, line.caller)
    film, picture = await recorded(house, call, sent), await snapshot(line, call, sent)
    await line.good(f"/{call}/end", line.taker, reason="done")
    ends = {line.matter.id: clock.now()}

    async def ended(_conn: Any, ids: Any) -> dict[UUID, datetime]:
        return {id: at for id, at in ends.items() if id in ids}

    house.service(Owners).ends("matter", ended)
    [file] = (await listed(line, call))["publications"][0]["files"]
    assert (file["piece"], file["kind"]) == ("here", "video")
    await set_days(house, EvidenceKind.VIDEO, 30)
    clock.advance(timedelta(days=31))
    assert await erase_outlived.run(house, Caller(HOUSE), EraseOutlived()) == 1
    found = await listed(line, call)
    [after] = found["publications"][0]["files"]
    assert after == {**file, "piece": "erased", "kind": None, "sha256": None}, "its chain is still told"
    assert [(each["evidence"], each["piece"]) for each in found["snapshots"]] == [(picture, "here")]
    package = await exported(line, house, tmp_path)
    assert package.checked.found == ()
    assert package.checked.incomplete == 1
    assert [each["evidence"] for each in package.manifest["pieces"]] == [picture]
    assert package.manifest["recordings"] == []
    [told] = package.manifest["calls"][0]["publications"][0]["files"]
    assert (told["evidence"], told["state"], told["piece"]) == (str(film), "sealed", "erased")
    assert "已按规定清除" in package.page
    assert "已按规定清除" in package.printed


async def test_a_package_tells_what_was_never_recorded(line: Line, house: House, tmp_path: Path) -> None:
    call = await line.answered()
    sent, silent = await line.published(call, line.caller), await line.published(call, line.taker)
    failed = recordings.FailRecording(publication=UUID(silent), why="disk_full")
    film = await recorded(house, call, sent)
    await recordings.fail_recording.run(house, Caller(HOUSE), failed)
    await line.good(f"/{call}/end", line.taker, reason="done")
    package = await exported(line, house, tmp_path)
    assert (package.checked.found, package.checked.recordings, package.checked.incomplete) == ((), 1, 1)
    assert "1 streams" in package.checked.text("en")
    whole, missing = package.manifest["calls"][0]["publications"]
    assert [(each["evidence"], each["piece"]) for each in whole["files"]] == [(str(film), "here")]
    assert (missing["recording"], missing["files"]) == ("failed", [])
    assert [each["why"] for each in missing["gaps"]] == ["recording_failed"]
    for said in ("录制失败", "没有录制文件", "接警员", f"{sent}-1.mkv"):
        assert said in package.page
        assert said in package.printed.replace("\n", "")


async def elsewhere(line: Line, superuser: asyncpg.Connection, word: str) -> dict[str, str]:
    """Staff of an office of their own."""
    office = new_id()
    await superuser.execute("insert into scope_tree values ($1, $1, 0)", office)
    there = line.outside.staff(word, *TAKES)
    line.outside.people[word] = Actor("staff", new_id(), new_id(), dict.fromkeys(TAKES, frozenset({office})))
    return there


def office_of(line: Line, word: str) -> UUID:
    [office] = line.outside.people[word].grants[TAKES[0]]
    return office


async def test_an_office_that_joins_a_matter_sees_what_was_kept_before(
    line: Line, house: House, superuser: asyncpg.Connection
) -> None:
    call = await line.answered()
    sent = await line.published(call, line.caller)
    film, picture = await recorded(house, call, sent), await snapshot(line, call, sent)
    people = {word: await elsewhere(line, superuser, word) for word in ("other", "stranger")}
    line.matter.now(offices=frozenset({line.outside.office, office_of(line, "other")}))
    await tend(house, call)
    found = await listed(line, call, people["other"])
    assert [each["piece"] for each in found["publications"][0]["files"] + found["snapshots"]] == ["here", "here"]
    for word, status in (("other", 200), ("stranger", 404)):
        shown = await line.outside.client.get(f"/media/{picture}", headers=people[word])
        assert shown.status_code == status
    await superuser.execute("update evidence set offices = $1 where id = $2", [line.outside.office], film)
    hidden = await listed(line, call, people["other"])
    assert [each["piece"] for each in hidden["publications"][0]["files"]] == ["hidden"]
    assert (
        await line.outside.client.get(f"/video-calls/{call}/manifest", headers=people["stranger"])
    ).status_code == 404


async def test_an_office_that_joins_a_matter_after_a_call_sees_it_and_what_is_kept_later(
    line: Line, house: House, superuser: asyncpg.Connection
) -> None:
    call = await line.answered()
    sent = await line.published(call, line.caller)
    await line.good(f"/{call}/end", line.taker, reason="done")
    other = await elsewhere(line, superuser, "other")
    command = ShareEvidence(owner=line.matter.owner, offices=frozenset({office_of(line, "other")}))
    for _ in range(2):
        await share.run(house, Caller(HOUSE), command)
    await recorded(house, call, sent)
    found = await listed(line, call, other)
    assert [each["piece"] for each in found["publications"][0]["files"]] == ["here"]
    said = await superuser.fetchval("select count(*) from journal where event = 'media.CallFollowed'")
    assert (said, (await line.show(call))["state"]) == (1, "ended")
