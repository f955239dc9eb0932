"""What the database itself refuses, whoever asks: rewritten history and rows of one code that hold at the same time."""

from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import pytest

from anmin.kernel.db import Connection, Where
from anmin.kernel.house import House

ZERO = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)

INSERT = (
    "insert into register_rows (register, code, version, data, valid_from, valid_to, recorded_at, recorded_by)"
    " values ($1, $2, $3, '{}', $4, $5, $4, 'staff:x')"
)


async def answers_of(where: Where, role: Any, statements: list[str]) -> dict[str, str]:
    """What the database says to each, every one undone again."""
    conn = await asyncpg.connect(**where.as_role(role))
    answers = {}
    for sql in statements:
        await conn.execute("begin")
        try:
            await conn.execute(sql)
            answers[sql] = ""
        except asyncpg.PostgresError as error:
            answers[sql] = type(error).__name__
        await conn.execute("rollback")
    await conn.close()
    return answers


REWRITES = [
    "update register_rows set data = '{}' where code = 'fire'",
    "update register_rows set valid_from = now() where code = 'fire'",
    "update register_rows set recorded_by = 'staff:other'",
    "delete from register_rows",
    "truncate register_rows",
]
TWICE = [
    "update register_rows set valid_to = '2030-01-01'; update register_rows set valid_to = '2031-01-01'",
    "update register_rows set valid_to = '2030-01-01'; update register_rows set valid_to = null",
    "update register_rows set replaced_at = now(), replaced_by = 9; update register_rows set replaced_by = 10",
]


async def test_nobody_rewrites_history(house: House, where: Where) -> None:
    for role in ("anmin_app", "anmin_owner"):
        answers = await answers_of(where, role, REWRITES + TWICE)
        assert answers == dict.fromkeys(REWRITES + TWICE, "InsufficientPrivilegeError")
    once = "update register_rows set valid_to = '2030-01-01'; update register_rows set replaced_at = now(), replaced_by = 9"
    assert await answers_of(where, "anmin_app", [once, "delete from registers"]) == {
        once: "",
        "delete from registers": "InsufficientPrivilegeError",
    }


async def test_the_database_keeps_rows_of_one_code_apart(house: House, where: Where) -> None:
    into = "insert into register_rows (register, code, version, data, valid_from, valid_to, recorded_at, recorded_by) values "
    expected = {
        "('sample.plans', 'fire', 5, '{}', '2026-01-01', null, now(), 'staff:x')": "ExclusionViolationError",
        "('sample.plans', 'fire', 5, '{}', '1971-01-01', '1972-01-01', now(), 'staff:x')": "ExclusionViolationError",
        "('sample.plans', 'fir', 5, '{}', '2026-01-01', null, now(), 'staff:x')": "",
        "('sample.plans', 'fire1', 5, '{}', '2026-01-01', null, now(), 'staff:x')": "",
        "('sample.cells', 'fire', 5, '{}', '2026-01-01', null, now(), 'staff:x')": "",
        "('sample.plans', 'a', 5, '{}', '2026-01-02', '2026-01-01', now(), 'staff:x')": "CheckViolationError",
        "('sample.plans', 'a', 5, '{}', '1960-01-01', null, now(), 'staff:x')": "CheckViolationError",
        "('sample.plans', '火', 5, '{}', '2026-01-01', null, now(), 'staff:x')": "CheckViolationError",
        "('sample.plans', 'a', 5, '[]', '2026-01-01', null, now(), 'staff:x')": "CheckViolationError",
        "('sample.plans', 'a', 5, '{}', '2026-01-01', null, now(), '')": "CheckViolationError",
        "('no.such', 'a', 5, '{}', '2026-01-01', null, now(), 'staff:x')": "ForeignKeyViolationError",
    }
    answers = await answers_of(where, "anmin_app", [into + values for values in expected])
    assert answers == {into + values: answer for values, answer in expected.items()}


async def test_the_database_knows_overlaps_to_the_microsecond(house: House, owner: Connection) -> None:
    tick = timedelta(microseconds=1)
    await owner.execute(INSERT, "sample.cells", "a", 1, ZERO, ZERO + tick)
    await owner.execute(INSERT, "sample.cells", "a", 2, ZERO + tick, ZERO + 2 * tick)
    await owner.execute(INSERT, "sample.cells", "a", 3, datetime(2199, 1, 1, tzinfo=UTC), None)
    with pytest.raises(asyncpg.ExclusionViolationError):
        await owner.execute(INSERT, "sample.cells", "a", 4, ZERO + tick, None)
