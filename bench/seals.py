"""The seals: how fast the whole journal is verified, sealed, and a receipt made."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime

import asyncpg

from anmin.app.compose import signer
from anmin.kernel.seal.receipt import make_receipt
from anmin.kernel.seal.sealing import seal_once
from anmin.kernel.seal.verify import verify_journal
from anmin.kernel.settings import load
from bench.town import Row, Town, at_least, town

LINES = 200_000
BATCH = 200
"""Lines of one transaction, as a busy house writes them."""
FILL = """
insert into journal (at, actor, channel, action, subject, version, event, payload, audience, request)
select now(), 'staff:019c1f6e-0000-7000-8000-000000000001', 'api', 'cases.assign', 'case:' || gen_random_uuid(), 1,
  'cases.Assigned', jsonb_build_object('case', gen_random_uuid(), 'to', gen_random_uuid()),
  array['office:019c1f6e-0000-7000-8000-000000000003'], '01a1ff58981a71adb5b3ce90f3dfeba6'
from generate_series(1, $1)
"""


def measure() -> list[Row]:
    """The figures of the seals over 200,000 lines, in blocks of 4,096 lines and of 100."""
    rows = []
    for block in (4096, 100):
        with town() as place:
            rows += asyncio.run(_measure(place, block))
    return rows


async def _measure(place: Town, block: int) -> list[Row]:
    conn = await asyncpg.connect(place.server.dsn("postgres"))
    try:
        for _ in range(LINES // BATCH):
            await conn.execute(FILL, BATCH)
        await conn.execute("vacuum analyze journal")
        return await _block(place, conn, block)
    finally:
        await conn.close()


async def _block(place: Town, conn: asyncpg.Connection[asyncpg.Record], block: int) -> list[Row]:
    key = signer(load(environment={"ANMIN_DATA_DIR": str(place.folder)}))
    began = time.perf_counter()
    while await seal_once(conn, key, datetime.now(UTC), block):
        pass
    sealed = time.perf_counter()
    report = await verify_journal(conn, {key.public})
    verified = time.perf_counter()
    assert report.finding is None
    seq = await conn.fetchval("select seq from journal offset 100000 limit 1")
    await make_receipt(conn, seq)
    proved = time.perf_counter()
    of = f"blocks of {block:,} lines"
    verify = at_least(f"journal verified, {of}", report.lines / (verified - sealed), "lines/s", 100_000)
    return [
        verify if block > 1000 else Row(verify.name, verify.value, verify.unit, "", 0, 0),
        Row(f"journal sealed, {of}", round(report.lines / (sealed - began)), "lines/s", "", 0, 0),
        Row(f"a receipt made, {of}", round((proved - verified) * 1000, 2), "ms", "", 0, 0),
    ]
