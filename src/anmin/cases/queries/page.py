"""The page of a case: to staff everything that is known of it, to its caller what was done and when.

Whoever looks at a caller's case leaves a line that the caller can read. Thirty days after the end the people of a case
are shown to nobody any more; the record itself stays.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.catalogue.level_rules import LEVEL_RULES
from anmin.cases.catalogue.questions import QUESTIONS, QuestionRow, questions_of
from anmin.cases.catalogue.templates import TEMPLATES, TemplateRow, template_for
from anmin.cases.evidence import owner_of
from anmin.cases.model.cases import Case
from anmin.cases.model.desk import CaseLine, Named
from anmin.cases.model.follow_ups import FollowUp
from anmin.cases.model.handovers import HandOver
from anmin.cases.names import Names
from anmin.cases.purposes import AFTERWARDS, CasePurpose
from anmin.cases.queries.desk import category_named, disposition_named, lines
from anmin.cases.queries.links import CaseLinks, LinkSeen, case_links
from anmin.cases.queries.mine import CitizenCase, own_page
from anmin.cases.queries.near import Hazard, hazards
from anmin.cases.queries.parties import CaseParties, PartyShown, case_parties
from anmin.cases.queries.tasks import CaseTasks, TaskShown, case_tasks
from anmin.cases.store import cases, follow_ups, following, handovers, letters, overseas, rating
from anmin.cases.store import page as store
from anmin.cases.store.cases import ADDRESS, LANDMARK, opened
from anmin.cases.store.overseas import Escalation
from anmin.cases.store.page import OrderRow
from anmin.cases.store.rating import Rating
from anmin.cases.terms.cases import CASE_UNKNOWN, SEE_CASES, SEE_PARTIES
from anmin.cases.terms.desk import LIGHTS, SeatLight
from anmin.cases.terms.letters import LetterState
from anmin.cases.terms.orders import OrderState
from anmin.cases.terms.page import LevelBy
from anmin.cases.terms.places import PlaceState
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.registers import Registers
from anmin.kernel.reveal import NO_GROUND, Whose, looked
from anmin.media.queries.evidence import EvidenceOf, ShownEvidence, evidence_of


class CasePage(Question, frozen=True):
    case: UUID


class PlaceShown(msgspec.Struct, frozen=True):
    """Where it happens. `lon`, `lat`: WGS-84; as it was given: `raw_lon`, `raw_lat` in `datum`. `accuracy` in metres."""

    state: PlaceState
    address: str
    landmark: str
    country: str
    lon: float | None
    lat: float | None
    accuracy: float | None
    datum: str | None
    raw_lon: float | None
    raw_lat: float | None


class CallerPlace(msgspec.Struct, frozen=True):
    """Where the caller is, WGS-84, beside where it happens."""

    lon: float
    lat: float
    accuracy: float | None
    at: datetime | None


class OrderShown(msgspec.Struct, frozen=True):
    """`legal`: the steps that may come next, so that no screen needs the rules."""

    row: OrderRow
    legal: tuple[OrderState, ...]
    light: SeatLight | None


class LetterShown(msgspec.Struct, frozen=True):
    """An assistance letter without its text, which `caseLetters` shows."""

    id: UUID
    number: str
    state: LetterState
    written_at: datetime
    sent_at: datetime | None
    answered_at: datetime | None


class NamedId(msgspec.Struct, frozen=True):
    """What an id on this page is called."""

    id: UUID
    zh: str
    en: str


class Guidance(msgspec.Struct, frozen=True):
    """What is asked and told in a matter of this kind."""

    template: TemplateRow | None
    questions: tuple[QuestionRow, ...]


class StaffCase(msgspec.Struct, frozen=True, kw_only=True, tag_field="view", tag="staff"):
    """Everything of a case. `head`: as the lists show it; `case`: as its actions see it. The first level, category and
    jurisdiction stand beside the present ones. `parties`: masked; None for who may not see them, or too long after the
    end. `names` names the offices, colleagues and responders of the page. `followers`: how many near it say “this is it”.
    """

    head: CaseLine
    case: Case
    content: str
    place: PlaceShown
    caller: CallerPlace | None
    followers: int
    first_category: Named | None
    first_level: int
    level_by: Named
    parties: list[PartyShown] | None
    orders: tuple[OrderShown, ...]
    links: list[LinkSeen]
    tasks: list[TaskShown]
    evidence: list[ShownEvidence]
    hazards: tuple[Hazard, ...]
    guidance: Guidance
    follow_ups: tuple[tuple[FollowUp, str], ...]
    ratings: list[Rating]
    escalations: list[Escalation]
    letters: tuple[LetterShown, ...]
    hand_overs: tuple[tuple[HandOver, str, str], ...]
    disposition: Named | None
    outcome: str
    names: tuple[NamedId, ...]


@query("cases.case_page", needs=SEE_CASES, faults=(CASE_UNKNOWN, NO_GROUND))
async def case_page(ctx: Ctx, question: CasePage) -> StaffCase | CitizenCase:
    """A case with all that belongs to it; its caller is shown what was done and when, in plain words."""
    case = await cases.get(ctx, question.case)
    return await _staff_page(ctx, case) if ctx.actor.kind == "staff" else await own_page(ctx, case)


async def _staff_page(ctx: Ctx, case: Case) -> StaffCase:
    rest, [head] = await store.rest(ctx, case.id), await lines(ctx, [case.id])
    orders = tuple(map(_order, await store.orders(ctx, case.id)))
    tasks = await case_tasks(ctx, CaseTasks(case=case.id))
    written = await letters.of_case(ctx, case.id)
    return StaffCase(
        head=head,
        case=case,
        content=rest["content"],
        place=_place(ctx, case, rest),
        caller=_caller(rest),
        followers=await following.count(ctx, case.id),
        first_category=category_named(ctx, case.first_category),
        first_level=rest["first_level"],
        level_by=_level_by(ctx, rest["level_rule"]),
        parties=await _people(ctx, case),
        orders=orders,
        links=await case_links(ctx, CaseLinks(case=case.id)),
        tasks=tasks,
        evidence=await evidence_of(ctx, EvidenceOf(owner=owner_of(case.id))),
        hazards=hazards(ctx, case),
        guidance=_guidance(ctx, case),
        follow_ups=tuple(await follow_ups.of_case(ctx, case.id)),
        ratings=await rating.of_case(ctx, case.id),
        escalations=await overseas.of_case(ctx, case.id),
        letters=tuple(msgspec.convert(each, LetterShown, from_attributes=True) for each in written),
        hand_overs=tuple(await handovers.of_case(ctx, case.id)),
        disposition=disposition_named(ctx, case.disposition),
        outcome=rest["outcome"],
        names=await _names(ctx, case, orders, tasks),
    )


async def _people(ctx: Ctx, case: Case) -> list[PartyShown] | None:
    """The parties for who may see them; the look at the caller's case is noted either way. Raises NO_GROUND."""
    if case.closed_at is not None and case.closed_at <= ctx.now - AFTERWARDS:
        return None
    if case.person is not None:
        await looked(ctx, Whose("citizen", case.person), ("case",), CasePurpose.HANDLING)
    if SEE_PARTIES.code not in ctx.actor.grants:
        return None
    return await case_parties(ctx, CaseParties(case=case.id))


