"""Closing, by a person and when nothing stands against it; and taking a closed case up again."""

from typing import Annotated

from msgspec import Meta

from anmin.cases import meanwhile
from anmin.cases.actions.assessing import EditCase, OneCase, settle_down
from anmin.cases.actions.follow_ups import drop_all, planned, usual
from anmin.cases.actions.ordering import withdraw_all
from anmin.cases.actions.tasks import drop_left
from anmin.cases.catalogue.dispositions import DISPOSITIONS, DispositionRow
from anmin.cases.catalogue.measures import MEASURES
from anmin.cases.catalogue.terms import Outcome
from anmin.cases.events.cases import FlagsSet
from anmin.cases.events.closing import Closed
from anmin.cases.guards import Guards, ToClose, reasons
from anmin.cases.meanwhile import check_meanwhile
from anmin.cases.model.cases import Case
from anmin.cases.model.closing import Ending, close, reopen
from anmin.cases.store import cases, orders
from anmin.cases.store import closing as store
from anmin.cases.store.closing import Closing
from anmin.cases.telling import tell_stage
from anmin.cases.terms import cases as case_terms
from anmin.cases.terms import closing as terms
from anmin.cases.terms.cases import OUT_OF_FIGURES, CaseState
from anmin.cases.terms.closing import ClosingKind
from anmin.cases.terms.follow_ups import FOLLOW_UP_PAST
from anmin.cases.terms.orders import WithdrawReason
from anmin.cases.terms.stages import PublicStage
from anmin.cases.waiting import stop_waiting
from anmin.identity.terms.duty import REASON_NEEDED
from anmin.identity.within import holds
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import action
from anmin.kernel.faults import CHANGED_MEANWHILE
from anmin.kernel.fields import CodeText, Instant, LongText, ShortText, check_instants
from anmin.kernel.registers import Registers
from anmin.kernel.words import Event, Wrong

Outcomes = Annotated[LongText, Meta(min_length=1)]


class CloseCase(EditCase, frozen=True, kw_only=True):
    """`disposition`, `measure`: codes of the registers `cases.disposition` and `cases.measure`. `outcome`: for the caller.

    `force`: against what stands in the way, with the `reason`, by the watch commander alone. `follow_up`: another date.
    """

    disposition: CodeText
    outcome: Outcomes
    measure: CodeText | None = None
    force: bool = False
    reason: ShortText = ""
    follow_up: Instant | None = None

    def __post_init__(self) -> None:
        check_instants(self.follow_up)


class ReopenCase(OneCase, frozen=True):
    reason: ShortText


FAULTS = (
    case_terms.CASE_UNKNOWN,
    case_terms.CASE_OVER,
    terms.CASE_WAITS,
    terms.DISPOSITION_UNKNOWN,
    terms.MEASURE_UNKNOWN,
    terms.MEASURE_NEEDED,
    terms.CANNOT_CLOSE,
    terms.FORCE_NEEDS_COMMAND,
    REASON_NEEDED,
    FOLLOW_UP_PAST,
    CHANGED_MEANWHILE,
)


@action("cases.close_case", needs=case_terms.CLOSE_CASES, faults=FAULTS)
async def close_case(ctx: Ctx, command: CloseCase) -> None:
    """Close a case with its disposition and the outcome for the caller, when no guard stands against it."""
    case = await cases.get(ctx, command.case, change=True)
    clash = meanwhile.dispositions(ctx, case.disposition, command.disposition)
    await check_meanwhile(ctx, case, command.version, Closed, clash)
    case.check_open()
    if case.waiting_since is not None and ctx.actor.kind != "staff":
        raise terms.CASE_WAITS()
    row = _disposition(ctx, command)
    listed = await orders.of_case(ctx, case.id, change=True)
    forced = _forced(ctx, case, command, await ctx.house.service(Guards).refusals(ctx, ToClose(case, listed)))
    events: list[Event] = []
    if case.state in (CaseState.RECEIVED, CaseState.SCHEDULED):
        case, taken = case.take(ctx.actor.id, ctx.now)
        events.append(taken)
    events += await withdraw_all(ctx, case, listed, WithdrawReason.NOT_NEEDED)
    events += await drop_left(ctx, case)
    await stop_waiting(ctx, case)
    flags, ending = case.flags, _ending(row, command, forced=forced)
    case, closed = close(case, ending, ctx.now)
    events += [FlagsSet(case.id, tuple(sorted(case.flags)))] if case.flags != flags else []
    events += [closed, *await _follow_up(ctx, case, row, command)]
    await settle_down(ctx, case)
    await store.write(ctx, case.id, _written(ctx, command, ending))
    for each in events:
        ctx.say(each, about=case.subject)
    await tell_stage(ctx, case, PublicStage.CLOSED)


