"""The two authenticated ciphers a key may use. Nonces and keys come from the caller; nothing is kept here."""

from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher as BlockMode
from cryptography.hazmat.primitives.ciphers import algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12
TAG_BYTES = 16


class Cipher(Protocol):
    """An AEAD with a 12-byte nonce and a 16-byte tag appended; `code` is its byte in the header and never changes."""

    @property
    def code(self) -> int: ...

    @property
    def name(self) -> str: ...

    @property
    def key_bytes(self) -> int: ...

    def seal(self, key: bytes, nonce: bytes, clear: bytes, bound: bytes) -> bytes: ...

    def open(self, key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
        """The clear bytes. Raises `cryptography.exceptions.InvalidTag` when anything differs."""
        ...


class Aes256Gcm:
    """NIST SP 800-38D; the default."""

    code = 1
    name = "aes-256-gcm"
    key_bytes = 32

    def seal(self, key: bytes, nonce: bytes, clear: bytes, bound: bytes) -> bytes:
        return AESGCM(key).encrypt(nonce, clear, bound)

    def open(self, key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
        return AESGCM(key).decrypt(nonce, sealed, bound)


class Sm4Gcm:
    """SM4 of GB/T 32907-2016 in GCM (RFC 8998), where the national algorithms are demanded."""

    code = 2
    name = "sm4-gcm"
    key_bytes = 16

    def seal(self, key: bytes, nonce: bytes, clear: bytes, bound: bytes) -> bytes:
        work = BlockMode(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
        work.authenticate_additional_data(bound)
        return work.update(clear) + work.finalize() + work.tag

    def open(self, key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
        if len(sealed) < TAG_BYTES:
            raise InvalidTag
        work = BlockMode(algorithms.SM4(key), modes.GCM(nonce, sealed[-TAG_BYTES:])).decryptor()
        work.authenticate_additional_data(bound)
        return work.update(sealed[:-TAG_BYTES]) + work.finalize()


CIPHERS: tuple[Cipher, ...] = (Aes256Gcm(), Sm4Gcm())
BY_NAME = {cipher.name: cipher for cipher in CIPHERS}
