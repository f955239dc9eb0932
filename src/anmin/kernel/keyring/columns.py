"""From a personal value to an encrypted column and back. Shows nothing: what comes back is masked again."""

from collections.abc import Callable
from typing import Generic, TypeVar

from anmin.kernel.keyring.ring import Keyring
from anmin.kernel.personal import Permit, Personal, clear

_PERMIT = Permit("kernel.keyring.columns: clear text is needed to encrypt it")

P = TypeVar("P", bound=Personal)


class SealedColumn(Generic[P]):
    """One column: `SealedColumn(Phone, "identity.citizens.phone")`. The ring comes with each call: it rotates."""

    __slots__ = ("context", "kind")

    def __init__(self, kind: Callable[[str], P], context: str) -> None:
        self.kind = kind
        self.context = context

    def seal(self, ring: Keyring, value: P) -> bytes:
        return ring.encrypt(clear(value, _PERMIT).encode(), self.context)

    def open(self, ring: Keyring, sealed: bytes) -> P:
        """Raises `UnknownKeyError`, `SealBrokenError`."""
        return self.kind(ring.decrypt(sealed, self.context).decode())

    def search_hash(self, ring: Keyring, value: P) -> bytes:
        return ring.search_hash(clear(value, _PERMIT), self.context)

    def search_hashes(self, ring: Keyring, value: P) -> tuple[bytes, ...]:
        return ring.search_hashes(clear(value, _PERMIT), self.context)
