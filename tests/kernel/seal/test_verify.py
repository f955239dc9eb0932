"""Whatever a superuser does to lines or seals is found, and the first line or seal concerned is named."""

from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from anmin.kernel.seal import chain
from anmin.kernel.seal.sealing import seal_once
from anmin.kernel.seal.signing import Signer
from anmin.kernel.seal.terms import Kind
from anmin.kernel.seal.verify import Progress, Report, verify_journal
from anmin.kernel.seal.walk import Finding

NOW = datetime(2026, 2, 1, 8, 0, 0, 654321, UTC)
ALTERED, REMOVED, INSERTED = Kind.LINE_ALTERED, Kind.LINE_REMOVED, Kind.LINE_INSERTED
COLUMNS = "at, actor, on_behalf, channel, action, subject, version, event, payload, audience, cause, request"


async def seal_all(conn: Any, signer: Signer, max_lines: int = 4) -> None:
    while await seal_once(conn, signer, NOW, max_lines):
        pass


async def check(conn: Any, signer: Signer, head: str | None = None) -> Report:
    return await verify_journal(conn, [signer.public], expected_head=head)


async def test_an_empty_journal_holds(app: Any, signer: Signer) -> None:
    assert await check(app, signer) == Report(0, 0, chain.START, 0, None)
    assert (await check(app, signer, chain.START)).finding is None


async def test_an_unsealed_journal_is_all_tail(app: Any, write: Any, signer: Signer) -> None:
    await write(app, 3)
    assert await check(app, signer) == Report(0, 0, chain.START, 3, None)


