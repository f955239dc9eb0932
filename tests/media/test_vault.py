"""One contract for the vault, kept by a folder and by a store that speaks S3; and a house whose evidence lies in one."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import msgspec
import pytest

from anmin.app.compose import open_house
from anmin.kernel.clock import SetClock
from anmin.kernel.db import Where
from anmin.kernel.ids import new_id
from anmin.kernel.settings import Settings
from anmin.kernel.words import Problem
from anmin.media.actions.evidence import RemoveStrayFiles, remove_stray_files
from anmin.media.terms.evidence import EvidenceKind
from anmin.media.vault import Vault, name_of, piece_of
from tests.media import making
from tests.media.conftest import PACKAGES
from tests.media.making import THE_HOUSE, give, new_case, put
from tests.media.s3_store import S3, s3

LONG = bytes(range(256)) * 60_000
"""More than one part of a store, and no whole number of them."""


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[S3]]:
    with s3() as (store, environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield store


@pytest.fixture(params=["folder", "s3"])
def vault(request: pytest.FixtureRequest, settings: Settings) -> Vault:
    if request.param == "folder":
        return Vault.of(settings)
    request.getfixturevalue("store")
    return Vault.of(beyond(settings))


def beyond(settings: Settings) -> Settings:
    evidence = msgspec.structs.replace(settings.evidence, store="s3://evidence/folder")
    return msgspec.structs.replace(settings, evidence=evidence)


def blocks(content: bytes) -> Iterator[bytes]:
    return iter([content[start : start + 700_000] for start in range(0, len(content), 700_000)])


async def read(vault: Vault, name: str) -> bytes:
    return b"".join([block async for block in vault.read(name)])


async def names(vault: Vault, before: datetime) -> list[str]:
    return sorted([name async for some in vault.older_than(before) for name in some])


async def test_what_is_written_is_read_again(vault: Vault) -> None:
    for content in (b"x", LONG):
        name = name_of(hashlib.sha256(content).digest(), new_id(), 0)
        vault.write(name, blocks(content))
        assert await read(vault, name) == content


async def test_a_part_is_read_by_itself(vault: Vault) -> None:
    name = name_of(hashlib.sha256(LONG).digest(), new_id(), 0)
    vault.write(name, blocks(LONG))
    for span in ((0, 1), (5, 6_000_000), (len(LONG) - 1, len(LONG)), (0, len(LONG))):
        assert b"".join([block async for block in vault.read(name, span)]) == LONG[slice(*span)]


async def test_a_part_beyond_the_end_is_damage(vault: Vault) -> None:
    name = name_of(hashlib.sha256(b"short").digest(), new_id(), 0)
    vault.write(name, iter((b"short",)))
    with pytest.raises(Problem, match="evidence_damaged"):
        assert not [block async for block in vault.read(name, (10, 20))]
    with pytest.raises(Problem, match="evidence_damaged"):
        assert not [block async for block in vault.read(name_of(bytes(32), new_id(), 0), (0, 5))]


async def test_a_piece_may_be_written_twice(vault: Vault) -> None:
    name = piece_of(new_id(), 4 << 20)
    for content in (b"first", b"second"):
        vault.write(name, iter((content,)))
    assert await read(vault, name) == b"second"


async def test_what_is_not_there_is_told(vault: Vault) -> None:
    with pytest.raises(Problem, match="evidence_damaged"):
        await read(vault, name_of(bytes(32), new_id(), 1))


async def test_files_are_listed_by_age_and_removed(vault: Vault) -> None:
    kept = sorted(name_of(bytes((n,)) * 32, new_id(), n % 2) for n in range(5))
    for name in kept:
        vault.write(name, iter((b"content",)))
    assert await names(vault, datetime.now(UTC) + timedelta(minutes=1)) == kept
    assert await names(vault, datetime.now(UTC) - timedelta(minutes=1)) == []
    await vault.remove(kept[:3])
    await vault.remove([])
    assert await names(vault, datetime.now(UTC) + timedelta(minutes=1)) == kept[3:]


async def test_a_write_that_breaks_off_leaves_nothing(vault: Vault) -> None:
    def broken() -> Iterator[bytes]:
        yield LONG
        raise OSError("the disk of the sender")

    name = name_of(bytes(32), new_id(), 0)
    with pytest.raises(Problem, match="unavailable"):
        vault.write(name, broken())
    assert await names(vault, datetime.now(UTC) + timedelta(minutes=1)) == []


async def test_a_store_that_takes_nothing_or_is_shut_is_told(
    settings: Settings, store: type[S3], monkeypatch: Any
) -> None:
    vault = Vault.of(beyond(settings))
    store.full = True
    with pytest.raises(Problem, match="unavailable"):
        vault.write(name_of(bytes(32), new_id(), 0), iter((b"x",)))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "ANOTHER")
    with pytest.raises(Problem, match="unavailable"):
        await read(Vault.of(beyond(settings)), name_of(bytes(32), new_id(), 0))


async def test_a_house_whose_evidence_lies_in_a_store(
    settings: Settings, where: Where, clock: SetClock, store: type[S3], superuser: asyncpg.Connection
) -> None:
    async with open_house(beyond(settings), where, clock=clock, packages=PACKAGES) as house:
        film = making.film() + making.box(b"free", LONG)
        made = await put(house, film, EvidenceKind.VIDEO)
        await give(house, made, new_case(house))
        assert len(store.objects) == 2
        assert all(name.startswith("folder/") for name in store.objects)
        assert not any(making.MAKER.encode() in content for content, _ in store.objects.values()), "sealed"
        assert not list((Path(settings.data.dir) / "evidence").glob("**/*"))
        await superuser.execute("delete from evidence")
        clock.advance(timedelta(days=400))  # files have the machine's time
        await remove_stray_files.run(house, THE_HOUSE, RemoveStrayFiles())
        assert store.objects == {}
