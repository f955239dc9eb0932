"""Transfers both ways at once, with the peer killed and started again twice: how many a second, none lost, none doubled.

`python -m bench.transfers [seconds]`; `measure()` holds it for a minute. One api process, one worker, one peer process. It
stands outside `PARTS`: with filling and draining it takes about three minutes.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import httpx

from anmin.app.compose import open_house
from anmin.kernel.access import HOUSE
from anmin.kernel.ctx import Caller
from anmin.kernel.registers.actions import set_register_row
from anmin.kernel.registers.bodies import SetRegisterRow
from anmin.kernel.settings import load
from anmin.transfers.peers import PEERS
from bench.bureau import DESK, bureau
from bench.town import Row, Town, at_least, served, town
from tests.transfers.peer_process import NAME, SECRETS, PeerProcess

RATE, SECONDS, FALLS = 50, 60, 2
DRAINED = 180.0
FILL = """
insert into cases (id, number, version, epoch, kind, state, call_kind, channel, raised_by, desk, first_office, office,
  offices, first_level, level, raised_at, taken_at)
select md5('out' || n)::uuid, '350700-20260101-' || lpad(n::text, 6, '0'), 1, 1, 'emergency', 'taken', 'help', 'phone',
  'staff', $2::uuid, $2::uuid, $2::uuid, array[$2::uuid], 3, 3, now(), now() from generate_series(1, $1::int) n returning id
"""
COUNTS = """
select (select count(*) from transfers where sender = '') as sent,
  (select count(*) from transfers where sender = '' and state = 'done' and verdict <> '') as done,
  (select count(*) from transfers where receiver = '') as came,
  (select count(*) from cases where channel = 'hotline') as cases,
  (select count(*) from transfer_steps where step = 'done') as results,
  (select count(*) from peer_outbox where state <> 'acknowledged') + (select count(*) from peer_inbox where state <> 'taken') as left
"""


def measure(seconds: int = SECONDS) -> list[Row]:
    """Rows `{name, value, unit, limit, limit_value, ratio}`."""
    with town() as made:
        return asyncio.run(_measure(made, seconds))


async def _measure(made: Town, seconds: int) -> list[Row]:
    async with bureau(made) as city:
        rows = await city.conn.fetch(FILL, RATE * seconds, DESK)
    cases = [row["id"] for row in rows]
    environment = {"ANMIN_HOTLINE_SECRETS": SECRETS}
    with served(made, 1, **environment) as api, _worker(made, environment):
        house = f"http://127.0.0.1:{api.port}"
        peer = PeerProcess(made.folder, house)
        await _link(made, peer)
        await peer.start("done")
        heads = {"Authorization": f"Bearer {city.token}"}
        async with httpx.AsyncClient(base_url=house, headers=heads, timeout=30, trust_env=False) as client:
            try:
                begun = time.perf_counter()
                await _play(client, peer, cases, seconds)
                held = 2 * len(cases) / (time.perf_counter() - begun)
                found = await _drained(made, len(cases))
                took = time.perf_counter() - begun
            finally:
                await peer.close()
    wanted = len(cases)
    lost = sum(abs(found[name] - wanted) for name in ("sent", "done", "came", "cases", "results")) + found["left"]
    return [
        at_least(
            f"transfers begun, both ways, {seconds} s, peer killed {FALLS} times", held, "transfers/s", 2 * RATE * 0.9
        ),
        at_least("until every result and verdict was back", 2 * wanted / took, "transfers/s", RATE),
        Row("transfers lost or doubled", lost, "", "= 0", 0, 99.0 if lost else 0.0),
    ]


async def _link(made: Town, peer: PeerProcess) -> None:
    settings = load(environment={"ANMIN_DATA_DIR": str(made.folder), "ANMIN_LOG_LEVEL": "error"})
    row = {"code": "hotline", "zh": "平台", "en": "Platform", "url": f"{peer.address}/messages", "key_id": NAME}
    async with open_house(settings, made.where) as house:
        await set_register_row.run(house, Caller(HOUSE, channel="cli"), SetRegisterRow(register=PEERS.code, data=row))
    await asyncio.sleep(1)


async def _play(client: httpx.AsyncClient, peer: PeerProcess, cases: list[UUID], seconds: int) -> None:
    """Each second as many out as in; the peer falls after a third and after two thirds, and is back a second later."""
    begun, falls = time.perf_counter(), {seconds * (fall + 1) // (FALLS + 1) for fall in range(FALLS)}
    for second in range(seconds):
        if second in falls:
            peer.kill()
        out = [_offer(client, each) for each in cases[second * RATE : (second + 1) * RATE]]
        await asyncio.gather(*out)
        if second in falls:
            await peer.start("done")
        await peer.offers(many=RATE)
        await asyncio.sleep(max(0.0, begun + second + 1 - time.perf_counter()))


async def _offer(client: httpx.AsyncClient, case: UUID) -> None:
    body = {"kind": "not_police", "reason": "属市政养护", "peer": "hotline"}
    (await client.post(f"/api/v1/cases/{case}/transfers", json=body)).raise_for_status()


async def _drained(made: Town, wanted: int) -> dict[str, Any]:
    conn = await asyncpg.connect(made.server.dsn("postgres"))
    try:
        until = time.perf_counter() + DRAINED
        while True:
            [row] = await conn.fetch(COUNTS)
            found = dict(row)
            if found["done"] == found["came"] == wanted and not found["left"]:
                return found
            if time.perf_counter() > until:
                return found
            await asyncio.sleep(0.5)
    finally:
        await conn.close()


@contextmanager
def _worker(made: Town, environment: dict[str, str]) -> Iterator[None]:
    command = [sys.executable, "-m", "anmin", "worker", "--parent", str(os.getpid())]
    with Path(os.devnull).open("wb") as nowhere:
        running = subprocess.Popen(command, env=made.environment(**environment), stdout=nowhere)
    try:
        yield
    finally:
        running.terminate()
        running.wait(20)


if __name__ == "__main__":
    for line in measure(int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS):
        print(line)