def _disposition(ctx: Ctx, command: CloseCase) -> DispositionRow:
    registers = ctx.house.service(Registers)
    row = registers.get(DISPOSITIONS, command.disposition, ctx.now)
    if row is None:
        raise terms.DISPOSITION_UNKNOWN()
    if command.measure is not None and registers.get(MEASURES, command.measure, ctx.now) is None:
        raise terms.MEASURE_UNKNOWN()
    if row.needs_legal_measure and command.measure is None:
        raise terms.MEASURE_NEEDED()
    return row


def _forced(ctx: Ctx, case: Case, command: CloseCase, refusals: tuple[Wrong, ...]) -> bool:
    """Whether it is closed against a guard. Raises CANNOT_CLOSE, FORCE_NEEDS_COMMAND, REASON_NEEDED."""
    if not refusals:
        return False
    if not command.force:
        raise terms.CANNOT_CLOSE(wrong=refusals, reasons=reasons(refusals))
    if not any(holds(ctx, case_terms.COMMAND_CASES, each) for each in case.offices):
        raise terms.FORCE_NEEDS_COMMAND()
    if not command.reason.strip():
        raise REASON_NEEDED()
    return True


def _ending(row: DispositionRow, command: CloseCase, *, forced: bool) -> Ending:
    return Ending(
        disposition=row.code,
        measure=command.measure,
        forced=forced,
        false_report=row.outcome is Outcome.FALSE_REPORT,
    )


async def _follow_up(ctx: Ctx, case: Case, row: DispositionRow, command: CloseCase) -> list[Event]:
    """Tests and drills are not followed up, and whoever raised a false alarm only by a date of its own. Raises FOLLOW_UP_PAST."""
    if command.follow_up is not None and command.follow_up <= ctx.now:
        raise FOLLOW_UP_PAST()
    unasked = row.outcome is Outcome.FALSE_REPORT and command.follow_up is None
    if unasked or row.outcome is Outcome.EXERCISE or not OUT_OF_FIGURES.isdisjoint(case.flags):
        return []
    return [await planned(ctx, case, command.follow_up or usual(ctx))]


def _written(ctx: Ctx, command: CloseCase, ending: Ending) -> Closing:
    return Closing(
        kind=ClosingKind.CLOSED,
        at=ctx.now,
        by=ctx.actor.id,
        disposition=ending.disposition,
        measure=ending.measure or "",
        forced=ending.forced,
        outcome=command.outcome,
        note=command.reason,
    )


@action(
    "cases.reopen_case",
    needs=case_terms.CLOSE_CASES,
    faults=(case_terms.CASE_UNKNOWN, case_terms.CASE_STATE, terms.CASE_NOT_CLOSED, REASON_NEEDED),
)
async def reopen_case(ctx: Ctx, command: ReopenCase) -> None:
    """Take a closed case up again, with the reason; all earlier times stay and its clock runs."""
    if not command.reason.strip():
        raise REASON_NEEDED()
    case = await cases.get(ctx, command.case, change=True)
    case, reopened = reopen(case, [each.state for each in await orders.of_case(ctx, case.id, change=True)], ctx.now)
    dropped = await drop_all(ctx, case)
    await settle_down(ctx, case)
    said = Closing(kind=ClosingKind.REOPENED, at=ctx.now, by=ctx.actor.id, note=command.reason)
    await store.write(ctx, case.id, said)
    for each in (reopened, *dropped):
        ctx.say(each, about=case.subject)
    await tell_stage(ctx, case, PublicStage.REOPENED)
