"""A quick server for the tests, a question put to it, and the refusal that it meets."""

import asyncio

import asyncpg
import pytest

from anmin.kernel.postgres import Embedded, Manner, PostgresFault

QUICK = Manner(durable=False, patience=20)


def ask(dsn: str, query: str) -> object:
    async def asked() -> object:
        conn = await asyncpg.connect(dsn)
        try:
            return await conn.fetchval(query)
        finally:
            await conn.close()

    return asyncio.run(asked())


def refused(embedded: Embedded) -> str:
    with pytest.raises(PostgresFault) as caught:
        embedded.start()
    return caught.value.code
