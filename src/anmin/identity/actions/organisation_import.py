"""Organisations from a file: all rows or none, and a dry run that tells what would happen."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.identity.actions.organisations import about
from anmin.identity.events.organisations import OrganisationAdded, OrganisationChanged, OrganisationMoved
from anmin.identity.model import organisation_files, organisation_plan
from anmin.identity.model.organisation_plan import Plan, Standing
from anmin.identity.store import organisations as store
from anmin.identity.terms import organisations as terms
from anmin.identity.terms.organisations import MANAGE_ORGANISATIONS, FileFormat, OrganisationQuiet
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.ids import new_id
from anmin.kernel.words import Wrong

MOST_WRONG = 100
Content = Annotated[str, Meta(max_length=4_000_000)]


class ImportOrganisations(Command, frozen=True):
    """`under`: where rows without a parent are hung; None means the top."""

    content: Content
    form: FileFormat
    under: UUID | None = None
    dry_run: bool = False


class ImportReport(msgspec.Struct, frozen=True):
    """How many rows are new, differ or stand already. `wrong`: the first hundred problems, only in a dry run."""

    added: int
    changed: int
    unchanged: int
    wrong: tuple[Wrong, ...] = ()


@action(
    "identity.import_organisations",
    needs=MANAGE_ORGANISATIONS,
    faults=(terms.ORGANISATION_UNKNOWN, terms.ORGANISATIONS_REFUSED, terms.ORGANISATION_CLOSED),
)
async def import_organisations(ctx: Ctx, command: ImportOrganisations) -> ImportReport:
    """Add and change organisations from CSV or TOML, found by their code.

    Columns: code, name, name_en, kind, parent (a code, which may stand further down), valid_from, valid_to, area, phone.
    """
    await store.lock(ctx)
    reading = organisation_files.read(command.content, command.form)
    plan = organisation_plan.plan(reading.rows, await _standing(ctx, command.under), new_id)
    wrong = (*reading.wrong, *plan.wrong)[:MOST_WRONG]
    report = ImportReport(len(plan.added), len(plan.changed), plan.unchanged, wrong)
    if command.dry_run or not (wrong or plan.added or plan.changed):
        ctx.unchanged(OrganisationQuiet.DRY_RUN if command.dry_run else OrganisationQuiet.SAME)
        return report
    if wrong:
        raise terms.ORGANISATIONS_REFUSED(wrong=wrong)
    await store.write(ctx, [*plan.added, *(after for _, after in plan.changed)])
    _say(ctx, plan)
    return report


async def _standing(ctx: Ctx, under: UUID | None) -> Standing:
    if under:
        await store.own_open(ctx, under)
    every = await store.every(ctx)
    top = next((each.id for each in every if each.parent is None), None)
    own = await store.visible(ctx)
    return Standing(every, frozenset(own), under or top, frozenset(await store.in_use(ctx)))


def _say(ctx: Ctx, plan: Plan) -> None:
    for each in plan.added:
        ctx.say(
            OrganisationAdded(each.id, each.particulars.code, each.particulars.kind, each.parent),
            about=about(each.id, 1),
        )
    for before, after in plan.changed:
        version = after.version
        if before.parent != after.parent:
            ctx.say(OrganisationMoved(after.id, before.parent, after.parent), about=about(after.id, version))
        if before.particulars != after.particulars:
            ctx.say(
                OrganisationChanged(after.id, after.particulars.code, after.particulars.kind),
                about=about(after.id, version),
            )
