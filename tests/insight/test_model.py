"""How a figure is printed, where a period begins, what a week is called."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.insight.model import Week, lasting, period, share, sheet_number, value
from anmin.insight.terms import Shape

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("numerator", "denominator", "digits", "printed"),
    [
        (17_912, 18_220, 1, "98.3 %"),
        (17_912, 18_220, 2, "98.31 %"),
        (17_912, 18_220, 0, "98 %"),
        (1, 8, 1, "12.5 %"),
        (1, 8, 0, "13 %"),
        (1, 16, 2, "6.25 %"),
        (1, 16, 1, "6.3 %"),
        (3, 3, 1, "100.0 %"),
        (0, 3, 1, "0.0 %"),
        (0, 0, 1, "—"),
    ],
)
def test_a_share_is_rounded_half_up_and_over_nothing_is_none(
    numerator: int, denominator: int, digits: int, printed: str
) -> None:
    assert share(numerator, denominator, digits) == printed


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.integers(0, 4))
def test_what_is_printed_lies_within_half_a_digit(numerator: int, denominator: int, digits: int) -> None:
    shown = Decimal(share(numerator, denominator, digits).removesuffix(" %"))
    off = shown * denominator - 100 * numerator
    half = Decimal(denominator) / 2 / 10**digits
    assert -half < off <= half or abs(off) <= half


def test_values_carry_what_they_were_made_of() -> None:
    rate = value(Shape.SHARE, (1, 3), 1)
    assert (rate.numerator, rate.denominator, rate.ratio, rate.text) == (1, 3, 1 / 3, "33.3 %")
    assert value(Shape.SHARE, (0, 0), 1).ratio is None
    assert value(Shape.COUNT, (18_220, 18_220), 1).text == "18,220"
    assert [value(Shape.MEDIAN, each, 1).text for each in ((3, 270_245), (0, None))] == ["75:04:05", "—"]
    assert lasting(59) == "0:00:59"


def test_a_period_is_of_days_of_the_bureau() -> None:
    within = period(date(2026, 10, 1), date(2026, 10, 1), SHANGHAI)
    assert within.since == datetime(2026, 9, 30, 16, tzinfo=UTC)
    assert within.until - within.since == timedelta(days=1)
    for first, last in (((2026, 10, 2), (2026, 10, 1)), ((2010, 1, 1), (2026, 1, 1))):
        with pytest.raises(Exception, match="period_wrong"):
            period(date(*first), date(*last), SHANGHAI)


def test_weeks_are_those_of_the_standard() -> None:
    first = Week.of(date(2027, 1, 3))
    assert (str(first), first.monday, first.sunday) == ("2026-W53", date(2026, 12, 28), date(2027, 1, 3))
    assert str(Week.parse("2027-W01").before) == "2026-W53"
    for wrong in ("2027-W53", "2027-W00"):
        with pytest.raises(Exception, match="week_wrong"):
            Week.parse(wrong)
    assert sheet_number("LAW", first) == "LAW督周〔2026〕53号"
