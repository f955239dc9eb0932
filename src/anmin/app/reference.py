"""Writes `docs/reference/` and the glossary from the code: `python -m anmin.app.reference docs`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from anmin.app import vocabulary
from anmin.app.api import routes
from anmin.app.compose import declared_tables
from anmin.app.rooms import rooms
from anmin.app.worker import reactions
from anmin.kernel.settings import Settings, explain

NOTE = "<!-- Made from the code by `make docs`; a test compares. -->\n\n"


def words() -> str:
    """The glossary: every word a person may read, English ↔ 中文."""
    rows = [
        *(
            (f"{kind.__module__.split('.')[1]} · {kind.__name__}", each.value, each.en, each.zh)
            for kind in vocabulary.codes()
            for each in kind
        ),
        *(("permission", each.code, each.en, each.zh) for each in vocabulary.permissions()),
        *(("fact", each.fact_name(), each.en, each.zh) for each in vocabulary.events()),
    ]
    return "# Words · 词汇表\n\n" + NOTE + _table(("where", "code", "English", "中文"), rows)


def doors() -> str:
    """Every door with its path, permission and meaning."""
    at = {route.door.name: f"{route.method} {route.at}" for route in routes()}
    every = sorted((door for room in rooms() for door in room.doors()), key=lambda door: door.name)
    rows = (
        (
            door.operation,
            door.kind,
            at.get(door.name, "—"),
            door.needs.code,
            door.elevated or "",
            door.doc.partition("\n\n")[0],
        )
        for door in every
    )
    return (
        "# Doors\n\n"
        + NOTE
        + _table(("operation", "kind", "route", "needs", "sees beyond its scope because", "what it does"), rows)
    )


def facts() -> str:
    """Every event with its fields."""
    rows = ((each.fact_name(), ", ".join(each.__struct_fields__), each.en, each.zh) for each in vocabulary.events())
    return "# Facts in the journal\n\n" + NOTE + _table(("event", "fields", "English", "中文"), rows)


def refusals() -> str:
    """Every declared refusal."""
    rows = ((each.code, str(each.status), each.en, each.zh) for each in vocabulary.faults())
    return "# Refusals\n\n" + NOTE + _table(("code", "status", "English", "中文"), rows)


def settings() -> str:
    """Every setting with type, default and meaning."""
    rows = (
        (name, f"`ANMIN_{name.replace('.', '_').upper()}`", kind, value, meaning)
        for name, kind, value, meaning in explain(Settings())
    )
    return "# Settings\n\n" + NOTE + _table(("setting", "environment", "type", "default", "meaning"), rows)


def tables() -> str:
    """Every table: who sees its rows, how long they are kept, what is encrypted."""
    rows = (
        (
            table.name,
            table.sees,
            "as long as the house stands"
            if table.retention.days is None
            else f"{table.retention.days} days after `{table.retention.since}`",
            table.retention.why,
            ", ".join(sealed.column for sealed in table.personal),
        )
        for table in sorted(declared_tables(), key=lambda table: table.name)
    )
    return "# Tables\n\n" + NOTE + _table(("table", "rows seen by", "kept", "why", "encrypted columns"), rows)


def reacting() -> str:
    """Every reaction, timer and nightly task."""
    rows = (
        (
            each.name,
            each.lane or "the timer's",
            ", ".join(each.events) or each.timer or str(each.schedule),
            (each.verb.__doc__ or "").partition("\n")[0],
        )
        for each in sorted(reactions(), key=lambda each: each.name)
    )
    return "# Reactions\n\n" + NOTE + _table(("name", "lane", "when", "what"), rows)


PAGES: Mapping[str, Callable[[], str]] = {
    "words.md": words,
    "reference/doors.md": doors,
    "reference/facts.md": facts,
    "reference/refusals.md": refusals,
    "reference/settings.md": settings,
    "reference/tables.md": tables,
    "reference/reactions.md": reacting,
}


def write(docs: Path) -> None:
    """Write every page below `docs`."""
    for name, page in PAGES.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(page())


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = ["| " + " | ".join(names) + " |", "|" + " --- |" * len(names)]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _cell(value: str) -> str:
    return " ".join(value.split()).replace("|", "\\|")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
