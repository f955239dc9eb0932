"""The emergency line under load: cases raised durably over HTTP, alarms on their way to a desk, alarms in a crowd.

One PostgreSQL with 100,000 stored cases; the load client shares the machine with everything it measures.
"""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
from time import perf_counter
from uuid import uuid4

import msgspec
import uvloop

from bench.desk import SIZE, SOUTH, WEST, fill
from bench.load import Asking, Load, ask
from bench.town import Row, Served, Town, at_least, at_most, served, town

TEXT = "有人在永和路口打架，请快来" * 3
CASES = "/api/v1/cases"
SECONDS = 8.0
SAME_ROWS = f"""
with g as (select gen_random_uuid() as id, gen_random_uuid() as p, '00000000-0000-0000-0000-000000000001'::uuid as o),
r as (insert into requests select 'anonymous', id::text, 'cases.raise_case', sha256(''), sha256(id::text::bytea)
  || sha256(id::text::bytea) || sha256('1') || sha256('2') || sha256('3') || sha256('4') || sha256('5') || sha256('6')
  || sha256('7') || sha256('8'), now() from g),
c as (insert into cases (id, number, version, epoch, kind, state, call_kind, channel, person, raised_by, desk, first_office,
  office, offices, flags, content, first_category, category, first_level, level, level_rule, lon, lat, datum, raw_lon,
  raw_lat, country, place_state, caller_lon, caller_lat, caller_at, raised_at)
  select id, 'B' || id, 1, 1, 'emergency', 'received', 'help', 'app', p, 'anonymous', o, o, o, array[o],
  array['unverified'], '{TEXT}'::bytea, '', '', 3, 3, 'default', 117.5, 27.4, 'wgs84', 117.5, 27.4, 'CN', 'caller', 117.5,
  27.4, now(), now() from g),
s as (insert into sessions (id, token_hash, kind, person, restricted, channel, made_at, seen_at, idle_seconds, expires_at)
  select gen_random_uuid(), sha256(id::text::bytea), 'guest', p, false, 'api', now(), now(), 2592000, now() from g),
k as (insert into case_positions select gen_random_uuid(), id, now(), now(), 117.5, 27.4, 9, 'ok' from g),
t as (insert into timers (id, lane, kind, name, subject, version, due, payload)
  select gen_random_uuid(), 'siren', 'timer', 'cases.case_clock', 'case:' || id, 1, now() + interval '1 hour',
  '{{"epoch": 1, "clock": "unanswered", "step": 1}}' from g),
j as (insert into journal (at, actor, channel, action, subject, version, event, payload, audience, request)
  select now(), 'anonymous', 'api', 'cases.raise_case', 'session:' || id, 1, 'identity.SessionBegun',
  jsonb_build_object('person', p, 'restricted', false), array['person:' || p], '01a1ff58981a71adb5b3ce90f3dfeba6' from g)
insert into journal (at, actor, channel, action, subject, version, event, payload, audience, request)
select now(), 'anonymous', 'api', 'cases.raise_case', 'case:' || id, 1, 'cases.Raised', jsonb_build_object('case', id,
  'kind', 'emergency', 'channel', 'app', 'level', 3, 'desk', o, 'office', o, 'flags', array['unverified']),
  array['office:' || o], '01a1ff58981a71adb5b3ce90f3dfeba6' from g;
"""


def report() -> bytes:
    """Somebody without an account writes and sends their position."""
    spot = {"lon": WEST + SIZE / 2, "lat": SOUTH + SIZE / 2, "accuracy": 9.0}
    return msgspec.json.encode({"content": TEXT, "position": spot, "key": uuid4().hex})


def alarm(key: str) -> bytes:
    """A silent alarm."""
    spot = {"lon": WEST + SIZE / 2, "lat": SOUTH + SIZE / 2, "accuracy": 9.0}
    return msgspec.json.encode({"tag": "robbery", "position": spot, "key": key})


def measure() -> list[Row]:
    """The figures of the emergency line, all in one run on one database."""
    with town() as place:
        token = asyncio.run(fill(place))
        limit = pgbench(place)
        rows = [
            Row("pgbench, the rows of one raised case, 16 clients", round(limit), "tx/s", "the yardstick", limit, 1.0)
        ]
        rates = {}
        for processes in (1, 2):
            with served(place, processes) as api:
                rates[processes] = _full(api).rate
        best = max(rates, key=lambda processes: rates[processes])
        rows += [
            at_least("raiseCase, 32 connections, one api process, of pgbench", rates[1] / limit, "", 0.35),
            at_least(f"… with the best number of processes ({best})", rates[best], "calls/s", 1500),
        ]
        with served(place, 1) as api:
            rows += _half(api, token, rates[1] / 2)
            rows += _crowd(api, token)
        return rows


