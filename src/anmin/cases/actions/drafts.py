"""A report that grows: text, place, files in any order, from a phone that may be interrupted at any moment; then sent once."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.raising import Answered, Flags, RaiseCase, answered, given_of, tells_something
from anmin.cases.evidence import owner_of
from anmin.cases.incoming import Arrived, arrive
from anmin.cases.limits import slowed
from anmin.cases.model.drafts import MOST_PIECES, Draft, Piece, Told
from anmin.cases.placing import Spot
from anmin.cases.store import cases as case_store
from anmin.cases.store import drafts as store
from anmin.cases.terms import cases as case_terms
from anmin.cases.terms import drafts as terms
from anmin.cases.terms.cases import CallKind, CaseKind, Channel, Quiet
from anmin.identity.guests import begin_guest
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Command, action
from anmin.kernel.fields import CodeText, Instant, LongText, ShortText, check_instants
from anmin.kernel.ids import new_id
from anmin.kernel.personal import Phone, RealName, Secret
from anmin.kernel.words import Problem
from anmin.media.actions.evidence import AttachEvidence, attach

WRITES_FIRST = "a report is written for offices that its sender never sees; only drafts of the caller are looked for"
Pieces = Annotated[tuple[Piece, ...], Meta(max_length=MOST_PIECES)]


class AddToDraft(Command, frozen=True):
    """Any part of a report. Without `draft` a new one begins. What is left out stays as it was."""

    draft: UUID | None = None
    kind: CaseKind | None = None
    channel: Channel | None = None
    call_kind: CallKind | None = None
    tag: CodeText | None = None
    category: CodeText | None = None
    content: LongText | None = None
    position: Spot | None = None
    place: Spot | None = None
    address: ShortText | None = None
    landmark: ShortText | None = None
    flags: Flags | None = None
    name: RealName | None = None
    phone: Phone | None = None
    residence: UUID | None = None
    scheduled_for: Instant | None = None
    device: CodeText | None = None
    evidence: Pieces = ()

    def __post_init__(self) -> None:
        check_instants(self.scheduled_for)


class DraftKept(msgspec.Struct, frozen=True, kw_only=True):
    """`token`: a session for somebody without an account, given with the first piece; the draft is theirs alone."""

    draft: UUID
    version: int
    pieces: int
    token: str | None = None


class SubmitDraft(Command, frozen=True):
    draft: UUID


class Submitted(Answered, frozen=True, kw_only=True):
    """`refused`: evidence that could not be attached; everything else of the report is in."""

    refused: tuple[UUID, ...] = ()


@action("cases.add_to_draft", needs=PUBLIC, elevated=WRITES_FIRST, faults=(terms.DRAFT_UNKNOWN, terms.DRAFT_SENT))
async def add_to_draft(ctx: Ctx, command: AddToDraft) -> DraftKept:
    """Keep a part of a report that is not sent yet; parts come in any order and may be taken up again within a week."""
    who, token = ctx.actor.id, None
    if command.draft is not None:
        if who is None:
            raise terms.DRAFT_UNKNOWN()
        draft = await store.get(ctx, command.draft, who, change=True)
    else:
        if who is None:
            who, token = await begin_guest(ctx)
        draft = Draft(id=new_id(), version=0, person=who)
    told = Told(**{name: getattr(command, name) for name in Told.__struct_fields__})
    draft, grown = draft.grow(told, command.evidence, command.name, command.phone)
    await store.save(ctx, draft)
    ctx.say(grown, about=draft.subject)
    return DraftKept(draft=draft.id, version=draft.version, pieces=len(draft.pieces), token=token)


@action(
    "cases.submit_draft",
    needs=terms.OWN_DRAFTS,
    elevated=WRITES_FIRST,
    faults=(
        terms.DRAFT_UNKNOWN,
        case_terms.EMPTY_CASE,
        case_terms.TAG_UNKNOWN,
        case_terms.CATEGORY_UNKNOWN,
        case_terms.SLOW_DOWN,
    ),
)
async def submit_draft(ctx: Ctx, command: SubmitDraft) -> Submitted:
    """Send a draft; sent again it answers with the same case."""
    draft = await store.get(ctx, command.draft, person_of(ctx), change=True)
    if draft.case is not None:
        ctx.unchanged(Quiet.SAME)
        return _submitted(ctx, draft, await _arrived(ctx, draft.case), ())
    asked = RaiseCase(**draft.told.said(), name=draft.name, phone=draft.phone)  # type: ignore[arg-type]
    if not (tells_something(asked) or draft.pieces):
        raise case_terms.EMPTY_CASE()
    if asked.tag is None:
        slowed(ctx, asked.device)
    arrived = await arrive(ctx, given_of(ctx, asked), draft.person)
    refused = await _attached(ctx, draft, arrived)
    draft, sent = draft.send(arrived.case, refused)
    await store.save(ctx, draft)
    ctx.say(sent, about=draft.subject)
    return _submitted(ctx, draft, arrived, refused)


async def _attached(ctx: Ctx, draft: Draft, arrived: Arrived) -> tuple[UUID, ...]:
    """Give the files to the case; those that are gone or not the sender's are told, and stop nothing."""
    offices = frozenset(each for each in (arrived.desk, arrived.office, draft.told.residence) if each)
    refused = []
    for each in draft.pieces:
        wanted = AttachEvidence(
            evidence=each.evidence,
            owner=owner_of(arrived.case),
            token=Secret(each.token) if each.token else None,
            offices=offices,
            person=draft.person,
        )
        try:
            await attach(ctx, wanted)
        except Problem:
            refused.append(each.evidence)
    return tuple(refused)


async def _arrived(ctx: Ctx, id: UUID) -> Arrived:
    case = await case_store.get(ctx, id)
    return Arrived(
        case=case.id,
        number=case.number,
        state=case.state,
        level=case.level,
        level_rule="",
        desk=case.desk,
        office=case.office,
        flags=tuple(sorted(case.flags)),
        raised_at=case.raised_at,
    )


def _submitted(ctx: Ctx, draft: Draft, arrived: Arrived, refused: tuple[UUID, ...]) -> Submitted:
    told = answered(ctx, arrived, draft.told.tag, None)
    return Submitted(**{name: getattr(told, name) for name in Answered.__struct_fields__}, refused=refused)
