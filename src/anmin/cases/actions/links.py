"""Linking cases: the second caller keeps a case, a thread and a place of their own, and both matters tell of the other."""

from uuid import UUID

from anmin.cases.events.links import Linked, Unlinked
from anmin.cases.model.cases import Case
from anmin.cases.model.links import CALL_KINDS, Link, call_kind, find, first_call_kind
from anmin.cases.store import cases
from anmin.cases.store import links as store
from anmin.cases.terms import links as terms
from anmin.cases.terms.cases import CASE_UNKNOWN, TAKE_CASES, Quiet
from anmin.cases.terms.links import LinkKind
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import ShortText
from anmin.kernel.ids import new_id
from anmin.kernel.words import Event


class UnlinkCases(Command, frozen=True):
    case: UUID
    other: UUID
    kind: LinkKind


class LinkCases(UnlinkCases, frozen=True):
    """`case` is a `kind` of `other`; only `related` is the same both ways."""

    note: ShortText = ""


@action("cases.link_cases", needs=TAKE_CASES, faults=(CASE_UNKNOWN, terms.SAME_CASE, terms.LINKED_OTHERWISE))
async def link_cases(ctx: Ctx, command: LinkCases) -> None:
    """Link a case to another as duplicate, urge, feedback, harassment, related or promoted; neither is merged."""
    one, other = await both(ctx, command.case, command.other)
    links = await store.of_case(ctx, one.id)
    if find(links, one.id, other.id, command.kind) is not None:
        ctx.unchanged(Quiet.SAME)
        return
    now = await ctx.conn.fetchval(store.CALL_KIND, one.id)
    was = first_call_kind(links, one.id, now) if command.kind in CALL_KINDS else ""
    add(ctx, Link(one.id, other.id, command.kind, ctx.now, was), command.note)
    if command.kind in CALL_KINDS:
        await ctx.conn.execute(store.SET_CALL_KIND, one.id, CALL_KINDS[command.kind])
    await tell_both(ctx, one.changed(), other.changed(), Linked(one.id, other.id, command.kind))


@action("cases.unlink_cases", needs=TAKE_CASES, faults=(CASE_UNKNOWN, terms.SAME_CASE, terms.LINKED_OTHERWISE))
async def unlink_cases(ctx: Ctx, command: UnlinkCases) -> None:
    """Take a link back; the call becomes what it was before, or what its other links say."""
    one, other = await both(ctx, command.case, command.other)
    links = await store.of_case(ctx, one.id)
    link = find(links, one.id, other.id, command.kind)
    if link is None:
        ctx.unchanged(Quiet.SAME)
        return
    await ctx.conn.execute(store.REMOVE, link.case, link.other, link.kind)
    if link.kind in CALL_KINDS:
        left = call_kind([each for each in links if each != link], link.case, link.was)
        await ctx.conn.execute(store.SET_CALL_KIND, link.case, left)
    await tell_both(ctx, one.changed(), other.changed(), Unlinked(one.id, other.id, command.kind))


async def both(ctx: Ctx, one: UUID, other: UUID) -> tuple[Case, Case]:
    """Two different cases, locked. Raises SAME_CASE, CASE_UNKNOWN."""
    if one == other:
        raise terms.SAME_CASE()
    first, second = await store.locked(ctx, one, other)
    return first, second


def add(ctx: Ctx, link: Link, note: str = "") -> None:
    """Deferred."""
    by = ctx.actor.id if ctx.actor.kind == "staff" else None
    ctx.insert(
        store.LINKS,
        id=new_id(),
        case_id=link.case,
        other=link.other,
        kind=link.kind,
        by=by,
        note=cases.sealed(ctx, note, store.NOTE),
        was=link.was,
        at=link.at,
    )


async def tell_both(ctx: Ctx, one: Case, other: Case, event: Event) -> None:
    """Save two changed cases and say of each what happened between them."""
    for case in (one, other):
        await cases.save(ctx, case)
        ctx.say(event, about=case.subject)
