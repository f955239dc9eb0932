"""Sealing, opening, hashing, rotating: what a ring of keys does and refuses."""

import json
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given
from hypothesis import strategies as st

from anmin.kernel.keyring import (
    Keyring,
    KeyringError,
    SealBrokenError,
    SealedColumn,
    Sm4Gcm,
    UnknownKeyError,
    new_keyring,
)
from anmin.kernel.keyring.ciphers import CIPHERS
from anmin.kernel.personal import Permit, Phone, RealName, clear

AT = datetime(2026, 11, 21, tzinfo=UTC)
PHONE = "identity.citizens.phone"
ALGORITHMS = [cipher.name for cipher in CIPHERS]
RINGS = {name: new_keyring(AT, name) for name in ALGORITHMS}
VECTORS = Path(__file__).parents[3] / "shared/data/vectors/gm_id_coords.json"


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@given(text=st.binary(max_size=200))
def test_what_is_sealed_opens_again(algorithm: str, text: bytes) -> None:
    ring = RINGS[algorithm]
    sealed = ring.encrypt(text, PHONE)
    assert ring.decrypt(sealed, PHONE) == text
    assert len(sealed) == len(text) + 34
    assert ring.encrypt(text, PHONE) != sealed


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_every_altered_or_cut_byte_is_noticed(algorithm: str) -> None:
    ring = RINGS[algorithm]
    sealed = ring.encrypt(b"13812345678", PHONE)
    for place in range(len(sealed)):
        altered = bytearray(sealed)
        altered[place] ^= 1
        with pytest.raises((SealBrokenError, UnknownKeyError)) as caught:
            ring.decrypt(bytes(altered), PHONE)
        assert "13812345" not in str(caught.value), "a key's id of random digits may hold fewer of them"
        with pytest.raises(SealBrokenError):
            ring.decrypt(sealed[: place or 1], PHONE)


def test_another_place_or_another_ring_does_not_open_it() -> None:
    ring = RINGS[ALGORITHMS[0]]
    sealed = ring.encrypt(b"clear", PHONE)
    with pytest.raises(SealBrokenError, match="another place"):
        ring.decrypt(sealed, "identity.citizens.name")
    with pytest.raises(UnknownKeyError, match=ring.cipher_keys[0].id):
        new_keyring(AT).decrypt(sealed, PHONE)
    for context in ("", "phone", "identity.citizens.", "a.b\0c", "身份.电话"):
        with pytest.raises(ValueError, match="context"):
            ring.encrypt(b"clear", context)


def test_rotation_writes_new_and_reads_old() -> None:
    first = new_keyring(AT)
    old = first.encrypt(b"clear", PHONE)
    second = first.rotate(AT, "sm4-gcm")
    new = second.encrypt(b"clear", PHONE)
    assert first.is_current(old)
    assert not second.is_current(old)
    assert second.is_current(new)
    assert second.decrypt(old, PHONE) == second.decrypt(new, PHONE) == b"clear"
    assert second.rotate(AT).cipher_keys[0].algorithm == "sm4-gcm"
    with pytest.raises(UnknownKeyError):
        first.decrypt(new, PHONE)

    third = second.retire(first.cipher_keys[0].id)
    assert third.decrypt(new, PHONE) == b"clear"
    with pytest.raises(UnknownKeyError):
        third.decrypt(old, PHONE)


def test_a_key_in_use_or_unknown_is_not_retired() -> None:
    ring = new_keyring(AT)
    for key in (ring.cipher_keys[0], ring.search_keys[0]):
        with pytest.raises(KeyringError, match="in use"):
            ring.retire(key.id)
    with pytest.raises(UnknownKeyError):
        ring.retire("00000000" if ring.cipher_keys[0].id != "00000000" else "00000001")
    with pytest.raises(ValueError, match="unknown algorithm"):
        ring.rotate(AT, "rot13")


