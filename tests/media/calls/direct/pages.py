"""What pages do that make a call and its recordings by themselves."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path
from typing import Any

import httpx

from anmin.kernel.house import House
from anmin.media.engine.engine import RECORDING
from tests.media.calls.conftest import Line

OFFER = (Path(__file__).parents[2] / "engine" / "offer.sdp").read_text()
HEAD = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm"
BOTH = {"sdp": OFFER, "kinds": ["audio", "video"]}


async def sent(line: Line, call: str, who: dict[str, str] | None = None) -> str:
    made = await line.good(f"/{call}/publications", who or line.caller, **BOTH)
    assert (made["direct"], made["sdp"]) == (True, "")
    return str(made["publication"])


async def put(line: Line, call: str, publication: str, at: int, body: bytes, **more: Any) -> httpx.Response:
    """`n`: of which file; `who` hands it in."""
    return await line.outside.client.post(
        f"/video-calls/{call}/publications/{publication}/pieces",
        params={"at": at, "n": more.get("n", 1)},
        content=body,
        headers={**(more.get("who") or line.caller), "content-type": "video/webm"},
    )


async def kept(line: Line, call: str, publication: str, at: int, body: bytes, **more: Any) -> int:
    answer = await put(line, call, publication, at, body, **more)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["have"])


async def refused(line: Line, call: str, publication: str, at: int, body: bytes, **more: Any) -> str:
    answer = await put(line, call, publication, at, body, **more)
    assert answer.status_code >= 400, answer.text
    return str(answer.json()["code"])


async def publication_of(line: Line, call: str) -> Any:
    return (await line.show(call))["participants"][0]["publication"]


def file_of(house: House, call: str, publication: str, n: int = 1) -> Path:
    return Path(house.settings.data.dir) / RECORDING / call / f"{publication}-{n}.webm"


def aged(path: Path, seconds: float) -> None:
    """As if nothing had been written for so long."""
    then = time.time() - seconds
    os.utime(path, (then, then))


async def filmed(folder: Path) -> bytes:
    """Three seconds as a browser writes them: VP8 and Opus, no duration."""
    command = (
        *("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=size=160x120:rate=10:duration=3"),
        *("-f", "lavfi", "-i", "sine=duration=3", "-c:v", "libvpx", "-b:v", "100k", "-c:a", "libopus"),
        *("-f", "webm", "-live", "1", str(folder / "film.webm")),
    )
    made = await asyncio.create_subprocess_exec(*command)
    assert await made.wait() == 0
    return (folder / "film.webm").read_bytes()
