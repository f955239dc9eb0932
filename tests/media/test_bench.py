"""Clear copies go with the process that made them, whatever becomes of it."""

import signal
import subprocess
import sys
from pathlib import Path

from anmin.app.compose import open_house
from anmin.kernel.db import Where
from anmin.kernel.house import House
from anmin.kernel.settings import Settings
from anmin.media.bench import FOLDER, Bench
from tests.media.conftest import PACKAGES

WORKER = """
import sys, time
from pathlib import Path
from anmin.media.bench import Bench
with Bench(Path(sys.argv[1])).folder() as folder:
    (folder / "clear.webm").write_bytes(b"what was said")
    print(flush=True)
    time.sleep(60)
"""


def clear(data: Path) -> list[str]:
    return [each.name for each in data.rglob("*.webm")]


def working(data: Path) -> subprocess.Popen[bytes]:
    made = subprocess.Popen([sys.executable, "-c", WORKER, str(data)], stdout=subprocess.PIPE)
    assert made.stdout is not None
    assert made.stdout.readline()
    return made


def test_what_a_killed_process_left_goes_and_what_another_needs_stays(tmp_path: Path) -> None:
    killed, other, mine = working(tmp_path), working(tmp_path), Bench(tmp_path)
    try:
        with mine.folder() as folder:
            (folder / "mine.webm").touch()
            killed.send_signal(signal.SIGKILL)
            killed.wait()
            assert len(clear(tmp_path)) == 3
            Bench(tmp_path).sweep()
            assert sorted(clear(tmp_path)) == ["clear.webm", "mine.webm"], "that of the process that lives"
        assert clear(tmp_path) == ["clear.webm"]
    finally:
        other.kill()
        other.wait()
    mine.sweep()
    assert clear(tmp_path) == []
    assert oct((tmp_path / FOLDER).stat().st_mode)[-3:] == "700"


async def test_a_house_that_starts_clears_up(house: House, settings: Settings, where: Where) -> None:
    data = Path(settings.data.dir)
    for left in (data / FOLDER / "abc", data / ".clip-x", data / "recording" / "call" / ".sealing-x"):
        left.mkdir(parents=True)
        (left / "clear.webm").touch()
    with house.service(Bench).folder() as folder:
        (folder / "mine.webm").touch()
        async with open_house(settings, where, packages=PACKAGES):
            assert clear(data) == ["mine.webm"]
