"""The time line of a case: what the journal says of it, in words. Its caller sees only what they were told.

A line is read by the fact it was written with; a fact that this version does not know any more keeps its name.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.cases.names import Names, listed
from anmin.cases.queries.desk import category_named, disposition_named, tag_named
from anmin.cases.queries.mine import PublicStep, steps
from anmin.cases.store import cases
from anmin.cases.store import mine as own
from anmin.cases.store import timeline as store
from anmin.cases.terms.cases import CASE_UNKNOWN, SEE_CASES, Flag
from anmin.cases.terms.timeline import By, Said, YesNo
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import PageSize
from anmin.kernel.journal import Line
from anmin.kernel.words import FACTS, Code, Text


class CaseTimeline(Question, frozen=True):
    """`after`: `next` of the page before, to go on from there."""

    case: UUID
    after: Annotated[int, Meta(ge=0, le=(1 << 63) - 1)] = 0
    limit: PageSize = 100


class Detail(msgspec.Struct, frozen=True):
    """One value of a line: the field with its name, and what it says."""

    field: Said
    name: Text
    says: Text


class Actor(msgspec.Struct, frozen=True):
    """Who did it. `name`: of colleagues only, within the caller's scope."""

    by: By
    says: Text
    staff: UUID | None
    name: str | None


class TimelineLine(msgspec.Struct, frozen=True, kw_only=True):
    """`seconds` since the case was raised. `version`: of the case after it; `order`: the order that is spoken of."""

    seq: int
    at: datetime
    seconds: int
    event: str
    says: Text
    actor: Actor
    order: UUID | None
    details: tuple[Detail, ...]
    version: int


class StaffTimeline(msgspec.Struct, frozen=True, tag_field="view", tag="staff"):
    """Oldest first; `next` is given back as `after` while there are more."""

    lines: tuple[TimelineLine, ...]
    next: int | None


class CitizenTimeline(msgspec.Struct, frozen=True, tag_field="view", tag="citizen"):
    """What the caller was told; nothing of a quiet case."""

    steps: tuple[PublicStep, ...]


@query("cases.case_timeline", needs=SEE_CASES, faults=(CASE_UNKNOWN,))
async def case_timeline(ctx: Ctx, question: CaseTimeline) -> StaffTimeline | CitizenTimeline:
    """What happened in a case, line by line to the second; its caller is shown what they were told."""
    case = await cases.get(ctx, question.case)
    if ctx.actor.kind != "staff":
        told = [] if Flag.QUIET in case.flags else await own.told(ctx, case.id, case.raised_at)
        return CitizenTimeline(steps(told, case.kind))
    found = await store.lines(ctx, case.id, case.raised_at, (question.after, question.limit + 1))
    shown = found[: question.limit]
    said = [(line, _fields(line)) for line in shown]
    names = await ctx.house.service(Names).of(ctx, _ids(said))
    callers = await store.callers(ctx, case)
    told_lines = tuple(
        _line(ctx, each, names, int((each[0].at - case.raised_at).total_seconds()), callers) for each in said
    )
    return StaffTimeline(told_lines, shown[-1].seq if len(found) > question.limit else None)


SaidLine = tuple[Line, dict[str, Any]]


def _fields(line: Line) -> dict[str, Any]:
    """The values of a line as the fact declares them; nothing where it was declared otherwise then."""
    event = FACTS.get(line.event)
    try:
        return msgspec.structs.asdict(msgspec.json.decode(line.payload, type=event)) if event else {}
    except msgspec.ValidationError:
        return {}


def _ids(said: Iterable[SaidLine]) -> set[UUID]:
    ids = {value for _, fields in said for value in fields.values() if isinstance(value, UUID)}
    return ids | {staff for line, _ in said if (staff := staff_of(line))}


def staff_of(line: Line) -> UUID | None:
    """Which member of staff wrote it."""
    kind, _, id = line.actor.partition(":")
    return UUID(id) if kind == "staff" and id else None


def _line(ctx: Ctx, said: SaidLine, names: dict[UUID, Text], seconds: int, callers: frozenset[str]) -> TimelineLine:
    line, fields = said
    event = FACTS.get(line.event)
    order = fields.get("order")
    return TimelineLine(
        seq=line.seq,
        at=line.at,
        seconds=seconds,
        event=line.event,
        says=Text(event.zh, event.en) if event else Text(line.event, line.event),
        actor=_actor(line, names, callers),
        order=order if isinstance(order, UUID) else None,
        details=tuple(_details(ctx, fields, names)),
        version=line.version,
    )


def _actor(line: Line, names: dict[UUID, Text], callers: frozenset[str]) -> Actor:
    kind, _, id = line.actor.partition(":")
    if kind == "staff":
        staff = staff_of(line)
        return Actor(By.STAFF, By.STAFF.text, staff, names[staff].zh if staff in names else None)
    # Whoever raised it without a session had none yet: a guest is only made by that very line.
    own_line = kind == "anonymous" or id in callers
    by = By.HOUSE if kind == "system" else By.CALLER if own_line else By.PUBLIC
    return Actor(by, by.text, None, None)


def _details(ctx: Ctx, fields: dict[str, Any], names: dict[UUID, Text]) -> Iterable[Detail]:
    known = {each.value: each for each in Said}
    for name, value in fields.items():
        field, says = known.get(name), _readable(ctx, name, value, names)
        if field and says:
            yield Detail(field, field.text, says)


def _readable(ctx: Ctx, name: str, value: object, names: dict[UUID, Text]) -> Text | None:
    """A value as people read it; None for one that says nothing."""
    says: Text | None = None
    match value:
        case Code():
            says = value.text
        case bool():
            says = (YesNo.YES if value else YesNo.NO).text
        case UUID():
            says = names.get(value)
        case tuple() | list() | frozenset():
            parts = [each for part in value if (each := _readable(ctx, name, part, names))]
            says = listed(parts) if parts else None
        case str() if value:
            says = _named(ctx, name, value)
        case int() | float() | datetime():
            says = Text(str(value), str(value))
    return says


def _named(ctx: Ctx, name: str, code: str) -> Text:
    look_up = {"tag": tag_named, "disposition": disposition_named, "category": category_named, "before": category_named}
    named = look_up[name](ctx, code) if name in look_up else None
    return Text(named.zh, named.en) if named else Text(code, code)
