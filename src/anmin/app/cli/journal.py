"""Commands that prove the journal: verify the whole chain, print the key that signs it."""

from __future__ import annotations

import asyncio
import sys
from typing import Annotated

import asyncpg
from cyclopts import Parameter
from rich.console import Console
from rich.progress import Progress, TextColumn

from anmin.app import reach
from anmin.app.cli.given import language, settings
from anmin.app.compose import signer
from anmin.kernel.db import Where
from anmin.kernel.seal.signing import PublicKey
from anmin.kernel.seal.verify import Report, verify_journal


def verify(*, head: Annotated[str | None, Parameter(help="A chained head that must be on the chain.")] = None) -> None:
    """Walk the whole chain of seals; name the first altered, removed or inserted line."""
    found = settings()
    keys = {signer(found).public}
    with reach.reachable(found) as where:
        report = asyncio.run(_verify(where, keys, head))
    print(report.text(language()))
    sys.exit(0 if report.finding is None else 1)


async def _verify(where: Where, keys: set[PublicKey], head: str | None) -> Report:
    conn = await asyncpg.connect(**where.as_role("anmin_app"))
    try:
        with Progress(TextColumn("{task.description}"), console=Console(stderr=True)) as progress:
            task = progress.add_task("…")
            return await verify_journal(
                conn,
                keys,
                lambda done: progress.update(task, description=f"{done.blocks:,} / {done.of_blocks:,}  {done.lines:,}"),
                head,
            )
    finally:
        await conn.close()


def key() -> None:
    """Print the public key that signs the seals: publish it, so that anybody can check a receipt."""
    public = signer(settings()).public
    print(f"{public.id}  {public.hex}")
