"""The register of buckets 时段分档, as the weekly bulletin prints the clocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta

from anmin.cases.catalogue.fields import CodeField, EnField, ZhField
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.terms import BUCKETS_OPEN, KEPT, MANAGE_CATALOGUE, ClockName
from anmin.kernel.access import PUBLIC
from anmin.kernel.registers import Register, Row, label
from anmin.kernel.words import Wrong


class BucketRow(Row, frozen=True, kw_only=True):
    """`most`: the seconds that still belong to it; None for the last one, which has no end."""

    code: CodeField
    clock: Annotated[ClockName, label("时限", "Clock")]
    most: Annotated[Annotated[int, Meta(ge=1, le=31_536_000)] | None, label("上限（秒，含）", "Most seconds")] = None
    zh: ZhField
    en: EnField


def bucket_faults(rows: Sequence[BucketRow]) -> list[Wrong]:
    """Clocks whose buckets overlap, or leave some time without a bucket."""
    wrong = []
    for clock in dict.fromkeys(row.clock for row in rows):
        buckets = [row for row in rows if row.clock is clock]
        limits = [row.most for row in buckets]
        if limits.count(None) != 1 or len(set(limits)) != len(limits):
            wrong.append(BUCKETS_OPEN.at(buckets[-1].code))
    return wrong


BUCKETS: Register[BucketRow] = Register(
    code="cases.bucket",
    zh="时段分档",
    en="Buckets",
    row=BucketRow,
    key="code",
    needs=MANAGE_CATALOGUE,
    reads=PUBLIC,
    retention=KEPT,
    seed=lambda: planted(BUCKETS),
    checks=bucket_faults,
)


def buckets_of(rows: Sequence[BucketRow], clock: ClockName) -> tuple[BucketRow, ...]:
    """The buckets of a clock from the shortest on."""
    mine = (row for row in rows if row.clock is clock)
    return tuple(sorted(mine, key=lambda row: (row.most is None, row.most or 0)))


def bucket_for(rows: Sequence[BucketRow], clock: ClockName, seconds: float) -> BucketRow | None:
    """The bucket that these seconds fall into; None for a clock without buckets."""
    mine = buckets_of(rows, clock)
    return next((row for row in mine if row.most is None or seconds <= row.most), None)
