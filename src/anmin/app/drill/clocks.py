"""The clocks of a drill as the weekly bulletin prints them, in simulated time: what passed on the house's clock × speed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

import msgspec
import numpy as np

from anmin.app.city.names import Called
from anmin.cases.catalogue.buckets import BucketRow, bucket_for, buckets_of
from anmin.cases.catalogue.terms import ClockName

FROM_ORDER = (
    (ClockName.ACKNOWLEDGE, Called("签收", "Acknowledge"), "acknowledged_at"),
    (ClockName.SET_OUT, Called("出警", "Set out"), "set_out_at"),
    (ClockName.ARRIVE, Called("到场", "Arrive"), "arrived_at"),
    (ClockName.REPORT_BACK, Called("反馈", "Report back"), "reported_at"),
)
"""Each counted from the order."""
TAKEN = Called("接警", "Taken")


class Measured(msgspec.Struct, frozen=True):
    """`seconds`: simulated, sorted. `buckets`: how many fell into each; empty for a clock without buckets."""

    clock: Called
    seconds: tuple[float, ...]
    buckets: tuple[tuple[Called, int], ...]

    def share(self, percent: float) -> float | None:
        """The seconds within which so many percent lie; None when nothing was measured."""
        return float(np.percentile(self.seconds, percent)) if self.seconds else None


def measured(pages: Iterable[dict[str, Any]], rows: Sequence[BucketRow], speed: float) -> tuple[Measured, ...]:
    """`pages`: of cases, as staff see them. `rows`: of the register of buckets."""
    listed = list(pages)
    taken = [_between(page["case"]["raised_at"], page["case"]["taken_at"]) for page in listed]
    found = [_measured(TAKEN, None, taken, (rows, speed))]
    orders = [each["row"]["order"] for page in listed for each in page["orders"]]
    for name, called, column in FROM_ORDER:
        passed = [_between(order["ordered_at"], order[column]) for order in orders]
        found.append(_measured(called, name, passed, (rows, speed)))
    return tuple(found)


def _between(start: str, end: str | None) -> float | None:
    if end is None:
        return None
    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds()


def _measured(
    called: Called, name: ClockName | None, passed: Iterable[float | None], by: tuple[Sequence[BucketRow], float]
) -> Measured:
    rows, speed = by
    seconds = tuple(sorted(each * speed for each in passed if each is not None))
    return Measured(called, seconds, tuple(_counted(rows, name, seconds)) if name else ())


def _counted(rows: Sequence[BucketRow], name: ClockName, seconds: Sequence[float]) -> Iterator[tuple[Called, int]]:
    counts = Counter(row.code for each in seconds if (row := bucket_for(rows, name, each)))
    return ((Called(row.zh, row.en), counts[row.code]) for row in buckets_of(rows, name))
