"""Who looked: every citizen at the looks at their own data, the audit administrator at every line. Nobody can change one."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from anmin.identity.events.access_log import AuditSearched
from anmin.identity.purposes import Purposes
from anmin.identity.store import access_log as store
from anmin.identity.store.access_log import Narrowed
from anmin.identity.terms.access_log import AUDIT_READ, DataField, Look
from anmin.kernel.access import OWN
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Question, query
from anmin.kernel.events import PersonalDataRead
from anmin.kernel.faults import BAD_REQUEST
from anmin.kernel.fields import CodeText, Instant, PageSize, check_instants
from anmin.kernel.journal import Cursor, Line, Subject
from anmin.kernel.words import Text

Place = Annotated[str, Meta(max_length=40, pattern=r"^[0-9]{1,19}\.[0-9]{1,19}$(?!\n)")]
"""`tx.seq` of a line."""


class MyAccessLog(Question, frozen=True):
    """`before`: `seq` of the last line of the page before."""

    before: Annotated[int, Meta(ge=1, le=(1 << 63) - 1)] | None = None
    limit: PageSize = 50


class Field(msgspec.Struct, frozen=True):
    code: str
    zh: str
    en: str


class Looker(msgspec.Struct, frozen=True):
    """`own`: the person themselves. Else the office and the badge number; never the officer's name."""

    own: bool
    office: Text | None
    badge: str | None


class AccessLine(msgspec.Struct, frozen=True):
    """One look: when, by whom, masked or in clear, at what, and for which purpose.

    The same masked look again within ten minutes is told with it: `since` the first, `at` the last, `times` how many.
    """

    seq: int
    since: datetime
    at: datetime
    times: int
    look: Look
    by: Looker
    fields: tuple[Field, ...]
    purpose: Field


class SearchJournal(Question, frozen=True, kw_only=True):
    """Every filter is exact. `since` ≤ at < `until`. `before`: `tx.seq` of the last line of the page before."""

    actor: CodeText | None = None
    subject: CodeText | None = None
    event: CodeText | None = None
    action: CodeText | None = None
    since: Instant | None = None
    until: Instant | None = None
    before: Place | None = None
    limit: PageSize = 100

    def __post_init__(self) -> None:
        check_instants(self.since, self.until)


class SearchAccessLog(Question, frozen=True, kw_only=True):
    """As `SearchJournal`, among the looks at personal data. `subject`: `citizen:<id>` or `staff:<id>`."""

    actor: CodeText | None = None
    subject: CodeText | None = None
    since: Instant | None = None
    until: Instant | None = None
    before: Place | None = None
    limit: PageSize = 100

    def __post_init__(self) -> None:
        check_instants(self.since, self.until)


class JournalPage(msgspec.Struct, frozen=True):
    """Lines, newest first. `next`: give it as `before` for the page after; None on the last one."""

    lines: tuple[Line, ...]
    next: str | None


@query(
    "identity.my_access_log",
    needs=OWN,
    elevated="shows the office and badge of who looked, which citizens do not otherwise see",
)
async def my_access_log(ctx: Ctx, question: MyAccessLog) -> tuple[AccessLine, ...]:
    """Who looked at one's personal data, when, at what and why; newest first."""
    purposes = ctx.house.service(Purposes)
    rows = await store.looks_at(ctx, person_of(ctx), question.before, question.limit, purposes.delayed())
    return tuple(_line(purposes, row) for row in rows)


@query("identity.search_journal", needs=AUDIT_READ)
async def search_journal(ctx: Ctx, question: SearchJournal) -> JournalPage:
    """Search all lines. The search itself leaves a line that says by what it was narrowed, never to what."""
    lines = await found_lines(ctx, question, (question.event, question.action), None, question.limit)
    return _page(lines, question.limit)


@query("identity.search_access_log", needs=AUDIT_READ)
async def search_access_log(ctx: Ctx, question: SearchAccessLog) -> JournalPage:
    """Search the looks at personal data. The search itself leaves a line."""
    return _page(await found_lines(ctx, question, (None, None), store.LOOKS, question.limit), question.limit)


async def found_lines(
    ctx: Ctx,
    asked: SearchJournal | SearchAccessLog,
    what: tuple[str | None, str | None],
    events: tuple[str, ...] | None,
    limit: int,
) -> list[Line]:
    """The lines that a search finds; `what`: event and action. It leaves a line itself."""
    filters = store.given(asked.actor, asked.subject, *what) | store.between(asked.since, asked.until)
    narrowed = Narrowed(filters, events, _cursor(asked.before), limit)
    lines = await store.search(ctx, narrowed)
    ctx.say(
        AuditSearched(narrowed.events is not None, tuple(narrowed.given), len(lines)),
        about=Subject("audit", person_of(ctx), 0),
    )
    return lines


def _page(lines: list[Line], limit: int) -> JournalPage:
    return JournalPage(tuple(lines), str(lines[-1].cursor) if len(lines) == limit else None)


def _line(purposes: Purposes, row: dict[str, Any]) -> AccessLine:
    payload: dict[str, Any] = msgspec.json.decode(row["payload"])
    masked = row["event"] == PersonalDataRead.fact_name()
    purpose = purposes.text(payload["purpose"])
    return AccessLine(
        seq=row["seq"],
        since=row["since"],
        at=row["at"],
        times=row["times"],
        look=Look.READ if masked else Look.REVEALED,
        by=Looker(
            own=row["actor"].startswith("citizen:"),
            office=Text(row["name"], row["name_en"] or row["name"]) if row["name"] else None,
            badge=row["badge"],
        ),
        fields=tuple(_field(code) for code in (payload["fields"] if masked else [payload["kind"]])),
        purpose=Field(payload["purpose"], purpose.zh, purpose.en),
    )


def _field(code: str) -> Field:
    known = {each.value: each for each in DataField}.get(code)
    return Field(code, known.zh, known.en) if known else Field(code, code, code)


def _cursor(place: str | None) -> Cursor | None:
    if place is None:
        return None
    try:
        return Cursor.parse(place)
    except ValueError:
        raise BAD_REQUEST() from None
