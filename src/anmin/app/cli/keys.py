"""Commands for the keys of encrypted columns: list, rotate, seal every row again, retire."""

from __future__ import annotations

import asyncio
from pathlib import Path

from anmin.app import reach, rekey
from anmin.app.cli.given import settings
from anmin.app.compose import declared_tables
from anmin.kernel.clock import SystemClock
from anmin.kernel.keyring import change_keyring, read_keyring
from anmin.kernel.settings import Settings


def show() -> None:
    """List the keys, the writing one first; never their material."""
    ring = read_keyring(_file(settings()))
    for each in (*ring.cipher_keys, *ring.search_keys):
        print(f"{each.id}  {each.algorithm:<12}  {each.made:%Y-%m-%d}")


def rotate(*, algorithm: str | None = None) -> None:
    """Add new keys that write from now on; restart the house, then run `anmin keys reseal`."""
    now = SystemClock().now()
    change_keyring(_file(settings()), lambda ring: ring.rotate(now, algorithm).rotate_search(now))
    print("New keys write from the next start on. Restart the house, then run: anmin keys reseal")


def reseal() -> None:
    """Seal and hash every encrypted column again under the newest keys; may be run while the house serves."""
    found = settings()
    with reach.reachable(found) as where:
        for table, rows in asyncio.run(rekey.reseal(where, read_keyring(_file(found)), declared_tables())):
            print(f"{table}: {rows}")


def retire(key: str) -> None:
    """Take an old key away for good; what is still sealed with it can never be read again."""
    change_keyring(_file(settings()), lambda ring: ring.retire(key))


def _file(found: Settings) -> Path:
    return Path(found.keys.file or Path(found.data.dir) / "keys.toml")
