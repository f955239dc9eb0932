"""The page of measured figures: what `make bench` and its sisters found, with the machine and date of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.results import Results, read
from bench.town import Row

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reference" / "measured.md"
SOURCES = {
    "make bench": ROOT / "bench" / "results.json",
    "make bench-video": ROOT / "bench" / "video.json",
    "make bench-soak": ROOT / "bench" / "soak.json",
    "make faults": ROOT / "faults" / "results.json",
}
MARKS = {None: "", True: "✓", False: "✗"}


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table; `ratio` of 1 or less is good."""
    lines = ["| figure | value | unit | limit | ratio | |", "| --- | ---: | --- | --- | ---: | --- |"]
    for row in rows:
        ratio = f"{row.ratio:.2f}" if row.limit_value else ""
        lines.append(f"| {row.name} | {row.value:,g} | {row.unit} | {row.limit} | {ratio} | {MARKS[row.within]} |")
    return "\n".join(lines)


def write_page() -> None:
    """Write the page from what the commands left."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page({command: read(source) for command, source in SOURCES.items()}))


def page(found: Mapping[str, Results | None]) -> str:
    """Markdown, a section for each command."""
    parts = ["# Measured figures", "", "Made by the commands; `ratio` is turned so that 1 or less is good."]
    for command, results in found.items():
        parts += ["", f"## `{command}`", "", *_section(results)]
    return "\n".join(parts) + "\n"


def _section(results: Results | None) -> Iterator[str]:
    if results is None:
        yield "Not measured yet."
        return
    yield f"{results.machine}, {results.date or 'date not known'}."
    yield ""
    yield table(results.rows)
