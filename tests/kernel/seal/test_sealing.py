"""Every committed line is sealed exactly once, in (tx, seq) order, whoever commits late and however many seal."""

import asyncio
import random
from datetime import datetime
from itertools import pairwise
from typing import Any

import asyncpg
import pytest

from anmin.kernel.seal import chain, terms
from anmin.kernel.seal.sealing import seal_once
from anmin.kernel.seal.signing import Signer
from anmin.kernel.seal.store import numbers
from anmin.kernel.seal.verify import verify_journal
from anmin.kernel.words import Problem


async def sealed_lines(conn: Any) -> list[list[int]]:
    return [numbers(row["seqs"]) for row in await conn.fetch("select seqs from seals order by n")]


async def test_an_empty_journal_gets_no_seal(app: Any, signer: Signer, now: datetime) -> None:
    assert await seal_once(app, signer, now) is None
    assert await sealed_lines(app) == []


async def test_one_line(app: Any, write: Any, signer: Signer, now: datetime) -> None:
    seqs = await write(app)
    seal = await seal_once(app, signer, now)
    assert seal is not None
    assert (seal.block.n, seal.block.lines, seal.previous) == (1, 1, chain.START)
    assert chain.is_linked(seal)
    assert chain.is_signed(seal)
    assert await sealed_lines(app) == [seqs]
    assert await app.fetchval("select at from seals") == now
    assert await seal_once(app, signer, now) is None


async def test_blocks_follow_one_another_without_gap(app: Any, write: Any, signer: Signer, now: datetime) -> None:
    await write(app, 10)
    seals = [await seal_once(app, signer, now, max_lines=4) for _ in range(4)]
    assert [seal and seal.block.lines for seal in seals] == [4, 4, 2, None]
    for before, after in pairwise(seals):
        if before and after:
            assert (after.block.after, after.previous) == (before.block.last, before.chained)


async def test_one_transaction_may_span_blocks(app: Any, write: Any, signer: Signer, now: datetime) -> None:
    async with app.transaction():
        seqs = await write(app, 7)
    while await seal_once(app, signer, now, max_lines=3):
        pass
    assert await sealed_lines(app) == [seqs[:3], seqs[3:6], seqs[6:]]


async def test_a_rolled_back_line_leaves_nothing(app: Any, write: Any, signer: Signer, now: datetime) -> None:
    rollback = app.transaction()
    await rollback.start()
    await write(app)
    await rollback.rollback()
    [kept] = await write(app)
    await seal_once(app, signer, now)
    assert await sealed_lines(app) == [[kept]]


async def test_a_long_transaction_is_waited_for_and_keeps_its_place(
    town: Any, app: Any, write: Any, signer: Signer, now: datetime
) -> None:
    slow = await town.connect()
    late = slow.transaction()
    await late.start()
    await slow.fetchval("select pg_current_xact_id()")
    [first] = await write(app)
    assert await seal_once(app, signer, now) is None
    [second] = await write(slow)
    await late.commit()
    await seal_once(app, signer, now)
    # The slow one took its transaction number first and its line number last.
    assert first < second
    assert await sealed_lines(app) == [[second, first]]


async def test_a_subtransaction_does_not_hide_a_line(app: Any, write: Any, signer: Signer, now: datetime) -> None:
    async with app.transaction():
        async with app.transaction():
            inner = await write(app)
        outer = await write(app)
    await seal_once(app, signer, now)
    assert await sealed_lines(app) == [inner + outer]


async def test_many_writers_and_several_sealers(town: Any, app: Any, write: Any, signer: Signer, now: datetime) -> None:
    dice, written, done = random.Random(7), set(), asyncio.Event()

    async def writer(conn: Any, pause: float) -> None:
        for _ in range(25):
            transaction = conn.transaction()
            await transaction.start()
            lines = await write(conn, dice.randint(1, 4))
            await asyncio.sleep(dice.random() * pause)
            if dice.random() < 0.2:
                await transaction.rollback()
            else:
                await transaction.commit()
                written.update(lines)

    async def sealer(conn: Any) -> None:
        while not done.is_set():
            await seal_once(conn, signer, now, max_lines=5)
            await asyncio.sleep(0.001)

    sealers = [asyncio.create_task(sealer(await town.connect())) for _ in range(2)]
    await asyncio.gather(*[writer(await town.connect(), pause) for pause in (0.001, 0.002, 0.005, 0.01, 0.02, 0.06)])
    done.set()
    await asyncio.gather(*sealers)
    early = len(await sealed_lines(app))
    while await seal_once(app, signer, now, max_lines=5):
        pass
    sealed = [seq for block in await sealed_lines(app) for seq in block]
    assert early > 5
    assert sorted(sealed) == sorted(written)
    in_order = await app.fetch("select seq from journal order by tx, seq")
    assert sealed == [row["seq"] for row in in_order]
    assert (await verify_journal(app, [signer.public])).finding is None


@pytest.mark.parametrize("statement", ["update seals set lines = 1", "delete from seals", "truncate seals"])
async def test_nobody_changes_a_seal(
    app: Any, root: Any, write: Any, signer: Signer, now: datetime, statement: str
) -> None:
    await write(app)
    await seal_once(app, signer, now)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await app.execute(statement)
    await root.execute("set role anmin_owner")
    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="append-only"):
        await root.execute(statement)


async def test_a_database_restored_from_a_dump_is_not_sealed_on(
    app: Any, root: Any, write: Any, signer: Signer, now: datetime
) -> None:
    # A logical restore keeps the old transaction numbers in the rows while the new server counts from the beginning.
    await write(root, tx=10**12)
    await app.execute(f"""
        insert into seals (n, at, after_tx, after_seq, last_tx, last_seq, lines, leaves, seqs, root, chained, signature,
          public_key) values (1, now(), '0', 0, '{10**12}', 1, 1, repeat('a', 32)::bytea, repeat('a', 8)::bytea,
          repeat('a', 32)::bytea, repeat('a', 32)::bytea, repeat('a', 64)::bytea, repeat('a', 32)::bytea)""")
    with pytest.raises(Problem) as caught:
        await seal_once(app, signer, now)
    assert caught.value.fault is terms.SEALS_AHEAD


async def test_sealing_does_not_depend_on_the_session_isolation(
    town: Any, write: Any, signer: Signer, now: datetime
) -> None:
    sealers = [await town.connect() for _ in range(3)]
    for conn in sealers:
        await conn.execute("set default_transaction_isolation = 'repeatable read'")
    await write(sealers[0], 9)
    seals = await asyncio.gather(*[seal_once(conn, signer, now, max_lines=3) for conn in sealers])
    assert sorted(seal.block.n for seal in seals if seal) == [1, 2, 3]
