"""Numbers of the papers of a matter: `350799督〔2026〕3号`, per division, kind and year, without a gap."""

from anmin.cases.model.cases import Case
from anmin.cases.model.letters import numbered
from anmin.kernel.calendar import SHANGHAI
from anmin.kernel.ctx import Ctx

NEXT = """
insert into supervision_numbers (division, year, kind, last) values ($1, $2, $3, 1)
on conflict (division, year, kind) do update set last = supervision_numbers.last + 1 returning last
"""
WORDS = {"supervision": "督", "instruction": "批", "rectification": "限改"}
"""The kinds of paper, and how each is called in its number."""


async def next_number(ctx: Ctx, case: Case, kind: str) -> str:
    """Held until the transaction ends: a paper that is not written leaves no gap. The division is the case's own."""
    division, year = case.number.partition("-")[0], ctx.now.astimezone(SHANGHAI).year
    serial = int(await ctx.conn.fetchval(NEXT, division, year, kind))
    return numbered(division + WORDS[kind], year, serial)
