"""The hot path: a durable batchable action over HTTP against pgbench writing the same rows in one statement."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from uuid import uuid4

import msgspec
import uvloop

from bench.load import Load, load
from bench.town import Row, Town, at_least, at_most, resident, served, town

TEXT = "有人在永和路口打架，请快来" * 3
SAME_ROWS = f"""
with g as (select gen_random_uuid() as id),
r as (insert into requests select 'anonymous', id::text, 'probe.note', sha256(id::text::bytea),
  sha256(id::text::bytea) || sha256('rest'), now() from g),
n as (insert into probe_notes select id, '00000000-0000-0000-0000-000000000001', id, 1, '{TEXT}', now() from g),
p as (insert into probe_places select id, 118.1, 24.5 from g),
m as (insert into probe_marks select id, 'new', now() from g)
insert into journal (at, actor, channel, action, subject, version, event, payload, audience, request)
select now(), 'anonymous', 'api', 'probe.note', 'note:' || id, 1, 'probe.Noted', jsonb_build_object('note', id, 'kind', 1),
  '{{office:00000000-0000-0000-0000-000000000001}}', '01a1ff58981a71adb5b3ce90f3dfeba6' from g;
"""
SECONDS = 8.0
NOTES = "/api/v1/probe/notes"


def note() -> bytes:
    """A new note with a new key."""
    return msgspec.json.encode({"text": TEXT, "lon": 118.1, "lat": 24.5, "key": uuid4().hex})


def measure() -> list[Row]:
    """The figures of the hot path, all in one run on one database."""
    with town() as place:
        limit = pgbench(place)
        return [
            Row("pgbench, same rows, one statement, 16 clients", round(limit), "tx/s", "the yardstick", limit, 1.0),
            *_batched(place, limit),
            *_alone(place, limit),
            *_lone(place),
        ]


def pgbench(place: Town, seconds: float = SECONDS) -> float:
    """Transactions a second of pgbench under the same row-level security, as the role that writes batches."""
    script = place.folder / "same_rows.sql"
    script.write_text(SAME_ROWS)
    script.chmod(0o644)
    command = [place.server.binaries.tool("pgbench"), "-n", "-M", "prepared", "-c", "16", "-j", "2"]
    command += ["-T", str(int(seconds)), "-f", str(script), place.server.dsn("anmin_intake")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if found is None:
        raise RuntimeError(done.stderr)
    return float(found[1])


def _run(port: int, connections: int, seconds: float = SECONDS, body: Callable[[], bytes] = note) -> Load:
    async def both() -> Load:
        await load(port, NOTES, body, connections=connections, seconds=1.5)
        return await load(port, NOTES, body, connections=connections, seconds=seconds)

    return uvloop.run(both())


def _batched(place: Town, limit: float) -> list[Row]:
    rates = {}
    for processes in (1, 2):
        with served(place, processes) as api:
            rates[processes] = _run(api.port, 32).rate
    best = max(rates, key=lambda processes: rates[processes])
    return [
        Row("durable action over HTTP, 32 connections, one api process", round(rates[1]), "calls/s", "", 0, 0),
        at_least("… as a share of pgbench, one process", rates[1] / limit, "", 0.4),
        at_least(f"… as a share of pgbench, best number of processes ({best})", rates[best] / limit, "", 0.5),
    ]


def _alone(place: Town, limit: float) -> list[Row]:
    rates = []
    for processes in (1, 2):
        with served(place, processes, ANMIN_BATCH_MOST="1", ANMIN_BATCH_FLUSHERS="8") as api:
            rates.append(_run(api.port, 32).rate)
    return [at_least("unbatched, as a share of pgbench", max(rates) / limit, "", 0.2)]


def _lone(place: Town) -> list[Row]:
    with served(place, 1) as api:
        result = _run(api.port, 1, 4.0)
        ready, memory = api.ready_seconds, resident(api.pids[0])
    return [
        at_most("a lone call, p50", result.percentile(0.5), "ms", 3),
        at_most("api process ready after start, warm database", ready, "s", 3),
        at_most("api process resident after the load", memory, "MB", 200),
    ]
