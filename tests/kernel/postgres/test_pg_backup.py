"""Taking a backup: what it refuses before anything is written, and that it is private."""

import shutil
import stat
from pathlib import Path

import pytest

from anmin.kernel.postgres import BackupJob, Binaries, Embedded, PostgresFault, backup
from tests.kernel.postgres.saving import NOON, job

pytestmark = pytest.mark.asyncio


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def test_a_backup_never_writes_into_an_existing_folder_and_is_private(
    saved: Path, source: Embedded, binaries: Binaries
) -> None:
    assert mode(saved) == 0o700
    with pytest.raises(PostgresFault) as caught:
        await backup(job(source, saved, binaries, []))
    assert caught.value.code == "postgres.folder_taken"


async def test_a_role_that_row_security_binds_cannot_make_a_thin_backup(
    saved: Path, source: Embedded, binaries: Binaries
) -> None:
    folder = saved.with_name("thin")
    wish = BackupJob(dsn=source.dsn("anmin_owner"), folder=folder, binaries=binaries, at=NOON)
    with pytest.raises(PostgresFault, match="row-level security") as caught:
        await backup(wish)
    assert caught.value.code == "postgres.tool_failed"
    assert not list(folder.parent.glob("thin*"))


async def test_too_little_room_is_said_before_anything_is_written(
    saved: Path, source: Embedded, binaries: Binaries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 0))
    with pytest.raises(PostgresFault) as caught:
        await backup(job(source, saved.with_name("no-room"), binaries, []))
    assert caught.value.code == "postgres.no_room"
