"""How alike two reports read: the Jaccard index of their character bigrams. Pure.

Made for Chinese and mixed text, where words need no cutting this way. Traditional and simplified forms stay different.
It finds candidates for a person to look at and merges nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Set as AbstractSet
from itertools import pairwise


def bigrams(text: str) -> frozenset[str]:
    """Pairs of neighbouring letters and digits, width and case folded; a single one stands for itself."""
    plain = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
    if len(plain) < 2:
        return frozenset(plain)
    return frozenset(map("".join, pairwise(plain)))


def alike(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """The share of bigrams in both among those in either, 0 to 1; 0 when there is nothing to compare."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def similarity(one: str, other: str) -> float:
    """0 for texts without a common pair of letters, 1 for texts that read the same."""
    return alike(bigrams(one), bigrams(other))
