"""The tree against RFC 6962's own recursive definition, written down naively here, and against known roots."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.kernel.seal.merkle import audit_path, is_included, leaf_hash, split, tree_hash

DATA = [b"", b"\x00", b"\x10", b"\x20\x21", b"\x30\x31", bytes(range(0x40, 0x44)), bytes(range(0x50, 0x58))]
DATA.append(bytes(range(0x60, 0x70)))
# The roots over the first 1, 2, … 8 of these inputs, as the certificate transparency implementations test them.
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

leaves_ = st.lists(st.binary(max_size=3), max_size=70)


def naive_root(data: list[bytes]) -> bytes:
    if not data:
        return sha256(b"").digest()
    if len(data) == 1:
        return sha256(b"\x00" + data[0]).digest()
    k = cut(len(data))
    return sha256(b"\x01" + naive_root(data[:k]) + naive_root(data[k:])).digest()


def naive_path(m: int, data: list[bytes]) -> list[bytes]:
    if len(data) == 1:
        return []
    k = cut(len(data))
    if m < k:
        return [*naive_path(m, data[:k]), naive_root(data[k:])]
    return [*naive_path(m - k, data[k:]), naive_root(data[:k])]


def cut(n: int) -> int:
    """The largest power of two smaller than n."""
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def test_the_empty_tree_is_the_hash_of_nothing() -> None:
    assert tree_hash([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(("size", "root"), list(enumerate(ROOTS, start=1)))
def test_known_roots(size: int, root: str) -> None:
    assert tree_hash([leaf_hash(data) for data in DATA[:size]]).hex() == root


@given(leaves_)
def test_root_is_the_recursive_definition(data: list[bytes]) -> None:
    assert tree_hash([leaf_hash(each) for each in data]) == naive_root(data)


@given(leaves_.filter(bool), st.data())
def test_path_is_the_recursive_definition_and_leads_to_the_root(data: list[bytes], draw: st.DataObject) -> None:
    index = draw.draw(st.integers(0, len(data) - 1))
    hashes = [leaf_hash(each) for each in data]
    path = audit_path(hashes, index)
    assert list(path) == naive_path(index, data)
    assert is_included(hashes[index], index, len(data), path, naive_root(data))


@given(st.integers(1, 40), st.data())
def test_nothing_else_leads_to_the_root(size: int, draw: st.DataObject) -> None:
    hashes = [leaf_hash(bytes([number])) for number in range(size)]
    index = draw.draw(st.integers(0, size - 1))
    path, root = list(audit_path(hashes, index)), tree_hash(hashes)
    for other in range(-1, size + 2):
        assert is_included(hashes[index], other, size, path, root) is (other == index)
    assert not is_included(leaf_hash(b"other"), index, size, path, root)
    assert not is_included(hashes[index], index, size, [*path, root], root)
    assert not is_included(hashes[index], index, size, path, leaf_hash(b"other"))
    for step in range(len(path)):
        assert not is_included(hashes[index], index, size, path[:step] + path[step + 1 :], root)
        assert not is_included(hashes[index], index, size, [*path[:step], root, *path[step + 1 :]], root)


def test_a_node_cannot_pass_for_a_leaf() -> None:
    hashes = [leaf_hash(bytes([number])) for number in range(4)]
    inner = tree_hash(hashes[:2])
    assert leaf_hash(hashes[0] + hashes[1]) != inner
    assert tree_hash([inner, tree_hash(hashes[2:])]) == tree_hash(hashes)


@pytest.mark.parametrize("index", [-1, 3])
def test_no_path_outside_the_tree(index: int) -> None:
    with pytest.raises(IndexError):
        audit_path([leaf_hash(b"")] * 3, index)


@given(st.lists(st.binary(min_size=32, max_size=32)))
def test_split_undoes_joining(hashes: list[bytes]) -> None:
    assert split(b"".join(hashes)) == hashes
