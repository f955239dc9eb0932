"""Facts about calls. No address of a network, no description of media, no token."""

from uuid import UUID

from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact
from anmin.media.terms.calls import (
    CallAsk,
    CallRole,
    CallStep,
    DeclineReason,
    EndReason,
    LineStep,
    MediaState,
    Picture,
    Presence,
    StepWhy,
)
from anmin.media.terms.engine import Kind


@fact("已发起视频通话", "A call with picture and sound was begun")
class CallStarted(Event, frozen=True):
    """`by_desk`: staff began it and sends the caller a link. `agreed`: the caller agreed to be recorded."""

    call: UUID
    owner: CodeText
    picture: Picture
    by_desk: bool
    quiet: bool
    agreed: bool


@fact("视频通话呼入", "A call with picture and sound is ringing")
class CallRang(Event, frozen=True):
    call: UUID
    owner: CodeText
    office: UUID
    picture: Picture
    quiet: bool


@fact("视频通话无人接听", "A call with picture and sound is not being answered")
class CallUnanswered(Event, frozen=True):
    call: UUID
    owner: CodeText
    office: UUID


@fact("视频通话已接通", "A call with picture and sound was answered")
class CallAnswered(Event, frozen=True):
    """`seconds` since it rang."""

    call: UUID
    seconds: int


@fact("视频通话已转接", "A call with picture and sound was transferred")
class CallTransferred(Event, frozen=True):
    call: UUID
    owner: CodeText
    office: UUID
    picture: Picture
    quiet: bool


@fact("视频通话保持", "A call was put on hold")
class CallHeld(Event, frozen=True):
    call: UUID


@fact("视频通话恢复", "A call was taken off hold")
class CallResumed(Event, frozen=True):
    call: UUID


@fact("视频通话结束", "A call with picture and sound ended")
class CallEnded(Event, frozen=True):
    """`declined`: why, when it was. `answered`: whether anybody had."""

    call: UUID
    owner: CodeText
    reason: EndReason
    declined: DeclineReason | None
    answered: bool


@fact("有人加入通话", "Somebody joined a call")
class CallJoined(Event, frozen=True):
    call: UUID
    participant: UUID
    role: CallRole


@fact("通话参与方状态变化", "A participant of a call went away, came back or left")
class CallPresence(Event, frozen=True):
    call: UUID
    participant: UUID
    role: CallRole
    state: Presence


@fact("报警人已同意录制", "The caller agreed to be recorded")
class RecordingAgreed(Event, frozen=True):
    call: UUID


@fact("通话画面变化", "Media of a call began, stopped or went on")
class CallMedia(Event, frozen=True):
    """`why` is of the end. `kinds`: what flows now."""

    call: UUID
    participant: UUID
    publication: UUID
    epoch: int
    media: MediaState
    kinds: tuple[Kind, ...]
    why: CodeText | None = None


@fact("通话线路改变", "A call is carried in another way")
class CallCarried(Event, frozen=True):
    """`engine`: as in `calls.engine`."""

    call: UUID
    engine: CodeText


@fact("直连线路进展", "A line between two pages went on")
class CallLine(Event, frozen=True):
    call: UUID
    publication: UUID
    listening: UUID
    step: LineStep


@fact("请报警人操作", "The caller was asked to do something")
class CallerAsked(Event, frozen=True):
    call: UUID
    what: CallAsk


@fact("报警人手机外放状态改变", "The caller's phone was made loud or silent")
class CallVoiceChanged(Event, frozen=True):
    """`quiet`: the caller had to stay silent, and whoever did it was warned."""

    call: UUID
    aloud: bool
    quiet: bool


@fact("通话方式改变", "A call went on in another way")
class CallStepTaken(Event, frozen=True):
    call: UUID
    step: CallStep
    why: StepWhy


@fact("通话截图已封存", "A picture of a call was kept")
class CallSnapshotTaken(Event, frozen=True):
    """`at_ms` on the call's clock."""

    call: UUID
    publication: UUID
    evidence: UUID
    at_ms: int


@fact("事项状况已更新到通话", "What holds of the matter was taken into the call")
class CallFollowed(Event, frozen=True):
    """Its offices, its person or whether it must be quiet changed."""

    call: UUID
    quiet: bool
    offices: tuple[UUID, ...]


@fact("通话随事项清除", "Calls were erased with what they belonged to")
class CallsErased(Event, frozen=True):
    owner: CodeText
    calls: int
