"""The SQL of links to evidence, of whose tokens only hashes stand here. With the evidence goes the link."""

from anmin.kernel.ctx import Ctx
from anmin.kernel.keyring import SealedColumn
from anmin.kernel.personal import Secret
from anmin.kernel.writes import insert
from anmin.media.model.links import EvidenceLink
from anmin.media.terms import links as terms

TOKEN = SealedColumn(Secret, "media.evidence_links.token")

LINK = insert(
    "evidence_links",
    id="uuid",
    evidence="uuid",
    original="boolean",
    person="uuid",
    session="uuid",
    until="timestamptz",
    token_hash="bytea",  # noqa: S106 - a column's type
)
FOLLOWED = """
select id, evidence, original, person, session, until from evidence_links where token_hash = any($1::bytea[])
"""


def add(ctx: Ctx, link: EvidenceLink, token: str) -> None:
    """Deferred."""
    values = {name: getattr(link, name) for name in link.__struct_fields__}
    ctx.insert(LINK, **values, token_hash=TOKEN.search_hash(ctx.house.keyring, Secret(token)))


async def of_token(ctx: Ctx, token: str) -> EvidenceLink:
    """Raises EVIDENCE_LINK_WRONG."""
    row = await ctx.conn.fetchrow(FOLLOWED, list(TOKEN.search_hashes(ctx.house.keyring, Secret(token))))
    if row is None:
        raise terms.EVIDENCE_LINK_WRONG()
    return EvidenceLink(**row)
