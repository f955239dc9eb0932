"""Somebody else's program: the description in README.md is enough. Rows, JSON, SHA-256, Ed25519; no code of Anmin."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from anmin.kernel.seal.signing import Signer
from anmin.kernel.seal.verify import verify_journal


async def test_an_independent_reader_comes_to_the_same_head(sealed: Any, signer: Signer) -> None:
    rows = await sealed.fetch("select *, payload::text as p from journal order by tx, seq")
    texts = [independent_text(row) for row in rows]
    head, start = bytes(32), 0
    for seal in await sealed.fetch("select * from seals order by n"):
        block = range(start, start + seal["lines"])
        root = independent_root([texts[index] for index in block])
        assert root == seal["root"]
        seqs = b"".join(rows[index]["seq"].to_bytes(8, "big") for index in block)
        at = round((seal["at"] - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 10**6)
        places = (seal["after_tx"], seal["after_seq"], seal["last_tx"], seal["last_seq"])
        numbers = b"".join(number.to_bytes(8, "big") for number in (seal["n"], at, *places, seal["lines"]))
        message = b"anmin.seal/1\n" + head + numbers + root + hashlib.sha256(seqs).digest()
        head, start = hashlib.sha256(message).digest(), block.stop
        Ed25519PublicKey.from_public_bytes(seal["public_key"]).verify(seal["signature"], b"anmin.seal.head/1\n" + head)
    assert head.hex() == (await verify_journal(sealed, [signer.public])).head


def independent_text(row: Any) -> bytes:
    at = round((row["at"] - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 10**6)
    first = ["anmin.line/1", row["seq"], str(row["tx"]), at, row["actor"], row["on_behalf"], row["channel"]]
    first += [row["action"], row["subject"], row["version"], row["event"]]
    audience = json.dumps(row["audience"], ensure_ascii=False, separators=(",", ":"))
    last = [json.dumps(row[name], ensure_ascii=False) for name in ("cause", "request")]
    parts = [json.dumps(value, ensure_ascii=False) for value in first] + [row["p"], audience, *last]
    return f"[{', '.join(parts)}]".encode()


def independent_root(data: list[bytes]) -> bytes:
    if len(data) == 1:
        return hashlib.sha256(b"\x00" + data[0]).digest()
    half = 1 << (len(data) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + independent_root(data[:half]) + independent_root(data[half:])).digest()
