"""The matter: who leads, by when, and what may be done with it. A method returns the new matter and the fact.

There is always exactly one lead: the desk's side while `lead_order` is None, else whoever carries out that order.
"""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.other_kinds import Begun
from anmin.cases.terms.cases import CaseKind
from anmin.kernel.calendar import Span
from anmin.matters.events import matters as events
from anmin.matters.model.clocks import STEPS, Counting, Deadline, Tick, deadline, next_tick
from anmin.matters.terms import matters as terms
from anmin.matters.terms.matters import MatterStep, PartRole, PauseWhy, ReturnReason, Urgency

RAISED_BY_RETURNS = 2
"""From this return on the level above the desk leads."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What an order is within its matter. `returned_at`: its organisation gave it back."""

    order: UUID
    case: UUID
    role: PartRole
    office: UUID
    placed_at: datetime
    route: str = ""
    market: str = ""
    passed_by: UUID | None = None
    responsible: UUID | None = None
    returned_at: datetime | None = None
    returned_why: str = ""


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """`step`: how many steps of its clock were said. `raised_to`: how many levels above the desk its side stands.

    `accept_missed`: some lead did not accept it in time.
    """

    case: UUID
    version: int
    kind: CaseKind
    lead: UUID
    lead_order: UUID | None = None
    urgency: Urgency
    span: Span
    begun_at: datetime
    due_at: datetime
    warn_at: datetime
    guessed: bool = False
    step: int = 0
    accept_due: datetime | None = None
    accept_missed: bool = False
    paused_at: datetime | None = None
    assessed_at: datetime | None = None
    routed_at: datetime | None = None
    accepted_at: datetime | None = None
    answered_at: datetime | None = None
    concluded_at: datetime | None = None
    returns: int = 0
    extensions: int = 0
    rounds: int = 1
    raised_to: int = 0
    diverted: str = ""

    @property
    def deadline(self) -> Deadline:
        return Deadline(self.due_at, self.warn_at, self.guessed)

    def changed(self, **values: object) -> "Matter":
        return msgspec.structs.replace(self, version=self.version + 1, **values)

    def check_open(self) -> None:
        """Raises MATTER_OVER."""
        if self.concluded_at is not None:
            raise terms.MATTER_OVER()

    def timed(self, span: Span, counting: Counting, now: datetime, **values: object) -> "Matter":
        """With this span; what was said of a deadline that lies ahead again is said anew."""
        begun = values.get("begun_at", self.begun_at)
        found = deadline(begun, span, counting)  # type: ignore[arg-type]
        passed = 0 if now < found.warn else 1 if now < found.due else len(STEPS)
        moved = {"span": span, "due_at": found.due, "warn_at": found.warn, "guessed": found.guessed}
        return self.changed(**moved, step=min(self.step, passed), **values)

    def assess(self, kind: CaseKind, urgency: Urgency, whole: Span, counting: Counting, now: datetime) -> "Matter":
        """Its time counts from when it came in. Raises MATTER_OVER, URGENCY_BY_HAND."""
        self.check_open()
        if urgency not in terms.BY_HAND:
            raise terms.URGENCY_BY_HAND()
        return self.timed(whole, counting, now, kind=kind, urgency=urgency, assessed_at=self.assessed_at or now)

    def hand_to(self, part: Part, accept_due: datetime, now: datetime) -> "Matter":
        """Another organisation leads from now on; it has to accept. Raises MATTER_OVER, NOT_ASSESSED."""
        self.check_open()
        if self.assessed_at is None:
            raise terms.NOT_ASSESSED()
        return self.changed(
            lead=part.office, lead_order=part.order, accept_due=accept_due, accepted_at=None, routed_at=now
        )

    def accept(self, part: Part, by: UUID, now: datetime) -> "tuple[Matter, events.Accepted]":
        """The lead's acceptance ends its clock; that of a support changes nothing here. Raises MATTER_OVER."""
        self.check_open()
        said = events.Accepted(self.case, part.order, part.office, by)
        if part.order != self.lead_order:
            return self.changed(), said
        return self.changed(accepted_at=now, accept_due=None), said

    def give_back(
        self, part: Part, reason: ReturnReason, to: Part | None, desks: tuple[UUID, ...]
    ) -> "tuple[Matter, events.Returned]":
        """`to`: whoever handed it down, while their order stands; `desks`: the desk and the levels above it, nearest first.

        The lead's second return raises it to the level above the desk. Raises MATTER_OVER.
        """
        self.check_open()
        led = part.order == self.lead_order
        times = self.returns + led
        matter = self.changed(returns=times)
        if led:
            matter = matter.back_to_desk(desks, 1) if times >= RAISED_BY_RETURNS else matter.back_to_desk(desks)
            if to is not None and times < RAISED_BY_RETURNS:
                matter = msgspec.structs.replace(matter, lead=to.office, lead_order=to.order)
        return matter, events.Returned(self.case, part.order, part.office, reason, matter.lead, times)

    def back_to_desk(self, desks: tuple[UUID, ...], raised: int = 0) -> "Matter":
        """The desk's side leads, at least `raised` levels above the desk. The version stays."""
        level = min(max(self.raised_to, raised), len(desks) - 1)
        return msgspec.structs.replace(
            self, lead=desks[level], lead_order=None, raised_to=level, accept_due=None, accepted_at=None
        )

    def pause(self, why: PauseWhy, now: datetime) -> "tuple[Matter, events.Paused]":
        """Raises MATTER_OVER, MATTER_PAUSED."""
        self.check_open()
        if self.paused_at is not None:
            raise terms.MATTER_PAUSED()
        return self.changed(paused_at=now), events.Paused(self.case, why)

    def resume(self, counting: Counting, now: datetime) -> "tuple[Matter, events.Resumed]":
        """`counting` has the pause that ends with it. Raises NOT_PAUSED."""
        if self.paused_at is None:
            raise terms.NOT_PAUSED()
        matter = self.timed(self.span, counting, now, paused_at=None)
        return matter, events.Resumed(self.case, matter.due_at)

    def check_extendable(self, now: datetime) -> None:
        """Raises MATTER_OVER, EXTENSION_LATE: the time of a paused matter is not over."""
        self.check_open()
        if self.paused_at is None and now >= self.due_at:
            raise terms.EXTENSION_LATE()

    def extend(self, count: int, counting: Counting, now: datetime) -> "Matter":
        """By `count` of the unit in which it is counted. Raises MATTER_OVER."""
        self.check_open()
        longer = Span(self.span.count + count, self.span.unit)
        return self.timed(longer, counting, now, extensions=self.extensions + 1)

    def conclude(self, now: datetime, **values: object) -> "Matter":
        """Nothing of it runs any more; whoever led at the end stays named."""
        return self.changed(concluded_at=now, paused_at=None, accept_due=None, **values)

    def again(
        self, span: Span, desks: tuple[UUID, ...], raise_it: bool, counting: Counting, now: datetime
    ) -> "tuple[Matter, events.TakenUpAgain]":
        """Taken up once more, with a clock of its own; `raise_it`: one level up."""
        back = self.back_to_desk(desks, self.raised_to + 1 if raise_it else 0)
        fresh = {
            "begun_at": now,
            "concluded_at": None,
            "answered_at": None,
            "paused_at": None,
            "assessed_at": self.assessed_at or now,
        }
        matter = back.timed(
            span, counting.without_pauses(), now, urgency=Urgency.REOPENED, rounds=self.rounds + 1, **fresh
        )
        return matter, events.TakenUpAgain(self.case, matter.rounds, matter.lead, matter.due_at)

    def tick(self, counting: Counting) -> Tick | None:
        """What its clock says next; nothing while it is paused or over."""
        if self.concluded_at is not None or self.paused_at is not None:
            return None
        return next_tick(self.step, self.deadline, self.accept_due, counting)

    def strike(self, step: MatterStep) -> "tuple[Matter, events.ClockStruck]":
        """The clock has said `step`."""
        due = self.accept_due or self.due_at if step is MatterStep.UNACCEPTED else self.due_at
        matter = (
            self.changed(accept_due=None, accept_missed=True)
            if step is MatterStep.UNACCEPTED
            else self.changed(step=STEPS.index(step) + 1)
        )
        return matter, events.ClockStruck(self.case, step, self.lead, due)


