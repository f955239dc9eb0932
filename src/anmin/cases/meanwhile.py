"""Two consoles on one case: an edit names the version its page showed, and is refused when somebody else has set the same
thing since. What else happened to the case in between, an order that moved or a message, is no reason to refuse.
"""

from collections.abc import Collection
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta

from anmin.cases.model.cases import Case
from anmin.cases.model.desk import Named
from anmin.cases.names import Names, listed
from anmin.cases.queries.desk import category_named, disposition_named, office_named
from anmin.cases.queries.timeline import staff_of
from anmin.cases.store import timeline as store
from anmin.cases.terms.cases import Flag
from anmin.cases.terms.timeline import By
from anmin.kernel.ctx import Ctx
from anmin.kernel.faults import CHANGED_MEANWHILE
from anmin.kernel.words import Event, Text, Wrong

Version = Annotated[int, Meta(ge=1, le=(1 << 31) - 1)]
"""`case.version` of the page on which somebody edits; without it the last one wins."""
NONE = Text("无", "none")


class Clash(msgspec.Struct, frozen=True):
    """The field that is set, what it is now and what it was to become; empty for what no refusal may repeat.

    `part`: which one, where a case has several and `field` is what the fact calls it.
    """

    field: str
    now: Text = NONE
    given: Text | None = None
    part: UUID | None = None


def categories(ctx: Ctx, now: str, given: str) -> Clash:
    return Clash("category", _text(category_named(ctx, now)), _text(category_named(ctx, given)))


def levels(now: int, given: int) -> Clash:
    return Clash("level", Text(f"{now} 级", f"level {now}"), Text(f"{given} 级", f"level {given}"))


def flags(now: Collection[Flag], given: Collection[Flag]) -> Clash:
    now_text, given_text = (listed([each.text for each in sorted(some)]) if some else NONE for some in (now, given))
    return Clash("flags", now_text, given_text)


def offices(ctx: Ctx, now: UUID, given: UUID) -> Clash:
    return Clash("office", _text(office_named(ctx, now)), _text(office_named(ctx, given)))


def _text(named: Named | None) -> Text:
    return Text(named.zh, named.en) if named else NONE


def dispositions(ctx: Ctx, now: str, given: str) -> Clash:
    return Clash("disposition", _text(disposition_named(ctx, now)), _text(disposition_named(ctx, given)))


async def check_meanwhile(ctx: Ctx, case: Case, version: int | None, said: type[Event], clash: Clash) -> None:
    """Raises CHANGED_MEANWHILE with both values, who and when; one's own earlier edit is no conflict."""
    if version is None or version >= case.version:
        return
    naming = {clash.field: clash.part} if clash.part else {}
    line = await store.last_of(ctx, case, version, said.fact_name(), naming)
    if line is None or line.actor == ctx.actor.name:
        return
    staff = staff_of(line)
    named = await ctx.house.service(Names).of(ctx, (staff,))
    who = named[staff] if staff in named else (By.STAFF if staff else By.HOUSE).text  # noqa: SIM401 - a None is no key
    at = f"{line.at.astimezone(ZoneInfo(ctx.house.settings.bureau.zone)):%H:%M:%S}"
    zh, en = f"{who.zh}已于 {at} 更改", f"{who.en} changed it at {at}"
    if clash.given:
        zh += f"：现为“{clash.now.zh}”，您填的是“{clash.given.zh}”"
        en += f" to {clash.now.en}; you gave {clash.given.en}"
    raise CHANGED_MEANWHILE(wrong=(Wrong(f"$.{clash.field}", CHANGED_MEANWHILE.code, f"{zh}。", f"{en}."),))
