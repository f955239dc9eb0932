"""A link to evidence as it is followed: by its token alone, with the rights that who asked for it has at this moment."""

from typing import Annotated

from msgspec import Meta

from anmin.identity.standing import actor_of
from anmin.identity.within import held_by
from anmin.kernel.access import PUBLIC, Actor
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.http import Stored
from anmin.media.files import copy_of, original_of, plain_name
from anmin.media.model.evidence import Evidence
from anmin.media.model.links import EvidenceLink
from anmin.media.queries.evidence import shown_for
from anmin.media.store import evidence as evidence_store
from anmin.media.store import links as store
from anmin.media.terms import links as terms
from anmin.media.terms.evidence import EVIDENCE_HAS_NO_COPY, EVIDENCE_UNKNOWN, OPEN_ORIGINALS, SEE

LinkToken = Annotated[str, Meta(max_length=64, pattern=r"^[0-9a-f]{64}$(?!\n)")]


class FollowEvidenceLink(Question, frozen=True):
    token: LinkToken


@query(
    "media.follow_evidence_link",
    needs=PUBLIC,
    elevated="a link's token leads to one file, which whoever asked for it must still be allowed to see",
    faults=(
        terms.EVIDENCE_LINK_WRONG,
        terms.EVIDENCE_LINK_OLD,
        terms.EVIDENCE_LINK_FOREIGN,
        EVIDENCE_UNKNOWN,
        EVIDENCE_HAS_NO_COPY,
    ),
)
async def follow_evidence_link(ctx: Ctx, question: FollowEvidenceLink) -> Stored:
    """What a link leads to, or a part of it. Its making left the line: following it leaves none."""
    link = await store.of_token(ctx, question.token)
    link.check(ctx.actor, ctx.now)
    maker = await actor_of(ctx, link.session)
    if maker is None:
        raise terms.EVIDENCE_LINK_OLD()
    evidence = await evidence_store.get(ctx, link.evidence)
    if not _may(ctx, maker, evidence, link):
        raise EVIDENCE_UNKNOWN()
    if not link.original:
        evidence = await shown_for(ctx, evidence.id)
    file_key = (await evidence_store.unlocked(ctx, evidence.id)).file_key
    if link.original:
        return original_of(ctx.house, evidence, file_key, plain_name(evidence.id, evidence.media_type))
    return copy_of(ctx.house, evidence, file_key)


def _may(ctx: Ctx, maker: Actor, evidence: Evidence, link: EvidenceLink) -> bool:
    """By the rule of the table of evidence, for the permission that the file itself asks for."""
    needs = OPEN_ORIGINALS if link.original else SEE
    if not link.original and evidence.person == maker.id:
        return True
    return not maker.restricted and any(held_by(ctx, maker, needs, each) for each in evidence.offices)
