"""When something comes again: daily at a time of the wall clock, or every so many seconds. Knows no calendar."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

_DAILY = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_STEADY = re.compile(r"([1-9]\d{0,5}) (second|minute|hour)s?")


class Daily(msgspec.Struct, frozen=True):
    """Once a day at this time of the bureau's wall clock."""

    at: time

    def after(self, instant: datetime, zone: ZoneInfo) -> datetime:
        """The next occurrence strictly after `instant`, in UTC. A time that summer time skips comes an hour later."""
        day = instant.astimezone(zone).date()
        while (then := datetime.combine(day, self.at, zone).astimezone(UTC)) <= instant:
            day += timedelta(days=1)
        return then


class Steady(msgspec.Struct, frozen=True):
    """Again and again, this far apart, counted from the start of the last turn."""

    apart: timedelta

    def after(self, instant: datetime, zone: ZoneInfo) -> datetime:  # noqa: ARG002 — one signature for both
        return instant + self.apart


Schedule = Daily | Steady


def parse(text: str) -> Schedule:
    """`03:30`, `10 seconds`, `5 minutes`, `1 hour`. Raises ValueError for anything else."""
    if daily := _DAILY.fullmatch(text):
        return Daily(time(int(daily[1]), int(daily[2])))
    if steady := _STEADY.fullmatch(text):
        return Steady(timedelta(**{steady[2] + "s": int(steady[1])}))
    raise ValueError(f"{text!r} is neither a time such as 03:30 nor a distance such as 10 seconds")
