"""The rules of a call: `created → ringing → answered ↔ held → ended`. Pure: a method returns the new call and the fact."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from anmin.kernel.journal import Subject, office, person
from anmin.kernel.words import Event
from anmin.media.events import calls as events
from anmin.media.terms import calls as terms
from anmin.media.terms.calls import (
    CallRole,
    CallStep,
    DeclineReason,
    EndReason,
    LiveState,
    Picture,
    Presence,
    StepWhy,
)

SUBJECT = "video_call"
WARN_AFTER = timedelta(seconds=30)
GIVE_UP_AFTER = timedelta(minutes=5)
NEVER_RANG_AFTER = timedelta(minutes=10)
SILENT_AFTER = timedelta(seconds=10)
"""A page asks `showCall` once a second; after this it counts as away."""
GRACE = timedelta(seconds=60)
LINK_LIFE = timedelta(hours=24)
RESUME_LIFE = timedelta(minutes=10)
TALKING = (LiveState.ANSWERED, LiveState.HELD)


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """`person`: whose matter it is, if known; `guest`: who comes by link. `answered_by`: the one who has it in hand."""

    id: UUID
    version: int
    owner: str
    office: UUID
    offices: tuple[UUID, ...]
    person: UUID | None
    guest: UUID
    by_desk: bool
    state: LiveState
    picture: Picture
    step: CallStep
    quiet: bool
    aloud: bool
    engine: str
    agreed_at: datetime | None
    created_at: datetime
    rung_at: datetime | None = None
    warned_at: datetime | None = None
    answered_at: datetime | None = None
    answered_by: UUID | None = None
    held_at: datetime | None = None
    ended_at: datetime | None = None
    reason: EndReason | None = None
    link_until: datetime | None = None
    link_used_at: datetime | None = None

    @property
    def subject(self) -> Subject:
        """Heard by its offices, by whose matter it is, and by who came by link."""
        people = (person(each) for each in dict.fromkeys((self.person, self.guest)) if each)
        return Subject(SUBJECT, self.id, self.version, (*map(office, self.offices), *people))

    @property
    def ended(self) -> bool:
        return self.state is LiveState.ENDED

    def is_caller(self, id: UUID | None) -> bool:
        return id is not None and id in (self.person, self.guest)

    def clock(self, at: datetime) -> int:
        """Milliseconds on the call's own clock, which begins when it is begun."""
        return max(0, int((at - self.created_at).total_seconds() * 1000))

    def check_open(self) -> None:
        """Raises VIDEO_CALL_OVER."""
        if self.ended:
            raise terms.VIDEO_CALL_OVER()

    def ring(self, now: datetime) -> "tuple[Call, Event] | None":
        """None when it rings already or somebody has it. Raises VIDEO_CALL_OVER."""
        self.check_open()
        if self.state is not LiveState.CREATED:
            return None
        fact = events.CallRang(self.id, self.owner, self.office, self.picture, self.quiet)
        return self._with(state=LiveState.RINGING, rung_at=now), fact

    def answer(self, by: UUID, now: datetime) -> "tuple[Call, Event]":
        """Raises VIDEO_CALL_OVER, CALL_ANSWERED_ELSEWHERE, CALL_STATE."""
        self.check_open()
        if self.state in TALKING:
            raise terms.CALL_ANSWERED_ELSEWHERE()
        if self.state is LiveState.CREATED and not self.by_desk:
            raise terms.CALL_STATE(state=self.state)
        waited = now - (self.rung_at or self.created_at)
        call = self._with(state=LiveState.ANSWERED, answered_by=by, answered_at=self.answered_at or now)
        return call, events.CallAnswered(self.id, max(0, int(waited.total_seconds())))

    def transfer(self, to: UUID, now: datetime) -> "tuple[Call, Event]":
        """It rings at another office; whoever had it lets go. Raises VIDEO_CALL_OVER, CALL_STATE before it rang."""
        self.check_open()
        if self.state is LiveState.CREATED:
            raise terms.CALL_STATE(state=self.state)
        offices = tuple(dict.fromkeys((*self.offices, to)))
        call = self._ringing(now, office=to, offices=offices)
        return call, events.CallTransferred(self.id, self.owner, to, self.picture, self.quiet)

    def dropped(self, now: datetime) -> "tuple[Call, Event]":
        """Whoever had it in hand is gone: it rings again, so that somebody takes it."""
        fact = events.CallRang(self.id, self.owner, self.office, self.picture, self.quiet)
        return self._ringing(now), fact

    def hold(self, now: datetime, *, on: bool) -> "tuple[Call, Event] | None":
        """None when it is so already. Raises VIDEO_CALL_OVER, CALL_STATE when nobody has answered."""
        self.check_open()
        if self.state not in TALKING:
            raise terms.CALL_STATE(state=self.state)
        if on is (self.state is LiveState.HELD):
            return None
        if on:
            return self._with(state=LiveState.HELD, held_at=now), events.CallHeld(self.id)
        return self._with(state=LiveState.ANSWERED, held_at=None), events.CallResumed(self.id)

    def end(
        self, reason: EndReason, now: datetime, declined: DeclineReason | None = None
    ) -> "tuple[Call, Event] | None":
        """None when it has ended."""
        if self.ended:
            return None
        fact = events.CallEnded(self.id, self.owner, reason, declined, self.answered_at is not None)
        return self._with(state=LiveState.ENDED, ended_at=now, reason=reason, held_at=None, aloud=False), fact

    def decline(self, why: DeclineReason, now: datetime) -> "tuple[Call, Event] | None":
        """None when it has ended. Raises CALL_STATE when somebody has answered or it does not ring."""
        if self.state in (LiveState.CREATED, *TALKING):
            raise terms.CALL_STATE(state=self.state)
        return self.end(EndReason.DECLINED, now, why)

    def speak(self, *, aloud: bool, sure: bool) -> "tuple[Call, Event] | None":
        """None when it is so. Raises VIDEO_CALL_OVER, CALL_STATE, CALL_IS_QUIET."""
        self.check_open()
        if aloud and self.state not in TALKING:
            raise terms.CALL_STATE(state=self.state)
        if aloud is self.aloud:
            return None
        if aloud and self.quiet and not sure:
            raise terms.CALL_IS_QUIET()
        return self._with(aloud=aloud), events.CallVoiceChanged(self.id, aloud, self.quiet)

    def take_step(self, step: CallStep, why: StepWhy) -> "tuple[Call, Event] | None":
        """None when it stands there. Raises VIDEO_CALL_OVER."""
        self.check_open()
        if step is self.step:
            return None
        return self._with(step=step), events.CallStepTaken(self.id, step, why)

    def agree(self, now: datetime) -> "tuple[Call, Event] | None":
        if self.agreed_at is not None:
            return None
        return self._with(agreed_at=now), events.RecordingAgreed(self.id)

    def follow(self, about: "About") -> "tuple[Call, Event] | None":
        """What holds of its owner by now; None when nothing changed. A loud phone falls silent when it must."""
        offices = self._offices_and(about.offices)
        person = about.person or self.person
        if (offices, person, about.quiet) == (self.offices, self.person, self.quiet):
            return None
        hushed = self.aloud and (self.quiet or not about.quiet)
        call = self._with(offices=offices, person=person, quiet=about.quiet, aloud=hushed)
        return call, events.CallFollowed(self.id, about.quiet, offices)

    def share(self, offices: frozenset[UUID]) -> "tuple[Call, Event] | None":
        """Let more offices see it, after its end too; None when all of them do."""
        every = self._offices_and(offices)
        if every == self.offices:
            return None
        return self._with(offices=every), events.CallFollowed(self.id, self.quiet, every)

    def carry(self, engine: str) -> "tuple[Call, Event] | None":
        """What carries the newest publication; None when it is the same as before."""
        if engine == self.engine:
            return None
        return self._with(engine=engine), events.CallCarried(self.id, engine)

    def changed(self) -> "Call":
        return self._with()

    def late(self, now: datetime) -> "tuple[Call, Event] | None":
        """What time alone brings about."""
        if self.state is LiveState.CREATED:
            patience = LINK_LIFE if self.by_desk else NEVER_RANG_AFTER
            reason = EndReason.UNANSWERED if self.by_desk else EndReason.NEVER_RANG
            return self.end(reason, now) if now - self.created_at >= patience else None
        if self.state is not LiveState.RINGING or self.rung_at is None:
            return None
        if now - self.rung_at >= GIVE_UP_AFTER:
            return self.end(EndReason.UNANSWERED, now)
        if now - self.rung_at < WARN_AFTER or self.warned_at is not None:
            return None
        return self._with(warned_at=now), events.CallUnanswered(self.id, self.owner, self.office)

    def _offices_and(self, more: frozenset[UUID]) -> tuple[UUID, ...]:
        return tuple(dict.fromkeys((*self.offices, *sorted(more))))

    def _ringing(self, now: datetime, **more: object) -> "Call":
        free: dict[str, object] = {"warned_at": None, "answered_by": None, "held_at": None, "aloud": False}
        return self._with(state=LiveState.RINGING, rung_at=now, **free, **more)

    def _with(self, **values: object) -> "Call":
        return msgspec.structs.replace(self, version=self.version + 1, **values)


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What the room of an owner says: whose console rings, who sees the call, whether the phone must stay silent. `over`: no
    call begins about it any more.
    """

    office: UUID
    offices: frozenset[UUID]
    person: UUID | None
    quiet: bool
    over: bool


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody in a call. `epoch` counts what they published."""

    id: UUID
    call: UUID
    role: CallRole
    person: UUID
    actor: str
    state: Presence
    joined_at: datetime
    seen_at: datetime
    lost_at: datetime | None = None
    left_at: datetime | None = None
    epoch: int = 0

    @property
    def present(self) -> bool:
        return self.state is not Presence.LEFT

    def seen(self, now: datetime) -> "tuple[Participant, Event | None]":
        """The page was heard of. The fact: it came back from being lost."""
        back = self.state is not Presence.IN
        there = msgspec.structs.replace(self, state=Presence.IN, seen_at=now, lost_at=None)
        return there, self._fact(Presence.IN) if back else None

    def late(self, now: datetime) -> "tuple[Participant, Event] | None":
        """Away after a silence, and gone after the grace."""
        if self.state is Presence.LOST and self.lost_at is not None and now - self.lost_at >= GRACE:
            return self.leave(now)
        if self.state in (Presence.IN, Presence.JOINING) and now - self.seen_at >= SILENT_AFTER:
            return msgspec.structs.replace(self, state=Presence.LOST, lost_at=now), self._fact(Presence.LOST)
        return None

    def leave(self, now: datetime) -> "tuple[Participant, Event]":
        return msgspec.structs.replace(self, state=Presence.LEFT, left_at=now), self._fact(Presence.LEFT)

    def _fact(self, state: Presence) -> Event:
        return events.CallPresence(self.call, self.id, self.role, state)
