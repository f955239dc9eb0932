"""The rules of merging, linking and likeness without a database: no circle, no lost lead, the same answer every time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anmin.cases.catalogue.duplicate_rules import OTHERWISE, DuplicateRule, duplicate_rule
from anmin.cases.catalogue.similarity import bigrams
from anmin.cases.model import duplicates, links, merging
from anmin.cases.model.cases import Case
from anmin.cases.model.duplicates import Traits
from anmin.cases.model.links import Link
from anmin.cases.terms.cases import CaseKind, CaseState, Channel, Flag
from anmin.cases.terms.links import LinkKind
from anmin.cases.terms.orders import OrderState
from anmin.kernel.words import Problem
from anmin.territory.point import Point

NOW = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
MANY = 6
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Two cores are shared with everything else that is tested: slowness is no fault of a rule."""


def case(
    number: int, state: CaseState = CaseState.RECEIVED, flags: frozenset[Flag] = frozenset(), level: int = 3
) -> Case:
    empty = dict.fromkeys(Case.__struct_fields__)
    return Case(
        **empty
        | {
            "id": UUID(int=number),
            "number": str(number),
            "version": 1,
            "epoch": 1,
            "kind": CaseKind.EMERGENCY,
            "state": state,
            "channel": Channel.APP,
            "offices": (UUID(int=100 + number),),
            "flags": flags,
            "level": level,
            "raised_at": NOW,
            "reopened": 0,
        }
    )


class Graph:
    """Cases that are merged and split as the doors do it, with those that follow gathered after each merge or later."""

    def __init__(self) -> None:
        self.cases = {number: case(number, level=1 + number % 4) for number in range(MANY)}
        self.late: list[int] = []

    def do(self, verb: str, one: int, into: int) -> None:
        if verb == "merge":
            self.merge(one, into)
        elif verb == "split":
            self.split(one)
        else:
            self.gather()

    def merge(self, one: int, into: int) -> None:
        joined, lead, _ = merging.merge(self.cases[one], self.cases[into], NOW)
        self.cases |= {one: joined, into: lead}
        self.late.append(one)

    def gather(self) -> None:
        for one in self.late:
            top = self.top(one)
            for number, each in self.cases.items():
                if each.lead == UUID(int=one) and top != one:
                    self.cases[number] = merging.follow(each, self.cases[top])
        self.late = []

    def split(self, one: int) -> None:
        self.cases[one], _ = merging.stand_alone(self.cases[one], ())

    def top(self, one: int) -> int:
        seen = {one}
        while (lead := self.cases[one].lead) is not None:
            one = lead.int
            assert one not in seen, "a circle"
            seen.add(one)
        return one


STEP = st.tuples(st.sampled_from(["merge", "merge", "split", "gather"]), *(st.integers(0, MANY - 1),) * 2)


@UNHURRIED
@given(st.lists(STEP, max_size=40))
def test_no_circle_and_every_matter_has_an_open_lead(steps: list[tuple[str, int, int]]) -> None:
    graph = Graph()
    for verb, one, into in steps:
        try:
            graph.do(verb, one, into)
        except Problem:
            continue
        for number, each in graph.cases.items():
            assert (each.state is CaseState.MERGED) == (each.lead is not None) == (each.closed_at is not None)
            top = graph.cases[graph.top(number)]
            assert top.state is not CaseState.MERGED
            assert top.level <= graph.cases[number].level
    graph.gather()
    for each in graph.cases.values():
        if each.lead is not None:
            lead = graph.cases[each.lead.int]
            assert lead.lead is None, "one look at the lead shows them all"
            assert UUID(int=100 + each.id.int) in lead.offices, "who took part sees the case that leads"


@pytest.mark.parametrize(
    ("one", "into", "code"),
    [
        (case(1, CaseState.CLOSED), case(2), "case_over"),
        (case(1), case(2, CaseState.CLOSED), "case_over"),
        (case(1), case(2, CaseState.MERGED), "lead_merged"),
        (case(1), case(2, CaseState.SCHEDULED), "case_state"),
        (case(1, flags=frozenset({Flag.TEST})), case(2), "drill_apart"),
    ],
)
def test_what_is_not_merged(one: Case, into: Case, code: str) -> None:
    with pytest.raises(Problem) as refused:
        merging.merge(one, into, NOW)
    assert refused.value.fault.code == code


