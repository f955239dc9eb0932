"""Ids are UUID version 7 made here, so that every PostgreSQL from 15 on serves and a client may make its own key."""

import os
import threading
import time
from uuid import UUID

_FRACTIONS = 1 << 12
"""Of a millisecond: a quarter of a microsecond each."""
_RANDOM = (1 << 62) - 1
_made = threading.Lock()
_last = 0


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562 §5.7, §6.2 method 3): milliseconds, their fraction in 12 bits, 62 random bits.

    Those of one process sort in the order in which they were made.
    """
    global _last  # noqa: PLW0603 - the one clock of the process
    with _made:
        _last = max(_last + 1, time.time_ns() * _FRACTIONS // 1_000_000)
        at = _last
    milliseconds, fraction = at // _FRACTIONS & (1 << 48) - 1, at % _FRACTIONS
    random = int.from_bytes(os.urandom(8), "big") & _RANDOM
    return UUID(int=milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0x2 << 62 | random)
