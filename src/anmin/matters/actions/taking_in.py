"""Taking in: a member of staff writes down what somebody brings to a counter, says at their door or on the telephone.

Whoever it is for gets the number and a code on a slip; with both they see how it goes on, answer and rate, and signing in
takes the matter along. Nothing is brought in somebody's name without their consent.
"""

from typing import Annotated, ClassVar
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.recording import FOR_OTHERS, Recorded
from anmin.cases.evidence import owner_of
from anmin.cases.incoming import Given, arrive
from anmin.cases.model.cases import SUBJECT
from anmin.cases.placing import Spot
from anmin.cases.queries.desk import PartOfNumber
from anmin.cases.store.cases import PartyGiven
from anmin.cases.terms.cases import CATEGORY_UNKNOWN, CallKind, CaseKind, Channel
from anmin.identity.guests import begin_guest
from anmin.identity.queries.staff import office_of
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Command, action
from anmin.kernel.fields import CodeText, LongText, ShortText
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject
from anmin.kernel.journal import office as topic
from anmin.kernel.personal import Phone, RealName
from anmin.matters.events.taking_in import OpenedByCode, TakenIn
from anmin.matters.model.reply_links import new_code
from anmin.matters.store import taking_in as store
from anmin.matters.terms import taking_in as terms
from anmin.matters.terms.taking_in import TAKE_IN, Consent
from anmin.media.actions.evidence import AttachEvidence, attach
from anmin.media.terms.evidence import EVIDENCE_TAKEN, EVIDENCE_UNKNOWN


class TakeIn(Command, frozen=True, kw_only=True):
    """`on_behalf`: its citizen does not say it themselves; then `consent` is noted. `channel`: `officer` for whoever is on the
    spot, such as a grid agent. `evidence`: files that the member of staff has stored.
    """

    by_key: ClassVar[bool] = True
    kind: CaseKind = CaseKind.SERVICE
    channel: Channel = Channel.COUNTER
    category: CodeText | None = None
    content: Annotated[LongText, Meta(min_length=1)]
    place: Spot | None = None
    address: ShortText = ""
    landmark: ShortText = ""
    name: RealName | None = None
    phone: Phone | None = None
    on_behalf: bool = False
    consent: Consent | None = None
    evidence: Annotated[tuple[UUID, ...], Meta(max_length=30)] = ()


class SlipGiven(Recorded, frozen=True, kw_only=True):
    """`code`: for the slip; it is told once and kept nowhere."""

    code: str


class OpenByCode(Command, frozen=True):
    """As they stand on the slip; the code also in small letters, with spaces or strokes."""

    number: PartOfNumber
    code: Annotated[str, Meta(max_length=40)]


class Opened(msgspec.Struct, frozen=True):
    """`token`: a session for this matter."""

    case: UUID
    token: str


@action(
    "matters.take_in",
    needs=TAKE_IN,
    elevated=FOR_OTHERS,
    faults=(CATEGORY_UNKNOWN, EVIDENCE_UNKNOWN, EVIDENCE_TAKEN, terms.CONSENT_NEEDED, terms.TAKE_IN_CHANNEL),
)
async def take_in(ctx: Ctx, command: TakeIn) -> SlipGiven:
    """Write a matter down for somebody; one's own office takes part, and the answer finds its citizen by the slip."""
    if command.channel not in terms.CHANNELS:
        raise terms.TAKE_IN_CHANNEL()
    if command.on_behalf and command.consent is None:
        raise terms.CONSENT_NEEDED()
    office, person, code = await office_of(ctx, person_of(ctx)), new_id(), new_code()
    arrived = await arrive(ctx, _given(command, office), person)
    store.add(ctx, arrived.case, office, (person, code), (command.on_behalf, command.consent))
    offices = frozenset(each for each in (arrived.desk, arrived.office, office) if each)
    for each in command.evidence:
        await attach(ctx, AttachEvidence(evidence=each, owner=owner_of(arrived.case), offices=offices, person=person))
    said = TakenIn(arrived.case, office, command.on_behalf, command.consent)
    ctx.say(said, about=Subject(SUBJECT, arrived.case, 1, tuple(map(topic, sorted(offices)))))
    return SlipGiven(**{name: getattr(arrived, name) for name in Recorded.__struct_fields__}, code=code)


def _given(command: TakeIn, office: UUID | None) -> Given:
    """An emergency waits for the desk like any other alarm."""
    return Given(
        channel=command.channel,
        kind=command.kind,
        call_kind=CallKind.CONSULTATION if command.kind is CaseKind.CONSULTATION else CallKind.HELP,
        category=command.category,
        content=command.content,
        place=command.place,
        address=command.address,
        landmark=command.landmark,
        party=PartyGiven(name=command.name, phone=command.phone),
        seen=command.kind is not CaseKind.EMERGENCY,
        also=(office,) if office else (),
    )


@action(
    "matters.open_by_code",
    needs=PUBLIC,
    elevated="whoever holds the slip of a matter never sees its row; only number and code are looked for",
    faults=(terms.CODE_UNKNOWN,),
)
async def open_by_code(ctx: Ctx, command: OpenByCode) -> Opened:
    """Open the page of a matter with its number and the code on the slip."""
    found = await store.by_code(ctx, command.number.strip(), command.code)
    if found is None:
        raise terms.CODE_UNKNOWN()
    case, person = found
    _, token = await begin_guest(ctx, person)
    ctx.say(OpenedByCode(case), about=Subject(SUBJECT, case, 1, ()))
    return Opened(case, token)
