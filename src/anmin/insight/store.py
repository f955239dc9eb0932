"""The SQL of figures: one statement counts a whole table with its total, another finds the cases behind one number."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.insight.figures import FIGURES, Figure
from anmin.insight.terms import By, FigureSide, Shape
from anmin.kernel.ctx import Ctx

KEYS = {
    By.NONE: "''",
    By.ORGANISATION: "r.lead::text",
    By.LEVEL: "r.level::text",
    By.CATEGORY: "coalesce(top, 'unclassified')",
    By.KIND: "r.kind",
    By.CHANNEL: "r.channel",
    By.DAY: "to_char(r.raised_at at time zone ${first}::text, 'YYYY-MM-DD')",
}
TOPS = "left join unnest(${first}::text[], ${second}::text[]) as tops(code, top) on tops.code = r.category"
SOUGHT = """
select r.*, (r.kind <> 'emergency' or coalesce($5::text, '') = 'emergency') as matter, {key} as key
from insight_rows r {join}
where r.raised_at >= $1::timestamptz and r.raised_at < $2::timestamptz
  and ($3::uuid is null or r.lead in (select t.descendant from scope_tree t where t.ancestor = $3))
  and ($4::text[] is null or r.category = any ($4)) and ($5::text is null or r.kind = $5)
  and ($6::int is null or r.level = $6) and $7::timestamptz is not null
"""
CASES = """
select id from ({sought}) r where ({condition}) and ($8::text is null or key = $8)
  and ($9::uuid is null or (raised_at, id) < (select c.raised_at, c.id from cases c where c.id = $9))
order by raised_at desc, id desc limit $10
"""


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """Whose figures: `categories` with all below; `tops`: the group of each category; `zone`: the bureau's."""

    since: datetime
    until: datetime
    by: By
    office: UUID | None = None
    categories: Sequence[str] | None = None
    kind: str | None = None
    level: int | None = None
    tops: dict[str, str] = msgspec.field(default_factory=dict)
    zone: str = ""

    def given(self, now: datetime) -> tuple[Any, ...]:
        return self.since, self.until, self.office, self.categories, self.kind, self.level, now

    @property
    def grouped(self) -> tuple[Any, ...]:
        """What the key is made with."""
        if self.by is By.CATEGORY:
            return list(self.tops), list(self.tops.values())
        return (self.zone,) if self.by is By.DAY else ()


class Counted(msgspec.Struct, frozen=True):
    """One row: numerator and denominator of each figure, or the cases and seconds of a median. `key` None: the total."""

    key: str | None
    values: tuple[tuple[int, int | None], ...]


def _sought(by: By, first: int) -> str:
    """`first`: the number of the first parameter that the key is made with."""
    join = TOPS if by is By.CATEGORY else ""
    places = {"first": first, "second": first + 1}
    return SOUGHT.format(key=KEYS[by].format(**places), join=join.format(**places))


def _columns(place: int, figure: Figure) -> str:
    first = f"count(*) filter (where {figure.numerator}) as n{place}"
    if figure.shape is Shape.MEDIAN:
        ordered = f"percentile_disc(0.5) within group (order by {figure.value})"
        return f"{first}, {ordered} filter (where {figure.numerator}) as d{place}"
    return f"{first}, count(*) filter (where {figure.of}) as d{place}"


def _table(by: By, figures: Sequence[Figure]) -> str:
    columns = ", ".join(_columns(place, each) for place, each in enumerate(figures))
    groups = "()" if by is By.NONE else "grouping sets ((key), ())"
    whole = "null::text as key" if by is By.NONE else "case when grouping(key) = 0 then key end as key"
    return f"select {whole}, {columns} from ({_sought(by, 8)}) r group by {groups}"


async def count(ctx: Ctx, sought: Sought, figures: Sequence[Figure] = FIGURES) -> list[Counted]:
    """Every group that has a case, and the total, in no order."""
    rows = await ctx.conn.fetch(_table(sought.by, figures), *sought.given(ctx.now), *sought.grouped)
    places = range(len(figures))
    return [Counted(row["key"], tuple((row[f"n{at}"], row[f"d{at}"]) for at in places)) for row in rows]


class Behind(msgspec.Struct, frozen=True):
    """The cases behind one number: of one group, or of the total; `after`: the last one of the page before."""

    figure: Figure
    side: FigureSide
    group: str | None
    after: UUID | None
    limit: int


async def behind(ctx: Ctx, sought: Sought, asked: Behind) -> list[UUID]:
    """Newest first."""
    condition = asked.figure.numerator if asked.side is FigureSide.NUMERATOR else asked.figure.of
    sql = CASES.format(sought=_sought(sought.by, 11), condition=condition)
    given = (*sought.given(ctx.now), asked.group, asked.after, asked.limit, *sought.grouped)
    return [row["id"] for row in await ctx.conn.fetch(sql, *given)]
