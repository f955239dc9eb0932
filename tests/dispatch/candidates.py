"""Candidates for the tests, asked for in the made-up town; and units and calls of all sorts for the properties."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from anmin.cases.catalogue.needs import Need
from anmin.dispatch.fleet import UnitRow
from anmin.dispatch.model.recommend import Call, Candidate, recommend
from anmin.dispatch.model.units import first_statuses
from anmin.dispatch.roads import RoadTimes
from anmin.dispatch.terms.units import UnitKind
from tests.dispatch.city import NOW, ROADS, RULES, busy, call, car, fleet, spot


def asked(*rows: UnitRow, about: Call | None = None, roads: RoadTimes = ROADS) -> tuple[Candidate, ...]:
    return recommend(fleet(*rows), about or call(), roads, RULES)


def numbers(candidates: tuple[Candidate, ...]) -> list[int]:
    return [each.unit.int for each in candidates]


STATUSES = [row.code for row in first_statuses()]


@st.composite
def units_of_all_sorts(draw: st.DrawFn) -> list[UnitRow]:
    def one(number: int) -> UnitRow:
        more: dict[str, Any] = {
            "status": draw(st.sampled_from(STATUSES)),
            "kind": draw(st.sampled_from([UnitKind.POLICE_CAR, UnitKind.BOAT])),
            "capabilities": draw(st.sampled_from([(), ("ladder",)])),
            "age": draw(st.integers(0, 400)),
            "home": draw(st.sampled_from([None, spot(3_000, 0), spot(90_000, 0)])),
            "rested_at": draw(st.sampled_from([None, NOW - timedelta(hours=6)])),
            "shift_ends": draw(st.sampled_from([None, NOW + timedelta(minutes=5)])),
        }
        more |= draw(st.sampled_from([{}, busy(1, more["status"]), busy(4, more["status"])]))
        return car(number, draw(st.sampled_from([None, 0.0, 700.0, 5_000.0, 50_000.0])), **more)

    return [one(number) for number in range(1, draw(st.integers(0, 30)) + 1)]


CALLS = st.builds(
    lambda level, needs: call(level=level, needs=needs),
    st.integers(1, 4),
    st.sampled_from([(), (Need("police_car"),), (Need("boat", 3), Need("ladder"), Need("gas", required=False))]),
)
