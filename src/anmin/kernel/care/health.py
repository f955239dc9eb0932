"""What is looked at when somebody asks how the house is: each room may add a check of its own.

`house.service(HealthChecks).register(check)`. A check answers one sentence and a grade; it mends nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Literal, final

import msgspec

from anmin.kernel.care import store
from anmin.kernel.care.terms import HealthPart
from anmin.kernel.ctx import Ctx
from anmin.kernel.seal import store as seals
from anmin.kernel.words import Code, Text

Grade = Literal["good", "warning", "bad"]
GRADES: tuple[Grade, ...] = ("good", "warning", "bad")
SLOW, STUCK = 10.0, 60.0
"""Seconds after which a due job that nobody is at is worth a look, and after which no worker seems to run."""
MANY = 1_000
GIB = 1 << 30


class Check(msgspec.Struct, frozen=True):
    """`part`: what was looked at. `value`: the figure behind the sentence."""

    part: str
    zh: str
    en: str
    grade: Grade
    says: Text
    value: float


def check(part: Code, grade: Grade, says: Text, value: float) -> Check:
    return Check(part.value, part.zh, part.en, grade, says, value)


def graded(value: float, warning: float, bad: float) -> Grade:
    """By how high it is."""
    return "bad" if value >= bad else "warning" if value >= warning else "good"


def worst(grades: Iterable[Grade]) -> Grade:
    return GRADES[max(map(GRADES.index, grades), default=0)]


@final
class HealthChecks:
    """The checks of the kernel and of the rooms above, in the order in which they were registered."""

    def __init__(self) -> None:
        self._checks: list[Callable[[Ctx], Awaitable[list[Check]]]] = [_database, _lanes, _journal, _disk]

    def register(self, check: Callable[[Ctx], Awaitable[list[Check]]]) -> None:
        self._checks.append(check)

    async def all(self, ctx: Ctx) -> list[Check]:
        return [found for each in self._checks for found in await each(ctx)]


async def _database(ctx: Ctx) -> list[Check]:
    row = await store.database(ctx.conn)
    size = row["bytes"] / GIB
    zh = f"PostgreSQL {row['version']}，{size:.2f} GiB，{row['connections']} 个连接。"
    en = f"PostgreSQL {row['version']}, {size:.2f} GiB, {row['connections']} connections."
    return [check(HealthPart.DATABASE, "good", Text(zh, en), row["connections"])]


async def _lanes(ctx: Ctx) -> list[Check]:
    found = []
    rows = {row["lane"]: row for row in await store.lanes(ctx.conn, ctx.now)}
    for part, lane in ((HealthPart.SIREN, "siren"), (HealthPart.BELL, "bell"), (HealthPart.NIGHT, "night")):
        row = rows.get(lane) or {"waiting": 0, "oldest": 0.0, "parked": 0}
        late, parked = row["oldest"], row["parked"]
        grade = worst([graded(late, SLOW, STUCK), "warning" if parked else "good"])
        zh = f"{row['waiting']} 项到期待办，最久 {late:.0f} 秒；{parked} 项暂停。"
        en = f"{row['waiting']} jobs are due, the oldest for {late:.0f} s; {parked} are parked."
        found.append(check(part, grade, Text(zh, en), row["waiting"]))
    return found


async def _journal(ctx: Ctx) -> list[Check]:
    unread, tail = await store.unread(ctx.conn, 10 * MANY), await seals.tail(ctx.conn)
    read = Text(f"最慢的后续处理还有 {unread} 行未读。", f"The slowest reaction has {unread} lines to read.")
    sealed = Text(f"{tail} 行尚未封存。", f"{tail} lines are not sealed yet.")
    return [
        check(HealthPart.JOURNAL, graded(unread, MANY, 10 * MANY), read, unread),
        check(HealthPart.SEALS, graded(tail, MANY, 10 * MANY), sealed, tail),
    ]


async def _disk(ctx: Ctx) -> list[Check]:
    return [disk_check(HealthPart.DISK, Path(ctx.house.settings.data.dir), ctx.house.settings.evidence.reserve)]


def disk_check(part: Code, folder: Path, reserve: int) -> Check:
    """Room on the disk of a folder: less than the reserve is bad, less than four times as much is worth a look."""
    usage = shutil.disk_usage(folder)
    free, whole = usage.free / GIB, usage.total / GIB
    says = Text(f"剩余 {free:.1f} GiB，共 {whole:.1f} GiB。", f"{free:.1f} of {whole:.1f} GiB are free.")
    grade: Grade = "bad" if usage.free < reserve else "warning" if usage.free < 4 * reserve else "good"
    return check(part, grade, says, usage.free)