@pytest.mark.parametrize(
    ("orders", "taken", "state"),
    [
        ((), None, CaseState.RECEIVED),
        ((), NOW, CaseState.TAKEN),
        ((OrderState.WITHDRAWN,), NOW, CaseState.TAKEN),
        ((OrderState.WITHDRAWN, OrderState.DONE), NOW, CaseState.REPORTED),
    ],
)
def test_a_merge_undone_leaves_the_case_where_its_orders_put_it(
    orders: tuple[OrderState, ...], taken: datetime | None, state: CaseState
) -> None:
    joined, _, _ = merging.merge(msgspec.structs.replace(case(1), taken_at=taken), case(2), NOW)
    alone, split = merging.stand_alone(joined, orders)
    assert (alone.state, alone.lead, alone.closed_at, alone.epoch) == (state, None, None, 3)
    assert (split.case, split.other, split.office) == (UUID(int=1), UUID(int=2), None)


ONE, TWO, THREE = (UUID(int=number) for number in (1, 2, 3))


def test_the_newest_link_says_what_the_call_was() -> None:
    both = [
        Link(ONE, TWO, LinkKind.DUPLICATE, NOW, "help"),
        Link(ONE, THREE, LinkKind.HARASSMENT, NOW + timedelta(seconds=1), "help"),
        Link(TWO, ONE, LinkKind.FEEDBACK, NOW + timedelta(seconds=2), "other"),
    ]
    assert links.call_kind(both, ONE, "help") == "nuisance"
    assert links.call_kind(both[:1], ONE, "help") == "duplicate"
    assert links.call_kind([], ONE, "complaint") == "complaint"
    assert links.first_call_kind(both, ONE, "nuisance") == "help"
    assert links.first_call_kind([], ONE, "complaint") == "complaint"


HERE = Point(117.5, 27.3)
RULE = DuplicateRule(code="x", metres=500, hours=6)
POINTS = st.builds(Point, st.floats(117.49, 117.51), st.floats(27.29, 27.31))
TRAITS = st.builds(
    Traits,
    at=st.integers(-20_000, 20_000).map(lambda seconds: NOW + timedelta(seconds=seconds)),
    point=st.none() | POINTS,
    path=st.sampled_from([(), ("03",), ("03", "0301"), ("03", "0301", "030101"), ("05", "0504")]),
    text=st.sampled_from(["", "两车相撞", "两辆车相撞了", "着火"]).map(bigrams),
    address=st.sampled_from(["", "永和路七十七号", "永和路 77 号"]).map(bigrams),
    person=st.none() | st.just(UUID(int=5)),
)


@UNHURRIED
@given(TRAITS, TRAITS)
def test_likeness_is_the_same_from_both_sides_and_within_bounds(one: Traits, other: Traits) -> None:
    reasons = duplicates.compare(one, other, RULE)
    assert duplicates.score(reasons) == duplicates.score(duplicates.compare(other, one, RULE))
    assert 0 <= duplicates.score(reasons) <= 100
    assert all(each.points >= 0 for each in reasons)
    if abs(one.at - other.at) > RULE.span:
        assert reasons == ()


def test_nearer_sooner_and_more_alike_score_higher() -> None:
    def points(**found: object) -> int:
        asked = Traits(at=NOW, point=HERE, path=("03", "0301"), text=bigrams("人民路口两车相撞"))
        same = msgspec.structs.replace(asked, **found)
        return duplicates.score(duplicates.compare(asked, same, RULE))

    assert points() == 100
    assert points(point=Point(117.503, 27.3)) < points()
    assert points(point=Point(117.52, 27.3)) < points(point=Point(117.503, 27.3))
    assert points(at=NOW + timedelta(hours=3)) < points()
    assert points(at=NOW + timedelta(hours=7)) == 0
    assert points(text=bigrams("楼上漏水")) < points(text=bigrams("人民路口车相撞了"))
    assert points(path=("03", "0301", "030102")) < points()


def test_the_rule_of_the_deepest_category_and_of_the_level_holds() -> None:
    rows = [
        DuplicateRule(code="any", metres=300, hours=6),
        DuplicateRule(code="urgent", level=1, metres=1000, hours=6),
        DuplicateRule(code="traffic", category="03", metres=800, hours=3),
        DuplicateRule(code="traffic_urgent", category="03", level=1, metres=2000, hours=3),
    ]
    asked = [((), 3), ((), 1), (("03", "0301"), 3), (("03", "0301"), 1), (("05",), 2)]
    codes = [duplicate_rule(rows, path, level).code for path, level in asked]
    assert codes == ["any", "urgent", "traffic", "traffic_urgent", "any"]
    assert duplicate_rule([], ("03",), 1) == OTHERWISE
