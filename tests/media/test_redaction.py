"""Covering a picture: what was covered cannot be had back from what is shown, and the original stays."""

import asyncio
import hashlib
import io
import os
from typing import Any

import asyncpg
import httpx
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.media.actions.evidence import StoredEvidence
from anmin.media.covering import Area, covered
from anmin.media.queries.evidence import EvidenceOf, evidence_of
from anmin.media.terms.evidence import EvidenceKind, MediaType
from tests.media import making
from tests.media.conftest import Outside
from tests.media.making import THE_HOUSE, give, new_case, put

ALL = ("media.see", "media.redact", "media.originals", "media.hold")


def noise(size: tuple[int, int] = (160, 120)) -> bytes:
    content = io.BytesIO()
    Image.frombytes("RGB", size, os.urandom(3 * size[0] * size[1])).save(content, "PNG")
    return content.getvalue()


def rough(picture: Image.Image, box: tuple[int, int, int, int]) -> float:
    """How much neighbours differ in the mean: 0 for one colour."""
    part = picture.convert("L").crop(box)
    beside = ImageChops.difference(part.crop((0, 0, part.width - 1, part.height)), part.crop((1, 0, *part.size)))
    return float(ImageStat.Stat(beside).mean[0])


async def piece(
    outside: Outside, house: House, content: bytes | None = None, **more: Any
) -> tuple[str, StoredEvidence]:
    made, case = await put(house, content or noise(), **more), new_case(house)
    await give(house, made, case, offices=frozenset({outside.office}))
    return case, made


async def test_what_is_covered_is_shown_and_the_original_stays(
    outside: Outside, house: House, superuser: asyncpg.Connection
) -> None:
    content = noise()
    case, made = await piece(outside, house, content)
    path, officer = f"/media/{made.evidence}", outside.staff("officer", *ALL)
    before = (await outside.client.get(path, headers=officer)).content

    async def cover(**area: float) -> dict[str, str]:
        asked = {"areas": [area], "why": "face"}
        answer = await outside.client.post(f"{path}/redactions", json=asked, headers=officer)
        assert answer.status_code == 200
        told: dict[str, str] = answer.json()
        return told

    first = await cover(x=0, y=0, w=0.5, h=1)
    second = await cover(x=0.5, y=0, w=0.5, h=0.5)
    shown = (await outside.client.get(path, headers=officer)).content
    assert shown == (await outside.client.get(f"/media/{second['derived']}", headers=officer)).content
    earlier = await outside.client.get(f"/media/{first['derived']}", headers=officer)
    assert earlier.content == shown, "one that covers less is not shown in its place"
    with Image.open(io.BytesIO(shown)) as after, Image.open(io.BytesIO(before)) as was:
        assert after.size == was.size
        assert rough(was, (0, 0, 70, 110)) > 40
        assert rough(after, (0, 0, 70, 110)) < 4, "coarse cells where there was noise"
        assert rough(after, (90, 70, 160, 120)) > 40, "the rest is as it was"
    original = await outside.client.get(f"{path}/original", headers=officer)
    assert original.content == content
    page = (await outside.client.get("/evidence", params={"owner": case}, headers=officer)).json()
    [listed] = page["pieces"]
    assert [(each["evidence"], each["shown"], each["why"]) for each in listed["derived"]] == [
        (first["derived"], False, "face"),
        (second["derived"], True, "face"),
    ]
    assert listed["sha256"] == hashlib.sha256(content).hexdigest()
    assert [each["staff"] for each in listed["openings"]] == [str(outside.people["officer"].id)]
    [one] = await evidence_of_case(house, case)
    assert (one.evidence, one.covered) == (made.evidence, True)
    assert (await outside.client.post(f"{path}/redactions/undo", json={}, headers=officer)).status_code == 200
    assert (await outside.client.get(path, headers=officer)).content == before
    said = [row["event"] for row in await superuser.fetch("select event from journal order by seq")]
    assert said[-2:] == ["media.EvidenceRedacted", "media.RedactionUndone"] or "media.RedactionUndone" in said


