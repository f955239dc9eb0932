"""`anmin city create` as an operator uses it: files alone, a house from nothing, the same again, and refusals."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def folder() -> Iterator[Path]:
    """A place that the database's own account can reach, which pytest's folders are not."""
    path = Path(tempfile.mkdtemp(prefix="anmin-test-"))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path)


def create(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "anmin", "city", "create", *words],
        env={**os.environ, "ANMIN_DATA_DIR": str(folder / "data"), "LANG": "en_GB.UTF-8"},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_the_files_alone_touch_no_house(folder: Path) -> None:
    done = create(folder, "--size", "county", "--seed", "3", "--out", "city")
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (folder / "city").iterdir()} == {Path(line).name for line in done.stdout.split()}
    assert len(json.loads((folder / "city" / "areas.geojson").read_text())["features"]) == 347
    assert not (folder / "data").exists()


def test_a_house_is_made_from_nothing_and_then_left_as_it_is(folder: Path) -> None:
    first = create(folder)
    assert first.returncode == 0, first.stderr
    accounts = json.loads((folder / "data" / "demo.json").read_text())
    assert len(accounts) == 11
    assert all(account["login"] in first.stdout and account["password"] in first.stdout for account in accounts)
    assert "nothing was changed" not in first.stdout
    again = create(folder)
    assert again.returncode == 0
    assert "nothing was changed" in again.stdout
    other = create(folder, "--seed", "2")
    assert other.returncode != 0
    assert "SIM-SMALL-1" in other.stderr
    assert "Traceback" not in other.stderr


@pytest.mark.parametrize("words", [("--seed", "-1"), ("--seed", "1000000"), ("--size", "village")])
def test_what_cannot_be_drawn_is_refused(folder: Path, words: tuple[str, ...]) -> None:
    done = create(folder, *words)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert list(folder.iterdir()) == []
