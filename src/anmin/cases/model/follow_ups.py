"""Follow-ups: a call or a visit that is due; nobody is called who said that it is not safe."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.events.follow_ups import FollowUpEnded
from anmin.cases.model.cases import Case
from anmin.cases.terms import follow_ups as terms
from anmin.cases.terms.cases import SILENT
from anmin.cases.terms.follow_ups import FollowUpState, FollowUpWay
from anmin.cases.terms.rating import Verdict


class FollowUp(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    version: int
    case: UUID
    way: FollowUpWay
    state: FollowUpState
    due_at: datetime
    at: datetime | None
    by: UUID | None
    verdict: Verdict | None

    def end(self, way: FollowUpWay, verdict: Verdict | None, by: UUID | None, now: datetime) -> "FollowUp":
        """Without a verdict nobody was reached. Raises FOLLOW_UP_ENDED."""
        state = FollowUpState.DONE if verdict else FollowUpState.MISSED
        return self._over(state, way=way, verdict=verdict, by=by, at=now)

    def drop(self) -> "FollowUp":
        """Raises FOLLOW_UP_ENDED."""
        return self._over(FollowUpState.DROPPED)

    def fact(self) -> FollowUpEnded:
        return FollowUpEnded(self.case, self.id, self.way, self.state, self.verdict)

    def _over(self, state: FollowUpState, **values: object) -> "FollowUp":
        if self.state is not FollowUpState.OPEN:
            raise terms.FOLLOW_UP_ENDED()
        return msgspec.structs.replace(self, state=state, version=self.version + 1, **values)


def way_for(case: Case) -> FollowUpWay:
    return FollowUpWay.CALL if SILENT.isdisjoint(case.flags) else FollowUpWay.VISIT


def check_way(case: Case, way: FollowUpWay) -> None:
    """Raises VISIT_ONLY."""
    if way is FollowUpWay.CALL and way_for(case) is FollowUpWay.VISIT:
        raise terms.VISIT_ONLY()
