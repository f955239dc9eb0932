"""The cursor of the journal: complete below the oldest running transaction, and readable as `tx.seq`."""

import asyncio

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.kernel import journal
from anmin.kernel.db import Where
from anmin.kernel.journal import Cursor

INSERT = """
insert into journal (at, actor, channel, action, subject, version, event, payload, request)
values (now(), 'system', 'test', 'test', $1, 1, 'test.Happened', '{}', '')
"""
WRITERS, LINES = 8, 40

numbers = st.integers(min_value=0, max_value=(1 << 63) - 1)


@given(numbers, numbers)
def test_a_cursor_reads_back(tx: int, seq: int) -> None:
    assert Cursor.parse(str(Cursor(tx, seq))) == (tx, seq)


@pytest.mark.parametrize("text", ["", "1", "1.", ".1", "a.1", "-1.1", "1.1.1", "1.9223372036854775808", "１.1", " 1.1"])
def test_what_is_no_cursor_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="cursor"):
        Cursor.parse(text)


async def write(where: Where, name: int) -> None:
    """Slow and fast transactions, some of them rolled back."""
    conn = await asyncpg.connect(**where.as_role("anmin_app"))
    for n in range(LINES):
        try:
            async with conn.transaction():
                await conn.execute(INSERT, f"x:{name}-{n}")
                await asyncio.sleep((name * n % 7) / 1000)
                if n % 9 == 4:
                    raise ValueError("rolled back")  # noqa: TRY301 - the transaction must see it
        except ValueError:
            continue
    await conn.close()


async def test_a_reader_by_cursor_misses_nothing_and_hears_nothing_twice(
    where: Where, superuser: asyncpg.Connection
) -> None:
    reader = await asyncpg.connect(**where.as_role("anmin_app"))
    cursor = await journal.end(reader)
    writing = asyncio.gather(*(write(where, name) for name in range(WRITERS)))
    heard: list[int] = []
    while True:
        done = writing.done()
        lines = await journal.after(reader, cursor, 50)
        heard += [line.seq for line in lines]
        cursor = lines[-1].cursor if lines else cursor
        if done and not lines:
            break
        await asyncio.sleep(0.001)
    await reader.close()
    standing = [row["seq"] for row in await superuser.fetch("select seq from journal where event = 'test.Happened'")]
    assert sorted(heard) == sorted(standing)
    assert len(heard) == len(set(heard)) == WRITERS * LINES - WRITERS * len([n for n in range(LINES) if n % 9 == 4])