async def evidence_of_case(house: House, case: str) -> Any:
    return await evidence_of.run(house, THE_HOUSE, EvidenceOf(owner=case))


async def test_only_pictures_of_a_matter_are_covered_and_by_whom_may(outside: Outside, house: House) -> None:
    officer = outside.staff("officer", *ALL)
    areas = {"areas": [{"x": 0, "y": 0, "w": 1, "h": 1}], "why": "face"}

    async def code(evidence: object, headers: dict[str, str], asked: dict[str, Any] = areas) -> str:
        answer: httpx.Response = await outside.client.post(f"/media/{evidence}/redactions", json=asked, headers=headers)
        return str(answer.json().get("code"))

    _, film = await piece(outside, house, making.film(), kind=EvidenceKind.VIDEO)
    assert await code(film.evidence, officer) == "evidence_not_a_picture"
    _, picture = await piece(outside, house)
    assert await code(picture.evidence, outside.staff("reader", "media.see")) == "not_allowed"
    assert await code(picture.evidence, outside.citizen("li")) == "not_allowed"
    assert await code(picture.evidence, officer, {**areas, "areas": []}) == "bad_request"
    assert (
        await code(picture.evidence, officer, {**areas, "areas": [{"x": 2, "y": 0, "w": 1, "h": 1}]}) == "bad_request"
    )
    elsewhere = await put(house, noise())
    await give(house, elsewhere, new_case(house))
    assert await code(elsewhere.evidence, officer) == "evidence_unknown"


async def test_two_who_cover_at_once_both_cover(outside: Outside, house: House) -> None:
    _, made = await piece(outside, house)
    path, officer = f"/media/{made.evidence}", outside.staff("officer", *ALL)
    areas = ({"x": 0, "y": 0, "w": 0.5, "h": 1}, {"x": 0.5, "y": 0, "w": 0.5, "h": 1})
    answers = await asyncio.gather(
        *(
            outside.client.post(f"{path}/redactions", json={"areas": [area], "why": "plate"}, headers=officer)
            for area in areas
        )
    )
    assert {each.status_code for each in answers} == {200}
    shown = (await outside.client.get(path, headers=officer)).content
    with Image.open(io.BytesIO(shown)) as after:
        for box in ((0, 0, 70, 110), (90, 0, 160, 110)):
            assert rough(after, box) < 4


async def test_the_person_sees_the_page_of_their_own_and_no_staff(outside: Outside, house: House) -> None:
    outside.citizen("li")
    li = outside.people["li"]
    made, case = await put(house, noise(), by=Caller(li)), new_case(house)
    await give(house, made, case, offices=frozenset({outside.office}), person=li.id)
    await outside.client.get(f"/media/{made.evidence}/original", headers=outside.staff("boss", *ALL))
    page = await outside.client.get("/evidence", params={"owner": case}, headers=outside.citizen_of("li"))
    [listed] = page.json()["pieces"]
    assert (listed["sent_by"], listed["staff"], listed["openings"]) == ("citizen", None, [])
    stranger = await outside.client.get("/evidence", params={"owner": case}, headers=outside.citizen("wang"))
    assert stranger.json()["pieces"] == []


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.001, 1), st.floats(0.001, 1), st.integers(1, 300))
def test_an_area_lies_inside_whatever_the_picture(x: float, y: float, w: float, h: float, side: int) -> None:
    left, upper, right, lower = Area(x, y, w, h).pixels(side, 40)
    assert 0 <= left < right <= side
    assert 0 <= upper < lower <= 40
    assert left <= x * side
    assert right >= min(side, (x + w) * side) - 1e-6


def test_what_shines_through_stays_so_and_cells_are_few() -> None:
    content = io.BytesIO()
    Image.frombytes("RGBA", (90, 90), os.urandom(4 * 90 * 90)).save(content, "WEBP", lossless=True)
    result = covered(content.getvalue(), MediaType.WEBP, [Area(0, 0, 1, 1)])
    with Image.open(io.BytesIO(result)) as picture:
        assert (picture.format, picture.size) == ("WEBP", (90, 90))
        assert rough(picture, (0, 0, 90, 90)) < 4
