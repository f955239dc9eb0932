"""Joint closure as a machine: whatever happens to parties and orders, a required one holds it until done or excused."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from anmin.cases.model.orders import Order
from anmin.cases.terms.orders import OrderState, RefusalReason, ResponderKind, WithdrawReason
from anmin.dispatch.model.levels import (
    RESPONSE_LEVELS,
    RESPONSE_PARTIES,
    ResponseLevelRow,
    ResponsePartyRow,
    parties_of,
    party_faults,
    serving,
)
from anmin.dispatch.model.plans import PLAN_TASKS, PLANS, tasks_of_plan
from anmin.dispatch.model.responses import Party, Wanted, missing, nobody_asks_for
from anmin.dispatch.terms.responses import LeftOut, PartyKind, PartyRole, Standing
from anmin.dispatch.terms.units import UnitKind
from anmin.identity.terms.organisations import OrganisationKind
from anmin.kernel.ids import new_id

NOW = datetime(2026, 11, 2, 7, 28, tzinfo=UTC)
CASE, RESPONSE = new_id(), new_id()
SOMEBODY = st.integers(0, 5)


def row(code: str, **more: Any) -> ResponsePartyRow:
    given: dict[str, Any] = {"level": "main_1", "code": code, "zh": "方", "en": "party", "organisation": code}
    return ResponsePartyRow(**(given | more))


class Closure(RuleBasedStateMachine):
    """`settled`: told apart from the model, by what was done to each party last."""

    def __init__(self) -> None:
        super().__init__()
        self.parties: list[Party] = []
        self.orders: list[Order] = []
        self.settled: dict[int, bool] = {}

    @initialize(required=st.lists(st.booleans(), min_size=1, max_size=5), reachable=st.lists(st.booleans(), max_size=5))
    def ordered(self, required: list[bool], reachable: list[bool]) -> None:
        for place, must in enumerate(required):
            found = place >= len(reachable) or reachable[place]
            want = Wanted(
                row=row(f"p{place}", required=must),
                number=1,
                responder=new_id() if found else None,
                why=None if found else LeftOut.NONE,
            )
            self.parties.append(want.as_party(RESPONSE))
            self.settled[place] = False
            if found:
                self._order(place)

    def _order(self, place: int, parent: Order | None = None) -> None:
        responder = self.parties[place].responder
        assert responder
        order = Order(
            id=new_id(),
            version=1,
            case=CASE,
            number=len(self.orders) + 1,
            kind=ResponderKind.ORGANISATION,
            responder=responder,
            office=responder,
            state=OrderState.ORDERED,
            required=self.parties[place].required,
            task="",
            response=RESPONSE,
            parent=parent.id if parent else None,
            ordered_at=NOW,
        )
        self.orders.append(order)
        self.settled[place] = False

    def _newest(self, place: int) -> Order | None:
        if place >= len(self.parties):
            return None
        mine = [each for each in self.orders if each.responder == self.parties[place].responder]
        return mine[-1] if mine else None

    def _put(self, order: Order) -> None:
        self.orders = [order if each.id == order.id else each for each in self.orders]

    @rule(place=SOMEBODY)
    def goes_on(self, place: int) -> None:
        order = self._newest(place)
        if order and not order.ended:
            order, _ = order.reach(order.legal()[0], NOW, NOW)
            self._put(order)
            self.settled[place] = self.settled[place] or order.state is OrderState.DONE

    @rule(place=SOMEBODY)
    def refuses(self, place: int) -> None:
        order = self._newest(place)
        if order and order.state in (OrderState.ORDERED, OrderState.RECEIVED) and order.parent is None:
            self._put(order.refuse(RefusalReason.BUSY, 1, NOW)[0])

    @rule(place=SOMEBODY)
    def is_overridden(self, place: int) -> None:
        order = self._newest(place)
        if order and order.state is OrderState.REFUSED:
            self._order(place, parent=order)
            self._excused_stays(place)

    @rule(place=SOMEBODY)
    def is_withdrawn(self, place: int) -> None:
        order = self._newest(place)
        if order and not order.ended:
            self._put(order.withdraw(WithdrawReason.EXCHANGED, NOW)[0])

    @rule(place=SOMEBODY)
    def is_named(self, place: int) -> None:
        """Somebody else is ordered for a party that is not under way."""
        if place < len(self.parties) and self.parties[place].standing(self.orders) in (
            Standing.NOT_ORDERED,
            Standing.REFUSED,
            Standing.WITHDRAWN,
        ):
            party = msgspec.structs.replace(self.parties[place], responder=new_id(), left_out=None)
            self.parties[place] = party
            self._order(place)

    @rule(place=SOMEBODY)
    def is_excused(self, place: int) -> None:
        if place < len(self.parties):
            self.parties[place] = msgspec.structs.replace(self.parties[place], excused_at=NOW)
            self.settled[place] = True

    def _excused_stays(self, place: int) -> None:
        self.settled[place] = self.parties[place].excused_at is not None

    @invariant()
    def holds_until_everyone_required_is_settled(self) -> None:
        left = missing(self.parties, self.orders)
        expected = [each for place, each in enumerate(self.parties) if each.required and not self.settled[place]]
        assert left == expected


TestClosure = Closure.TestCase
TestClosure.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_the_first_rows_stand() -> None:
    levels, parties = RESPONSE_LEVELS.first_rows(), RESPONSE_PARTIES.first_rows()
    assert party_faults(list(parties.values())) == []
    assert {each.level for each in parties.values()} == set(levels)
    assert {row.level for row in levels.values()} == {1, 2, 3, 4}
    assert {task.plan for task in PLAN_TASKS.first_rows().values()} == set(PLANS.first_rows())
    assert not [each for each in parties.values() if each.organisation], "no real organisation is named"


def test_the_list_nearest_to_the_category_serves() -> None:
    def level(code: str, category: str, order: int = 0) -> ResponseLevelRow:
        return ResponseLevelRow(code=code, category=category, level=1, order=order, zh="级", en="level")

    rows = [
        level("any", ""),
        level("other", "01"),
        level("leaks", "0505"),
        level("mains", "050501"),
        level("late", "0505", 9),
    ]
    path = ("05", "0505", "050501")

    def served(given: Iterable[ResponseLevelRow], path: tuple[str, ...] = path) -> str | None:
        found = serving(list(given), path, 1)
        return found.code if found else None

    assert served(rows) == "mains"
    assert served(rows[:3] + rows[4:]) == "leaks"
    assert served(rows, ()) == "any"
    assert served(rows[1:], ()) is None
    assert serving(rows, path, 2) is None


def test_what_a_list_must_not_say() -> None:
    nobody = row("a", organisation="")
    unit = row("b", kind=PartyKind.UNIT)
    informed = row("c", role=PartyRole.INFORMED)
    kind = row("d", organisation="", organisation_kind=OrganisationKind.TOWN)
    assert [(each.path, each.code) for each in party_faults([nobody, unit, informed, kind])] == [
        ("main_1:a", "party_responder"),
        ("main_1:b", "party_responder"),
        ("main_1:c", "informed_required"),
    ]


def test_rows_and_tasks_stand_in_their_order() -> None:
    rows = [row("z", order=1), row("b", order=2), row("a", order=2), row("x", level="other")]
    assert [each.code for each in parties_of(rows, "main_1")] == ["z", "a", "b"]
    tasks = tuple(PLAN_TASKS.first_rows().values())
    assert [each.code for each in tasks_of_plan(tasks, "gas_leak")] == ["cordon", "shut_off", "no_sparks", "measure"]


def test_an_organisation_is_the_same_party_under_any_list_and_a_unit_by_its_place() -> None:
    gas, other = new_id(), new_id()
    first = Wanted(row=row("gas"), number=1, responder=gas)
    party = first.as_party(RESPONSE)
    again = Wanted(row=row("supplier", level="main_2", required=True), number=1, responder=gas)
    assert again.is_for(party)
    assert not Wanted(row=row("gas", level="main_2"), number=1, responder=other).is_for(party)
    assert nobody_asks_for([party], [again]) == []
    assert nobody_asks_for([party], []) == [party]
    assert again.beside(msgspec.structs.replace(party, required=False)).required
    nobody = Wanted(row=row("gas", level="main_2"), number=1, why=LeftOut.UNKNOWN)
    assert not nobody.is_for(party), "another list's row of this code is asked for as well, and told"
    assert Wanted(row=row("gas"), number=1, why=LeftOut.UNKNOWN).is_for(party)
    assert first.is_for(nobody.as_party(RESPONSE)), "who could not be ordered before"
    cars = row("car", kind=PartyKind.UNIT, unit_kind=UnitKind.POLICE_CAR)
    car = Wanted(row=cars, number=2, why=LeftOut.NO_UNIT).as_party(RESPONSE)
    assert Wanted(row=cars, number=2, responder=other).is_for(car)
    assert not Wanted(row=cars, number=1, responder=other).is_for(car)
    boats = row("car", kind=PartyKind.UNIT, unit_kind=UnitKind.BOAT)
    assert not Wanted(row=boats, number=2, responder=other).is_for(car)
