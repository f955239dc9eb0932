"""Files of results and the page made of them: nothing is shown without its machine and date, nothing missing as measured."""

from pathlib import Path

import msgspec
import pytest

from bench.page import PAGE, SOURCES, page
from bench.results import Machine, Results, keep, read, this_machine, write
from bench.town import Row, at_least, at_most
from faults.rows import left_out, none, told

MACHINE = Machine(2, 24, "Linux x86_64", "3.11.7")
ROWS = (at_most("quick", 3, "ms", 5), at_least("many", 4, "/s", 5), told("only told", 12345, "B"))


def test_a_row_says_whether_it_keeps_its_limit() -> None:
    rows = (*ROWS, none("lost", 0), none("lost", 1), left_out("a part", "there is no disk"))
    assert [row.within for row in rows] == [True, False, None, True, False, None]


def test_what_is_kept_is_read_again_with_its_machine_and_day(tmp_path: Path) -> None:
    file = tmp_path / "some.json"
    assert read(file) is None
    keep(file, ROWS)
    found = read(file)
    assert found is not None
    assert (found.machine, found.rows) == (this_machine(), ROWS)
    assert found.date is not None
    assert [each["within"] for each in msgspec.json.decode(file.read_bytes())["rows"]] == [True, False, None]


def test_figures_nobody_dated_stay_without_a_date(tmp_path: Path) -> None:
    write(tmp_path / "old.json", Results(MACHINE, None, ROWS))
    assert read(tmp_path / "old.json") == Results(MACHINE, None, ROWS)


def test_a_list_without_machine_is_no_file_of_results(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_bytes(msgspec.json.encode([msgspec.structs.asdict(row) for row in ROWS]))
    with pytest.raises(msgspec.ValidationError):
        read(tmp_path / "old.json")


def test_the_page_names_machine_and_date_and_what_is_missing() -> None:
    shown = page(
        {"make one": Results(MACHINE, "2026-11-21", ROWS), "make two": None, "make three": Results(MACHINE, None, ROWS)}
    )
    one, two, three = shown.split("## `make ")[1:]
    assert "2 cores, 24 GiB, Linux x86_64, Python 3.11.7, 2026-11-21." in one
    assert "| quick | 3 | ms | ≤ 5 | 0.60 | ✓ |" in one
    assert "| many | 4 | /s | ≥ 5 | 1.25 | ✗ |" in one
    assert "| only told | 12,345 | B |  |  |  |" in one
    assert two == "two`\n\nNot measured yet.\n\n"
    assert "date not known" in three


def test_the_page_in_the_docs_is_that_of_the_files() -> None:
    assert PAGE.read_text() == page({command: read(source) for command, source in SOURCES.items()})


def test_every_row_in_the_files_judges_itself_rightly() -> None:
    for source in SOURCES.values():
        for told_row in msgspec.json.decode(source.read_bytes())["rows"] if source.exists() else ():
            assert told_row["within"] == msgspec.convert(told_row, Row).within, told_row["name"]
