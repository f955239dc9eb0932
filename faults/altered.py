"""Somebody with all power over the database alters the journal of a running house; `anmin journal verify` must name it.

Each change is made by the superuser past triggers and constraints, looked for by the real command, and undone again.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from typing import Literal

import asyncpg
import msgspec

from anmin.kernel.seal.terms import Kind
from bench.town import Row
from faults import books
from faults.rows import none, told
from faults.town import Town, Verified, town, verified
from faults.writers import Writers, writing

Connection = asyncpg.Connection


class Change(msgspec.Struct, frozen=True):
    """One alteration. `sql` knows $1, a sealed line's number. `of`: which line is taken, and named unless `names` differs."""

    name: str
    sql: str
    kind: Kind
    of: Literal["first", "middle", "last"] = "middle"
    names: Literal["line", "new line", "seal", "nothing"] = "line"
    head: bool = False


LINE = "at, actor, on_behalf, channel, action, subject, version, event, payload, audience, cause, request"
INSERTED = f"insert into journal (seq, tx, {LINE}) overriding system value select"
ALTERED, REMOVED = Kind.LINE_ALTERED, Kind.LINE_REMOVED
CHANGES = (
    Change("actor", "update journal set actor = 'staff:' || gen_random_uuid() where seq = $1", ALTERED),
    Change("instant", "update journal set at = at + interval '1 microsecond' where seq = $1", ALTERED, "first"),
    Change("payload", "update journal set payload = payload || '{\"kind\": 7}' where seq = $1", ALTERED, "last"),
    Change("subject", "update journal set subject = 'note:' || gen_random_uuid() where seq = $1", ALTERED),
    Change("audience", "update journal set audience = '{}' where seq = $1", ALTERED),
    Change("transaction", "update journal set tx = (select max(tx) from journal) where seq = $1", ALTERED),
    Change("first line removed", "delete from journal where seq = $1", REMOVED, "first"),
    Change("line removed", "delete from journal where seq = $1", REMOVED),
    Change("last line removed", "delete from journal where seq = $1", REMOVED, "last"),
    Change("line and its seals' newer ones removed", "delete from journal where seq >= $1", REMOVED),
    Change(
        "line inserted",
        f"{INSERTED} seq + 1000000, tx, {LINE} from journal where seq = $1",
        Kind.LINE_INSERTED,
        names="new line",
    ),
    Change(
        "copy inserted",
        f"{INSERTED} seq, tx, at - interval '1 s', {LINE[4:]} from journal where seq = $1",
        Kind.LINE_INSERTED,
    ),
    Change("seal's root", "update seals set root = sha256(root) where n = $1", Kind.SEAL_ALTERED, names="seal"),
    Change(
        "seal's signature",
        "update seals set signature = sha512(signature) where n = $1",
        Kind.SEAL_ALTERED,
        names="seal",
    ),
    Change("seal removed", "delete from seals where n = $1", Kind.SEAL_REMOVED, names="seal"),
    Change("newest seals cut off", "delete from seals where n >= $1", Kind.HEAD_MISSING, names="nothing", head=True),
)
BRIEF = tuple(each for each in CHANGES if each.name in {"actor", "line removed", "line inserted", "seal's root"})

