"""Areas from a file on the machine that runs the house: for files larger than a request may be. The command line's part."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import msgspec

from anmin.kernel import access
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.territory.actions.importing import AreaImportOutcome, ImportAreas, import_areas
from anmin.territory.terms import AreaKind, Datum


class FileOrder(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of the file, as `ImportAreas` says it. `apply` False: only the dry run."""

    datum: Datum
    kind: AreaKind | None = None
    level: int | None = None
    valid_from: date | None = None
    complete: bool = False
    apply: bool = False


async def import_file(house: House, path: Path, order: FileOrder) -> AreaImportOutcome:
    """Import a GeoJSON file through the door, as the house itself; with problems nothing is written.

    Raises OSError when the file cannot be read and UnicodeDecodeError when it is not UTF-8.
    """
    said = msgspec.structs.asdict(order)
    apply = said.pop("apply")
    command = ImportAreas(content=await asyncio.to_thread(path.read_text, "utf-8-sig"), **said)
    caller = Caller(access.HOUSE, channel="cli")
    outcome = await import_areas.run(house, caller, command)
    if not apply or outcome.token is None:
        return outcome
    return await import_areas.run(house, caller, msgspec.structs.replace(command, dry_run=False, token=outcome.token))
