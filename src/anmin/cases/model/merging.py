"""Merging and splitting. Only an open case joins, and only an open one leads: no circle can come about. Pure."""

from collections.abc import Iterable
from datetime import datetime

from anmin.cases.events.cases import FlagsSet, LevelSet
from anmin.cases.events.merging import Merged, Split
from anmin.cases.model.cases import Case, state_of
from anmin.cases.terms import merging as terms
from anmin.cases.terms.cases import CASE_STATE, OUT_OF_FIGURES, SILENT, CaseState, LevelReason
from anmin.cases.terms.orders import OrderState
from anmin.kernel.words import Event


def merge(case: Case, lead: Case, now: datetime) -> tuple[Case, Case, list[Event]]:
    """The joined case, the case that leads with the higher of both levels, and the facts of the one that leads.

    Raises CASE_OVER, CASE_STATE for a scheduled lead, LEAD_MERGED, DRILL_APART.
    """
    case.check_open()
    if lead.state is CaseState.MERGED:
        raise terms.LEAD_MERGED()
    lead.check_open()
    if lead.state is CaseState.SCHEDULED:
        raise CASE_STATE(state=lead.state)
    if case.flags & OUT_OF_FIGURES != lead.flags & OUT_OF_FIGURES:
        raise terms.DRILL_APART()
    joined = case.moved(CaseState.MERGED, lead=lead.id, closed_at=now, waiting_since=None)
    flags, level = lead.flags | (case.flags & SILENT), min(case.level, lead.level)
    facts: list[Event] = [Merged(case.id, lead.id)]
    if flags != lead.flags:
        facts.append(FlagsSet(lead.id, tuple(sorted(flags))))
    if level != lead.level:
        facts.append(LevelSet(lead.id, lead.level, level, LevelReason.MERGED))
    leading = lead.with_offices(case.offices).changed(flags=flags, level=level)
    return joined.with_offices(leading.offices), leading, facts


def follow(joined: Case, lead: Case) -> Case:
    """The case that led `joined` was merged itself: now `lead` leads it."""
    return joined.with_offices(lead.offices).changed(lead=lead.id)


def stand_alone(case: Case, orders: Iterable[OrderState]) -> tuple[Case, Split]:
    """Undo a merge: back to where its orders put it, waiting to be taken when nobody ever took it. Raises NOT_MERGED."""
    if case.state is not CaseState.MERGED or case.lead is None:
        raise terms.NOT_MERGED()
    state = state_of(tuple(orders))
    if state is CaseState.TAKEN and case.taken_at is None:
        state = CaseState.RECEIVED
    return case.moved(state, lead=None, closed_at=None), Split(case.id, case.lead, None)
