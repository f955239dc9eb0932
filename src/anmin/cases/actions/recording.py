"""Staff bring a matter in: the one-hand form beside the telephone, what an officer found, and a scheduled case that is due."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.assessing import settle_down
from anmin.cases.actions.calls import Earlier, earlier_of
from anmin.cases.actions.raising import Flags
from anmin.cases.events.calls import CallRecorded
from anmin.cases.events.recording import CameDue
from anmin.cases.evidence import owner_of
from anmin.cases.incoming import Arrived, Given, arrive
from anmin.cases.model.calls import Call
from anmin.cases.placing import Spot
from anmin.cases.store import calls, cases
from anmin.cases.store.calls import Carrier
from anmin.cases.store.cases import PartyGiven
from anmin.cases.terms import calls as call_terms
from anmin.cases.terms import cases as terms
from anmin.cases.terms.cases import CallKind, CaseKind, CaseState, Channel, Flag, Quiet
from anmin.cases.terms.places import PartyRole
from anmin.identity.documents import DocumentKind, Sex
from anmin.identity.within import holds
from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import CodeText, Instant, LongText, ShortText, check_instants
from anmin.kernel.personal import IdNumber, Phone, RealName
from anmin.kernel.words import Permission
from anmin.media.actions.evidence import AttachEvidence, attach
from anmin.media.terms.evidence import EVIDENCE_TAKEN, EVIDENCE_UNKNOWN

FOR_OTHERS = "a case is written for whichever office is responsible, which whoever brings it in need not see"
BY_STAFF = frozenset(Channel) - {Channel.SILENT, Channel.OFFICER, Channel.SNAP}


class Matter(Command, frozen=True):
    """What both forms ask; everything may be left out. `place`: where it happens, also a point of the map.

    `position`: where the caller or officer is. `advised`: only made known, nobody needs to be sent.
    `scheduled_for`: it comes in at that time and shows nobody earlier. `flags`: `test` and `drill` stay out of figures.
    """

    kind: CaseKind = CaseKind.EMERGENCY
    call_kind: CallKind = CallKind.HELP
    category: CodeText | None = None
    content: LongText = ""
    place: Spot | None = None
    position: Spot | None = None
    address: ShortText = ""
    landmark: ShortText = ""
    flags: Flags = ()
    advised: bool = False
    scheduled_for: Instant | None = None

    def __post_init__(self) -> None:
        check_instants(self.scheduled_for)


class RecordCase(Matter, frozen=True):
    """`call`: the telephone call it came by; its number and the carrier's address become the caller's when the form
    leaves them out, and never the place of the incident. `residence`: the organisation of the registered residence.
    """

    call: UUID | None = None
    channel: Channel = Channel.PHONE
    name: RealName | None = None
    sex: Sex | None = None
    phone: Phone | None = None
    document_kind: DocumentKind | None = None
    document: IdNumber | None = None
    residence: UUID | None = None


class ReportAsOfficer(Matter, frozen=True):
    """`evidence`: files the officer has stored."""

    evidence: Annotated[tuple[UUID, ...], Meta(max_length=30)] = ()


class ComeDue(Command, frozen=True):
    case: UUID
    epoch: int


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """What the form shows after saving; its likely duplicates are asked for by `case`."""

    case: UUID
    number: str
    state: CaseState
    level: int
    flags: tuple[Flag, ...]
    desk: UUID
    office: UUID
    raised_at: datetime


FAULTS = (terms.CATEGORY_UNKNOWN,)


@action(
    "cases.record_case",
    needs=terms.TAKE_CASES,
    elevated=FOR_OTHERS,
    faults=(*FAULTS, call_terms.CALL_UNKNOWN, call_terms.CALL_RECORDED),
)
async def record_case(ctx: Ctx, command: RecordCase) -> Recorded:
    """Save what a caller says, as little as it may be; whoever saves it has taken it."""
    call = await _call(ctx, command.call) if command.call else None
    carrier = await calls.carrier_of(ctx, call.id) if call else Carrier(None, None, None)
    number = command.phone or carrier.number
    earlier = await earlier_of(ctx, number)
    given = _given(ctx, command, command.channel if command.channel in BY_STAFF else Channel.PHONE, earlier)
    arrived = await arrive(ctx, msgspec.structs.replace(given, residence=command.residence), None)
    party = PartyGiven(name=command.name, phone=number, document=command.document, address=carrier.address)
    if party != PartyGiven():
        more = {"sex": command.sex or "", "document_kind": command.document_kind or ""}
        cases.add_party(ctx, arrived.case, PartyRole.CALLER, None, party, **more)
    if call is not None:
        call = call.record(arrived.case)
        await calls.save(ctx, call)
        ctx.say(CallRecorded(call.id, arrived.case), about=call.subject)
    return _recorded(arrived)


@action(
    "cases.report_as_officer",
    needs=terms.RECORD_CASES,
    elevated=FOR_OTHERS,
    faults=(*FAULTS, EVIDENCE_UNKNOWN, EVIDENCE_TAKEN),
)
async def report_as_officer(ctx: Ctx, command: ReportAsOfficer) -> Recorded:
    """Report what one has found on duty, in one act; one's own office takes part wherever it happened."""
    mine = tuple(sorted(offices_of(ctx, terms.RECORD_CASES)))
    given = msgspec.structs.replace(_given(ctx, command, Channel.OFFICER, Earlier()), also=mine)
    arrived = await arrive(ctx, given, None)
    offices = frozenset((arrived.desk, arrived.office, *mine))
    for each in command.evidence:
        await attach(ctx, AttachEvidence(evidence=each, owner=owner_of(arrived.case), offices=offices))
    return _recorded(arrived)


