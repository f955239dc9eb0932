"""What callers see of their own cases: what was done and when in plain words. No unit, no place, no name, no tactics.

Of a quiet case nothing is told but the neutral words of its tag: somebody else may hold the phone.
"""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.catalogue.tags import TAGS
from anmin.cases.model.cases import Case
from anmin.cases.model.desk import After, Mark, Named
from anmin.cases.queries.desk import disposition_named
from anmin.cases.queries.public import FollowedCase, followed
from anmin.cases.store import mine as store
from anmin.cases.terms.cases import OVER, RECEIVED_TEXT, SEE_CASES, CaseKind, CaseState, Flag
from anmin.cases.terms.stages import PublicStage, says
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import PageSize
from anmin.kernel.registers import Registers
from anmin.kernel.words import Text


class MyCases(Question, frozen=True):
    """`after`: `next` of the page before."""

    after: After | None = None
    limit: PageSize = 20


class OwnCase(msgspec.Struct, frozen=True, kw_only=True):
    """One of the caller's own cases. `stage`: None for a quiet one; one that was joined to another is closed when that one
    is. `stage_at`: since when; `unread`: messages that wait to be read; `rating_due`: closed and not rated yet. `verdict`:
    their last rating, empty before.
    """

    case: UUID
    number: str
    kind: CaseKind
    raised_at: datetime
    stage: PublicStage | None
    stage_at: datetime
    says: Text
    waiting_for_you: bool
    closed: bool
    quiet: bool
    unread: int
    rating_due: bool
    verdict: str


class OwnCases(msgspec.Struct, frozen=True):
    """Newest first; `next` is given back as `after` while there are more. `followed`: on the first page alone."""

    cases: tuple[OwnCase, ...]
    next: str | None
    followed: tuple[FollowedCase, ...]


class PublicStep(msgspec.Struct, frozen=True):
    """What the caller was told, and when. `seq`: the line of the journal; a receipt proves that it stands there."""

    seq: int
    at: datetime
    stage: PublicStage
    says: Text


class CitizenCase(msgspec.Struct, frozen=True, kw_only=True, tag_field="view", tag="citizen"):
    """One's own case. `content`: what one wrote oneself; `outcome`: what the police say came of it. `receipt`: the line
    that says that the case was raised; `getReceipt` gives its proof once it is sealed.
    """

    own: OwnCase
    content: str
    steps: tuple[PublicStep, ...]
    outcome: str
    disposition: Named | None
    can_rate: bool
    receipt: int | None


@query("cases.my_cases", needs=SEE_CASES)
async def my_cases(ctx: Ctx, question: MyCases) -> OwnCases:
    """One's own cases and what one follows, with how far each is; without an account those of the session."""
    if ctx.actor.id is None:
        return OwnCases((), None, ())
    after = Mark.parse(question.after) if question.after else None
    rows = await store.own(ctx, ctx.actor.id, (after.at, after.id) if after else None, question.limit + 1)
    shown = rows[: question.limit]
    more = str(Mark(0, shown[-1]["raised_at"], shown[-1]["id"])) if len(rows) > question.limit else None
    return OwnCases(tuple(_own(ctx, row) for row in shown), more, () if after else await followed(ctx))


def _own(ctx: Ctx, row: store.Own) -> OwnCase:
    quiet = Flag.QUIET in row["flags"]
    waits = row["waiting_since"] is not None and row["state"] not in OVER
    stage = None if quiet else PublicStage.WAITING_FOR_YOU if waits else PublicStage(row["stage"])
    return OwnCase(
        case=row["id"],
        number=row["number"],
        kind=CaseKind(row["kind"]),
        raised_at=row["raised_at"],
        stage=stage,
        stage_at=row["raised_at"] if quiet else row["waiting_since"] if waits else row["stage_at"],
        says=says(stage, row["kind"]) if stage else _neutral(ctx, row["tag"]),
        waiting_for_you=waits,
        closed=CaseState.CLOSED in (row["state"], row["stage"]),
        quiet=quiet,
        unread=0 if quiet else row["unread"],
        rating_due=CaseState.CLOSED in (row["state"], row["stage"]) and not quiet and not row["verdict"],
        verdict=row["verdict"],
    )


def _neutral(ctx: Ctx, tag: str) -> Text:
    row = ctx.house.service(Registers).get(TAGS, tag, ctx.now) if tag else None
    return Text(row.notice_zh, row.notice_en) if row else RECEIVED_TEXT


async def own_page(ctx: Ctx, case: Case) -> CitizenCase:
    """The page of a case for its caller."""
    told = await store.told(ctx, case.id, case.raised_at)
    [row] = await store.own(ctx, case.person, None, 1, case.id)
    own = _own(ctx, row)
    content, outcome = await store.texts(ctx, case.id)
    over = own.closed
    return CitizenCase(
        own=own,
        content="" if own.quiet else content,
        steps=() if own.quiet else steps(told, case.kind),
        outcome="" if own.quiet or not over else outcome,
        disposition=None if own.quiet or not over else disposition_named(ctx, case.disposition),
        can_rate=over,
        receipt=next((each["seq"] for each in told), None),
    )


def steps(told: list[store.Own], kind: CaseKind) -> tuple[PublicStep, ...]:
    """In plain words, oldest first."""
    named = ((each, PublicStage(each["stage"])) for each in told)
    return tuple(PublicStep(each["seq"], each["at"], stage, says(stage, kind)) for each, stage in named)
