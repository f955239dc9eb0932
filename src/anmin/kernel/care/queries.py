"""What an operator looks at: how the house is, and which backups there are. It shows nobody's data."""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from anmin.kernel.care import store
from anmin.kernel.care.events import BackupProved
from anmin.kernel.care.health import Check, Grade, HealthChecks, worst
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.lanes.terms import OPERATE


class HouseHealth(Question, frozen=True):
    """Nothing is asked."""


class Health(msgspec.Struct, frozen=True):
    """`grade`: the worst of the checks."""

    at: datetime
    grade: Grade
    checks: tuple[Check, ...]


class BackupList(Question, frozen=True):
    limit: Annotated[int, Meta(ge=1, le=500)] = 50


class Backup(msgspec.Struct, frozen=True):
    """`proved_at`: when it had been loaded and found the same. Where it lies, whoever made it knows."""

    proved_at: datetime
    made_at: datetime
    rows: int
    bytes: int
    server: int


@query("kernel.house_health", needs=OPERATE)
async def house_health(ctx: Ctx, question: HouseHealth) -> Health:  # noqa: ARG001 - nothing is asked
    """How the house is: database, lanes, journal, seals, disk and what the rooms add."""
    checks = await ctx.house.service(HealthChecks).all(ctx)
    return Health(ctx.now, worst(each.grade for each in checks), tuple(checks))


@query("kernel.backup_list", needs=OPERATE)
async def backup_list(ctx: Ctx, question: BackupList) -> tuple[Backup, ...]:
    """The backups that `anmin backup` made and proved, newest first."""
    found = []
    for row in await store.backups(ctx.conn, question.limit):
        said = msgspec.json.decode(row["payload"], type=BackupProved)
        found.append(Backup(row["at"], said.made, said.rows, said.bytes, said.server))
    return tuple(found)
