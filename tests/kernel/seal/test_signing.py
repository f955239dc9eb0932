"""The key file: private, never overwritten, and refused with a plain sentence when something is wrong with it."""

from hashlib import sha256
from pathlib import Path
from stat import S_IMODE

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from anmin.kernel.seal import terms
from anmin.kernel.seal.signing import PublicKey, Signer
from anmin.kernel.words import Fault, Problem


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "seal.pem"


def refused(path: Path) -> Fault:
    with pytest.raises(Problem) as caught:
        Signer.load(path)
    assert str(path) in caught.value.text("zh")
    return caught.value.fault


def test_a_created_key_is_the_loaded_key_and_nobody_else_reads_it(path: Path) -> None:
    created, loaded = Signer.create(path), Signer.load(path)
    assert created.public == loaded.public
    assert S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_key_is_never_overwritten(path: Path) -> None:
    kept = Signer.create(path).public
    with pytest.raises(Problem) as caught:
        Signer.create(path)
    assert caught.value.fault is terms.KEY_FILE_EXISTS
    assert Signer.load(path).public == kept
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_key_that_others_can_read_is_refused(path: Path, mode: int) -> None:
    Signer.create(path)
    path.chmod(mode)
    assert refused(path) is terms.KEY_FILE_OPEN


def test_a_missing_key_is_said_to_be_missing(path: Path) -> None:
    assert refused(path) is terms.KEY_FILE_MISSING


def test_what_is_no_ed25519_key_is_refused(path: Path) -> None:
    other = generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for content in (b"", b"hello", other):
        path.write_bytes(content)
        path.chmod(0o600)
        assert refused(path) is terms.KEY_FILE_UNREADABLE


def test_signature_key_and_message_belong_together(signer: Signer, path: Path) -> None:
    signature = signer.sign(b"head")
    assert signer.public.has_signed(b"head", signature)
    assert not signer.public.has_signed(b"heaD", signature)
    assert not Signer.create(path).public.has_signed(b"head", signature)
    assert not signer.public.has_signed(b"head", signature[:-1])
    assert not PublicKey("00" * 31).has_signed(b"head", signature)


def test_the_key_id_is_the_beginning_of_the_hash(signer: Signer) -> None:
    raw = bytes.fromhex(signer.public.hex)
    assert len(raw) == 32
    assert signer.public.id == sha256(raw).hexdigest()[:16]
