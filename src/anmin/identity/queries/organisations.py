"""The organisation tree as anybody may see it, and as a file."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.identity.model import organisation_files
from anmin.identity.model.organisations import OrganisationCode
from anmin.identity.store import organisations as store
from anmin.identity.terms.organisations import MANAGE_ORGANISATIONS, ORGANISATION_UNKNOWN, OrganisationKind
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.http import Download

Many = Annotated[int, Meta(ge=1, le=5_000)]


class ShowOrganisations(Question, frozen=True):
    """`under`: only what hangs below this one, and itself. `after`: the last code of the page before."""

    under: UUID | None = None
    after: OrganisationCode | None = None
    limit: Many = 1_000
    closed: bool = False


class OrganisationShown(msgspec.Struct, frozen=True):
    """One organisation: its public names, its place in the tree, its duty phone."""

    id: UUID
    code: str
    name: str
    name_en: str
    kind: OrganisationKind
    parent: UUID | None
    valid_from: date
    valid_to: date | None
    area: str
    phone: str
    version: int


class OrganisationsShown(msgspec.Struct, frozen=True):
    """Organisations by code; `next` is given back as `after` while there are more."""

    organisations: tuple[OrganisationShown, ...]
    next: str | None


@query("identity.organisation_tree", needs=PUBLIC, faults=(ORGANISATION_UNKNOWN,))
async def organisation_tree(ctx: Ctx, question: ShowOrganisations) -> OrganisationsShown:
    """The offices of the house with their public names and duty phones."""
    if question.under:
        await store.get(ctx, question.under)
    limits = (question.under, question.after or "", question.closed, store.today(ctx), question.limit + 1)
    found = [OrganisationShown(**row) for row in await store.page(ctx, limits)]
    shown = tuple(found[: question.limit])
    return OrganisationsShown(shown, shown[-1].code if len(found) > question.limit else None)


class ExportOrganisations(Question, frozen=True):
    """The whole tree."""


@query("identity.export_organisations", needs=MANAGE_ORGANISATIONS)
async def export_organisations(ctx: Ctx, question: ExportOrganisations) -> Download:  # noqa: ARG001 - it asks nothing
    """The organisation tree as a CSV file that can be imported again."""
    content = organisation_files.write(await store.every(ctx))
    return Download("organisations.csv", "text/csv; charset=utf-8", b"\xef\xbb\xbf" + content.encode())
