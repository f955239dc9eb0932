"""How figures are written, and the periods they are of. Pure."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from anmin.insight import terms
from anmin.insight.terms import FigureCode, Shape
from anmin.kernel.words import Text

NONE = "—"
"""Of nothing there is no share."""
LONGEST, LONGEST_BY_DAY = 3_700, 400
WeekName = Annotated[str, msgspec.Meta(max_length=8, pattern=r"^\d{4}-W\d{2}$(?!\n)")]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of one row. `ratio`: numerator ÷ denominator as exact as a float is, None over nothing; `seconds`: of a
    median, over `numerator` cases. `text`: as it is printed.
    """

    numerator: int
    denominator: int | None = None
    ratio: float | None = None
    seconds: int | None = None
    text: str


def value(shape: Shape, counted: tuple[int, int | None], digits: int) -> Value:
    """`counted`: numerator and denominator, or the cases of a median and its seconds."""
    first, second = counted
    if shape is Shape.COUNT:
        return Value(numerator=first, text=f"{first:,}")
    if shape is Shape.MEDIAN:
        return Value(numerator=first, seconds=second, text=lasting(second))
    whole = second or 0
    ratio = first / whole if whole else None
    return Value(numerator=first, denominator=whole, ratio=ratio, text=share(first, whole, digits))


def share(numerator: int, denominator: int, digits: int) -> str:
    """In per cent, rounded half-up: 17,912 of 18,220 is 98.3 % at one digit, 98.31 % at two; of nothing it is “—”."""
    if not denominator:
        return NONE
    exact = Decimal(numerator * 100) / Decimal(denominator)
    return f"{exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)} %"


def rounding(digits: int) -> Text:
    """What stands under the table."""
    return Text(
        f"比率四舍五入到小数点后 {digits} 位；分母为零时记为“{NONE}”。用时为 时:分:秒。",
        f"Shares are rounded half-up to {digits} decimal places; over nothing stands “{NONE}”. Times are h:mm:ss.",
    )


def lasting(seconds: int | None) -> str:
    """`75:04:05`: hours, minutes, seconds."""
    if seconds is None:
        return NONE
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


class Period(msgspec.Struct, frozen=True):
    """From the first instant of a day to the first after another, by the bureau's clock."""

    since: datetime
    until: datetime


def period(first: date, last: date, zone: ZoneInfo, longest: int = LONGEST) -> Period:
    """Both days belong to it. Raises PERIOD_WRONG."""
    if not 0 <= (last - first).days < longest:
        raise terms.PERIOD_WRONG(days=longest)
    return Period(midnight(first, zone), midnight(last + timedelta(days=1), zone))


def midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


class Week(msgspec.Struct, frozen=True, order=True):
    """A week of ISO 8601: it begins on Monday, and the first of a year has its first Thursday."""

    year: int
    week: int

    @classmethod
    def of(cls, day: date) -> "Week":
        year, week, _ = day.isocalendar()
        return cls(year, week)

    @classmethod
    def parse(cls, name: str) -> "Week":
        """`2026-W12`. Raises WEEK_WRONG."""
        year, _, week = name.partition("-W")
        try:
            return cls.of(date.fromisocalendar(int(year), int(week), 1))
        except ValueError:
            raise terms.WEEK_WRONG() from None

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.week, 1)

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def before(self) -> "Week":
        return Week.of(self.monday - timedelta(days=7))

    def __str__(self) -> str:
        return f"{self.year}-W{self.week:02}"


def sheet_number(code: str, week: Week) -> str:
    """Of one organisation and week there is one sheet: the number says both."""
    return f"{code}督周〔{week.year}〕{week.week}号"


class LateMatter(msgspec.Struct, frozen=True, kw_only=True):
    """An open matter beyond its deadline when the sheet was made. `rounds`: how often it was taken up."""

    case: UUID
    number: str
    category: str
    due_at: datetime
    rounds: int


class SheetContent(msgspec.Struct, frozen=True, kw_only=True):
    """What a weekly sheet says. `counted`: numerator and denominator by figure, of the matters that came in that week;
    everything else as it stood when the sheet was made. `late`: the longest overdue first, no more than the sheet lists.
    """

    red: int = 0
    yellow: int = 0
    green: int = 0
    supervised: int = 0
    supervisions_open: int = 0
    counted: dict[FigureCode, tuple[int, int | None]] = msgspec.field(default_factory=dict)
    late: tuple[LateMatter, ...] = ()
