"""Clips: the frames of a part, from a whole picture on, as a piece of their own beside the untouched recording."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from anmin.kernel.house import House
from anmin.media.bench import FOLDER
from anmin.media.engine.copying import copy
from anmin.media.engine.remux import Part, Unplayable
from anmin.media.terms.engine import Kind
from anmin.media.terms.evidence import EvidenceKind
from tests.media import making
from tests.media.conftest import Outside
from tests.media.making import give, new_case, put

SECONDS, RATE, WHOLE = 6, 10, 10
"""Every tenth picture is a whole one: one each second."""


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six seconds of picture and sound."""
    path = tmp_path_factory.mktemp("film") / "film.webm"
    with av.open(path, "w", format="webm") as out:
        video = out.add_stream(
            "libvpx", rate=RATE, options={"deadline": "realtime", "g": str(WHOLE), "keyint_min": "10"}
        )
        video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
        audio = out.add_stream("libopus", rate=48000)
        for number in range(SECONDS * RATE):
            noise = np.random.default_rng(number).integers(0, 255, (72, 64), np.uint8)
            picture = av.VideoFrame.from_ndarray(noise, format="yuv420p")
            picture.pts = number
            out.mux(video.encode(picture))
            for part in range(5):
                sound = av.AudioFrame.from_ndarray(np.zeros((1, 960), np.float32), format="flt", layout="mono")
                sound.sample_rate, sound.pts = 48000, (number * 5 + part) * 960
                out.mux(audio.encode(sound))
        out.mux(video.encode(None))
        out.mux(audio.encode(None))
    return path


def packets(path: Path | io.BytesIO) -> Iterator[av.Packet[av.VideoStream]]:
    with av.open(path if isinstance(path, io.BytesIO) else str(path)) as opened:
        yield from (each for each in opened.demux(opened.streams.video[0]) if each.size)


def test_a_part_has_the_frames_of_the_recording_from_a_whole_picture_on(film: Path, tmp_path: Path) -> None:
    facts = copy([film], tmp_path / "part.webm", Part(2_500, 4_000))
    found = [bytes(each) for each in packets(tmp_path / "part.webm")]
    assert found == [bytes(each) for each in packets(film)][20:40], "from the whole picture at 2 s, unchanged"
    assert facts.kinds == frozenset(Kind)
    assert facts.seconds == pytest.approx(2.0, abs=0.15)
    with pytest.raises(Unplayable):
        copy([film], tmp_path / "after.webm", Part(60_000, 61_000))


async def test_a_clip_stands_beside_its_recording(outside: Outside, house: House, film: Path) -> None:
    content = film.read_bytes()  # noqa: ASYNC240 - a test
    made, case = await put(house, content, kind=EvidenceKind.VIDEO), new_case(house)
    await give(house, made, case, offices=frozenset({outside.office}))
    officer, path = outside.staff("officer", "media.see", "media.export"), f"/media/{made.evidence}"
    asked = {"begin": 1_000, "until": 3_000}
    answer = await outside.client.post(f"{path}/clips", json=asked, headers=officer)
    assert answer.status_code == 200, answer.text
    shown = await outside.client.get(f"/media/{answer.json()['derived']}", headers=officer)
    assert len(list(packets(io.BytesIO(shown.content)))) == 20
    assert (await outside.client.get(path, headers=officer)).content == content, "the recording is still shown"
    [piece] = (await outside.client.get("/evidence", params={"owner": case}, headers=officer)).json()["pieces"]
    [clip] = piece["derived"]
    assert (clip["derivation"], clip["shown"], clip["evidence"]) == ("clip", False, answer.json()["derived"])
    again = await outside.client.post(f"/media/{answer.json()['derived']}/clips", json=asked, headers=officer)
    beyond = await outside.client.post(f"{path}/clips", json={"begin": 90_000, "until": 91_000}, headers=officer)
    assert [each.json()["code"] for each in (again, beyond)] == ["evidence_not_cut"] * 2
    assert (
        await outside.client.post(f"{path}/clips", json={"begin": 5, "until": 5}, headers=officer)
    ).status_code == 400
    viewer = outside.staff("viewer", "media.see")
    assert (await outside.client.post(f"{path}/clips", json=asked, headers=viewer)).status_code == 403
    [bench] = (Path(house.settings.data.dir) / FOLDER).iterdir()
    assert list(bench.iterdir()) == [], "it was cut there, and nothing is left"


async def test_a_photo_is_not_cut(outside: Outside, house: House) -> None:
    made, case = await put(house, making.photo()), new_case(house)
    await give(house, made, case, offices=frozenset({outside.office}))
    officer = outside.staff("officer", "media.export")
    answer = await outside.client.post(f"/media/{made.evidence}/clips", json={"begin": 0, "until": 9}, headers=officer)
    assert answer.json()["code"] == "evidence_not_cut"
