"""Imports go down, never up and never sideways."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.rules import ROOT

LINTER = Path(sys.executable).parent / "lint-imports"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The house's sources in a folder where a violation may be planted."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        [LINTER, "--no-cache"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def plant(folder: Path, module: str, line: str) -> None:
    with (folder / "src" / "anmin" / module).open("a") as file:
        file.write(f"\n{line}\n")


def test_the_house_stands(copy: Path) -> None:
    assert lint(copy).returncode == 0


def test_an_upward_import_is_refused(copy: Path) -> None:
    plant(copy, "kernel/clock.py", "from anmin.identity import terms as planted")
    result = lint(copy)
    assert result.returncode != 0
    assert "anmin.kernel.clock -> anmin.identity" in result.stdout


def test_a_sideways_import_is_refused(copy: Path) -> None:
    """Two rooms of one floor are blind to one another: planted as two rooms that share a floor."""
    for room in ("hall", "beat"):
        (copy / "src" / "anmin" / room).mkdir()
        (copy / "src" / "anmin" / room / "__init__.py").write_text('"""Planted."""\n')
    config = (copy / ".importlinter").read_text()
    (copy / ".importlinter").write_text(
        config.replace("    anmin.territory\n", "    anmin.hall | anmin.beat\n    anmin.territory\n", 1)
    )
    assert lint(copy).returncode == 0
    plant(copy, "hall/__init__.py", "import anmin.beat")
    result = lint(copy)
    assert result.returncode != 0
    assert "anmin.hall -> anmin.beat" in result.stdout
