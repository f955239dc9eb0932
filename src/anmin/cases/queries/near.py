"""What lies near and what went before: open and recent cases around a point, earlier ones at a place or of a caller."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.catalogue.categories import CATEGORIES
from anmin.cases.catalogue.dispositions import DISPOSITIONS
from anmin.cases.catalogue.premises import PREMISES, premises_at
from anmin.cases.catalogue.terms import Outcome
from anmin.cases.earth import cells, metres_between
from anmin.cases.model.cases import Case
from anmin.cases.model.desk import After, CaseLine, Mark
from anmin.cases.queries.desk import Level, PartOfNumber, below, lines
from anmin.cases.store import cases
from anmin.cases.store import near as store
from anmin.cases.store.near import Filters
from anmin.cases.terms.cases import CASE_UNKNOWN, CaseState
from anmin.cases.terms.desk import LIST_CASES, Why
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import CodeText, Instant, PageSize, check_instants
from anmin.kernel.keyring import SealedColumn
from anmin.kernel.personal import Phone
from anmin.kernel.registers import Registers
from anmin.territory.datum import to_wgs84
from anmin.territory.periods import day_of
from anmin.territory.point import Latitude, Longitude, Point
from anmin.territory.terms import Datum

LOOK_BACK = timedelta(days=90)
"""Where the case has no category that says how far to look back."""
SAME_PLACE = 100
LAST_DAYS = timedelta(days=90)


class NearbyCases(Question, frozen=True, kw_only=True):
    """A point in degrees of `datum`, how far around it in metres, and how many hours back; open cases are always shown."""

    lon: Longitude
    lat: Latitude
    datum: Datum = Datum.WGS84
    metres: Annotated[int, Meta(ge=10, le=5_000)] = 1_000
    hours: Annotated[int, Meta(ge=1, le=8_760)] = 72
    limit: PageSize = 50


class NearCase(msgspec.Struct, frozen=True):
    """A case and how far from the point it is."""

    metres: int
    case: CaseLine


class PriorAtPlace(Question, frozen=True):
    """`metres`: how far around the place still counts as the same."""

    case: UUID
    metres: Annotated[int, Meta(ge=10, le=1_000)] = SAME_PLACE
    limit: PageSize = 50


class PriorCase(msgspec.Struct, frozen=True):
    """An earlier case and what it has in common. `metres`: None when it was somewhere else."""

    why: tuple[Why, ...]
    metres: int | None
    false_report: bool
    case: CaseLine


class Hazard(msgspec.Struct, frozen=True):
    """What is dangerous about premises at the place."""

    code: str
    name: str
    address: str
    hazard: str
    metres: int


class Prior(msgspec.Struct, frozen=True):
    """Newest first, at most as many as asked for; the two counts are over all. `since`: as far as was looked back."""

    cases: tuple[PriorCase, ...]
    count: int
    false_reports: int
    hazards: tuple[Hazard, ...]
    since: datetime


class SearchCases(Question, frozen=True, kw_only=True):
    """`number`: its beginning. `category`: with all below it. `office`: its jurisdiction or its desk. `since` ≤ raised <
    `until`; without `since` the last 90 days, or for ever when a number or a phone is given.
    """

    number: PartOfNumber = ""
    phone: Phone | None = None
    category: CodeText | None = None
    level: Level | None = None
    state: CaseState | None = None
    office: UUID | None = None
    since: Instant | None = None
    until: Instant | None = None
    after: After | None = None
    limit: PageSize = 50

    def __post_init__(self) -> None:
        check_instants(self.since, self.until)


class Found(msgspec.Struct, frozen=True):
    """Newest first; `next` is given back as `after` while there are more."""

    cases: tuple[CaseLine, ...]
    next: str | None


@query("cases.nearby_cases", needs=LIST_CASES)
async def nearby_cases(ctx: Ctx, question: NearbyCases) -> tuple[NearCase, ...]:
    """Open and recent cases around a point, the nearest and then the newest first."""
    here = to_wgs84(Point(question.lon, question.lat), question.datum)
    since = ctx.now - timedelta(hours=question.hours)
    spotted = await store.near(ctx, cells(here, question.metres), since)
    far = {each.id: round(metres_between(here, each.point)) for each in spotted}
    kept = [each for each in spotted if far[each.id] <= question.metres]
    kept.sort(key=lambda each: (far[each.id], -each.raised_at.timestamp()))
    shown = await lines(ctx, [each.id for each in kept[: question.limit]])
    return tuple(NearCase(far[each.case], each) for each in shown)


@query("cases.prior_at_place", needs=LIST_CASES, faults=(CASE_UNKNOWN,))
async def prior_at_place(ctx: Ctx, question: PriorAtPlace) -> Prior:
    """Earlier cases at the place, of the same caller or telephone, and what is dangerous there."""
    case = await cases.get(ctx, question.case)
    since = case.raised_at - _look_back(ctx, case)
    why, metres, told = await _before(ctx, case, since, question.metres)
    rows = ctx.house.service(Registers).rows(DISPOSITIONS, ctx.now)
    false = {row.code for row in rows if row.outcome is Outcome.FALSE_REPORT}
    newest = sorted(told, key=lambda each: told[each].raised_at, reverse=True)
    shown = await lines(ctx, newest[: question.limit])
    return Prior(
        tuple(PriorCase(tuple(why[e.case]), metres.get(e.case), told[e.case].disposition in false, e) for e in shown),
        len(told),
        sum(each.disposition in false for each in told.values()),
        hazards(ctx, case),
        since,
    )


Priors = tuple[dict[UUID, list[Why]], dict[UUID, int], dict[UUID, store.Before]]


async def _before(ctx: Ctx, case: Case, since: datetime, radius: int) -> Priors:
    """By id: what an earlier case has in common, how far it was, and itself."""
    why: dict[UUID, list[Why]] = {}
    metres: dict[UUID, int] = {}
    told: dict[UUID, store.Before] = {}
    before = (case.id, case.raised_at)
    if case.lon is not None and case.lat is not None:
        here = Point(case.lon, case.lat)
        for each in await store.near(ctx, cells(here, radius), since, before=before):
            far = round(metres_between(here, each.point))
            if far <= radius:
                metres[each.id] = far
                why.setdefault(each.id, []).append(Why.PLACE)
                told[each.id] = store.Before(each.id, each.raised_at, each.disposition)
    people = await store.of_person(ctx, case.person, before, since) if case.person else []
    for reason, listed in ((Why.PHONE, await store.of_phone(ctx, before, since)), (Why.PERSON, people)):
        for earlier in listed:
            why.setdefault(earlier.id, []).append(reason)
            told[earlier.id] = earlier
    return why, metres, told


def _look_back(ctx: Ctx, case: Case) -> timedelta:
    row = ctx.house.service(Registers).get(CATEGORIES, case.category, ctx.now) if case.category else None
    return timedelta(days=row.look_back_days) if row else LOOK_BACK


def hazards(ctx: Ctx, case: Case) -> tuple[Hazard, ...]:
    """The premises at the place of the case that the register warns of today."""
    if case.lon is None or case.lat is None:
        return ()
    rows = ctx.house.service(Registers).rows(PREMISES, ctx.now)
    found = premises_at(rows, Point(case.lon, case.lat), day_of(ctx.now))
    return tuple(Hazard(e.row.code, e.row.name, e.row.address, e.row.hazard, round(e.metres)) for e in found)


@query("cases.search_cases", needs=LIST_CASES)
async def search_cases(ctx: Ctx, question: SearchCases) -> Found:
    """Find cases of the caller's scope; sent as a body, since a telephone number stands in no address."""
    named = bool(question.number or question.phone)
    since = question.since or (datetime.fromtimestamp(0, ctx.now.tzinfo) if named else ctx.now - LAST_DAYS)
    filters = Filters(
        since=since,
        until=question.until or ctx.now + timedelta(days=1),
        number=question.number,
        categories=below(ctx, question.category) if question.category else None,
        level=question.level,
        state=question.state,
        office=question.office,
        cases=await _of_phone(ctx, question.phone) if question.phone else None,
        after=Mark.parse(question.after) if question.after else None,
        limit=question.limit + 1,
    )
    marks = await store.search(ctx, filters)
    shown = marks[: question.limit]
    more = str(shown[-1]) if len(marks) > question.limit else None
    return Found(await lines(ctx, [each.id for each in shown]), more)


async def _of_phone(ctx: Ctx, phone: Phone) -> list[UUID]:
    column: SealedColumn[Phone] = cases.PARTY_PHONE
    return await store.with_phone(ctx, column.search_hashes(ctx.house.keyring, phone))
