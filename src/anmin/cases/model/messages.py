"""Waiting for the caller: it begins when staff asks, ends when the caller writes, and never closes a case. Pure."""

from datetime import datetime, timedelta

from anmin.cases.events.messages import Answered
from anmin.cases.model.cases import Case
from anmin.cases.terms.cases import SILENT, CaseState
from anmin.cases.terms.messages import THREAD_OVER, Side
from anmin.kernel.access import Actor

AFTERWARDS = timedelta(days=30)
"""As long may a caller write after closing; it is kept and the desk decides whether to reopen."""


def side_of(actor: Actor) -> Side:
    """Who writes or reads; a channel that carries a caller's words comes as that caller."""
    return Side.CALLER if actor.kind in ("citizen", "guest") else Side.STAFF


def quiet(case: Case) -> bool:
    """Nothing may ring, vibrate or call back."""
    return bool(case.flags & SILENT)


def hear(case: Case, now: datetime) -> tuple[Case, Answered | None]:
    """The caller writes. Raises THREAD_OVER long after closing; a merged case is never too old."""
    if case.state is CaseState.CLOSED and case.closed_at is not None and now - case.closed_at > AFTERWARDS:
        raise THREAD_OVER()
    if case.waiting_since is None:
        return case.changed(), None
    return case.changed(waiting_since=None), Answered(case.id, int((now - case.waiting_since).total_seconds()))


def wait(case: Case, now: datetime) -> Case:
    """Staff asks and waits; who waits already goes on waiting. Raises CASE_OVER."""
    case.check_open()
    return case.changed(waiting_since=case.waiting_since or now)
