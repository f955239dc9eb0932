"""Saving and dropping one's own views of the desk."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.events.views import ViewDropped, ViewSaved
from anmin.cases.queries.desk import DeskFilters
from anmin.cases.store import views as store
from anmin.cases.terms import views as terms
from anmin.cases.terms.desk import LIST_CASES
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import Name
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject, person

SUBJECT = "desk_view"


class SaveView(Command, frozen=True, kw_only=True):
    """`view` None: a new one. `place`: its place among them, from 0."""

    view: UUID | None = None
    name: Name
    filters: DeskFilters
    place: Annotated[int, Meta(ge=0, le=999)] = 0


class DropView(Command, frozen=True):
    view: UUID


@action("cases.save_view", needs=LIST_CASES, faults=(terms.VIEW_UNKNOWN, terms.VIEW_NAME_TAKEN, terms.VIEWS_FULL))
async def save_view(ctx: Ctx, command: SaveView) -> UUID:
    """Keep how one narrows the desk, under a name of one's own; given again it is changed."""
    views = {row["id"] for row in await store.own(ctx)}
    if command.view is not None and command.view not in views:
        raise terms.VIEW_UNKNOWN()
    if command.view is None and len(views) >= terms.MOST_VIEWS:
        raise terms.VIEWS_FULL(limit=terms.MOST_VIEWS)
    view = command.view or new_id()
    filters = msgspec.json.encode(command.filters).decode()
    version = await store.save(ctx, view, command.name, filters, command.place)
    ctx.say(ViewSaved(view), about=_subject(ctx, view, version))
    return view


@action("cases.drop_view", needs=LIST_CASES, faults=(terms.VIEW_UNKNOWN,))
async def drop_view(ctx: Ctx, command: DropView) -> None:
    """Drop one of one's own views."""
    version = await store.drop(ctx, command.view)
    if version is None:
        raise terms.VIEW_UNKNOWN()
    ctx.say(ViewDropped(command.view), about=_subject(ctx, command.view, version + 1))


def _subject(ctx: Ctx, view: UUID, version: int) -> Subject:
    return Subject(SUBJECT, view, version, (person(ctx.actor.id),) if ctx.actor.id else ())
