"""Any order of commands, at any times: a call never leaves its states, and nothing happens after its end."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from anmin.kernel.words import Event, Problem
from anmin.media.model.calls import GIVE_UP_AFTER, GRACE, SILENT_AFTER, TALKING, About, Call, Participant
from anmin.media.model.calls_media import Published
from anmin.media.terms.calls import (
    CallRole,
    CallStep,
    DeclineReason,
    EndReason,
    LiveState,
    MediaState,
    Picture,
    Presence,
    StepWhy,
)
from anmin.media.terms.engine import Kind

OFFICES = [uuid4() for _ in range(3)]
STAFF = [uuid4() for _ in range(2)]
BEGAN = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
REFUSALS = {"video_call_over", "call_state", "call_answered_elsewhere", "call_is_quiet"}
NEXT = {
    LiveState.CREATED: {LiveState.RINGING, LiveState.ANSWERED, LiveState.ENDED},
    LiveState.RINGING: {LiveState.RINGING, LiveState.ANSWERED, LiveState.ENDED},
    LiveState.ANSWERED: {LiveState.HELD, LiveState.RINGING, LiveState.ENDED},
    LiveState.HELD: {LiveState.ANSWERED, LiveState.RINGING, LiveState.ENDED},
    LiveState.ENDED: set(),
}


def begun(**values: object) -> Call:
    call = Call(
        id=uuid4(),
        version=1,
        owner=f"case:{uuid4()}",
        office=OFFICES[0],
        offices=(OFFICES[0],),
        person=uuid4(),
        guest=uuid4(),
        by_desk=False,
        state=LiveState.CREATED,
        picture=Picture.VIDEO,
        step=CallStep.VIDEO,
        quiet=False,
        aloud=False,
        engine="embedded",
        agreed_at=None,
        created_at=BEGAN,
    )
    return Call(**{**{name: getattr(call, name) for name in Call.__struct_fields__}, **values})


class Calling(RuleBasedStateMachine):
    """Commands as they come over the doors; each may be refused, and then nothing has changed."""

    def __init__(self) -> None:
        super().__init__()
        self.call = begun()
        self.now = BEGAN
        self.said: list[str] = []

    def take(self, changed: tuple[Call, Event] | None) -> None:
        if changed is None:
            return
        before, (after, fact) = self.call, changed
        assert after.version == before.version + 1
        assert not before.ended, f"{type(fact).__name__} after the end"
        assert after.state is before.state or after.state in NEXT[before.state]
        assert set(before.offices) <= set(after.offices), "nobody loses sight of it"
        self.call = after
        self.said.append(type(fact).__name__)

    def dared(self, name: str, *args: object, **named: object) -> None:
        try:
            self.take(getattr(self.call, name)(*args, **named))
        except Problem as refused:
            assert refused.fault.code in REFUSALS

    @rule(seconds=st.integers(0, 400))
    def time_goes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        self.dared("late", self.now)

    @rule()
    def ring(self) -> None:
        self.dared("ring", self.now)

    @rule(by=st.sampled_from(STAFF))
    def answer(self, by: object) -> None:
        had = self.call.answered_by
        self.dared("answer", by, self.now)
        assert had in (None, self.call.answered_by), "whoever has it in hand keeps it until they let go"

    @rule(to=st.sampled_from(OFFICES))
    def transfer(self, to: object) -> None:
        self.dared("transfer", to, self.now)

    @rule(on=st.booleans())
    def hold(self, on: bool) -> None:
        self.dared("hold", self.now, on=on)

    @rule(why=st.sampled_from(DeclineReason))
    def decline(self, why: DeclineReason) -> None:
        self.dared("decline", why, self.now)

    @rule(aloud=st.booleans(), sure=st.booleans())
    def speak(self, aloud: bool, sure: bool) -> None:
        was = self.call.aloud
        self.dared("speak", aloud=aloud, sure=sure)
        assert not (self.call.quiet and self.call.aloud and not was and not sure)

    @rule(step=st.sampled_from(CallStep))
    def step(self, step: CallStep) -> None:
        self.dared("take_step", step, StepWhy.CHOSEN)

    @rule(quiet=st.booleans(), office=st.sampled_from(OFFICES))
    def matter_changes(self, quiet: bool, office: object) -> None:
        if not self.call.ended:
            about = About(office=OFFICES[0], offices=frozenset({office}), person=None, quiet=quiet, over=False)
            was = self.call.quiet
            self.take(self.call.follow(about))
            assert not (self.call.aloud and self.call.quiet and not was), "it falls silent when it must"

    @precondition(lambda self: self.call.state in TALKING)
    @rule()
    def taker_goes(self) -> None:
        self.take(self.call.dropped(self.now))

    @rule(reason=st.sampled_from(EndReason))
    def end(self, reason: EndReason) -> None:
        self.take(self.call.end(reason, self.now))

    @invariant()
    def whole(self) -> None:
        call = self.call
        assert (call.ended_at is not None) == (call.reason is not None) == call.ended
        assert (call.answered_by is not None) >= (call.state in TALKING), "one authority while it is talked"
        assert call.answered_by is None or call.state in (*TALKING, LiveState.ENDED)
        assert (call.held_at is not None) == (call.state is LiveState.HELD)
        assert not (call.aloud and call.ended)
        assert self.said.count("CallEnded") == call.ended


TestCalling = Calling.TestCase
TestCalling.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


def test_somebody_is_away_then_gone_and_may_come_back_between() -> None:
    party = Participant(
        id=uuid4(),
        call=uuid4(),
        role=CallRole.OFFICER,
        person=STAFF[0],
        actor=f"staff:{STAFF[0]}",
        state=Presence.JOINING,
        joined_at=BEGAN,
        seen_at=BEGAN,
    )
    assert party.late(BEGAN + SILENT_AFTER - timedelta(seconds=1)) is None
    away = party.late(BEGAN + SILENT_AFTER)
    assert away is not None
    assert away[0].late(BEGAN + SILENT_AFTER + GRACE - timedelta(seconds=1)) is None
    gone = away[0].late(BEGAN + SILENT_AFTER + GRACE)
    assert gone is not None
    assert not gone[0].present
    back, fact = away[0].seen(BEGAN + SILENT_AFTER + timedelta(seconds=3))
    assert (back.state, back.lost_at, fact is not None) == (Presence.IN, None, True)


def test_nobody_answers_for_five_minutes() -> None:
    call, _ = begun().ring(BEGAN) or (begun(), None)
    warned = call.late(BEGAN + timedelta(seconds=30))
    assert warned is not None
    assert warned[0].late(BEGAN + timedelta(seconds=60)) is None, "it is told once"
    ended = warned[0].late(BEGAN + GIVE_UP_AFTER)
    assert ended is not None
    assert ended[0].reason is EndReason.UNANSWERED


def test_kinds_flow_and_stop_one_by_one() -> None:
    sent = Published(
        id=uuid4(), call=uuid4(), participant=uuid4(), epoch=1, kinds=(Kind.AUDIO, Kind.VIDEO), created_at=BEGAN
    )
    assert sent.flow(Kind, on=False) is None
    flowing = sent.flow(Kind, on=True)
    assert flowing is not None
    half = flowing[0].flow([Kind.VIDEO], on=False)
    assert half is not None
    assert (half[0].media, half[0].flows) == (MediaState.FLOWING, (Kind.AUDIO,))
    lost = half[0].flow([Kind.AUDIO], on=False)
    assert lost is not None
    assert lost[0].media is MediaState.LOST
    closed = lost[0].close("away", BEGAN)
    assert closed is not None
    assert closed[0].flow(Kind, on=True) is None
    assert closed[0].close("away", BEGAN) is None