def pgbench(place: Town) -> float:
    """Transactions a second of the same rows in one statement, as the role that writes batches."""
    script = place.folder / "raised.sql"
    script.write_text(SAME_ROWS)
    script.chmod(0o644)
    command = [place.server.binaries.tool("pgbench"), "-n", "-M", "prepared", "-c", "16", "-j", "2"]
    command += ["-T", str(int(SECONDS)), "-f", str(script), place.server.dsn("anmin_intake")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if found is None:
        raise RuntimeError(done.stderr)
    return float(found[1])


def _full(api: Served) -> Load:
    async def both() -> Load:
        await ask(api.port, Asking(CASES, report), connections=32, seconds=1.5)
        return await ask(api.port, Asking(CASES, report), connections=32, seconds=SECONDS)

    return uvloop.run(both())


def _half(api: Served, token: str, rate: float) -> list[Row]:
    """At half the load: how long a case takes, and an alarm until its line stands at a subscribed desk."""

    async def both() -> tuple[Load, list[float]]:
        paced = Asking(CASES, report, pause=32 / rate)
        return await asyncio.gather(
            ask(api.port, paced, connections=32, seconds=SECONDS), alarms(api.port, token, SECONDS - 1)
        )

    ordinary, heard = uvloop.run(both())
    what = f"at half that load ({ordinary.rate:,.0f}/s), 100,000 cases stored"
    return [
        at_most(f"raiseCase {what}: p99", ordinary.percentile(0.99), "ms", 150),
        at_most("silent alarm → line at a subscribed desk under that load: p99", _p99(heard), "ms", 150),
    ]


def _crowd(api: Served, token: str) -> list[Row]:
    """Ten times as many people as the desk can serve read at once; alarms still come through."""

    async def both() -> tuple[Load, Load, Load]:
        reading = Asking("/api/v1/desk", lambda: b"", "GET", token)
        alone = await ask(api.port, reading, connections=32, seconds=2.0)
        silent = Asking(CASES, lambda: alarm(uuid4().hex), pause=0.1)
        crowd, alarmed = await asyncio.gather(
            ask(api.port, reading, connections=320, seconds=SECONDS),
            ask(api.port, silent, connections=4, seconds=SECONDS - 1),
        )
        return alone, crowd, alarmed

    alone, crowd, alarmed = uvloop.run(both())
    answered = f"{crowd.rate:,.0f}/s of {alone.rate:,.0f}/s answered"
    return [at_most(f"alarms while 320 connections read ({answered}): p99", alarmed.percentile(0.99), "ms", 300)]


async def alarms(port: int, token: str, seconds: float) -> list[float]:
    """Milliseconds from sending a silent alarm to its line on a subscribed desk's stream, one alarm every 50 ms."""
    listening, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 22)
    writer.write(
        f"GET /api/v1/live?events=cases.Raised HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n\r\n".encode()
    )
    await listening.readuntil(b"\r\n\r\n")
    seen: dict[str, float] = {}
    reading = asyncio.create_task(_listen(listening, seen))
    took, until = [], perf_counter() + seconds
    while perf_counter() < until:
        sent = perf_counter()
        case = await _raise(port)
        took.append((sent, case))
        await asyncio.sleep(max(0.0, sent + 0.05 - perf_counter()))
    await asyncio.sleep(1.0)
    reading.cancel()
    writer.close()
    missed = [case for _, case in took if case not in seen]
    if missed:
        raise RuntimeError(f"{len(missed)} of {len(took)} alarms were not heard")
    return [(seen[case] - sent) * 1000 for sent, case in took]


async def _raise(port: int) -> str:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    body = alarm(uuid4().hex)
    head = f"POST {CASES} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n"
    writer.write(head.encode() + b"content-length: %d\r\n\r\n" % len(body) + body)
    answer = await reader.read()
    writer.close()
    return str(json.loads(answer.partition(b"\r\n\r\n")[2])["case"])


async def _listen(stream: asyncio.StreamReader, seen: dict[str, float]) -> None:
    while line := await stream.readline():
        if b'"case"' in line:
            found = re.search(rb'"case": ?"([0-9a-f-]{36})"', line)
            if found:
                seen.setdefault(found[1].decode(), perf_counter())


def _p99(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[int(len(ordered) * 0.99)]
