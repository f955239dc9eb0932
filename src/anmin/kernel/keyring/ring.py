"""Keys and what they do: seal, open, hash, rotate. Does no I/O and never shows key material.

A ring is a value: rotating or retiring gives a new ring, which `keyfile.change_keyring` writes before anybody uses it.
"""

import os
import re
import unicodedata
from datetime import datetime
from hashlib import sha256
from hmac import digest as hmac_digest
from typing import Literal

import msgspec
from cryptography.exceptions import InvalidTag

from anmin.kernel.keyring.ciphers import BY_NAME, NONCE_BYTES, TAG_BYTES, Cipher

FORMAT = 1
KEY_ID_BYTES = 4
HEADER_BYTES = 2 + KEY_ID_BYTES
SEARCH_KEY_BYTES = 32
SEARCH = "hmac-sha256"

_CONTEXT = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")


class KeyringError(Exception):
    """Base of what a keyring refuses; the text names keys and contexts, never values."""


class UnknownKeyError(KeyringError):
    """The bytes name a key that this ring does not hold: it was retired, or another keyring made them."""


class SealBrokenError(KeyringError):
    """The bytes were altered, cut, or belong to another context; the cipher cannot tell which."""


class Key(msgspec.Struct, frozen=True):
    """One key. `id` is 8 hexadecimal digits, drawn at random so that a restored old ring never reuses one."""

    id: str
    algorithm: Literal["aes-256-gcm", "sm4-gcm", "hmac-sha256"]
    made: datetime
    material: bytes

    def __post_init__(self) -> None:
        if not re.fullmatch(f"[0-9a-f]{{{2 * KEY_ID_BYTES}}}", self.id):
            raise ValueError("a key id has 8 hexadecimal digits")
        if len(self.material) != _material_bytes(self.algorithm):
            raise ValueError(f"key {self.id} does not have the length that {self.algorithm} demands")

    def __repr__(self) -> str:
        return f"Key({self.id}, {self.algorithm}, {self.made:%Y-%m-%d})"


