"""Who is on duty, the roster, gaps in cover, handovers: for those who may see an organisation's duty."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from anmin.identity.model.duty import Gap, check_range, gaps
from anmin.identity.showing import colleague, handover
from anmin.identity.store import duty as store
from anmin.identity.store import organisations
from anmin.identity.terms.duty import RANGE_TOO_LONG, SEE_DUTY, DutyPost
from anmin.identity.terms.organisations import ORGANISATION_UNKNOWN
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import Instant, check_instants

INSTANT = timedelta(microseconds=1)


class AskOnDuty(Question, frozen=True):
    """`at` None means now."""

    organisation: UUID
    at: Instant | None = None

    def __post_init__(self) -> None:
        check_instants(self.at)


class AskRoster(Question, frozen=True):
    organisation: UUID
    since: Instant
    until: Instant
    post: DutyPost | None = None

    def __post_init__(self) -> None:
        check_instants(self.since, self.until)


class AskGaps(Question, frozen=True):
    organisation: UUID
    post: DutyPost
    since: Instant
    until: Instant

    def __post_init__(self) -> None:
        check_instants(self.since, self.until)


class AskHandovers(Question, frozen=True):
    """`acknowledged`: also those that somebody has taken over."""

    organisation: UUID
    since: Instant
    until: Instant
    acknowledged: bool = True

    def __post_init__(self) -> None:
        check_instants(self.since, self.until)


class ShiftShown(msgspec.Struct, frozen=True, kw_only=True):
    """`name` and `badge` are empty for somebody lent from beyond the caller's part of the house.

    `there`: false when the account is suspended or gone, so that the post is not covered.
    """

    id: UUID
    organisation: UUID
    post: DutyPost
    seat: str
    staff: UUID
    name: str | None
    badge: str | None
    starts: datetime
    ends: datetime
    there: bool
    version: int


class HandoverShown(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    shift: UUID
    organisation: UUID
    post: DutyPost
    notes: str
    written_by: UUID
    written_at: datetime
    acknowledged_by: UUID | None
    acknowledged_at: datetime | None
    version: int


FAULTS = (ORGANISATION_UNKNOWN, RANGE_TOO_LONG)


@query("identity.on_duty", needs=SEE_DUTY, faults=(ORGANISATION_UNKNOWN,))
async def on_duty(ctx: Ctx, question: AskOnDuty) -> tuple[ShiftShown, ...]:
    """Who stands which post of an organisation at an instant."""
    at = question.at or ctx.now
    return await _shifts(ctx, question.organisation, (at, at + INSTANT), None)


@query("identity.roster", needs=SEE_DUTY, faults=FAULTS)
async def roster(ctx: Ctx, question: AskRoster) -> tuple[ShiftShown, ...]:
    """The shifts of an organisation between two instants, at most 62 days apart."""
    check_range(question.since, question.until)
    return await _shifts(ctx, question.organisation, (question.since, question.until), question.post)


@query("identity.duty_gaps", needs=SEE_DUTY, faults=FAULTS)
async def duty_gaps(ctx: Ctx, question: AskGaps) -> tuple[Gap, ...]:
    """When nobody stands a post of an organisation; somebody suspended or gone covers nothing."""
    check_range(question.since, question.until)
    shifts = await _shifts(ctx, question.organisation, (question.since, question.until), question.post)
    return tuple(gaps(question.since, question.until, ((each.starts, each.ends) for each in shifts if each.there)))


@query("identity.handovers", needs=SEE_DUTY, faults=FAULTS)
async def handovers(ctx: Ctx, question: AskHandovers) -> tuple[HandoverShown, ...]:
    """What shifts of an organisation have left to the next ones, newest first."""
    check_range(question.since, question.until)
    await organisations.own(ctx, question.organisation)
    found = await store.handovers(
        ctx, question.organisation, question.since, question.until, acknowledged=question.acknowledged
    )
    return tuple(HandoverShown(**msgspec.structs.asdict(each), notes=handover(notes)) for each, notes in found)


async def _shifts(
    ctx: Ctx, organisation: UUID, between: tuple[datetime, datetime], post: DutyPost | None
) -> tuple[ShiftShown, ...]:
    await organisations.own(ctx, organisation)
    return tuple(
        ShiftShown(**msgspec.structs.asdict(shift), name=name and colleague(name), badge=badge, there=there)
        for shift, name, badge, there in await store.between(ctx, organisation, *between, post)
    )
