"""The lanes' arithmetic: pauses, schedules, names. No database."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.kernel.lanes import Fired, React, due, every, on
from anmin.kernel.lanes.declare import Book
from anmin.kernel.lanes.manners import MANNERS, pause
from anmin.kernel.lanes.schedule import parse
from anmin.kernel.timers import LANES, Lane
from tests.kernel.lanes.lamps import reactions
from tests.kernel.lanes.lamps.events import Switched, Wiped

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


async def nothing(react: React, fired: Fired) -> None:
    """A timer's handler that finds nothing to do."""


@given(st.sampled_from(LANES), st.integers(1, 60), st.floats(0, 1, exclude_max=True))
def test_a_pause_doubles_within_its_bounds(lane: Lane, attempts: int, chance: float) -> None:
    manner = MANNERS[lane]
    whole = min(manner.longest, manner.first * 2 ** (attempts - 1))
    assert whole / 2 - 1e-6 <= pause(manner, attempts, chance).total_seconds() <= whole


def test_no_more_jobs_at_once_than_the_default_pool_has_connections() -> None:
    assert sum(manner.width for manner in MANNERS.values()) <= 10


@given(INSTANTS, st.integers(0, 23), st.integers(0, 59), st.sampled_from([SHANGHAI, BERLIN]))
def test_a_daily_time_comes_within_a_day_and_is_that_time_of_the_wall_clock(
    instant: datetime, hour: int, minute: int, zone: ZoneInfo
) -> None:
    daily = parse(f"{hour:02}:{minute:02}")
    then = daily.after(instant, zone)
    assert instant < then <= instant + timedelta(hours=25)
    shown = then.astimezone(zone)
    skipped = then.astimezone(zone).utcoffset() != (then - timedelta(hours=2)).astimezone(zone).utcoffset()
    assert (shown.hour, shown.minute) == (hour, minute) or skipped


def test_half_past_three_in_shanghai() -> None:
    assert parse("03:30").after(datetime(2026, 3, 1, 19, 30, tzinfo=UTC), SHANGHAI) == datetime(
        2026, 3, 2, 19, 30, tzinfo=UTC
    )


@given(INSTANTS, st.integers(1, 999_999))
def test_a_steady_schedule_keeps_its_distance(instant: datetime, seconds: int) -> None:
    assert parse(f"{seconds} seconds").after(instant, SHANGHAI) - instant == timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["24:00", "3:30", "0 seconds", "5 days", "* * * * *", "-1 seconds", ""])
def test_other_schedules_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="neither a time"):
        every(text)


def test_a_reaction_is_named_after_its_room_and_function() -> None:
    assert [each.name for each in reactions.REACTIONS] == [
        "lamps.on_switched",
        "lamps.on_switched_batched",
        "lamps.dim",
    ]
    assert reactions.on_switched.events == ("lamps.Switched",)


def test_two_reactions_of_one_name_are_refused() -> None:
    for declared in (due("lamps.dim"), on(Switched), every("03:30")):
        with pytest.raises(ValueError, match="two reactions"):
            Book([declared(nothing), declared(nothing)])


def test_one_reaction_may_hear_several_events() -> None:
    assert Book([on(Switched, Wiped, lane="siren")(nothing)]).heard("siren") == [
        ("lamps.Switched", "test_lanes_rules.nothing"),
        ("lamps.Wiped", "test_lanes_rules.nothing"),
    ]