def test_search_hash_ignores_case_width_and_spaces_and_depends_on_place_and_key() -> None:
    ring = new_keyring(AT)
    hashed = ring.search_hash("Anna Schmidt", "a.b.name")
    assert hashed == ring.search_hash("ＡＮＮＡ schmidt ", "a.b.name")
    assert hashed != ring.search_hash("Anna Schmidt", "a.b.other")
    assert hashed != ring.search_hash("Anna Schmitt", "a.b.name")
    assert hashed != new_keyring(AT).search_hash("Anna Schmidt", "a.b.name")
    assert len(hashed) == 36
    assert hashed[:4].hex() == ring.search_keys[0].id


def test_search_finds_old_and_new_hashes_while_rotating() -> None:
    first = new_keyring(AT)
    stored = first.search_hash("13812345678", PHONE)
    second = first.rotate_search(AT)
    assert second.search_hashes("13812345678", PHONE)[1] == stored
    assert second.search_hash("13812345678", PHONE) == second.search_hashes("13812345678", PHONE)[0] != stored
    retired = second.retire(first.search_keys[0].id)
    assert stored not in retired.search_hashes("13812345678", PHONE)


def test_digest_is_exact_and_survives_rotation() -> None:
    ring = new_keyring(AT)
    assert ring.digest("Pass", "digest.secret") != ring.digest("pass", "digest.secret")
    assert ring.rotate_search(AT).rotate(AT).digest("Pass", "digest.secret") == ring.digest("Pass", "digest.secret")


def test_sealed_column_goes_from_value_to_value() -> None:
    ring = new_keyring(AT)
    column = SealedColumn(Phone, PHONE)
    sealed = column.seal(ring, Phone("+86 138 1234 5678"))
    opened = column.open(ring, sealed)
    assert opened == Phone("13812345678")
    assert str(opened) == "138****5678"
    assert b"138" not in sealed[18:]
    assert column.search_hash(ring, opened) == ring.search_hash("13812345678", PHONE)
    assert column.search_hashes(ring, opened) == (column.search_hash(ring, opened),)
    name = SealedColumn(RealName, "identity.citizens.name")
    again = name.open(ring, name.seal(ring, RealName("欧阳娜娜")))
    assert clear(again, Permit("a test compares clear text")) == "欧阳娜娜"


def test_keys_never_show_their_material() -> None:
    ring = new_keyring(AT)
    shown = f"{ring} {ring!r} {ring.cipher_keys[0]}"
    for key in (*ring.cipher_keys, *ring.search_keys):
        assert key.id in shown
        assert repr(key.material)[2:10] not in shown
        assert key.material.hex() not in shown


def test_impossible_rings_are_refused() -> None:
    ring = new_keyring(AT)
    cipher, search = ring.cipher_keys[0], ring.search_keys[0]
    for ciphers, searches in [((), (search,)), ((cipher,), ()), ((search,), (search,)), ((cipher,), (cipher,))]:
        with pytest.raises(ValueError, match="key"):
            Keyring(ciphers, searches)
    with pytest.raises(ValueError, match="same id"):
        Keyring((cipher, cipher), (search,))
    with pytest.raises(ValueError, match="length"):
        msgspec.structs.replace(cipher, material=b"short")
    with pytest.raises(ValueError, match="hexadecimal"):
        msgspec.structs.replace(cipher, id="zz")


def test_sm4_gcm_matches_the_published_example() -> None:
    """RFC 8998, appendix A.2.1."""
    sealed = Sm4Gcm().seal(
        bytes.fromhex("0123456789ABCDEFFEDCBA9876543210"),
        bytes.fromhex("00001234567800000000ABCD"),
        bytes.fromhex("AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD"
                      "EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA"),
        bytes.fromhex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2"),
    )  # fmt: skip
    assert sealed[-16:].hex().upper() == "83DE3541E4C2B58177E065A9BF7B62EC"
    assert sealed[:16].hex().upper() == "17F399F08C67D5EE19D0DC9969C4BB7D"


@pytest.mark.skipif(not VECTORS.exists(), reason="the shared vectors are not here")
def test_sm4_block_matches_the_standard() -> None:
    for vector in json.loads(VECTORS.read_text())["sm4_ecb_nopad"]:
        work = Cipher(algorithms.SM4(bytes.fromhex(vector["key"])), modes.ECB()).encryptor()
        assert (work.update(bytes.fromhex(vector["plain"])) + work.finalize()).hex() == vector["cipher"]
