"""A matter on its way in: from what was given to the row of a case. Reads memory only, so that a batch can carry it.

It refuses nobody: no place, no name, no verification is needed. What it cannot know it leaves open and flags.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.catalogue.categories import CategoryRow
from anmin.cases.catalogue.level_rules import LEVEL_RULES, Facts, LevelProposal, propose_level
from anmin.cases.catalogue.tags import TAGS, TagRow
from anmin.cases.catalogue.tree import category_tree
from anmin.cases.clocks import Ticking, appointment, clock, clock_of
from anmin.cases.events.cases import Raised
from anmin.cases.model.cases import SUBJECT
from anmin.cases.numbers import Numbers
from anmin.cases.other_kinds import Begun, OtherKinds
from anmin.cases.placing import CHINA, Spot, Where, where_of
from anmin.cases.store import cases as store
from anmin.cases.store.cases import PartyGiven
from anmin.cases.terms import cases as terms
from anmin.cases.terms.cases import SILENT, CallKind, CaseKind, CaseState, Channel, Flag
from anmin.cases.terms.orders import PositionMark
from anmin.cases.terms.places import PartyRole
from anmin.kernel.ctx import Ctx
from anmin.kernel.fields import CodeText, LongText, ShortText
from anmin.kernel.ids import new_id
from anmin.kernel.journal import Subject, office
from anmin.kernel.personal import Sensitive
from anmin.kernel.registers import Registers


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What is known when a matter comes in, whoever brings it and by whichever channel."""

    channel: Channel
    kind: CaseKind = CaseKind.EMERGENCY
    call_kind: CallKind = CallKind.HELP
    tag: CodeText | None = None
    category: CodeText | None = None
    content: LongText = ""
    position: Spot | None = None
    place: Spot | None = None
    address: ShortText = ""
    landmark: ShortText = ""
    flags: frozenset[Flag] = frozenset()
    residence: UUID | None = None
    due_at: datetime | None = None
    party: PartyGiven | None = None
    seen: bool = False
    """A call-taker or officer brings it in and has it already."""
    also: tuple[UUID, ...] = ()
    """Offices that take part beside those of the place."""


class Arrived(msgspec.Struct, frozen=True, kw_only=True):
    """What a new case is told by."""

    case: UUID
    number: str
    state: CaseState
    level: int
    level_rule: str
    desk: UUID
    office: UUID
    flags: tuple[Flag, ...]
    raised_at: datetime


async def arrive(ctx: Ctx, given: Given, whose: UUID | None, case: UUID | None = None) -> Arrived:
    """Write the new case, its caller, its clock and its first line. Batchable.

    Raises TAG_UNKNOWN, CATEGORY_UNKNOWN, UNAVAILABLE while the house has no organisation.
    """
    tag, category = _tag(ctx, given), _category(ctx, given)
    where, flags = where_of(ctx, given.position, given.place, given.residence), _flags(ctx, given)
    where = msgspec.structs.replace(where, also=given.also)
    flags |= {Flag.OVERSEAS} if where.country not in ("", CHINA) else set()
    proposed = _level(ctx, given, category, flags)
    state = CaseState.SCHEDULED if given.due_at else CaseState.TAKEN if given.seen else CaseState.RECEIVED
    arrived = Arrived(
        case=case or new_id(),
        number=await ctx.house.service(Numbers).next(where.division, ctx.now),
        state=state,
        level=proposed.level,
        level_rule=proposed.rule,
        desk=where.desk,
        office=where.office,
        flags=tuple(sorted(flags)),
        raised_at=ctx.now,
    )
    store.write(ctx, _row(ctx, arrived, given, where, tag, category) | {"person": whose})
    _caller(ctx, arrived.case, given, whose)
    _tell(ctx, arrived, given, category, where)
    return arrived


def _tell(ctx: Ctx, arrived: Arrived, given: Given, category: CategoryRow | None, where: Where) -> None:
    audience = tuple(map(office, where.offices))
    subject = Subject(SUBJECT, arrived.case, 1, audience)
    said = Raised(
        case=arrived.case,
        kind=given.kind,
        channel=given.channel,
        level=arrived.level,
        tag=given.tag,
        category=category.code if category else None,
        desk=where.desk,
        office=where.office,
        flags=arrived.flags,
    )
    ctx.say(said, about=subject)
    begun = Begun(arrived.case, given.kind, where.desk, given.due_at or ctx.now)
    ctx.house.service(OtherKinds).begin(ctx, begun)
    if given.due_at:
        ctx.timer(appointment(arrived.case, given.due_at))
    elif given.kind is CaseKind.EMERGENCY and (first := clock_of(arrived.state, arrived.flags)):
        ctx.timer(clock(ctx.house, arrived.case, Ticking(1, first), ctx.now))


