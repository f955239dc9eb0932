"""A link to evidence for some minutes: for players and programs that bear no session."""

import secrets
from datetime import datetime
from uuid import UUID

import msgspec

from anmin.identity.looking import purpose_for
from anmin.identity.terms.citizens import CITIZEN_UNKNOWN
from anmin.identity.terms.purposes import PURPOSE_UNKNOWN
from anmin.identity.within import holds
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Command, action
from anmin.kernel.faults import NOT_ALLOWED, NOT_SIGNED_IN
from anmin.kernel.fields import CodeText
from anmin.kernel.ids import new_id
from anmin.kernel.reveal import NO_GROUND, Whose, looked
from anmin.media.actions.evidence import subject
from anmin.media.events.evidence import OriginalOpened
from anmin.media.events.links import EvidenceLinked
from anmin.media.files import copy_place
from anmin.media.looking import told
from anmin.media.model.evidence import Evidence
from anmin.media.model.links import LASTS, EvidenceLink
from anmin.media.queries.evidence import PLAYED, shown_for
from anmin.media.store import evidence as evidence_store
from anmin.media.store import links as store
from anmin.media.terms import evidence as terms

AT = "/media/links/{token}"


class LinkEvidence(Command, frozen=True):
    """`original`: instead of the copy, for who may open originals. `purpose`: as `openOriginal` asks for it."""

    evidence: UUID
    original: bool = False
    purpose: CodeText | None = None


class LinkedEvidence(msgspec.Struct, frozen=True):
    """`url`: an address of this house that opens without a session, until then."""

    url: str
    until: datetime


@action(
    "media.link_evidence",
    needs=terms.SEE,
    faults=(
        terms.EVIDENCE_UNKNOWN,
        terms.EVIDENCE_HAS_NO_COPY,
        NO_GROUND,
        PURPOSE_UNKNOWN,
        CITIZEN_UNKNOWN,
    ),
)
async def link_evidence(ctx: Ctx, command: LinkEvidence) -> LinkedEvidence | None:
    """A link to the shown copy for ten minutes; it leaves the line of a look, and what a citizen sent needs a purpose."""
    evidence = await evidence_store.get(ctx, command.evidence)
    if ctx.actor.session is None:
        raise NOT_SIGNED_IN()
    if not command.original:
        shown = await shown_for(ctx, evidence.id)
        copy_place(shown, (await evidence_store.unlocked(ctx, shown.id)).file_key)
    elif not any(holds(ctx, terms.OPEN_ORIGINALS, each) for each in evidence.offices):
        raise NOT_ALLOWED()
    purpose = None
    if evidence.citizen not in (None, ctx.actor.id):
        purpose = await _looked(ctx, evidence.citizen, command.purpose)
        if purpose is None:
            return None
    elif command.original or evidence.kind in PLAYED:
        purpose = await told(ctx, evidence)
    return _made(ctx, evidence, command, ctx.actor.session, purpose)


link_evidence.asks = (terms.OPEN_ORIGINALS,)


async def _looked(ctx: Ctx, citizen: UUID, asked: str | None) -> str | None:
    """The purpose of a look at what a citizen sent, which is noted; None after refusing NO_GROUND."""
    why = await purpose_for(ctx, citizen, asked or "")
    if why is None:
        return None
    await looked(ctx, Whose("citizen", citizen), ("evidence",), why)
    return why.value


def _made(ctx: Ctx, evidence: Evidence, command: LinkEvidence, session: UUID, purpose: str | None) -> LinkedEvidence:
    token, until = secrets.token_hex(32), ctx.now + LASTS
    link = EvidenceLink(
        id=new_id(),
        evidence=evidence.id,
        original=command.original,
        person=person_of(ctx),
        session=session,
        until=until,
    )
    store.add(ctx, link, token)
    if command.original:
        ctx.say(OriginalOpened(evidence.id, evidence.owner, purpose), about=subject(evidence))
    ctx.say(EvidenceLinked(evidence.id, evidence.owner, command.original, purpose, until), about=subject(evidence))
    return LinkedEvidence(f"/api/v1{AT.format(token=token)}", until)
