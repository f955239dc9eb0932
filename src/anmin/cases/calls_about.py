"""Who may call with picture and sound about a case, and who is called: its caller while it is open, and the staff of its offices."""

from uuid import UUID

from anmin.cases.store import parties
from anmin.cases.terms.cases import SILENT, CaseState
from anmin.cases.terms.parties import PartyField, PartyPurpose
from anmin.cases.terms.places import PartyRole
from anmin.identity.queries.citizens import on_file
from anmin.identity.terms.citizens import CITIZEN_UNKNOWN
from anmin.kernel.ctx import Ctx
from anmin.kernel.personal import Phone
from anmin.kernel.reveal import NO_GROUND, Whose, looked
from anmin.kernel.words import Problem
from anmin.media.model.calls import About

ABOUT = "select office, desk, offices, person, flags, state from cases where id = $1"
WELCOME = "update cases set person = $2, version = version + 1 where id = $1 and person is null returning id"


async def about(ctx: Ctx, case: UUID) -> About | None:
    """The desk's console rings. None outside the caller's scope."""
    row = await ctx.conn.fetchrow(ABOUT, case)
    if row is None:
        return None
    return About(
        office=row["desk"],
        offices=frozenset((*row["offices"], row["desk"])),
        person=row["person"],
        quiet=not SILENT.isdisjoint(row["flags"]),
        over=row["state"] == CaseState.CLOSED,
    )


async def number(ctx: Ctx, case: UUID) -> Phone | None:
    """Of its caller, the newest that is known; the look is noted. None also for who may not see who is involved."""
    known = [each for each in await parties.of_case(ctx, case) if each.role is PartyRole.CALLER and each.known.phone]
    if not known:
        return None
    try:
        await looked(ctx, Whose("citizen", known[-1].stands_for), (PartyField.PHONE.value,), PartyPurpose.INVOLVED)
    except Problem as problem:
        if problem.fault is NO_GROUND:
            return None
        raise
    return known[-1].known.phone


async def welcome(ctx: Ctx, case: UUID, guest: UUID) -> UUID:
    """Who somebody is that came by the link of a call about it. Asked under a scope that sees everything.

    Its caller, where that is a guest; its caller from now on, where nobody was known; a guest of the call alone where
    its caller has an account, which no link opens.
    """
    if await ctx.conn.fetchval(WELCOME, case, guest):
        return guest
    person: UUID = await ctx.conn.fetchval("select person from cases where id = $1", case)
    try:
        await on_file(ctx, person)
    except Problem as problem:
        if problem.fault is CITIZEN_UNKNOWN:
            return person
        raise
    return guest
