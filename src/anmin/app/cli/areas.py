"""Commands for areas: import a GeoJSON file that is larger than a request may be."""

from __future__ import annotations

import asyncio
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from anmin.app import reach
from anmin.app.cli.given import language, settings
from anmin.app.compose import open_house
from anmin.kernel.db import Where
from anmin.kernel.settings import Settings
from anmin.territory.actions.importing import AreaImportOutcome
from anmin.territory.area_files import FileOrder, import_file
from anmin.territory.terms import AreaKind, Datum


def import_areas(
    file: Path,
    *,
    datum: Annotated[Datum, Parameter(help="Datum of the file's points.")] = Datum.WGS84,
    kind: Annotated[AreaKind | None, Parameter(help="Kind of areas that do not say theirs.")] = None,
    valid_from: Annotated[date | None, Parameter(help="First day; today when left out.")] = None,
    apply: Annotated[bool, Parameter(help="Write; without it only what would happen is shown.")] = False,
) -> None:
    """Import areas from GeoJSON: a dry run, and with --apply the change itself; never half."""
    found = settings()
    order = FileOrder(datum=datum, kind=kind, valid_from=valid_from, apply=apply)
    with reach.reachable(found) as where:
        outcome = asyncio.run(_import(found, where, file, order))
    for problem in outcome.problems:
        print(problem.en if language() == "en" else problem.zh, file=sys.stderr)
    print(f"+{outcome.added}  ~{outcome.changed}  ={outcome.unchanged}  -{outcome.ended}")
    sys.exit(1 if outcome.problems else 0)


async def _import(found: Settings, where: Where, file: Path, order: FileOrder) -> AreaImportOutcome:
    async with open_house(found, where) as house:
        return await import_file(house, file, order)
