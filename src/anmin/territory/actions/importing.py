"""Areas from a GeoJSON file: first a dry run that tells what would happen, then exactly that, or nothing."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.identity.queries.organisations import organisation_tree
from anmin.identity.queries.staff import ListStaff, list_staff
from anmin.kernel import faults
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Command, action
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject
from anmin.kernel.registers.terms import DRY_RUN_FIRST, IMPORT_REFUSED
from anmin.kernel.words import Wrong
from anmin.territory import geojson, store
from anmin.territory.events import AreasImported
from anmin.territory.geojson import AreaRow, FeatureProblem, Level, Stated, sound_dates
from anmin.territory.import_plan import Around, Order, Plan, Planning
from anmin.territory.offices import read_offices
from anmin.territory.outline import StoredOutline, stored
from anmin.territory.periods import day_of, start_of
from anmin.territory.terms import MANAGE_AREAS, AreaKind, AreaQuiet, Datum

Token = Annotated[str, Meta(min_length=64, max_length=64, pattern=r"^[0-9a-f]{64}$(?!\n)")]
_STAFF_PAGE = 200


class ImportAreas(Command, frozen=True):
    """`content`: a GeoJSON FeatureCollection in degrees of `datum`. `valid_from`: today when left out.

    Each feature has the properties `code` and `name`; `kind` and `level`, which the command may give for all; and
    perhaps `parent`, `organisation`, `officer` (codes; badge or login) and `valid_from`, `valid_to`.
    `complete`: areas of the same kinds and levels that the file lacks end on that day, as far as the caller's offices go.
    """

    content: Annotated[str, Meta(max_length=geojson.MAX_BYTES)]
    datum: Datum
    kind: AreaKind | None = None
    level: Level | None = None
    valid_from: date | None = None
    complete: bool = False
    dry_run: bool = True
    token: Token | None = None

    def __post_init__(self) -> None:
        if not sound_dates(self.valid_from, None):
            raise ValueError("dates lie between 1970 and 2199")


class AreaImportOutcome(msgspec.Struct, frozen=True):
    """With problems nothing is written and there is no `token`. `mended`: features whose crossing outline was mended."""

    dry_run: bool
    valid_from: date
    added: int
    changed: int
    unchanged: int
    ended: int
    mended: tuple[int, ...]
    problems: tuple[FeatureProblem, ...]
    token: str | None


class _Draft(msgspec.Struct, frozen=True):
    rows: tuple[AreaRow, ...]
    outlines: tuple[StoredOutline, ...]
    problems: tuple[FeatureProblem, ...]


@action(
    "territory.import_areas",
    needs=MANAGE_AREAS,
    faults=(DRY_RUN_FIRST, IMPORT_REFUSED, faults.CHANGED_MEANWHILE),
)
async def import_areas(ctx: Ctx, command: ImportAreas) -> AreaImportOutcome:
    """Add, change and end areas from GeoJSON: first as a dry run, then with the token that it gave.

    All features are written or none. A file never changes what held before its day. CHANGED_MEANWHILE when the file,
    the areas or the organisations differ from what the dry run saw.
    """
    if not command.dry_run and command.token is None:
        raise DRY_RUN_FIRST()
    content = command.content.encode()
    # A large file takes seconds of computing, and the areas must not be locked meanwhile.
    draft = await asyncio.to_thread(_read, content, Stated(command.datum, command.kind, command.level))
    if not command.dry_run:
        await store.lock(ctx)
    order = Order(command.valid_from or day_of(ctx.now), command.datum, command.complete)
    plan = await _plan(ctx, draft, order)
    outcome = _outcome(command, order, draft, plan, content)
    if command.dry_run:
        ctx.unchanged(AreaQuiet.DRY_RUN)
        return outcome
    if outcome.problems:
        raise IMPORT_REFUSED(wrong=tuple(map(_placed, outcome.problems)))
    if outcome.token != command.token:
        raise faults.CHANGED_MEANWHILE()
    return await _written(ctx, order, draft, plan, outcome)


def _read(content: bytes, stated: Stated) -> _Draft:
    reading = geojson.parse(content, stated)
    return _Draft(reading.areas, tuple(stored(row.geometry) for row in reading.areas), reading.problems)


async def _plan(ctx: Ctx, draft: _Draft, order: Order) -> Plan:
    offices = await read_offices(lambda question: organisation_tree(ctx, question))
    around = Around(
        known=await store.every(ctx.conn),
        offices=offices,
        own=await store.own(ctx, offices.ids()),
        officers=await _officers(ctx) if any(row.officer for row in draft.rows) else {},
        everything=ctx.scope.everything,
    )
    hashes = (outline.hash for outline in draft.outlines)
    return await asyncio.to_thread(Planning(list(zip(draft.rows, hashes, strict=True)), order, around).plan)


async def _officers(ctx: Ctx) -> dict[str, UUID]:
    """Those within the caller's offices who have not left, by login, and by badge, which wins."""
    logins: dict[str, UUID] = {}
    badges: dict[str, UUID] = {}
    after: UUID | None = None
    while True:
        page = await list_staff(ctx, ListStaff(after=after, limit=_STAFF_PAGE))
        logins |= {each.login: each.id for each in page.staff}
        badges |= {each.badge: each.id for each in page.staff if each.badge}
        if page.next is None:
            return logins | badges
        after = page.next


def _outcome(command: ImportAreas, order: Order, draft: _Draft, plan: Plan, content: bytes) -> AreaImportOutcome:
    problems = draft.problems or plan.problems
    return AreaImportOutcome(
        dry_run=command.dry_run,
        valid_from=order.day,
        added=len(plan.added),
        changed=len(plan.changed),
        unchanged=plan.unchanged,
        ended=len(plan.ended),
        mended=tuple(row.number for row in draft.rows if row.mended),
        problems=problems,
        token=None if problems else plan.token(order, content),
    )


def _placed(problem: FeatureProblem) -> Wrong:
    place = f"$.content.features[{problem.feature - 1}]" if problem.feature else "$.content"
    return Wrong(place, problem.code.value, problem.zh, problem.en)


async def _written(ctx: Ctx, order: Order, draft: _Draft, plan: Plan, outcome: AreaImportOutcome) -> AreaImportOutcome:
    if not plan.changes:
        ctx.unchanged(AreaQuiet.SAME)
        return outcome
    used = {each.cut.added.particulars.outline for each in plan.changes if each.cut.added}
    await store.save(ctx, plan.changes, [each for each in draft.outlines if each.hash in used])
    fact = AreasImported(outcome.added, outcome.changed, outcome.ended, start_of(order.day))
    ctx.say(fact, about=Subject("area_import", new_id(), 1))
    return outcome
