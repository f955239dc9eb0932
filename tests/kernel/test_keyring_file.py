"""The keyring's file: never exposed, never half-written, never overwritten by accident."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from anmin.kernel.keyring import Keyring, KeyringFileError, change_keyring, create_keyring, new_keyring, read_keyring

AT = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keyring.json"


def test_a_created_file_reads_back_and_is_private(path: Path) -> None:
    ring = new_keyring(AT, "sm4-gcm")
    create_keyring(path, ring)
    assert read_keyring(path) == ring
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_an_existing_file_is_left_alone(path: Path) -> None:
    create_keyring(path, new_keyring(AT))
    before = path.read_bytes()
    with pytest.raises(KeyringFileError, match="left alone"):
        create_keyring(path, new_keyring(AT))
    assert path.read_bytes() == before
    assert len(list(path.parent.iterdir())) == 1


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o602, 0o610])
def test_a_file_that_others_can_reach_is_refused(path: Path, mode: int) -> None:
    create_keyring(path, new_keyring(AT))
    path.chmod(mode)
    with pytest.raises(KeyringFileError, match="chmod 600"):
        read_keyring(path)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_foreign_file_is_refused(path: Path) -> None:
    create_keyring(path, new_keyring(AT))
    os.chown(path, 12345, 12345)
    with pytest.raises(KeyringFileError, match="12345"):
        read_keyring(path)


def test_a_missing_file_is_not_made(path: Path) -> None:
    with pytest.raises(KeyringFileError, match=str(path)):
        read_keyring(path)
    assert not path.exists()


def test_a_damaged_file_is_named_and_not_quoted(path: Path) -> None:
    create_keyring(path, new_keyring(AT))
    whole = path.read_bytes()
    damaged = [
        b"",
        b"{}",
        b"[]",
        whole[:-20],
        whole.replace(b"aes-256-gcm", b"rot13"),
        whole.replace(b'": "', b'": "AAAA'),
    ]
    for content in damaged:
        assert content != whole
        path.write_bytes(content)
        with pytest.raises(KeyringFileError, match="damaged") as caught:
            read_keyring(path)
        assert caught.value.__cause__ is None
        assert "rot13" not in str(caught.value)


def test_a_change_is_written_whole_and_old_values_still_open(path: Path) -> None:
    create_keyring(path, new_keyring(AT))
    sealed = read_keyring(path).encrypt(b"clear", "a.b.c")
    changed = change_keyring(path, lambda ring: ring.rotate(AT))
    assert read_keyring(path) == changed
    assert len(changed.cipher_keys) == 2
    assert changed.decrypt(sealed, "a.b.c") == b"clear"
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(list(path.parent.iterdir())) == 1


def test_a_failing_change_leaves_the_file_as_it_was(path: Path) -> None:
    create_keyring(path, new_keyring(AT))
    before = path.read_bytes()

    def fail(ring: Keyring) -> Keyring:
        return ring.retire(ring.cipher_keys[0].id)

    with pytest.raises(Exception, match="in use"):
        change_keyring(path, fail)
    assert path.read_bytes() == before
    assert len(list(path.parent.iterdir())) == 1


def test_concurrent_rotations_lose_no_key(path: Path) -> None:
    create_keyring(path, new_keyring(AT))
    with ThreadPoolExecutor(4) as pool:
        rings = list(pool.map(lambda _: change_keyring(path, lambda ring: ring.rotate(AT)), range(12)))
    final = {key.id for key in read_keyring(path).cipher_keys}
    assert len(final) == 13
    assert {ring.cipher_keys[0].id for ring in rings} < final