def _row(
    ctx: Ctx, arrived: Arrived, given: Given, where: Where, tag: TagRow | None, category: CategoryRow | None
) -> dict[str, Any]:
    code = category.code if category else ""
    return {
        "id": arrived.case,
        "number": arrived.number,
        "version": 1,
        "epoch": 1,
        "kind": given.kind,
        "state": arrived.state,
        "call_kind": given.call_kind,
        "channel": given.channel,
        "raised_by": ctx.actor.name,
        "desk": where.desk,
        "first_office": where.office,
        "office": where.office,
        "home_office": where.home,
        "offices": where.offices,
        "flags": arrived.flags,
        "tag": tag.code if tag else "",
        "template": category.template if category else "",
        "content": store.sealed(ctx, given.content, store.CONTENT),
        "first_category": code,
        "category": code,
        "first_level": arrived.level,
        "level": arrived.level,
        "level_rule": arrived.level_rule,
        "raised_at": arrived.raised_at,
        "due_at": given.due_at,
        **_place(ctx, given, where),
        **_position(given, ctx.now),
        **(_seen(ctx) if given.seen else {}),
    }


def _place(ctx: Ctx, given: Given, where: Where) -> dict[str, Any]:
    """Where it happens, as it was given and in WGS-84."""
    ring, raw = ctx.house.keyring, given.place or given.position
    point = {"lon": where.point.lon, "lat": where.point.lat} if where.point else {}
    measured = {"datum": raw.datum, "raw_lon": raw.lon, "raw_lat": raw.lat, "accuracy": raw.accuracy} if raw else {}
    return {
        **point,
        **measured,
        "country": where.country,
        "place_state": where.state,
        "address": store.ADDRESS.seal(ring, Sensitive(given.address)) if given.address else None,
        "landmark": store.LANDMARK.seal(ring, Sensitive(given.landmark)) if given.landmark else None,
    }


def _seen(ctx: Ctx) -> dict[str, Any]:
    return {"opened_at": ctx.now, "opened_by": ctx.actor.id, "taken_at": ctx.now, "taken_by": ctx.actor.id}


def _position(given: Given, now: datetime) -> dict[str, Any]:
    if given.position is None:
        return {}
    point = given.position.point()
    return {
        "caller_lon": point.lon,
        "caller_lat": point.lat,
        "caller_accuracy": given.position.accuracy,
        "caller_at": min(given.position.at or now, now),
    }


def _caller(ctx: Ctx, case: UUID, given: Given, whose: UUID | None) -> None:
    if given.party is not None:
        store.add_party(ctx, case, PartyRole.CALLER, whose, given.party)
    if given.position is not None:
        point = given.position.point()
        ctx.insert(
            store.POSITIONS,
            id=new_id(),
            case_id=case,
            at=min(given.position.at or ctx.now, ctx.now),
            received_at=ctx.now,
            lon=point.lon,
            lat=point.lat,
            accuracy=given.position.accuracy,
            mark=PositionMark.OK,
        )


def _tag(ctx: Ctx, given: Given) -> TagRow | None:
    if given.tag is None:
        return None
    found = ctx.house.service(Registers).get(TAGS, given.tag, ctx.now)
    if found is None:
        raise terms.TAG_UNKNOWN()
    return found


def _category(ctx: Ctx, given: Given) -> CategoryRow | None:
    registers = ctx.house.service(Registers)
    code = given.category
    if code is None and given.tag is not None:
        tag = registers.get(TAGS, given.tag, ctx.now)
        code = tag.category if tag else None
    if not code:
        return None
    found = category_tree(registers, ctx.now).get(code)
    if found is None and given.category is not None:
        raise terms.CATEGORY_UNKNOWN()
    return found


def _flags(ctx: Ctx, given: Given) -> set[Flag]:
    flags = set(given.flags)
    if given.tag is not None:
        flags |= SILENT
    if ctx.actor.kind in ("anonymous", "guest"):
        flags.add(Flag.UNVERIFIED)
    if given.seen and given.place is None and given.address:
        flags.add(Flag.PLACE_FORCED)
    return flags


def _level(ctx: Ctx, given: Given, category: CategoryRow | None, flags: set[Flag]) -> LevelProposal:
    registers = ctx.house.service(Registers)
    facts = Facts(
        categories=category_tree(registers, ctx.now).codes(category.code) if category else (),
        category_level=category.level if category else None,
        silent=given.tag is not None,
        tag=given.tag or "",
        flags=frozenset(flags),
        channel=given.channel,
        text=given.content,
    )
    return propose_level(registers.rows(LEVEL_RULES, ctx.now), facts)
