"""Reports from the scene: the first one apart from the final one; the final one ends the order."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.actions.answering import note_stage
from anmin.cases.actions.moving import Held, held_own, reach
from anmin.cases.catalogue.tree import category_tree
from anmin.cases.clocks import order_clock
from anmin.cases.events.orders import ReportedBack
from anmin.cases.evidence import take_up
from anmin.cases.model.cases import Case
from anmin.cases.placing import Spot
from anmin.cases.store import cases, orders
from anmin.cases.terms import cases as case_terms
from anmin.cases.terms import orders as terms
from anmin.cases.terms.orders import Ask, FamilyConsent, OrderState
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.fields import CodeText, Instant, LongText, ShortText, check_instants
from anmin.kernel.ids import new_id
from anmin.kernel.registers import Registers
from anmin.media.terms.evidence import EVIDENCE_TAKEN, EVIDENCE_UNKNOWN

People = Annotated[int, Meta(ge=0, le=100_000)]
Fen = Annotated[int, Meta(ge=0, le=10**15)]
"""Money in hundredths of a yuan."""


class ReportBack(Command, frozen=True, kw_only=True):
    """`final`: nothing more comes of this order. `category`, `level`: as found on the scene. `asks`: partners wanted.

    `loss_fen`, `recovered_fen`, `prevented_fen`: lost, recovered and prevented, three figures that are never mixed.
    `consent`: of the family of a person in crisis. `why`: the reason when the responder had not arrived.
    """

    order: UUID
    final: bool
    at: Instant | None = None
    text: LongText = ""
    category: CodeText | None = None
    level: Annotated[int, Meta(ge=1, le=4)] | None = None
    happened_at: Instant | None = None
    position: Spot | None = None
    measures: Annotated[tuple[CodeText, ...], Meta(max_length=30)] = ()
    asks: Annotated[tuple[Ask, ...], Meta(max_length=20)] = ()
    helped: People = 0
    rescued: People = 0
    injured: People = 0
    dead: People = 0
    caught: People = 0
    loss_fen: Fen = 0
    recovered_fen: Fen = 0
    prevented_fen: Fen = 0
    dangerous_goods: bool = False
    scene_examined: bool = False
    consent: FamilyConsent | None = None
    disposition: CodeText | None = None
    evidence: Annotated[tuple[UUID, ...], Meta(max_length=50)] = ()
    why: ShortText = ""

    def __post_init__(self) -> None:
        check_instants(self.at, self.happened_at)


FAULTS = (
    terms.ORDER_UNKNOWN,
    terms.ORDER_ENDED,
    terms.REPORT_FINAL,
    terms.ILLEGAL_STAGE,
    terms.STAGE_TIME,
    case_terms.CATEGORY_UNKNOWN,
    EVIDENCE_UNKNOWN,
    EVIDENCE_TAKEN,
)


@action("cases.report_back", needs=terms.ANSWER_ORDERS, faults=FAULTS)
async def report_back(ctx: Ctx, command: ReportBack) -> UUID:
    """Report from the scene; the first report may change category and level and ask for partners.

    A unit on its way that asks for partners is heard before it arrives: its order stays where it stands.
    """
    found = await held_own(ctx, command.order)
    if found.order.state is OrderState.DONE:
        raise terms.REPORT_FINAL()
    if found.order.ended:
        raise terms.ORDER_ENDED(state=found.order.state)
    report = await _write(ctx, found.case, command)
    found.case = _as_found(ctx, found.case, command)
    stage = OrderState.DONE if command.final else OrderState.REPORTED
    said = ReportedBack(
        case=found.case.id,
        order=found.order.id,
        final=command.final,
        category=command.category,
        level=command.level,
        injured=command.injured,
        dead=command.dead,
        asks=command.asks,
    )
    if found.order.state is stage or _asks_ahead(found, command):
        if found.order.state is stage:
            await _go_on(ctx, found)
        await cases.save(ctx, found.case)
        ctx.say(said, about=found.case.subject)
        return report
    at = command.at or max(ctx.now, found.order.last_at)
    order, reached = found.order.reach(stage, at, ctx.now, command.why)
    if order.reported_at is None:
        order = msgspec.structs.replace(order, reported_at=order.last_at)
    found.put(order)
    noted = await note_stage(ctx, found, stage, command.position, command.why)
    ctx.say(said, about=found.case.subject)
    await reach(ctx, found, stage, msgspec.structs.replace(reached, mark=noted.mark))
    return report


def _asks_ahead(found: Held, command: ReportBack) -> bool:
    on_the_way = found.order.state in (OrderState.ACCEPTED, OrderState.EN_ROUTE)
    return on_the_way and not command.final and bool(command.asks) and OrderState.REPORTED not in found.order.legal()


async def _go_on(ctx: Ctx, found: Held) -> None:
    """A further report of what is still going on: the next one is due anew."""
    found.put(msgspec.structs.replace(found.order, overdue=0, version=found.order.version + 1))
    await orders.save(ctx, found.order)
    if (timer := order_clock(ctx.house, found.case.kind, found.order, ctx.now)) is not None:
        ctx.timer(timer)


def _as_found(ctx: Ctx, case: Case, command: ReportBack) -> Case:
    """The category and level of the scene; what was taken first stays beside them. Raises CATEGORY_UNKNOWN."""
    if command.category is not None and command.category != case.category:
        row = category_tree(ctx.house.service(Registers), ctx.now).get(command.category)
        if row is None:
            raise case_terms.CATEGORY_UNKNOWN()
        case, named = case.classify(row.code, row.template)
        ctx.say(named, about=case.subject)
    if command.level is not None and command.level != case.level:
        case, said = case.set_level(command.level, case_terms.LevelReason.SCENE)
        ctx.say(said, about=case.subject)
    return case.changed()


async def _write(ctx: Ctx, case: Case, command: ReportBack) -> UUID:
    report, point = new_id(), command.position.point() if command.position else None
    await take_up(ctx, case, command.evidence, for_caller=False)
    values: dict[str, Any] = {name: getattr(command, name) for name in orders.REPORTED}
    ctx.insert(
        orders.REPORTS,
        id=report,
        assignment=command.order,
        case_id=case.id,
        at=ctx.now,
        by=ctx.actor.id,
        category=command.category or "",
        text=cases.sealed(ctx, command.text, orders.REPORT_TEXT),
        lon=point.lon if point else None,
        lat=point.lat if point else None,
        consent=command.consent or "",
        disposition=command.disposition or "",
        **values,
    )
    return report
