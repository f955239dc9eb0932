"""Files that the database does not know: sealed after all, or removed when their call is gone.

An engine writes before the house knows of it. What it wrote while the database was away, or could take nothing in, must
not be lost when it falls before its news were heard.
"""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from anmin.kernel.house import House
from anmin.media.actions import recordings as actions
from anmin.media.recording.growing import folders
from anmin.media.recording.sealing import BY, Pass, drop
from anmin.media.workshop import Workshop

OLD = timedelta(hours=1)
"""By night: news of younger publications may still be on their way."""
GONE_FOR = 86_400.0
"""Seconds without a write after which a file of a call that is gone goes too, as any file without a row."""


async def find(house: House, before: datetime, passing: Pass | None = None) -> None:
    """Look through the folder of recordings for files of publications made before then, and over."""
    for call, folder, names in await house.service(Workshop).do(lambda: tuple(_listed(house))):
        command = actions.FindRecordings(call=call, names=names, before=before)
        known = await (passing or _by(house))(actions.find_recordings, command)
        if known is False:
            await house.service(Workshop).do(lambda: drop(folder, _old(folder, names)))  # noqa: B023


def _by(house: House) -> Pass:
    return lambda door, command: door.run(house, BY, command)


def _listed(house: House) -> Iterator[tuple[UUID, Path, tuple[str, ...]]]:
    for call, folder in folders(house):
        yield call, folder, tuple(each.name for each in folder.iterdir() if each.is_file())


def _old(folder: Path, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in names if time.time() - (folder / each).stat().st_mtime > GONE_FOR)
