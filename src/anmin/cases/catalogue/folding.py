"""One way of writing for all that is compared: width, case, and traditional characters as simplified ones.

A caller from Hong Kong or Taiwan writes 搶劫 and means the rule that says 抢劫. What was written is stored as it was.
"""

import unicodedata
from functools import cache

from opencc import OpenCC


@cache
def _simplified() -> OpenCC:
    return OpenCC("t2s")


def folded(text: str) -> str:
    """For comparing, never for showing or storing."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return plain if plain.isascii() else str(_simplified().convert(plain))
