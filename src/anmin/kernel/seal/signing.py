"""The Ed25519 key that signs the heads of the chain. It lives in a file outside the database, readable by its owner only.

Whoever can change the database but not read this file cannot make a seal. A missing key is never replaced silently: a
new key is a decision, and the old public key must stay among the trusted ones.
"""

import os
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from stat import S_IMODE
from typing import Self

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from anmin.kernel.seal import terms
from anmin.kernel.settings import Settings


class PublicKey(msgspec.Struct, frozen=True):
    """An Ed25519 public key: 32 bytes as 64 lower-case hexadecimal digits."""

    hex: str

    @property
    def id(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 of the 32 bytes: a name for people, not a proof."""
        return sha256(bytes.fromhex(self.hex)).hexdigest()[:16]

    def has_signed(self, message: bytes, signature: bytes) -> bool:
        """False also when these bytes are no key or no signature."""
        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.hex)).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


class Signer:
    """Holds the private key of this installation's seals."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public = PublicKey(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex())

    @classmethod
    def create(cls, path: Path) -> Self:
        """A new key, written to `path` with mode 0600. Raises Problem KEY_FILE_EXISTS; a crash leaves no half file."""
        signer = cls(Ed25519PrivateKey.generate())
        pem = signer._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        draft = path.with_name(f".{path.name}.{token_hex(8)}")
        try:
            _write(draft, pem)
            os.link(draft, path)
        except FileExistsError:
            raise terms.KEY_FILE_EXISTS(path=path) from None
        finally:
            draft.unlink(missing_ok=True)
        _flush(path.parent)
        return signer

    @classmethod
    def load(cls, path: Path) -> Self:
        """Raises Problem KEY_FILE_MISSING, KEY_FILE_OPEN (others may read it) or KEY_FILE_UNREADABLE."""
        try:
            if S_IMODE(path.stat().st_mode) & 0o077:
                raise terms.KEY_FILE_OPEN(path=path)
            key = load_pem_private_key(path.read_bytes(), password=None)
        except FileNotFoundError:
            raise terms.KEY_FILE_MISSING(path=path) from None
        except (OSError, ValueError, TypeError) as wrong:
            raise terms.KEY_FILE_UNREADABLE(path=path) from wrong
        if not isinstance(key, Ed25519PrivateKey):
            raise terms.KEY_FILE_UNREADABLE(path=path)
        return cls(key)

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The key of this house. Raises as `load`."""
        return cls.load(Path(settings.keys.signing or Path(settings.data.dir) / "seal.key"))

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
