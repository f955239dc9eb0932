"""Keys that live outside the database: column encryption, keyed search hashes, rotation.

`ciphers` holds the algorithms, `ring` the keys and what they do (no I/O), `keyfile` the file, `columns` the way from a
personal value to a column and back. None of them decides who may see a clear value.
"""

from anmin.kernel.keyring.ciphers import Aes256Gcm, Cipher, Sm4Gcm
from anmin.kernel.keyring.columns import SealedColumn
from anmin.kernel.keyring.keyfile import KeyringFileError, change_keyring, create_keyring, read_keyring
from anmin.kernel.keyring.ring import Key, Keyring, KeyringError, SealBrokenError, UnknownKeyError, new_keyring

__all__ = [
    "Aes256Gcm",
    "Cipher",
    "Key",
    "Keyring",
    "KeyringError",
    "KeyringFileError",
    "SealBrokenError",
    "SealedColumn",
    "Sm4Gcm",
    "UnknownKeyError",
    "change_keyring",
    "create_keyring",
    "new_keyring",
    "read_keyring",
]
