"""A story's journal as a page that people can read: `docs/stories/<name>.md`, held against what the story has just done.

`ANMIN_WRITE_STORIES=1 pytest tests/stories` writes the pages anew.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
from collections.abc import Sequence
from datetime import datetime
from difflib import unified_diff
from pathlib import Path
from typing import Any

from anmin.app.rooms import rooms
from anmin.kernel.access import EVERYTHING
from anmin.kernel.calendar import SHANGHAI
from anmin.kernel.words import Event
from tests.stories.town import StoryTown

PAGES = Path(__file__).parents[2] / "docs" / "stories"
WRITE = bool(os.environ.get("ANMIN_WRITE_STORIES"))
HEAD = "| 时刻 Time | 谁 Who | 发生了什么 What | 要点 Details |\n| --- | --- | --- | --- |\n"
UUID_FORM = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
LEFT_OUT = {"case", "desk", "size", "sha256", "head"}
"""Where the matter is, and what differs with the program that made a film."""
STEMS = "甲乙丙丁戊己庚辛壬癸"
"""What several cases of one story are called, in the order in which they are given."""


async def page(town: StoryTown, name: str, title: str, told: str, *cases: str, also: Sequence[str] = ()) -> None:
    """Hold the journal of these cases, `also` of other subjects, against the page, or write it.

    Waits until the worker has brought it to its end.
    """
    file, text = PAGES / f"{name}.md", ""
    for _ in range(100):
        text = f"# {title}\n\n{told}\n\n{HEAD}" + "\n".join(await _lines(town, cases, also)) + "\n"
        if not WRITE and file.read_text() == text:
            return
        await asyncio.sleep(0.1)
    if WRITE:
        PAGES.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    other = "\n".join(unified_diff(file.read_text().splitlines(), text.splitlines(), "page", "story", n=0, lineterm=""))
    assert not other, f"docs/stories/{name}.md tells another story; ANMIN_WRITE_STORIES=1 writes it anew:\n{other}"


async def _lines(town: StoryTown, cases: Sequence[str], also: Sequence[str]) -> list[str]:
    async with town.house.db.transaction(EVERYTHING) as conn:
        rows = await conn.fetch(
            "select at, actor, event, payload, subject from journal where subject = any($1) order by at, seq",
            [*(f"case:{case}" for case in cases), *also],
        )
        numbers = await conn.fetch(
            "select a.id, a.number, a.responder from assignments a where a.case_id = any($1::text[]::uuid[])",
            list(cases),
        )
        tasks = await conn.fetch("select id, code from tasks where case_id = any($1::text[]::uuid[])", list(cases))
    names = {str(row["id"]): row["code"].rpartition(":")[2] for row in tasks} | town.names
    names |= {str(row["id"]): f"{names.get(str(row['responder']), '?')}#{row['number']}" for row in numbers}
    names |= {case: f"警情{STEMS[place] if len(cases) > 1 else ''}" for place, case in enumerate(cases)}
    facts = {each.fact_name(): each for room in rooms() for each in _facts(room)}
    texts = [_line(row, names, facts, several=len(cases) > 1) for row in rows]
    # Lines of one instant may have come from several workers: their order is by what they say.
    return [text for _, text in sorted(zip((row["at"] for row in rows), texts, strict=True))]


def _facts(room: Any) -> list[type[Event]]:
    return [
        each
        for module in room.modules("events")
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Event) and each is not Event
    ]


def _line(row: Any, names: dict[str, str], facts: dict[str, type[Event]], *, several: bool) -> str:
    event, payload = facts[row["event"]], json.loads(row["payload"])
    who = (
        "系统 the house"
        if row["actor"] == "system"
        else names.get(row["actor"].partition(":")[2], row["actor"].partition(":")[0])
    )
    details = [
        f"{key}: {_value(value, names)}"
        for key, value in payload.items()
        if key not in LEFT_OUT and value not in ("", None, [], False)
    ]
    if several:
        details.insert(0, names[row["subject"].partition(":")[2]])
    return f"| {_clock(row['at'])} | {who} | {event.zh} · {event.en} | {'; '.join(details)} |"


def _clock(at: datetime) -> str:
    return at.astimezone(SHANGHAI).strftime("%m-%d %H:%M:%S")


def _value(value: Any, names: dict[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(_value(each, names) for each in value)
    return UUID_FORM.sub(lambda found: names.get(found[0], "…"), str(value))
