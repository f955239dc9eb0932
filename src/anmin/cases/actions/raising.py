"""Somebody asks for help: the door that is never closed. A batch of alarms shares one transaction."""

from datetime import datetime
from typing import Annotated, ClassVar
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.catalogue.tags import TAGS
from anmin.cases.incoming import Arrived, Given, arrive
from anmin.cases.limits import slowed
from anmin.cases.placing import Spot
from anmin.cases.store.cases import PartyGiven
from anmin.cases.terms import cases as terms
from anmin.cases.terms.cases import CallKind, CaseKind, CaseState, Channel, Flag
from anmin.identity.guests import begin_guest
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import CodeText, Instant, LongText, ShortText, check_instants
from anmin.kernel.personal import Phone, RealName
from anmin.kernel.registers import Registers

CHANNELS = frozenset(
    {
        Channel.APP,
        Channel.WECHAT,
        Channel.SILENT,
        Channel.SNAP,
        Channel.SMS,
        Channel.VIDEO,
        Channel.KIOSK,
        Channel.DEVICE,
    }
)
OWN_FLAGS = frozenset(
    {Flag.UNSAFE_TO_CALL, Flag.QUIET, Flag.CANNOT_SPEAK, Flag.MINOR, Flag.OVERSEAS, Flag.TEST, Flag.DRILL}
)
"""What a caller may say of themselves; the rest is found out."""
Flags = Annotated[tuple[Flag, ...], Meta(max_length=20)]


class RaiseCase(Command, frozen=True):
    """Everything may be left out but one thing that tells something. `position`: where the caller is; `place`: where it
    happens; `tag`: a silent alarm; `residence`: the organisation of the registered residence; `device`: made by the app.
    """

    by_key: ClassVar[bool] = True
    kind: CaseKind = CaseKind.EMERGENCY
    channel: Channel = Channel.APP
    call_kind: CallKind = CallKind.HELP
    tag: CodeText | None = None
    category: CodeText | None = None
    content: LongText = ""
    position: Spot | None = None
    place: Spot | None = None
    address: ShortText = ""
    landmark: ShortText = ""
    flags: Flags = ()
    name: RealName | None = None
    phone: Phone | None = None
    residence: UUID | None = None
    scheduled_for: Instant | None = None
    device: CodeText | None = None

    def __post_init__(self) -> None:
        check_instants(self.scheduled_for)


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller keeps. `token`: a session for somebody without an account, to write, track and send positions.

    `notice`: the text that the screen may show; for a silent alarm it says nothing.
    """

    case: UUID
    number: str
    state: CaseState
    level: int
    quiet: bool
    notice: str
    raised_at: datetime
    token: str | None


@action(
    "cases.raise_case",
    needs=PUBLIC,
    batch=True,
    faults=(terms.EMPTY_CASE, terms.TAG_UNKNOWN, terms.CATEGORY_UNKNOWN, terms.SLOW_DOWN),
)
async def raise_case(ctx: Ctx, command: RaiseCase) -> Answered:
    """Ask for help, from anywhere, signed in or not; the same key gives the same case."""
    if not tells_something(command):
        raise terms.EMPTY_CASE()
    if command.tag is None:
        slowed(ctx, command.device, command.key)
    whose, token = ctx.actor.id, None
    if ctx.actor.kind == "anonymous":
        whose, token = await begin_guest(ctx)
    arrived = await arrive(ctx, given_of(ctx, command), whose)
    return answered(ctx, arrived, command.tag, token)


def tells_something(told: RaiseCase) -> bool:
    return bool(told.content.strip() or told.tag or told.category or told.position or told.place or told.address)


def given_of(ctx: Ctx, command: RaiseCase) -> Given:
    staff = ctx.actor.kind == "staff"
    channel = Channel.SILENT if command.tag else command.channel if command.channel in CHANNELS else Channel.APP
    named = command.name or command.phone
    return Given(
        channel=Channel.OFFICER if staff else channel,
        kind=CaseKind.EMERGENCY if command.tag else command.kind,
        call_kind=command.call_kind,
        tag=command.tag,
        category=command.category,
        content=command.content,
        position=command.position,
        place=command.place,
        address=command.address,
        landmark=command.landmark,
        flags=frozenset(command.flags) & OWN_FLAGS,
        residence=command.residence,
        due_at=_later(ctx, command),
        party=PartyGiven(name=command.name, phone=command.phone) if named else None,
    )


def _later(ctx: Ctx, command: RaiseCase) -> datetime | None:
    """When a matter is meant for later; a silent alarm never is."""
    wanted = command.scheduled_for if command.tag is None else None
    return wanted if wanted is not None and wanted > ctx.now else None


def answered(ctx: Ctx, arrived: Arrived, tag: str | None, token: str | None) -> Answered:
    """What the caller is told; after a silent alarm the words that betray nothing."""
    row = ctx.house.service(Registers).get(TAGS, tag, ctx.now) if tag else None
    plain = terms.RECEIVED_TEXT.of(ctx.lang)
    notice = (row.notice_en if ctx.lang == "en" else row.notice_zh) if row else plain
    return Answered(
        case=arrived.case,
        number=arrived.number,
        state=arrived.state,
        level=arrived.level,
        quiet=Flag.QUIET in arrived.flags,
        notice=notice,
        raised_at=arrived.raised_at,
        token=token,
    )
