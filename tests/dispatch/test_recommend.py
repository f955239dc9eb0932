"""Which units are recommended, in what order, and why."""

from datetime import timedelta
from itertools import pairwise

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from anmin.cases.catalogue.needs import Need
from anmin.dispatch.fleet import Fleet, UnitRow
from anmin.dispatch.model.fixes import Fix
from anmin.dispatch.model.recommend import Call, Candidate, recommend
from anmin.dispatch.roads import OwnRoads, StraightLine
from anmin.dispatch.terms.reasons import ReasonCode, duration
from anmin.dispatch.terms.roads import Basis
from anmin.dispatch.terms.units import Mark, UnitKind
from tests.dispatch.candidates import CALLS, asked, numbers, units_of_all_sorts
from tests.dispatch.city import NOW, OFFICE, ROADS, RULES, STEP, busy, call, car, fleet, lattice, spot

R = ReasonCode


def for_(candidate: Candidate) -> dict[ReasonCode, str]:
    return {reason.code: reason.zh for reason in candidate.reasons_for}


def against(candidate: Candidate) -> dict[ReasonCode, str]:
    return {reason.code: reason.zh for reason in candidate.reasons_against}


def test_the_sooner_by_road_comes_first_and_says_why() -> None:
    near, far, _ = candidates = asked(car(1, 2500), car(2, 1000), car(3, 4000))
    assert [(each.unit.int, each.rank) for each in candidates] == [(2, 1), (1, 2), (3, 3)]
    assert near.seconds == pytest.approx(100, abs=0.01)
    assert near.metres == pytest.approx(1000, abs=0.1)
    assert near.basis is Basis.ROAD
    assert for_(near) == {
        R.AVAILABLE: "当前可派",
        R.SOONEST: "可派警力中最快到达",
        R.ROAD_TIME: "路程 1 分 40 秒",
        R.SERVES: "符合 1 项需求",
    }
    assert R.SOONEST not in for_(far)
    assert near.reasons_against == ()


def test_a_river_without_a_bridge_puts_the_other_bank_behind() -> None:
    roads = OwnRoads(lattice(river=1))
    opposite, same_bank = car(1, 0, 2 * STEP), car(2, 9_000, STEP)
    candidates = asked(opposite, same_bank, about=call(0, STEP), roads=roads)
    assert numbers(candidates) == [2, 1]
    assert (candidates[1].seconds, candidates[1].basis) == (None, Basis.BEYOND)
    assert against(candidates[1]) == {R.BEYOND: "30 分钟内无法由道路到达"}
    assert numbers(asked(opposite, same_bank, about=call(0, STEP), roads=StraightLine())) == [1, 2]


def test_without_roads_the_straight_line_is_said_to_be_one() -> None:
    (candidate,) = asked(car(1, 1000), roads=StraightLine())
    assert candidate.basis is Basis.STRAIGHT_LINE
    assert for_(candidate)[R.STRAIGHT_TIME] == "按直线估算路程 2 分 6 秒"
    assert against(candidate) == {R.NO_ROADS: "没有可用的路网"}


def test_a_stale_position_is_never_the_closest() -> None:
    stale_here, fresh = car(1, 0, age=840, home=spot(5_000, 0)), car(2, 2_000)
    first, second = asked(stale_here, fresh)
    assert (first.unit.int, second.unit.int) == (2, 1)
    assert second.seconds == pytest.approx(500, abs=0.01)
    assert against(second) == {R.STALE: "位置已过期 12 分钟", R.FROM_HOME: "路程按驻地推算"}
    assert R.SOONEST in for_(first)


def test_a_stale_unit_with_its_home_at_the_scene_stands_behind_a_fresh_one_near_by() -> None:
    candidates = asked(car(1, 0, age=840, home=spot(0, 0)), car(2, 2_500))
    assert numbers(candidates) == [2, 1]
    assert R.SOONEST in for_(candidates[0])


def test_nothing_but_a_stale_position_is_no_place() -> None:
    (candidate,) = asked(car(1, 0, age=840))
    assert (candidate.seconds, candidate.metres, candidate.basis) == (None, None, Basis.NO_PLACE)
    assert set(against(candidate)) == {R.STALE, R.NO_PLACE}
    (candidate,) = asked(car(1, None))
    assert set(against(candidate)) == {R.UNLOCATED, R.NO_PLACE}


def test_ties_go_by_id() -> None:
    rows = [car(number, 500) for number in (7, 3, 5)]
    assert numbers(asked(*rows)) == numbers(asked(*reversed(rows))) == [3, 5, 7]


def test_who_is_free_comes_before_who_is_taken_from_something_lesser() -> None:
    candidates = asked(car(1, 500, **busy(3)), car(2, 9_000), car(3, 500, **busy(2)), car(4, 500, **busy(1)))
    assert numbers(candidates) == [2, 1]
    assert candidates[1].preempts == busy(3)["busy"]
    assert against(candidates[1]) == {R.BUSY: "正在处置三级警情"}
    assert R.AVAILABLE not in for_(candidates[1])
    assert candidates[0].preempts is None


def test_a_unit_that_is_ordered_is_busy_whatever_its_status_says() -> None:
    assert asked(car(1, 500, **busy(2, status="patrol"))) == ()
    assert asked(car(1, 500, **busy(4, status="patrol")))[0].preempts is not None


@pytest.mark.parametrize("status", ["off_duty", "break", "training", "out_of_service", "on_scene", "no_such_status"])
def test_who_may_not_be_ordered_is_not_recommended(status: str) -> None:
    assert asked(car(1, 0, status=status)) == ()


def test_off_duty_is_not_recommended_though_it_was_on_something_lesser() -> None:
    assert asked(car(1, 0, **busy(4, status="off_duty"))) == ()