KEEP = """
create temp table kept_journal as table journal;
create temp table kept_seals as table seals;
alter table seals disable trigger all;
set session_replication_role = replica;
"""
UNDO = f"""
begin;
delete from journal where seq in (select seq from kept_journal) or seq > 1000000;
insert into journal (seq, tx, {LINE}) overriding system value select seq, tx, {LINE} from kept_journal;
delete from seals;
insert into seals (n, at, after_tx, after_seq, last_tx, last_seq, lines, leaves, seqs, root, chained, signature, public_key)
  select n, at, after_tx, after_seq, last_tx, last_seq, lines, leaves, seqs, root, chained, signature, public_key
  from kept_seals;
commit;
"""
GUARD = """
alter table seals enable always trigger seals_append_only;
alter table seals enable always trigger seals_no_truncate;
"""
SEALED = """
select seq, (select min(n) from seals where (last_tx, last_seq) >= (j.tx, j.seq)) as n from journal j
where event = 'probe.Noted' and (tx, seq) <= (select max(last_tx), max(last_seq) from seals) order by tx, seq
"""
HEAD = "select encode(chained, 'hex') from seals order by n desc limit 1"
FORBIDDEN = (
    "update journal set actor = 'x'",
    "delete from journal",
    "truncate journal",
    "update seals set root = root",
    "delete from seals",
    "truncate seals",
)
FORGED = f"{INSERTED} seq + 1000000, tx, {LINE} from journal limit 1"
TRIED = [(role, each) for role in ("anmin_app", "anmin_intake", "anmin_owner") for each in FORBIDDEN]
TRIED += [("anmin_app", FORGED), ("anmin_intake", FORGED)]
"""The owner may insert past the numbering, as it may drop the table: it migrates and never answers a request."""


def measure() -> list[Row]:
    """Every change of `CHANGES` on a house of its own."""
    with town() as place:
        return asyncio.run(check(place, CHANGES))


async def check(place: Town, changes: Sequence[Change]) -> list[Row]:
    """Make, look for and undo each change on this house, which has been written to and now rests."""
    await _write(place)
    conn = await asyncpg.connect(place.dsn())
    try:
        allowed = await _allowed(conn)
        sealed, head = await conn.fetch(SEALED), await conn.fetchval(HEAD)
        await conn.execute(KEEP)
        found = [await _found(place, conn, each, sealed, head) for each in changes]
        await conn.execute(GUARD)
    finally:
        await conn.close()
    wrong = "; ".join(each for each, _ in found if each)
    return [
        told(f"changes of lines and seals tried, {len(sealed)} notes under {sealed[-1]['n']} seals", len(changes)),
        none(
            f"changes that anmin journal verify did not name rightly{': ' * bool(wrong)}{wrong}",
            sum(bool(each) for each, _ in found),
        ),
        none("false alarms once the change was undone", sum(after.code != 0 for _, after in found)),
        none(f"changes that the house's own roles could make ({len(TRIED)} tried)", allowed),
    ]


async def _write(place: Town) -> None:
    """Notes under several seals, and quiet afterwards: what is undone must not be overtaken by what goes on."""
    _, office = await asyncio.to_thread(place.sign_in)
    for turn in range(3):
        async with writing(Writers(place.url, office, random.Random(turn))):
            await asyncio.sleep(1)
        await books.until_quiet(place.dsn(), 10)
        await books.until_sealed(place)


async def _allowed(conn: Connection) -> int:
    """How many of the forbidden statements some role of the house could run; none of them is kept."""
    done = 0
    for role, statement in TRIED:
        trying = conn.transaction()
        await trying.start()
        await conn.execute(f"set local role {role}")
        try:
            await conn.execute(statement)
            done += 1
        except asyncpg.InsufficientPrivilegeError:
            pass
        finally:
            await trying.rollback()
    return done


async def _found(
    place: Town, conn: Connection, change: Change, sealed: Sequence[asyncpg.Record], head: str
) -> tuple[str, Verified]:
    """What was wrong with the finding, empty when nothing; and what is said after the change was undone."""
    line = sealed[{"first": 0, "middle": len(sealed) // 2, "last": -1}[change.of]]
    about = line["n"] if change.names in {"seal", "nothing"} else line["seq"]
    await conn.execute(change.sql, about)
    said = await asyncio.to_thread(verified, place.environment, *(["--head", head] if change.head else []))
    await conn.execute(UNDO)
    after = await asyncio.to_thread(place.verify)
    where = {
        "line": f"seal {line['n']}, line {line['seq']}: ",
        "new line": f", line {line['seq'] + 1_000_000}: ",
        "seal": f"seal {line['n']}: ",
        "nothing": "",
    }[change.names]
    right = said.code == 1 and f"{where}{change.kind.text.en}" in said.text
    return ("" if right else f"{change.name} → {said.code} {said.text.splitlines()[-1:]}"), after
