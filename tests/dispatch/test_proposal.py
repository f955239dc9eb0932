"""What is proposed out of the candidates for each need, and what stays uncovered: needs that nobody meets, areas that nobody reaches."""

from hypothesis import given, settings

from anmin.cases.catalogue.needs import Need
from anmin.dispatch.fleet import UnitRow
from anmin.dispatch.model.coverage import Target, Uncovered, Watched, coverage
from anmin.dispatch.model.proposal import Chosen, propose
from anmin.dispatch.model.recommend import Call
from anmin.dispatch.model.units import first_statuses
from anmin.dispatch.roads import OwnRoads
from anmin.dispatch.terms.reasons import GapCode
from anmin.dispatch.terms.units import UnitKind
from anmin.kernel.words import Text
from tests.dispatch.candidates import CALLS, asked, numbers, units_of_all_sorts
from tests.dispatch.city import NOW, OFFICE, busy, call, car, fleet, lattice, spot


def test_no_units_no_candidates() -> None:
    assert asked() == ()
    proposal = propose(
        (), (Need("police_car", 2), Need("ladder"), Need("drone", required=False)), {"ladder": Text("云梯", "ladder")}
    )
    assert proposal.chosen == ()
    assert not proposal.complete
    assert [(gap.zh, gap.en) for gap in proposal.gaps] == [
        ("缺少警车 2 个", "Missing: 2 × Police car"),
        ("缺少云梯 1 个", "Missing: 1 × ladder"),
        ("最好另有无人机 1 个", "Wished for: 1 × Drone"),
    ]


def test_a_proposal_takes_the_best_for_each_need_and_nobody_twice() -> None:
    needs = (Need("police_car", 2), Need("ladder"), Need("drone", required=False))
    rows = [car(1, 500, capabilities=("ladder",)), car(2, 1_000), car(3, 1_500), car(4, 2_000)]
    proposal = propose(asked(*rows, about=call(needs=needs)), needs, {})
    assert proposal.chosen == (Chosen(rows[1].id, 0), Chosen(rows[2].id, 0), Chosen(rows[0].id, 1))
    assert [(gap.code, gap.need) for gap in proposal.gaps] == [(GapCode.UNMET_WISH, 2)]
    assert proposal.complete


def test_nobody_is_taken_from_another_event_for_a_wish() -> None:
    wish, need = (Need("police_car", required=False),), (Need("police_car"),)
    candidates = asked(car(1, 500, **busy(4)), about=call(needs=wish))
    assert (propose(candidates, wish, {}).chosen, len(propose(candidates, need, {}).chosen)) == ((), 1)


def test_the_units_of_a_scarce_kind_are_shown_behind_many_others() -> None:
    needs = (Need("police_car", 2), Need("boat", 2))
    boats = [car(number, 9_000, kind=UnitKind.BOAT) for number in (901, 902, 903, 904, 905, 906)]
    candidates = asked(*(car(number, 500) for number in range(1, 200)), *boats, about=call(needs=needs))
    assert [each.rank for each in candidates] == list(range(1, 25))
    assert numbers(candidates)[20:] == [901, 902, 903, 904]
    assert propose(candidates, needs, {}).complete


def test_areas_that_nobody_reaches_in_time_are_named() -> None:
    roads = OwnRoads(lattice(river=1))
    units = fleet(car(1, 0, 0), car(2, 9_000, 0, status="break"), car(3, 10_000, 0, age=900, home=spot(5_000, 0)))
    areas = [
        Watched(spot_id, points)
        for spot_id, points in (
            (OFFICE, (spot(0, 500), spot(5_000, 500))),
            (car(2).id, (spot(1_000, 0), spot(1_000, 1_500))),
            (car(3).id, (spot(10_000, 0),)),
        )
    ]
    target = Target(300, NOW, tuple(first_statuses()))
    assert coverage(units, areas, roads, target) == (Uncovered(car(2).id, 1, 2), Uncovered(car(3).id, 0, 1))
    assert coverage(fleet(), areas, roads, target) == tuple(Uncovered(each.area, 0, len(each.points)) for each in areas)
    assert coverage(units, (), roads, target) == ()


@settings(max_examples=100, deadline=None)
@given(units_of_all_sorts(), CALLS)
def test_a_proposal_uses_only_candidates_each_for_what_it_serves(rows: list[UnitRow], about: Call) -> None:
    candidates = {each.unit: each for each in asked(*rows, about=about)}
    proposal = propose(tuple(candidates.values()), about.needs, {})
    assert len({each.unit for each in proposal.chosen}) == len(proposal.chosen)
    assert all(each.need in candidates[each.unit].serves for each in proposal.chosen)
    for number, need in enumerate(about.needs):
        sent = sum(each.need == number for each in proposal.chosen)
        assert sent + sum(gap.missing for gap in proposal.gaps if gap.need == number) == need.count
