"""Small files, small functions, plain names, nothing unfinished."""

from pathlib import Path

from tests.house import rules

EVERYTHING = rules.python_files(rules.SRC, rules.ROOT / "bench", rules.ROOT / "faults")
LINES = 80_000


def test_files_and_functions_are_small() -> None:
    assert [complaint for path in EVERYTHING for complaint in rules.too_large(path)] == []


def test_the_server_is_small() -> None:
    assert sum(path.read_text().count("\n") for path in rules.python_files(rules.SRC)) <= LINES


def test_modules_are_plain_and_finished() -> None:
    assert [complaint for path in EVERYTHING for complaint in rules.unplain(path)] == []


def test_a_long_file_is_found(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text('"""Long."""\n' + "x = 1\n" * 300)
    assert rules.too_large(planted) == ["planted.py: 301 lines"]


def test_a_long_function_and_many_parameters_are_found(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("def f(a, b, c, d, e, g):\n" + "    x = 1\n" * 40)
    assert rules.too_large(planted) == ["planted.py:1 f: 41 lines", "planted.py:1 f: 6 parameters"]


def test_an_unplain_module_is_found(tmp_path: Path) -> None:
    planted = tmp_path / "utils.py"
    planted.write_text("x = 1  # " + "TO" + "DO\n")
    assert len(rules.unplain(planted)) == 3
