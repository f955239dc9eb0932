"""The measured action, once batchable and once alone."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject, office
from bench.probe import store, terms
from bench.probe.events import Noted

OFFICE = UUID(int=1)


class Note(Command, frozen=True):
    text: Annotated[str, Meta(max_length=2000)]
    lon: Annotated[float, Meta(ge=-180, le=180)]
    lat: Annotated[float, Meta(ge=-90, le=90)]
    kind: Annotated[int, Meta(ge=0, le=9)] = 1
    office: UUID = OFFICE


def write(ctx: Ctx, command: Note) -> UUID:
    """Three rows and a journal line."""
    note = new_id()
    ctx.insert(
        store.NOTES, id=note, office=command.office, person=note, kind=command.kind, text=command.text, at=ctx.now
    )
    ctx.insert(store.PLACES, note=note, lon=command.lon, lat=command.lat)
    ctx.insert(store.MARKS, note=note, mark="new", at=ctx.now)
    ctx.say(Noted(note, command.kind), about=Subject("note", note, 1, (office(command.office),)))
    return note


@action("probe.note", needs=terms.ANYBODY, batch=True)
async def note(ctx: Ctx, command: Note) -> UUID:
    """Write a note."""
    return write(ctx, command)


@action("probe.note_alone", needs=terms.ANYBODY)
async def note_alone(ctx: Ctx, command: Note) -> UUID:
    """Write a note in a transaction of its own."""
    return write(ctx, command)
