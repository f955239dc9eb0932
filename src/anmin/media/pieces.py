"""A file on its way: its pieces sealed into the vault one by one, and put together when all have come."""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, BinaryIO

from anmin.identity.slots import Slots
from anmin.kernel.house import House
from anmin.kernel.uploads import Upload, held
from anmin.media.model.uploads import Ticket
from anmin.media.sealing import ORIGINAL, FileSeal
from anmin.media.vault import Vault, piece_of
from anmin.media.workshop import Workshop

AT_ONCE = 3


class Finishing(Slots):
    """Files that are put together at the same time: each holds a connection meanwhile."""

    def __init__(self) -> None:
        super().__init__(AT_ONCE)


async def keep_piece(house: House, ticket: Ticket, start: int, upload: Upload) -> None:
    """Blocks until it is written through. Raises TOO_MANY, STORAGE_FULL, UNAVAILABLE."""
    vault, seal = house.service(Vault), FileSeal(house.keyring, ticket.file_key, ORIGINAL)

    def work() -> None:
        upload.file.seek(0)
        vault.write(piece_of(ticket.id, start), iter((seal.sealed_piece(start, upload.file.read()),)))

    await house.service(Workshop).do(work)


@asynccontextmanager
async def put_together(house: House, ticket: Ticket) -> AsyncIterator[Upload]:
    """The whole file as if it had come at once. Raises TOO_MANY, STORAGE_FULL, EVIDENCE_DAMAGED, UNAVAILABLE."""
    seal, vault, digest = FileSeal(house.keyring, ticket.file_key, ORIGINAL), house.service(Vault), hashlib.sha256()
    async with house.service(Finishing).slot():
        with house.uploads.scratch(ticket.size) as file:
            for start in ticket.starts:
                sealed = b"".join([block async for block in vault.read(piece_of(ticket.id, start))])
                await house.service(Workshop).do(lambda: _add(file, digest, seal.opened_piece(start, sealed)))  # noqa: B023
            yield held(file, Upload(digest.hexdigest(), ticket.size, ticket.claimed, ticket.name))


def _add(file: BinaryIO, digest: Any, piece: bytes) -> None:
    file.write(piece)
    digest.update(piece)
