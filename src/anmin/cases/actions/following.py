"""“This is it”: somebody near a matter that is known already follows it, and hears its public stages instead of reporting."""

from typing import ClassVar
from uuid import UUID

import msgspec

from anmin.cases.events.following import Followed, Unfollowed
from anmin.cases.limits import slowed
from anmin.cases.model.cases import Case
from anmin.cases.store import cases
from anmin.cases.store import following as store
from anmin.cases.telling import may_show
from anmin.cases.terms.cases import CASE_UNKNOWN, OVER, SEE_CASES, SLOW_DOWN, CaseState, Quiet
from anmin.cases.terms.public import REPORT_UNKNOWN
from anmin.identity.guests import begin_guest
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Command, action
from anmin.kernel.fields import CodeText
from anmin.kernel.words import Problem


class FollowCase(Command, frozen=True):
    """`report`: of `nearReports`. `device`: made by the app, as with a report."""

    by_key: ClassVar[bool] = True
    report: UUID
    device: CodeText | None = None


class UnfollowCase(Command, frozen=True):
    report: UUID


class Following(msgspec.Struct, frozen=True):
    """`token`: a session for somebody without an account, by which they hear how it goes on."""

    report: UUID
    token: str | None


@action(
    "cases.follow_case",
    needs=PUBLIC,
    elevated="whoever follows a case never sees its row; only what people near it may know is looked at",
    faults=(REPORT_UNKNOWN, SLOW_DOWN),
)
async def follow_case(ctx: Ctx, command: FollowCase) -> Following:
    """Follow an open matter near oneself: its public stages are told, and it stands among one's own matters."""
    slowed(ctx, command.device, command.key)
    case = await _case(ctx, command.report)
    if case.state in (*OVER, CaseState.SCHEDULED) or not may_show(ctx, case):
        raise REPORT_UNKNOWN()
    whose, token = (ctx.actor.id, None) if ctx.actor.id else await begin_guest(ctx)
    if case.person == whose or not await store.add(ctx, case.id, whose):
        ctx.unchanged(Quiet.SAME)
    else:
        ctx.say(Followed(case.id), about=case.subject)
    return Following(case.id, token)


@action(
    "cases.unfollow_case",
    needs=SEE_CASES,
    elevated="whoever follows a case never sees its row; only their own following is taken away",
    faults=(REPORT_UNKNOWN,),
)
async def unfollow_case(ctx: Ctx, command: UnfollowCase) -> None:
    """Follow a matter no more."""
    case = await _case(ctx, command.report)
    if await store.drop(ctx, case.id, person_of(ctx)):
        ctx.say(Unfollowed(case.id), about=case.subject)
    else:
        ctx.unchanged(Quiet.SAME)


async def _case(ctx: Ctx, report: UUID) -> Case:
    """Locked, so that what is said of it is in order; its version stays: nobody's work on it is disturbed."""
    try:
        return await cases.get(ctx, report, change=True)
    except Problem as refused:
        raise REPORT_UNKNOWN() if refused.fault == CASE_UNKNOWN else refused from None