def begun(new: Begun, span: Span, counting: Counting) -> Matter:
    """A matter as it comes in: its desk leads and the clock of the triage runs."""
    found = deadline(new.at, span, counting)
    return Matter(
        case=new.case,
        version=1,
        kind=new.kind,
        lead=new.desk,
        urgency=Urgency.TRIAGE,
        span=span,
        begun_at=new.at,
        due_at=found.due,
        warn_at=found.warn,
        guessed=found.guessed,
    )


class Extension(msgspec.Struct, frozen=True, kw_only=True):
    """A longer time that a lead asks for: `span` in the unit in which the matter is counted."""

    id: UUID
    version: int
    case: UUID
    order: UUID | None
    state: terms.ExtensionState
    span: Span
    asked_at: datetime
    asked_by: UUID | None
    decided_at: datetime | None = None
    decided_by: UUID | None = None

    def decide(self, by: UUID | None, now: datetime, *, granted: bool) -> "Extension":
        """Raises EXTENSION_DECIDED."""
        if self.state is not terms.ExtensionState.ASKED:
            raise terms.EXTENSION_DECIDED()
        state = terms.ExtensionState.GRANTED if granted else terms.ExtensionState.REFUSED
        return msgspec.structs.replace(self, version=self.version + 1, state=state, decided_at=now, decided_by=by)


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the lead found and did, for the citizen; its words are sealed."""

    id: UUID
    version: int
    case: UUID
    order: UUID | None
    office: UUID
    round: int
    state: terms.AnswerState
    at: datetime
    by: UUID | None
    reviewed_at: datetime | None = None
    reviewed_by: UUID | None = None

    def review(self, by: UUID | None, now: datetime, *, give: bool) -> "Answer":
        """Raises ANSWER_REVIEWED."""
        if self.state is not terms.AnswerState.GIVEN_IN:
            raise terms.ANSWER_REVIEWED()
        state = terms.AnswerState.ANSWERED if give else terms.AnswerState.SENT_BACK
        return msgspec.structs.replace(self, version=self.version + 1, state=state, reviewed_at=now, reviewed_by=by)