@pytest.mark.parametrize(("lines", "size"), [(1, 1), (1, 9), (7, 1), (8, 4), (9, 4), (40, 40)])
async def test_untouched_lines_hold(app: Any, write: Any, signer: Signer, lines: int, size: int) -> None:
    await write(app, lines)
    await seal_all(app, signer, size)
    report = await check(app, signer)
    assert (report.blocks, report.lines, report.tail, report.finding) == (-(-lines // size), lines, 0, None)
    for seal in await app.fetch("select encode(chained, 'hex') as head from seals"):
        assert await check(app, signer, seal["head"]) == report


async def test_the_tail_is_counted_and_progress_is_told(sealed: Any, signer: Signer) -> None:
    told: list[Progress] = []
    report = await verify_journal(sealed, [signer.public], told.append)
    assert (report.blocks, report.lines, report.tail, report.finding) == (3, 10, 1, None)
    assert told[-1] == Progress(3, 3, 10)
    assert "10" in report.text("zh")
    assert "No change" in report.text("en")


async def test_many_batches(app: Any, write: Any, signer: Signer, root: Any) -> None:
    async with app.transaction():
        await write(app, 600)
    await seal_all(app, signer, 1)
    assert (await check(app, signer)).lines == 600
    await root.execute("update journal set actor = 'x' where seq = 560")
    report = await check(app, signer)
    assert (report.blocks, report.lines, report.finding) == (559, 559, Finding(ALTERED, 560, 560))


SET = {
    "seq": "seq = 600",
    "tx": "tx = (select max(tx) from journal)",
    "at": "at = at + interval '1 microsecond'",
    "at (other month)": "at = '2030-01-01'",
    "actor": "actor = actor || ' '",
    "on_behalf": "on_behalf = ''",
    "channel": "channel = 'phone'",
    "action": "action = ''",
    "subject": "subject = 'case:1'",
    "version": "version = version + 1",
    "event": "event = 'cases.Closed'",
    "payload": "payload = payload || '{\"x\": null}'",
    "payload (scale)": "payload = '{\"n\": 5.0}'",
    "audience": "audience = '{}'",
    "audience (bounds)": "audience = ('[0:0]=' || audience::text)::text[]",
    "cause": "cause = 'null'",
    "request": "request = 'R-1'",
}


@pytest.mark.parametrize("column", SET)
async def test_a_changed_column_is_named(sealed: Any, signer: Signer, column: str) -> None:
    await sealed.execute(f"update journal set {SET[column]} where seq = 6")
    report = await check(sealed, signer)
    assert (report.blocks, report.lines, report.finding) == (1, 4, Finding(ALTERED, 2, 6))


@pytest.mark.parametrize(("seq", "n"), [(1, 1), (4, 1), (5, 2), (6, 2), (8, 2), (9, 3), (10, 3)])
async def test_a_removed_line_is_named(sealed: Any, signer: Signer, seq: int, n: int) -> None:
    await sealed.execute(f"delete from journal where seq = {seq}")
    assert (await check(sealed, signer)).finding == Finding(REMOVED, n, seq)


async def test_a_removed_month_is_noticed_at_its_first_line(sealed: Any, signer: Signer) -> None:
    await sealed.execute("alter table journal detach partition journal_2020_02")
    assert (await check(sealed, signer)).finding == Finding(REMOVED, 1, 4)


async def test_lines_of_detached_months_can_be_left_out_but_not_their_seals(sealed: Any, signer: Signer) -> None:
    async def later() -> Report:
        return await verify_journal(sealed, [signer.public], lines_from=2)

    await sealed.execute("alter table journal detach partition journal_2020_01")
    assert (await check(sealed, signer)).finding == Finding(REMOVED, 1, 1)
    report = await later()
    assert (report.blocks, report.lines, report.finding) == (3, 6, None)
    await sealed.execute("update journal set actor = 'x' where seq = 6")
    assert (await later()).finding == Finding(ALTERED, 2, 6)
    await sealed.execute("update seals set leaves = leaves || leaves where n = 1")
    assert (await later()).finding == Finding(Kind.SEAL_ALTERED, 1)


COPY = f"insert into journal (seq, tx, {COLUMNS}) select %s, %s, {COLUMNS} from journal where seq = %d"


@pytest.mark.parametrize(
    ("seq", "tx", "of", "n"),
    [
        ("1000", "tx", 6, 2),
        ("1000", "tx", 4, 2),
        ("1000", "tx", 10, None),
        ("-1", "tx", 6, 2),
        ("-1", "tx", 1, 1),
        ("1000", "'1'", 6, 1),
        ("6", "tx", 6, 2),
        ("10", "tx", 10, 3),
        ("6", "(select tx from journal where seq = 7)", 6, 2),
    ],
)
async def test_an_inserted_line_is_named(
    sealed: Any, signer: Signer, seq: str, tx: str, of: int, n: int | None
) -> None:
    await sealed.execute(COPY % (seq, tx, of))
    report = await check(sealed, signer)
    # What stands after the last sealed line is tail: nobody can tell it from a line that is still to be sealed.
    assert report.finding == (None if n is None else Finding(INSERTED, n, int(seq)))
    assert report.tail == (2 if n is None else 1)


@pytest.mark.parametrize(("seq", "tx"), [("-1", "'0'"), ("0", "'0'"), ("1000", "null"), ("null", "tx")])
async def test_a_line_out_of_every_range_is_named(sealed: Any, signer: Signer, seq: str, tx: str) -> None:
    await sealed.execute(COPY % (seq, tx, 6))
    found = (await check(sealed, signer)).finding
    assert found == Finding(INSERTED, None, None if seq == "null" else int(seq))


async def test_a_flood_of_inserted_lines_is_named_by_the_first(sealed: Any, signer: Signer) -> None:
    flood = COPY.replace("where", "cross join generate_series(1, 20000) as i where")
    await sealed.execute(flood % ("1000 + i", "tx", 2))
    assert (await check(sealed, signer)).finding == Finding(INSERTED, 1, 1001)


async def test_swapped_contents_are_named_at_the_first_line(sealed: Any, signer: Signer) -> None:
    await sealed.execute("update journal set seq = 9 - seq where seq in (3, 6)")
    assert (await check(sealed, signer)).finding == Finding(ALTERED, 1, 3)


async def test_swapped_places_are_named_at_the_first_line(sealed: Any, signer: Signer) -> None:
    await sealed.execute("""
        update journal j set tx = o.tx from journal o where j.seq in (2, 7) and o.seq = 9 - j.seq""")
    assert (await check(sealed, signer)).finding == Finding(ALTERED, 1, 2)


async def test_a_replaced_line_is_an_altered_line(sealed: Any, signer: Signer) -> None:
    await sealed.execute(COPY % ("777", "tx", 6) + "; delete from journal where seq = 6")
    assert (await check(sealed, signer)).finding == Finding(ALTERED, 2, 6)


SEAL = {
    "at": "at = at + interval '1 microsecond'",
    "at infinite": "at = 'infinity'",
    "at before all time": "at = '-infinity'",
    "after_tx": "after_tx = '1'",
    "after_seq": "after_seq = after_seq - 1",
    "last_tx": "last_tx = '18446744073709551615'",
    "last_seq": "last_seq = last_seq + 1",
    "lines": "lines = lines - 1",
    "lines negative": "lines = -1",
    "leaves": "leaves = overlay(leaves placing 'x' from 40)",
    "leaves shorter": "leaves = substr(leaves, 33)",
    "leaves empty": "leaves = ''",
    "seqs": "seqs = overlay(seqs placing 'x' from 9)",
    "seqs longer": "seqs = seqs || seqs",
    "root": "root = sha256(root)",
    "chained": "chained = sha256(chained)",
    "signature": "signature = overlay(signature placing 'x' from 3)",
    "signature short": "signature = ''",
    "key_id": "key_id = 'x'",
} | {
    f"{name} null": f"{name} = null"
    for name in ("at", "after_tx", "last_seq", "lines", "leaves", "seqs", "root", "chained", "key_id")
}


@pytest.mark.parametrize("change", SEAL)
async def test_an_altered_seal_is_named(sealed: Any, signer: Signer, change: str) -> None:
    if change.startswith("key_id"):
        await sealed.execute("alter table seals alter column key_id drop expression")
    await sealed.execute(f"update seals set {SEAL[change]} where n = 2")
    report = await check(sealed, signer)
    assert (report.blocks, report.finding) == (1, Finding(Kind.SEAL_ALTERED, 2))


@pytest.mark.parametrize("n", [1, 2])
async def test_a_removed_seal_is_named(sealed: Any, signer: Signer, n: int) -> None:
    await sealed.execute(f"delete from seals where n = {n}")
    assert (await check(sealed, signer)).finding == Finding(Kind.SEAL_REMOVED, n)


async def test_seals_that_close_the_gap_are_named(sealed: Any, signer: Signer) -> None:
    await sealed.execute("delete from seals where n = 2; update seals set n = 2 where n = 3")
    assert (await check(sealed, signer)).finding == Finding(Kind.SEAL_ALTERED, 2)


async def test_a_changed_line_before_a_changed_seal_comes_first(sealed: Any, signer: Signer) -> None:
    await sealed.execute("update journal set actor = 'x' where seq = 3; update seals set root = '' where n = 3")
    assert (await check(sealed, signer)).finding == Finding(ALTERED, 1, 3)
    await sealed.execute("update seals set root = '' where n = 1")
    assert (await check(sealed, signer)).finding == Finding(Kind.SEAL_ALTERED, 1)


async def test_a_cut_off_end_is_seen_with_a_head_from_outside(sealed: Any, signer: Signer) -> None:
    head = (await check(sealed, signer)).head
    await sealed.execute("delete from seals where n = 3")
    report = await check(sealed, signer)
    assert (report.blocks, report.tail, report.finding) == (2, 3, None)
    assert (await check(sealed, signer, head)).finding == Finding(Kind.HEAD_MISSING)


async def test_a_chain_rewritten_with_the_stolen_key_is_seen_with_a_head_from_outside(
    sealed: Any, signer: Signer
) -> None:
    head = (await check(sealed, signer)).head
    await sealed.execute("delete from seals; update journal set actor = 'x' where seq = 3")
    await seal_all(sealed, signer)
    assert (await check(sealed, signer)).finding is None
    assert (await check(sealed, signer, head)).finding == Finding(Kind.HEAD_MISSING)


async def test_a_chain_rewritten_with_another_key_is_not_trusted(sealed: Any, signer: Signer) -> None:
    await sealed.execute("delete from seals where n = 3")
    other = Signer(Ed25519PrivateKey.generate())
    await seal_once(sealed, other, NOW)
    assert (await check(sealed, signer)).finding == Finding(Kind.KEY_UNKNOWN, 3)
    assert (await verify_journal(sealed, [other.public, signer.public])).finding is None
    await sealed.execute("update seals set public_key = (select public_key from seals where n = 1) where n = 3")
    assert (await check(sealed, signer)).finding == Finding(Kind.SEAL_ALTERED, 3)
