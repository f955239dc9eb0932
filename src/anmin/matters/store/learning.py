"""What there is to learn from, and what was learnt, as rows.

The model holds weights of hashed characters, and no piece of anybody's text.
"""

from datetime import datetime

import msgspec

from anmin.cases.store.cases import CONTENT
from anmin.cases.terms.cases import OUT_OF_FIGURES
from anmin.kernel.ctx import Ctx
from anmin.kernel.db import Connection
from anmin.kernel.keyring import Keyring
from anmin.matters.model.learning import Example, Figures

NAME = "category"
MOST = 50_000
"""The newest ones; more take longer and teach little."""

DECIDED = """
select raised_at, content, category from cases
where closed_at is not null and state = 'closed' and category <> '' and content is not null and not flags && $1::text[]
order by raised_at desc limit $2
"""
KEEP = """
insert into classifiers (name, version, at, figures, model) values ($1, 1, $2, $3, $4)
on conflict (name) do update set version = classifiers.version + 1, at = excluded.at, figures = excluded.figures,
  model = excluded.model
returning version
"""
VERSION = "select version from classifiers where name = $1"
STORED = "select version, model from classifiers where name = $1"


async def examples(conn: Connection, keyring: Keyring) -> list[Example]:
    """Closed cases with what they were found to be, the newest 50,000."""
    rows = await conn.fetch(DECIDED, sorted(each.value for each in OUT_OF_FIGURES), MOST)
    return [
        Example(row["raised_at"], keyring.decrypt(row["content"], CONTENT).decode(), row["category"]) for row in rows
    ]


async def keep(ctx: Ctx, model: bytes, figures: Figures, at: datetime) -> int:
    """The version under which it stands."""
    version: int = await ctx.conn.fetchval(KEEP, NAME, at, msgspec.json.encode(figures).decode(), model)
    return version


async def version(ctx: Ctx) -> int | None:
    found: int | None = await ctx.conn.fetchval(VERSION, NAME)
    return found


async def stored(ctx: Ctx) -> tuple[int, bytes] | None:
    row = await ctx.conn.fetchrow(STORED, NAME)
    return (row["version"], row["model"]) if row else None