def test_who_worked_too_long_or_goes_home_soon_comes_later() -> None:
    tired = car(1, 500, on_duty_since=NOW - timedelta(hours=5))
    rested = car(2, 1_000, on_duty_since=NOW - timedelta(hours=5), rested_at=NOW - timedelta(minutes=20))
    leaving, gone = (
        car(3, 500, shift_ends=NOW + timedelta(minutes=12)),
        car(4, 500, shift_ends=NOW - timedelta(minutes=9)),
    )
    candidates = asked(tired, rested, leaving, gone)
    assert numbers(candidates) == [2, 3, 4, 1]
    assert against(candidates[0]) == {}
    assert against(candidates[1]) == {R.SHIFT_ENDS: "距下班还有 12 分钟"}
    assert against(candidates[2]) == {R.SHIFT_OVER: "已超过下班时间 9 分钟"}
    assert against(candidates[3]) == {R.OVERWORKED: "已连续工作 5 小时"}


def test_the_own_office_and_beat_count_for_something() -> None:
    rows = [
        car(1, 500),
        car(2, 1_000, office=OFFICE),
        car(3, 1_500, office=OFFICE, beat="b1"),
        car(4, 3_500, beat="b1"),
    ]
    candidates = asked(*rows, about=call(beat="b1"))
    assert numbers(candidates) == [3, 2, 1, 4]
    assert {R.OWN_OFFICE, R.OWN_BEAT} <= set(for_(candidates[0]))
    assert for_(candidates[2])[R.SOONEST]
    assert numbers(asked(*rows, about=call(office=None))) == [1, 2, 3, 4]


def test_a_coarse_or_jumping_position_is_said() -> None:
    units = Fleet([car(1), car(2, 500)])
    for number, metres in ((1, 800.0), (2, 5.0)):
        units.locate(car(number).id, Fix(spot(number * 4_000, 0), NOW, metres), Mark.JUMP)
    first, second = recommend(units.snapshot(), call(), ROADS, RULES)
    assert against(first) == {R.COARSE: "定位精度 800 米", R.JUMPED: "位置有跳变"}
    assert against(second) == {R.JUMPED: "位置有跳变"}
    units.locate(car(2).id, Fix(spot(8_000, 0), NOW), Mark.FUTURE)
    assert set(against(recommend(units.snapshot(), call(), ROADS, RULES)[1])) == {R.CLOCK_AHEAD}


def test_only_who_serves_a_need_is_named() -> None:
    rows = [
        car(1, 500, kind=UnitKind.TOW),
        car(2, 1_000, kind=UnitKind.FIRE, capabilities=("hazmat", "ladder")),
        car(3, 1_500, capabilities=("ladder",)),
        car(4, 2_000),
    ]
    candidates = asked(*rows, about=call(needs=(Need("police_car"), Need("ladder"), Need("never_seen"))))
    assert [(each.unit.int, each.serves) for each in candidates] == [(2, (1,)), (3, (0, 1)), (4, (0,))]
    assert numbers(asked(*rows, about=call(needs=()))) == [1, 2, 3, 4]


def test_reasons_speak_both_languages() -> None:
    (candidate,) = asked(car(1, 500, **busy(4)))
    assert [(reason.code.value, reason.number, reason.en) for reason in candidate.reasons_against] == [
        ("busy", 4, "On an event of level 4")
    ]
    assert msgspec.json.decode(msgspec.json.encode(candidate), type=Candidate) == candidate
    assert [duration(each)[0] for each in (0.4, 59.6, 250, 600, 3_599, 7_200, 7_500)] == [
        "0 秒",
        "1 分钟",
        "4 分 10 秒",
        "10 分钟",
        "59 分钟",
        "2 小时",
        "2 小时 5 分",
    ]


@settings(max_examples=150, deadline=None)
@given(units_of_all_sorts(), CALLS)
def test_whoever_is_recommended_may_be_sent_and_is_ranked_once(rows: list[UnitRow], about: Call) -> None:
    candidates = asked(*rows, about=about)
    by_id = {row.id: row for row in rows}
    assert [each.rank for each in candidates] == list(range(1, len(candidates) + 1))
    assert len({each.unit for each in candidates}) == len(candidates)
    for each in candidates:
        row = by_id[each.unit]
        assert row.status != "off_duty"
        assert row.busy is None or row.busy.level > about.level
        assert each.preempts == row.busy
        assert (each.seconds is None) == (each.basis in {Basis.BEYOND, Basis.NO_PLACE})
        assert bool(each.serves) == bool(about.needs)
    for better, worse in pairwise(candidates):
        assert better.seconds is not None or worse.seconds is None
    assert asked(*reversed(rows), about=about) == candidates


@settings(max_examples=150, deadline=None)
@given(units_of_all_sorts(), CALLS, st.data())
def test_one_more_unit_that_is_slower_changes_nothing_before_it(
    rows: list[UnitRow], about: Call, data: st.DataObject
) -> None:
    fresh = [row for row in rows if row.fix and row.fix.at >= NOW - timedelta(seconds=row.stale_after)]
    assume(fresh)
    equal = data.draw(st.sampled_from(fresh))
    assert equal.fix is not None
    slower = msgspec.structs.replace(equal, id=car(99).id, fix=Fix(spot(70_000, 0), equal.fix.at))
    rules = msgspec.structs.replace(RULES, most=99)
    before = [each.unit for each in recommend(fleet(*rows), about, ROADS, rules)]
    after = [each.unit for each in recommend(fleet(*rows, slower), about, ROADS, rules)]
    assert [unit for unit in after if unit != slower.id] == before
    assert (slower.id in after) is (equal.id in after)
    if slower.id in after:
        assert after.index(equal.id) < after.index(slower.id)
