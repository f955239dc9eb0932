"""The pure half: which line is the first that differs, and that a valid signature does not excuse a gap."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.kernel.journal import Cursor
from anmin.kernel.seal import chain, merkle
from anmin.kernel.seal.chain import Block
from anmin.kernel.seal.signing import Signer
from anmin.kernel.seal.store import Entry, Sealed
from anmin.kernel.seal.terms import Kind
from anmin.kernel.seal.walk import Finding, Place, first_difference, flaw, sound

sealed_lines = st.lists(st.integers(1, 10**6), unique=True, min_size=1, max_size=30).map(
    lambda seqs: [Entry(seq, b"%32d" % seq) for seq in seqs]
)


def sealed(signer: Signer, after: Cursor, n: int = 2) -> Sealed:
    leaves, seqs = [merkle.leaf_hash(b"line")], (8).to_bytes(8, "big")
    block = Block(n, 0, *after, 99, 8, 1, merkle.tree_hash(leaves).hex(), chain.seqs_hash(seqs))
    return Sealed(chain.seal("ab" * 32, block, signer), leaves[0], seqs)


def test_a_signer_who_leaves_lines_out_is_found(signer: Signer) -> None:
    place = Place(n=1, last=Cursor(50, 7), head="ab" * 32)
    assert flaw(sealed(signer, Cursor(50, 7)), place, [signer.public]) is None
    assert flaw(sealed(signer, Cursor(50, 8)), place, [signer.public]) == Finding(Kind.SEAL_ALTERED, 2)
    assert flaw(sealed(signer, Cursor(40, 7)), place, [signer.public]) == Finding(Kind.SEAL_ALTERED, 2)
    back = Place(n=1, last=Cursor(99, 8), head="ab" * 32)
    assert flaw(sealed(signer, Cursor(99, 8)), back, [signer.public]) == Finding(Kind.SEAL_ALTERED, 2)
    assert flaw(sealed(signer, Cursor(50, 7), n=3), place, [signer.public]) == Finding(Kind.SEAL_REMOVED, 2)
    assert flaw(sealed(signer, Cursor(50, 7), n=0), place, [signer.public]) == Finding(Kind.SEAL_ALTERED, 2)


def test_only_the_seals_before_the_first_flaw_are_sound(signer: Signer) -> None:
    place = Place(n=1, last=Cursor(50, 7), head="ab" * 32)
    good, loose = sealed(signer, Cursor(50, 7)), sealed(signer, Cursor(60, 1), n=3)
    assert sound([good, loose], place, [signer.public]) == ([good], Finding(Kind.SEAL_ALTERED, 3))
    assert sound([good], place, []) == ([], Finding(Kind.KEY_UNKNOWN, 2))


@given(sealed_lines, st.data())
def test_the_first_difference_is_found(lines: list[Entry], draw: st.DataObject) -> None:
    index = draw.draw(st.integers(0, len(lines) - 1))
    changed = Entry(lines[index].seq, sha256(lines[index].leaf).digest())
    assert first_difference(lines, lines) is None
    assert first_difference(lines, [*lines[:index], changed, *lines[index + 1 :]]) == (Kind.LINE_ALTERED, index)
    assert first_difference(lines, lines[:index] + lines[index + 1 :]) == (Kind.LINE_REMOVED, index)
    assert first_difference(lines, lines[:index]) == (Kind.LINE_REMOVED, index)


@given(sealed_lines, st.data())
def test_an_insertion_is_found_wherever_it_is(lines: list[Entry], draw: st.DataObject) -> None:
    index = draw.draw(st.integers(0, len(lines)))
    put_in = Entry(draw.draw(st.integers(-9, 0)), b"x" * 32)
    assert first_difference(lines, [*lines[:index], put_in, *lines[index:]]) == (Kind.LINE_INSERTED, index)


@pytest.mark.parametrize(
    ("lang", "text"), [("zh", "第 2 号封条，第 6 号记录：记录被删除"), ("en", "seal 2, line 6: a line was removed")]
)
def test_a_finding_is_one_sentence(lang: str, text: str) -> None:
    assert Finding(Kind.LINE_REMOVED, 2, 6).text(lang) == text  # type: ignore[arg-type]
