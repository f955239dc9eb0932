"""Look-ups over the rows of the catalogue: clocks, buckets, desks, premises, and how alike two texts are."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.cases.catalogue.buckets import BUCKETS, BucketRow, bucket_faults, bucket_for, buckets_of
from anmin.cases.catalogue.clocks import CLOCK_PROFILES, CLOCKS, Asked, clock_in, profiles_asked
from anmin.cases.catalogue.desks import DESKS, DeskRow, desk_for
from anmin.cases.catalogue.memo import Memo
from anmin.cases.catalogue.premises import PREMISES, PremiseRow, day_faults, premises_at
from anmin.cases.catalogue.seeds import planted
from anmin.cases.catalogue.similarity import alike, bigrams, similarity
from anmin.cases.catalogue.terms import AreaClass, ClockName, ClockProfile
from anmin.territory.point import METRES_A_DEGREE, Point

DAY = date(2026, 11, 2)
CLOCK_ROWS = tuple(planted(CLOCKS))
CN = (ClockProfile.CN_DEFAULT,)
NENA = (ClockProfile.NENA, ClockProfile.CN_DEFAULT)


def limit(profiles: tuple[ClockProfile, ...], asked: Asked) -> timedelta | None:
    found = clock_in(CLOCK_ROWS, profiles, asked)
    assert found
    return found.limit


def test_arrival_depends_on_the_area() -> None:
    minutes = {area: limit(CN, Asked(ClockName.ARRIVE, area)) for area in AreaClass}
    assert minutes == {
        AreaClass.ANY: timedelta(minutes=10),
        AreaClass.CITY: timedelta(minutes=5),
        AreaClass.SUBURB: timedelta(minutes=10),
        AreaClass.COUNTRYSIDE: None,
    }
    assert limit(CN, Asked(ClockName.SET_OUT, AreaClass.CITY)) == timedelta(minutes=5)


def test_the_profile_in_force_goes_first_and_the_other_fills_the_gaps() -> None:
    assert profiles_asked(planted(CLOCK_PROFILES)) == ("cn_default", "cn_default")
    answer = clock_in(CLOCK_ROWS, NENA, Asked(ClockName.ANSWER))
    assert answer
    assert (answer.profile, answer.share, answer.limit) == (ClockProfile.NENA, 90, timedelta(seconds=15))
    assert limit(NENA, Asked(ClockName.ANSWER_NEARLY_ALL)) == timedelta(seconds=20)
    assert limit(NENA, Asked(ClockName.UNANSWERED)) == timedelta(seconds=60)
    assert clock_in(CLOCK_ROWS, CN, Asked(ClockName.ANSWER_NEARLY_ALL)) is None
    assert clock_in((), NENA, Asked(ClockName.ANSWER)) is None


def test_every_clock_of_a_case_has_its_row_and_escalation_takes_longer_each_step() -> None:
    for clock in set(ClockName) - {ClockName.ANSWER_NEARLY_ALL}:
        assert clock_in(CLOCK_ROWS, CN, Asked(clock)), clock
        assert clock_in(CLOCK_ROWS, CN, Asked(clock.value)), clock
    steps = [limit(CN, Asked(ClockName.UNACKNOWLEDGED, step=step)) for step in (1, 2, 3)]
    assert all(steps)
    assert steps == sorted(set(steps), key=lambda each: each or timedelta())
    assert clock_in(CLOCK_ROWS, CN, Asked(ClockName.UNACKNOWLEDGED, step=4)) is None
    assert limit(CN, Asked(ClockName.FOLLOW_UP)) == timedelta(days=3)


@pytest.mark.parametrize(
    ("clock", "seconds", "expected"),
    [
        (ClockName.ACKNOWLEDGE, 0, "0–30 秒"),
        (ClockName.ACKNOWLEDGE, 30, "0–30 秒"),
        (ClockName.ACKNOWLEDGE, 30.5, "30–60 秒"),
        (ClockName.ACKNOWLEDGE, 180, "120–180 秒"),
        (ClockName.ACKNOWLEDGE, 181, "180 秒以上"),
        (ClockName.SET_OUT, 600, "5–10 分钟"),
        (ClockName.REPORT_BACK, 1e9, "4 小时以上"),
    ],
)
def test_seconds_fall_into_their_bucket(clock: ClockName, seconds: float, expected: str) -> None:
    found = bucket_for(planted(BUCKETS), clock, seconds)
    assert found
    assert found.zh == expected


def test_buckets_leave_no_gap() -> None:
    rows = planted(BUCKETS)
    for clock in (ClockName.ACKNOWLEDGE, ClockName.SET_OUT, ClockName.REPORT_BACK):
        assert len(buckets_of(rows, clock)) == 5
    assert bucket_for(rows, ClockName.FOLLOW_UP, 1) is None

    def bucket(code: str, most: int | None) -> BucketRow:
        return BucketRow(code=code, clock=ClockName.ARRIVE, most=most, zh="档", en="Bucket")

    assert bucket_faults([bucket("a", 5), bucket("b", None)]) == []
    for wrong in (
        [bucket("a", 5)],
        [bucket("a", None), bucket("b", None)],
        [bucket("a", 5), bucket("b", 5), bucket("c", None)],
    ):
        assert [each.path for each in bucket_faults(wrong)] == [wrong[-1].code]


def test_the_nearest_organisation_above_names_the_desk() -> None:
    rows = (
        DeskRow(organisation="CITY", desk="CITY-110", division="990100"),
        DeskRow(organisation="COUNTY", desk="COUNTY-110", division="990121"),
    )
    found = [desk_for(rows, chain) for chain in (["STATION", "COUNTY", "CITY"], ["TOWN", "CITY"], ["CITY"])]
    assert [each and (each.desk, each.division) for each in found] == [
        ("COUNTY-110", "990121"),
        ("CITY-110", "990100"),
        ("CITY-110", "990100"),
    ]
    assert desk_for(rows, ["ELSEWHERE"]) is None
    assert desk_for((), ["CITY"]) is None
    for division in ("99012", "9901211", "99012a", "９９０１２１"):
        assert isinstance(DESKS.read({"organisation": "A", "desk": "B", "division": division}), tuple)


def premise(code: str, lon: float, lat: float, **more: object) -> PremiseRow:
    return PremiseRow(code=code, name="油库", lon=lon, lat=lat, hazard="易燃", **more)  # type: ignore[arg-type]


def test_premises_are_found_around_their_point_and_within_their_days() -> None:
    rows = (
        premise("near", 117.4800, 27.3400, radius=300),
        premise("nearer", 117.4801, 27.3401, radius=300),
        premise("ended", 117.4801, 27.3401, radius=300, until=date(2026, 11, 1)),
        premise("today", 117.4801, 27.3401, radius=300, since=DAY, until=DAY),
        premise("far", 117.4900, 27.3400, radius=300),
    )
    found = premises_at(rows, Point(117.4801, 27.3401), DAY)
    assert [each.row.code for each in found] == ["nearer", "today", "near"]
    assert found[0].metres == 0
    assert found[2].metres == pytest.approx(math.hypot(11.12, 9.88), abs=0.1)
    assert premises_at(rows, Point(0, 0), DAY) == ()
    backwards = premise("w", 1, 1, since=DAY, until=date(2026, 1, 1))
    assert [each.path for each in day_faults([backwards, *rows])] == ["w"]
    assert isinstance(PREMISES.read({"code": "a", "name": "a", "lon": 1, "lat": 91, "hazard": "x"}), tuple)


@given(st.floats(73, 135), st.floats(4, 53), st.integers(10, 3000), st.floats(0, 0.98), st.floats(0, 2 * math.pi))
def test_no_premise_that_reaches_a_point_is_missed(
    lon: float, lat: float, radius: int, share: float, turn: float
) -> None:
    place = premise("a", lon, lat, radius=radius)
    away = share * radius / METRES_A_DEGREE
    point = Point(lon + away * math.cos(turn) / math.cos(math.radians(lat)), lat + away * math.sin(turn))
    assert [each.row for each in premises_at((place,), point, DAY)] == [place]


def test_what_is_compiled_is_kept_as_long_as_the_rows_are_the_same() -> None:
    built: list[tuple[DeskRow, ...]] = []

    def build(rows: tuple[DeskRow, ...]) -> int:
        built.append(rows)
        return len(built)

    memo = Memo(build)
    several = [(DeskRow(organisation=str(n), desk="D", division="990100"),) for n in range(20)]
    assert [memo(several[0]), memo(several[0]), memo(several[1]), memo(several[0])] == [1, 1, 2, 1]
    for rows in several:
        memo(rows)
    assert len(built) == 20
    assert memo(several[0]) == 21


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("永和路口两车追尾", "永和路口 两车追尾！", 1, 1),
        ("永和路口两车追尾，无人受伤", "永和路口有两辆车追尾了", 0.25, 0.9),
        ("永和路口两车追尾", "三楼漏水找不到物业", 0, 0),
        ("ＡＢＣ路", "abc路", 1, 1),
        ("火", "火", 1, 1),
        ("火", "着火", 0, 0),
        ("", "", 0, 0),
        ("🔥🔥", "🔥🔥", 0, 0),
    ],
)
def test_similarity_of_reports(one: str, other: str, least: float, most: float) -> None:
    assert least <= similarity(one, other) <= most


@given(st.text(max_size=40), st.text(max_size=40))
def test_similarity_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    found = similarity(one, other)
    assert 0 <= found <= 1
    assert found == similarity(other, one) == alike(bigrams(one), bigrams(other))
    assert (found == 1) == (bigrams(one) == bigrams(other) != frozenset())


@given(st.text("甲乙丙丁戊ab", min_size=2, max_size=30), st.text("甲乙丙丁戊ab", min_size=2, max_size=30))
def test_a_longer_common_part_is_never_less_alike_than_nothing(common: str, rest: str) -> None:
    assert similarity(common, common + rest) > 0
    assert similarity(common, f" {common}。".upper()) == 1
