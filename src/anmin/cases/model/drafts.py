"""The draft: pieces of a report in any order, kept until it is sent. A later word on the same thing replaces the earlier."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.events.drafts import DraftGrown, DraftSent
from anmin.cases.placing import Spot
from anmin.cases.terms import drafts as terms
from anmin.cases.terms.cases import CallKind, CaseKind, Channel, Flag
from anmin.cases.terms.drafts import DraftState
from anmin.kernel.fields import CodeText, Instant, LongText, ShortText
from anmin.kernel.journal import Subject, person
from anmin.kernel.personal import Phone, RealName

EvidenceToken = Annotated[str, Meta(max_length=64, pattern=r"^[0-9a-f]{64}$(?!\n)")]
MOST_PIECES = 30


class Told(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What has been said so far, as `raiseCase` takes it; None: nothing yet. Name and phone are kept apart, sealed."""

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
    flags: Annotated[tuple[Flag, ...], Meta(max_length=20)] | None = None
    residence: UUID | None = None
    scheduled_for: Instant | None = None
    device: CodeText | None = None

    def said(self) -> dict[str, object]:
        """What is not None, by field."""
        return {name: value for name, value in msgspec.structs.asdict(self).items() if value is not None}


class Piece(msgspec.Struct, frozen=True):
    """A stored file. `token`: for whoever stored it before the draft gave them a session."""

    evidence: UUID
    token: EvidenceToken | None = None


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    version: int
    person: UUID
    state: DraftState = DraftState.OPEN
    told: Told = Told()
    pieces: tuple[Piece, ...] = ()
    name: RealName | None = None
    phone: Phone | None = None
    case: UUID | None = None

    @property
    def subject(self) -> Subject:
        return Subject("draft", self.id, self.version, (person(self.person),))

    def grow(
        self, told: Told, pieces: tuple[Piece, ...], name: RealName | None, phone: Phone | None
    ) -> "tuple[Draft, DraftGrown]":
        """Raises DRAFT_SENT. Pieces beyond the most are left out: the first ones stay."""
        if self.state is DraftState.SENT:
            raise terms.DRAFT_SENT()
        listed = {each.evidence: each for each in (*pieces, *self.pieces)}
        draft = msgspec.structs.replace(
            self,
            version=self.version + 1,
            told=Told(**{**self.told.said(), **told.said()}),  # type: ignore[arg-type]
            pieces=tuple(listed.values())[:MOST_PIECES],
            name=name or self.name,
            phone=phone or self.phone,
        )
        return draft, DraftGrown(self.id, len(draft.pieces))

    def send(self, case: UUID, refused: tuple[UUID, ...]) -> "tuple[Draft, DraftSent]":
        draft = msgspec.structs.replace(self, version=self.version + 1, state=DraftState.SENT, case=case)
        return draft, DraftSent(self.id, case, refused)
