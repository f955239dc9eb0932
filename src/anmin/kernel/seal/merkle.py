"""The Merkle tree of RFC 6962 §2.1: root, inclusion proof and its check. Pure; it knows hashes and no journal.

Everything here works on leaf hashes, because the database hands those out and never the rows. The prefixes keep a leaf
from being passed off as a node.
"""

from collections.abc import Sequence
from hashlib import sha256

LEAF = b"\x00"
NODE = b"\x01"
WIDTH = 32


def leaf_hash(data: bytes) -> bytes:
    """The 32 bytes that stand for `data` in the tree."""
    return sha256(LEAF + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(NODE + left + right).digest()


def tree_hash(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes in order; for no leaves, SHA-256 of nothing."""
    if not leaves:
        return sha256().digest()
    level = leaves
    while len(level) > 1:
        level = _parents(level)
    return level[0]


def audit_path(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The siblings from leaf `index` up to the root, lowest first. Raises IndexError outside the tree."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    path, level = [], leaves
    while len(level) > 1:
        sibling = index ^ 1
        if sibling < len(level):
            path.append(level[sibling])
        level, index = _parents(level), index >> 1
    return tuple(path)


def is_included(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether `leaf` is number `index` (from 0) of the `size` leaves under `root`: the algorithm of RFC 9162 §2.1.3.2."""
    if not 0 <= index < size:
        return False
    node, last, reached = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if node & 1 or node == last:
            reached = node_hash(sibling, reached)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            reached = node_hash(reached, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and reached == root


def split(leaves: bytes) -> list[bytes]:
    """Leaf hashes stored one after the other, 32 bytes each, as a list."""
    return [leaves[start : start + WIDTH] for start in range(0, len(leaves), WIDTH)]


def _parents(level: Sequence[bytes]) -> list[bytes]:
    # A last node without a sibling rises unchanged: with power-of-two left subtrees this is the RFC's recursive split.
    parents = [sha256(NODE + left + right).digest() for left, right in zip(level[::2], level[1::2], strict=False)]
    if len(level) & 1:
        parents.append(level[-1])
    return parents