@action("cases.come_due", needs=SYSTEM, faults=(terms.CASE_UNKNOWN,))
async def come_due(ctx: Ctx, command: ComeDue) -> None:
    """Let a scheduled case come in; one that was taken before its time is left alone."""
    case = await cases.get(ctx, command.case, change=True)
    if case.state is not CaseState.SCHEDULED or case.epoch != command.epoch:
        ctx.unchanged(Quiet.STALE)
        return
    case = case.moved(CaseState.RECEIVED)
    await settle_down(ctx, case)
    ctx.say(CameDue(case.id, case.due_at or ctx.now), about=case.subject)


def offices_of(ctx: Ctx, permission: Permission) -> frozenset[UUID]:
    """The offices for which the caller holds it: what bounds a door that sees beyond its scope."""
    return ctx.actor.grants.get(permission.code, frozenset())


async def _call(ctx: Ctx, id: UUID) -> Call:
    call = await calls.get(ctx, id)
    if not holds(ctx, terms.TAKE_CASES, call.desk):
        raise call_terms.CALL_UNKNOWN()
    return call


def _given(ctx: Ctx, matter: Matter, channel: Channel, earlier: Earlier) -> Given:
    later = matter.scheduled_for if matter.scheduled_for and matter.scheduled_for > ctx.now else None
    flags = frozenset(matter.flags) | ({Flag.REPEAT_CALLER} if earlier.repeat else set())
    flags |= {Flag.ADVISED} if matter.advised else set()
    flags |= {Flag.TEST} if matter.call_kind is CallKind.TEST else set()
    return Given(
        channel=channel,
        kind=matter.kind,
        call_kind=matter.call_kind,
        category=matter.category,
        content=matter.content,
        position=matter.position,
        place=matter.place,
        address=matter.address,
        landmark=matter.landmark,
        flags=flags,
        due_at=later,
        seen=later is None,
    )


def _recorded(arrived: Arrived) -> Recorded:
    return Recorded(**{name: getattr(arrived, name) for name in Recorded.__struct_fields__})
