"""From an original as it grew to one WebM that plays and can be sought in: the same frames, nothing decoded.

It is read in a process of its own (`copying`) with bounds on time, memory and size, because what lies in it came from
outside; the libraries that read it are never loaded here.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from anmin.media.terms.engine import Kind

SECONDS = 300
"""Longest time of one remux: an hour of call takes about ten seconds."""
CHILD = "anmin.media.engine.copying"


class Unplayable(Exception):
    """Nothing in the original can be played, or reading it went beyond its bounds."""


class Facts(msgspec.Struct, frozen=True):
    """Of a remuxed copy. `frames`: pictures in it; `size` in bytes."""

    seconds: float
    kinds: frozenset[Kind]
    frames: int
    size: int


class Part(msgspec.Struct, frozen=True):
    """Milliseconds from the beginning of a file; what is cut out begins with the whole picture at or before `begin`."""

    begin: int
    until: int


async def remux(originals: Sequence[Path], into: Path, part: Part | None = None) -> Facts:
    """Write the copy of one file, or of the .mjr files of one publication, or a part of it, to a new file. Raises Unplayable."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        CHILD,
        msgspec.json.encode(part).decode(),
        str(into),
        *map(str, originals),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(SECONDS):
            said, _ = await child.communicate()
    except TimeoutError:
        said = b""
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode != 0:
        await asyncio.to_thread(into.unlink, missing_ok=True)
        raise Unplayable
    return msgspec.json.decode(said, type=Facts)
