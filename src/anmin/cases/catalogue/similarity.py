"""How alike two reports read: the Jaccard index of their character bigrams. Pure.

Made for Chinese and mixed text, where words need no cutting this way. It finds candidates for a person to look at and merges nothing.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from itertools import pairwise

from anmin.cases.catalogue.folding import folded


def bigrams(text: str) -> frozenset[str]:
    """Pairs of neighbouring letters and digits, width, case and traditional characters folded; a single one stands for itself."""
    plain = "".join(filter(str.isalnum, folded(text)))
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
