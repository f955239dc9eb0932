"""How evidence is opened: the copy and the sealed original, for whom, on what ground, and what tells that it was altered."""

import hashlib
import io
from pathlib import Path
from typing import Any

import asyncpg
from PIL import Image

from anmin.app.rekey import reseal
from anmin.identity.purposes import Purposes
from anmin.kernel.access import PUBLIC, Actor
from anmin.kernel.clock import SetClock
from anmin.kernel.ctx import Caller, Ctx
from anmin.kernel.db import Where
from anmin.kernel.door import Command, action
from anmin.kernel.house import House
from anmin.media.queries import evidence as queries
from anmin.media.sealing import ORIGINAL, FileSeal
from anmin.media.tables.evidence import TABLES
from anmin.media.terms.evidence import EvidenceKind
from tests.media import making
from tests.media.conftest import Outside
from tests.media.making import MAKER, THE_HOUSE, Sought, give, new_case, photo, put

SEE, ORIGINALS = "media.see", "media.originals"


async def test_the_copy_is_shown_and_the_original_is_sealed(outside: Outside, house: House) -> None:
    content = photo()
    made = await put(house, content)
    await give(house, made, new_case(house), offices=frozenset({outside.office}))
    path, officer = f"/media/{made.evidence}", outside.staff("officer", SEE)
    copy = await outside.client.get(path, headers=officer)
    assert (copy.status_code, copy.headers["content-type"]) == (200, "image/jpeg")
    assert copy.headers["content-disposition"].startswith("inline")
    assert copy.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in copy.headers["content-security-policy"]
    assert MAKER.encode() not in copy.content
    with Image.open(io.BytesIO(copy.content)) as picture:
        assert not picture.getexif()
    assert (await outside.client.get(f"{path}/original", headers=officer)).json()["code"] == "not_allowed"
    commander = outside.staff("commander", ORIGINALS)
    original = await outside.client.get(f"{path}/original", headers=commander)
    assert hashlib.sha256(original.content).hexdigest() == made.sha256
    assert original.content == content
    for word in ("stranger", "nobody"):
        headers = outside.citizen(word) if word == "stranger" else {}
        assert (await outside.client.get(path, headers=headers)).status_code in (401, 404)


async def test_what_is_no_picture_is_only_ever_saved(outside: Outside, house: House) -> None:
    citizen = outside.citizen("li")
    for content, kind, type in (
        (making.AMR, EvidenceKind.VOICE, "audio/amr"),
        (making.film().ljust(3 << 20, b"\0"), EvidenceKind.VIDEO, "video/mp4"),
        (making.PDF, EvidenceKind.DOCUMENT, "application/pdf"),
        (making.TEXT, EvidenceKind.DOCUMENT, "text/plain"),
    ):
        made = await put(house, content, kind, by=Caller(outside.people["li"]))
        answer = await outside.client.get(f"/media/{made.evidence}", headers=citizen)
        assert answer.headers["content-type"] == type
        assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''evidence-")
        assert int(answer.headers["content-length"]) == len(answer.content) == len(content)


async def test_what_has_no_copy_says_so(outside: Outside, house: House) -> None:
    citizen = outside.citizen("li")
    made = await put(house, making.HEIC, by=Caller(outside.people["li"]))
    answer = await outside.client.get(f"/media/{made.evidence}", headers=citizen)
    assert (answer.status_code, answer.json()["code"]) == (409, "evidence_has_no_copy")


async def test_what_a_citizen_sent_opens_for_a_ground_and_leaves_lines(
    outside: Outside, house: House, superuser: asyncpg.Connection
) -> None:
    outside.citizen("li")
    li = outside.people["li"]
    made = await put(house, photo((40, 20)), by=Caller(li), name="李四.jpg")
    await give(house, made, new_case(house), offices=frozenset({outside.office}), person=li.id)
    holds = False

    async def ground(_conn: Any, _actor: Actor, subject: str) -> bool:
        return holds and subject == f"citizen:{li.id}"

    house.service(Purposes).register(house, Sought.CASE, ground)
    commander, path = outside.staff("commander", ORIGINALS), f"/media/{made.evidence}/original"

    async def asked(**more: str) -> tuple[int, str]:
        answer = await outside.client.get(path, params=more, headers=commander)
        problem = answer.headers["content-type"].endswith("problem+json")
        return answer.status_code, answer.json()["code"] if problem else answer.headers["content-disposition"]

    assert await asked() == (422, "purpose_unknown")
    assert await asked(purpose=Sought.CASE) == (403, "no_ground")
    holds = True
    assert await asked(purpose=Sought.CASE) == (200, "inline; filename*=UTF-8''%E6%9D%8E%E5%9B%9B.jpg")
    said = [row["event"] for row in await superuser.fetch("select event from journal order by seq")]
    assert said[-3:] == ["identity.LookRefused", "kernel.PersonalDataRevealed", "media.OriginalOpened"]


async def test_a_guard_sees_what_is_missing_or_altered(
    outside: Outside, house: House, superuser: asyncpg.Connection
) -> None:
    case = new_case(house)

    @action("planted.guard", needs=PUBLIC)
    async def guard(ctx: Ctx, command: Command) -> bool:
        """Ask before closing."""
        ctx.unchanged(next(iter(Sought)))
        return await queries.sealed(ctx, case)

    async def whole() -> bool:
        return await guard.run(house, THE_HOUSE, Command())

    assert await whole(), "a matter without evidence"
    made = await put(house, photo((40, 20)))
    await give(house, made, case, offices=frozenset({outside.office}))
    assert await whole()
    [copy] = (Path(house.settings.data.dir) / "evidence").rglob("*.copy")
    kept = copy.read_bytes()
    copy.write_bytes(kept[:-1] + bytes((kept[-1] ^ 1,)))
    assert not await whole()
    answer = await outside.client.get(f"/media/{made.evidence}", headers=outside.staff("officer", SEE))
    assert (answer.status_code, answer.json()["code"]) == (500, "evidence_damaged")
    copy.write_bytes(kept)
    assert await whole()
    [original] = (Path(house.settings.data.dir) / "evidence").rglob("*.original")
    kept, key = original.read_bytes(), await superuser.fetchval("select file_key from evidence")
    original.write_bytes(b"".join(FileSeal(house.keyring, key, ORIGINAL).sealed([making.AMR])))
    assert not await whole(), "another file, put there by somebody who has the key"
    original.write_bytes(kept)
    assert await whole()
    original.unlink()
    assert not await whole()


async def test_files_open_after_the_keys_have_changed(
    house: House, clock: SetClock, where: Where, superuser: asyncpg.Connection
) -> None:
    made, case = await put(house, photo((40, 20)), name="一.jpg"), new_case(house)
    await give(house, made, case)
    old = house.keyring.cipher_keys[0].id
    ring = house.keyring.rotate(clock.now())
    assert dict(await reseal(where, ring, TABLES)) == {"evidence.name": 1, "evidence.file_key": 1}
    house.keyring = ring.retire(old)

    @action("planted.whole", needs=PUBLIC)
    async def whole(ctx: Ctx, command: Command) -> bool:
        """Read with the new ring alone."""
        ctx.unchanged(next(iter(Sought)))
        return await queries.sealed(ctx, case)

    assert await whole.run(house, THE_HOUSE, Command())
