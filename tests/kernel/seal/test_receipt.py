"""A receipt holds as it was given, says what it does not prove, and fails when a single byte of it is changed."""

import json
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anmin.kernel.seal import chain, merkle, terms
from anmin.kernel.seal.chain import Block
from anmin.kernel.seal.leaf import line_hash
from anmin.kernel.seal.receipt import FORMAT, NotYetSealed, Receipt, make_receipt, verify_receipt
from anmin.kernel.seal.sealing import seal_once
from anmin.kernel.seal.signing import Signer
from anmin.kernel.seal.terms import ALWAYS_OPEN, Claim, Outcome
from anmin.kernel.words import Problem

SIGNER = Signer(Ed25519PrivateKey.from_private_bytes(bytes(32)))
HELD = (Claim.IN_BLOCK, Claim.IN_CHAIN, Claim.SIGNED)
UNREADABLE = (Claim.UNREADABLE,)


def text(seq: int) -> str:
    line = ["anmin.line/1", seq, "900", 1_769_900_000_000_000, "staff:1", None, "h5", "cases.raise", "case:派\n\x7f👮"]
    return json.dumps([*line, 1, "cases.Raised", {"n": seq}, ["office:1"], None, "r"], ensure_ascii=False)


def receipt_of(size: int, index: int) -> Receipt:
    """The receipt of line `index` of a block of `size` lines, made without a database."""
    leaves = [line_hash(text(seq)) for seq in range(size)]
    root, seqs = merkle.tree_hash(leaves).hex(), chain.seqs_hash(bytes(8 * size))
    block = Block(2, 1_769_900_001_000_000, 800, 7, 900, size, size, root, seqs)
    path = tuple(step.hex() for step in merkle.audit_path(leaves, index))
    return Receipt(FORMAT, text(index), index, path, chain.seal("ab" * 32, block, SIGNER))


GOOD = receipt_of(6, 3).encode()


def failed(receipt: bytes) -> bool:
    verdict = verify_receipt(receipt, [SIGNER.public])
    return verdict.outcome is Outcome.FAILED and verdict.failed != () and verdict.proven == ()


@given(st.integers(1, 30), st.data())
def test_a_receipt_holds(size: int, draw: st.DataObject) -> None:
    receipt = receipt_of(size, draw.draw(st.integers(0, size - 1)))
    verdict = verify_receipt(receipt.encode(), [SIGNER.public])
    assert (verdict.outcome, verdict.failed) == (Outcome.PROVEN, ())
    assert verdict.proven == (*HELD, Claim.KEY_TRUSTED)
    assert verdict.unproven == ALWAYS_OPEN
    assert verdict.line is not None
    assert (verdict.line.seq, verdict.line.subject) == (receipt.index, "case:派\n\x7f👮")
    assert (verdict.n, verdict.key, verdict.head) == (2, SIGNER.public, receipt.seal.chained)
    assert verdict.sealed_at == datetime(2026, 1, 31, 22, 53, 21, tzinfo=UTC)


def test_without_known_keys_the_verdict_says_that_anybody_could_have_signed() -> None:
    verdict = verify_receipt(GOOD)
    assert verdict.outcome is Outcome.UNPINNED
    assert verdict.proven == HELD
    assert verdict.unproven == (Claim.KEY_TRUSTED, *ALWAYS_OPEN)
    assert "签名密钥未经核对" in verdict.text("zh")
    assert "? that key is one you trust" in verdict.text("en")


def test_a_receipt_signed_with_a_strange_key_fails() -> None:
    other = Signer(Ed25519PrivateKey.generate()).public
    for keys in ([], [other]):
        verdict = verify_receipt(GOOD, keys)
        assert (verdict.outcome, verdict.proven, verdict.failed) == (Outcome.FAILED, (), (Claim.KEY_TRUSTED,))
    assert verify_receipt(GOOD, [other, SIGNER.public]).outcome is Outcome.PROVEN