class Keyring(msgspec.Struct, frozen=True):
    """Newest key first in both lists: the first one writes, all of them read."""

    cipher_keys: tuple[Key, ...]
    search_keys: tuple[Key, ...]

    def __post_init__(self) -> None:
        if not self.cipher_keys or not self.search_keys:
            raise ValueError("a keyring needs a cipher key and a search key")
        if any(key.algorithm == SEARCH for key in self.cipher_keys):
            raise ValueError("a search key stands among the cipher keys")
        if any(key.algorithm != SEARCH for key in self.search_keys):
            raise ValueError("a cipher key stands among the search keys")
        ids = [key.id for key in (*self.cipher_keys, *self.search_keys)]
        if len(set(ids)) != len(ids):
            raise ValueError("two keys have the same id")

    def encrypt(self, clear: bytes, context: str) -> bytes:
        """Seal for one place, `identity.citizens.phone`: header (format, algorithm, key), nonce, ciphertext, tag.

        34 bytes longer than `clear`. Random nonces allow 2^32 values a key (SP 800-38D 8.3): rotate before.
        """
        key = self.cipher_keys[0]
        cipher = _cipher(key)
        header = bytes((FORMAT, cipher.code)) + bytes.fromhex(key.id)
        nonce = os.urandom(NONCE_BYTES)
        return header + nonce + cipher.seal(key.material, nonce, clear, header + _bound(context))

    def decrypt(self, sealed: bytes, context: str) -> bytes:
        """Open what `encrypt` made for the same context. Raises `UnknownKeyError`, `SealBrokenError`."""
        key = self._key_of(sealed, context)
        cipher = _cipher(key)
        header, nonce = sealed[:HEADER_BYTES], sealed[HEADER_BYTES : HEADER_BYTES + NONCE_BYTES]
        if header[1] != cipher.code:
            raise SealBrokenError(f"{context}: the header names another algorithm than key {key.id} has")
        try:
            return cipher.open(key.material, nonce, sealed[HEADER_BYTES + NONCE_BYTES :], header + _bound(context))
        except InvalidTag:
            raise SealBrokenError(f"{context}: altered, or sealed for another place (key {key.id})") from None

    def is_current(self, sealed: bytes) -> bool:
        """Whether the key that writes today made these bytes; what is not current is to be sealed again."""
        return sealed[2:HEADER_BYTES].hex() == self.cipher_keys[0].id

    def search_hash(self, clear: str, context: str) -> bytes:
        """Key id and HMAC-SHA256, 36 bytes: what a column stores so that it can be found without being readable.

        Case, width and spaces do not matter (NFKC, case-folded).
        """
        return self.search_hashes(clear, context)[0]

    def search_hashes(self, clear: str, context: str) -> tuple[bytes, ...]:
        """The hash under every live search key, today's first: ask for `= any(…)` while a rotation is under way."""
        message = _bound(context) + b"\0" + _searchable(clear).encode()
        return tuple(bytes.fromhex(key.id) + hmac_digest(key.material, message, sha256) for key in self.search_keys)

    def digest(self, clear: str, context: str) -> bytes:
        """32 bytes that tell exact texts apart, under the oldest live search key: adding a key does not change them."""
        return hmac_digest(self.search_keys[-1].material, b"\0".join((_bound(context), clear.encode())), sha256)

    def rotate(self, at: datetime, algorithm: str | None = None) -> "Keyring":
        """A ring whose new cipher key writes from now on; older keys go on reading. None keeps the algorithm."""
        key = _new_key(algorithm or self.cipher_keys[0].algorithm, at)
        return msgspec.structs.replace(self, cipher_keys=(key, *self.cipher_keys))

    def rotate_search(self, at: datetime) -> "Keyring":
        """A ring with a new search key. Until every row is hashed anew, a unique index does not see old against new."""
        return msgspec.structs.replace(self, search_keys=(_new_key(SEARCH, at), *self.search_keys))

    def retire(self, key_id: str) -> "Keyring":
        """A ring without that key: what only it can read is lost for ever, so seal and hash everything anew before.

        Raises `UnknownKeyError`, and `KeyringError` for a key that still writes.
        """
        if key_id in (self.cipher_keys[0].id, self.search_keys[0].id):
            raise KeyringError(f"key {key_id} is in use; rotate first")
        kept = Keyring(
            tuple(key for key in self.cipher_keys if key.id != key_id),
            tuple(key for key in self.search_keys if key.id != key_id),
        )
        if kept == self:
            raise UnknownKeyError(f"no key {key_id}")
        return kept

    def _key_of(self, sealed: bytes, context: str) -> Key:
        if len(sealed) < HEADER_BYTES + NONCE_BYTES + TAG_BYTES or sealed[0] != FORMAT:
            raise SealBrokenError(f"{context}: not sealed by a keyring")
        key_id = sealed[2:HEADER_BYTES].hex()
        for key in self.cipher_keys:
            if key.id == key_id:
                return key
        raise UnknownKeyError(f"{context}: sealed with key {key_id}, which this keyring does not hold")


def new_keyring(at: datetime, algorithm: str = "aes-256-gcm") -> Keyring:
    """A ring of two fresh keys. Raises `ValueError` for an unknown algorithm."""
    return Keyring((_new_key(algorithm, at),), (_new_key(SEARCH, at),))


def _new_key(algorithm: str, at: datetime) -> Key:
    fields = {"id": os.urandom(KEY_ID_BYTES).hex(), "algorithm": algorithm, "made": at}
    return msgspec.convert(fields | {"material": os.urandom(_material_bytes(algorithm))}, Key)


def _material_bytes(algorithm: str) -> int:
    if algorithm == SEARCH:
        return SEARCH_KEY_BYTES
    if algorithm not in BY_NAME:
        raise ValueError(f"unknown algorithm {algorithm!r}; known: {', '.join(BY_NAME)}")
    return BY_NAME[algorithm].key_bytes


def _cipher(key: Key) -> Cipher:
    return BY_NAME[key.algorithm]


def _bound(context: str) -> bytes:
    if not _CONTEXT.fullmatch(context):
        raise ValueError("a context looks like room.table.column")
    return context.encode()


def _searchable(clear: str) -> str:
    return "".join(unicodedata.normalize("NFKC", clear).casefold().split())