def _order(row: OrderRow) -> OrderShown:
    return OrderShown(row, row.order.legal(), LIGHTS.get(row.order.state))


def _place(ctx: Ctx, case: Case, rest: dict[str, Any]) -> PlaceShown:
    texts = {column.context.rpartition(".")[2]: column.context for column in (ADDRESS, LANDMARK)}
    clear = {name: opened(ctx, rest[name], context) for name, context in texts.items()}
    values = rest | clear | {"state": rest["place_state"], "lon": case.lon, "lat": case.lat}
    return msgspec.convert(values, PlaceShown)


def _caller(rest: dict[str, Any]) -> CallerPlace | None:
    if rest["caller_lon"] is None:
        return None
    return CallerPlace(rest["caller_lon"], rest["caller_lat"], rest["caller_accuracy"], rest["caller_at"])


def _level_by(ctx: Ctx, rule: str) -> Named:
    known = {each.value: each for each in LevelBy}
    found = known.get(rule) or ctx.house.service(Registers).get(LEVEL_RULES, rule or "-", ctx.now)
    return Named(rule, found.zh, found.en) if found else Named(rule, rule, rule)


def _guidance(ctx: Ctx, case: Case) -> Guidance:
    registers = ctx.house.service(Registers)
    template = template_for(registers.rows(TEMPLATES, ctx.now), case.template)
    rows = registers.rows(QUESTIONS, ctx.now)
    return Guidance(template, questions_of(rows, template.code if template else case.template))


async def _names(ctx: Ctx, case: Case, orders: tuple[OrderShown, ...], tasks: list[TaskShown]) -> tuple[NamedId, ...]:
    ids = {case.first_office, case.opened_by, case.taken_by, case.commander, *case.offices}
    ids |= {id for each in tasks for id in (each.office, each.staff)}
    for shown in orders:
        ids |= {shown.row.order.responder, shown.row.order.office, shown.row.ordered_by}
        ids |= {report.by for report in shown.row.reports}
    named = await ctx.house.service(Names).of(ctx, ids)
    return tuple(NamedId(id, text.zh, text.en) for id, text in sorted(named.items()))