def test_every_single_bit_counts() -> None:
    for place in range(len(GOOD)):
        for bit in range(8):
            changed = bytearray(GOOD)
            changed[place] ^= 1 << bit
            assert failed(bytes(changed)), (place, bit)


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_cut_doubled_or_replaced_parts_count(draw: st.DataObject) -> None:
    start = draw.draw(st.integers(0, len(GOOD)))
    end = draw.draw(st.integers(start, min(len(GOOD), start + 80)))
    changed = GOOD[:start] + draw.draw(st.binary(max_size=8) | st.just(GOOD[start:end] * 2)) + GOOD[end:]
    assert failed(changed) or changed.strip() == GOOD


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, inner in pairs for place in places(inner, (*path, key)))]


ODD: list[Any] = [
    None,
    True,
    -1,
    0,
    1,
    2**63 - 1,
    2**63,
    10**400,
    1.5,
    "",
    "0",
    "00" * 32,
    "AB" * 32,
    "é",
    [],
    {},
    [[]],
]


def test_a_field_of_another_value_or_kind_fails_and_never_breaks_the_check() -> None:
    for place in places(json.loads(GOOD))[1:]:
        for odd in ODD:
            value = json.loads(GOOD)
            holder = value
            for key in place[:-1]:
                holder = holder[key]
            if holder[place[-1]] == odd and type(holder[place[-1]]) is type(odd):
                continue
            holder[place[-1]] = odd
            assert failed(json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()), (place, odd)


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"null",
        b"\xff",
        b"[" * 100_000,
        GOOD + GOOD,
        b" " * (1 << 20) + GOOD,
        GOOD.replace(b'"index":3', b'"index":0,"index":3'),
        GOOD.replace(b'"index":3', b'"index": 3'),
        GOOD.replace(b'"index":3', b'"index":3,"note":"paid"'),
        GOOD.replace(b"staff", b"\\u0073taff"),
    ],
    ids=range(10),
)
def test_what_is_not_the_very_file_is_unreadable(junk: bytes) -> None:
    verdict = verify_receipt(junk, [SIGNER.public])
    assert (verdict.outcome, verdict.failed, verdict.line) == (Outcome.FAILED, UNREADABLE, None)


def test_a_line_break_at_the_end_does_no_harm() -> None:
    assert verify_receipt(GOOD + b"\r\n", [SIGNER.public]).outcome is Outcome.PROVEN


def test_a_seal_made_for_other_lines_proves_nothing_for_this_one() -> None:
    lent = msgspec.structs.replace(receipt_of(6, 3), seal=receipt_of(5, 3).seal)
    assert verify_receipt(lent.encode(), [SIGNER.public]).failed == (Claim.IN_BLOCK,)


async def test_every_sealed_line_has_its_receipt(app: Any, write: Any, signer: Signer, now: datetime) -> None:
    seqs = await write(app, 9, cause='派"\n')
    while await seal_once(app, signer, now, max_lines=4):
        pass
    [tail] = await write(app)
    for seq in seqs:
        receipt = await make_receipt(app, seq)
        assert isinstance(receipt, Receipt)
        verdict = verify_receipt(receipt.encode(), [signer.public])
        assert verdict.outcome is Outcome.PROVEN
        assert verdict.line is not None
        assert (verdict.line.seq, verdict.sealed_at, verdict.n) == (seq, now, (seq + 3) // 4)
    assert await make_receipt(app, tail) == NotYetSealed(tail)


async def test_no_receipt_for_a_line_that_is_not_there(app: Any) -> None:
    with pytest.raises(Problem) as caught:
        await make_receipt(app, 1)
    assert caught.value.fault is terms.NO_SUCH_LINE


async def test_no_receipt_for_a_line_that_was_changed(
    app: Any, root: Any, write: Any, signer: Signer, now: datetime
) -> None:
    seqs = await write(app, 3)
    await seal_once(app, signer, now)
    await root.execute("update journal set actor = 'x' where seq = $1", seqs[1])
    with pytest.raises(Problem) as caught:
        await make_receipt(app, seqs[1])
    assert caught.value.fault is terms.LINE_NOT_AS_SEALED
    assert "1" in caught.value.text("zh")
    assert isinstance(await make_receipt(app, seqs[2]), Receipt)
