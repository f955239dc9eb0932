"""Commands for simulated cities."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated, Self

from cyclopts import Parameter
from cyclopts.validators import Number
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from anmin.app import demo, reach
from anmin.app.city import files
from anmin.app.city.create import Progress
from anmin.app.city.design import City, design
from anmin.app.city.plan import SEEDS, Order, Size
from anmin.app.cli.given import settings
from anmin.app.compose import make_keys
from anmin.app.migrate import migrate
from anmin.identity.demonstration import Account
from anmin.kernel.db import Where
from anmin.kernel.settings import Settings


def create(
    *,
    size: Annotated[Size, Parameter(help="How large.")] = Size.SMALL,
    seed: Annotated[
        int, Parameter(help="The same seed gives the same city.", validator=Number(gte=SEEDS.start, lt=SEEDS.stop))
    ] = 1,
    out: Annotated[Path | None, Parameter(help="Write the city into this folder and touch no house.")] = None,
) -> None:
    """Make a simulated city in an empty house and print its accounts; finish or confirm one that stands already."""
    city = design(Order(size, seed))
    if out is not None:
        for path in files.write(city, out):
            print(path)
        return
    found = settings()
    make_keys(found)
    with _Shown() as shown, reach.reachable(found) as where:
        accounts = asyncio.run(_create(found, where, city, shown))
    demo.draw(found, city)
    if not shown.new:
        print("同一座城市已经建成，未作改动 · This city stands already; nothing was changed")
    demo.show("", accounts)


async def _create(found: Settings, where: Where, city: City, shown: _Shown) -> list[Account]:
    await migrate(where)
    return await demo.furnish(found, where, city, shown.tell)


class _Shown:
    """Progress on standard error; `new` counts everything that was missing before."""

    def __init__(self) -> None:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[new]}"),
        )
        self._bars = Bars(*columns, TimeElapsedColumn(), console=Console(file=sys.stderr))
        self._tasks: dict[str, TaskID] = {}
        self._new: dict[str, int] = {}

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    @property
    def new(self) -> int:
        return sum(self._new.values())

    def tell(self, progress: Progress) -> None:
        name = f"{progress.step.zh} {progress.step.en}"
        if name not in self._tasks:
            self._tasks[name] = self._bars.add_task(name, new="")
        self._new[name] = progress.new
        self._bars.update(self._tasks[name], completed=progress.done, total=progress.total, new=f"+{progress.new}")
