"""Commands for drills."""

from __future__ import annotations

import asyncio
import sys
from typing import Annotated

import httpx
from cyclopts import Parameter
from cyclopts.validators import Number
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from anmin.app.city.names import Called
from anmin.app.cli.given import settings
from anmin.app.drill import page
from anmin.app.drill.home import NO_ANSWER, home
from anmin.app.drill.plan import Tempo
from anmin.app.drill.run import run


def play(
    *,
    speed: Annotated[
        float, Parameter(help="Simulated minutes a real minute.", validator=Number(gte=1, lte=1000))
    ] = 20.0,
    minutes: Annotated[
        float, Parameter(help="Real minutes in which cases are raised.", validator=Number(gt=0, lte=1440))
    ] = 5.0,
    rate: Annotated[float, Parameter(help="Cases a simulated minute.", validator=Number(gt=0, lte=60))] = 0.3,
    address: Annotated[str | None, Parameter(help="Of a demonstration house on this machine.")] = None,
    seed: Annotated[int, Parameter(help="The same seed plans the same drill.", validator=Number(gte=0))] = 1,
) -> None:
    """Act citizens and officers of a demonstration house, print the clocks, and see that nothing was lost."""
    tempo = Tempo(speed=speed, minutes=minutes, rate=rate)
    with _Bars() as bars, home(settings(), address.rstrip("/") if address else None) as found:
        try:
            played = asyncio.run(run(found, tempo, seed, bars.tell))
        except httpx.TransportError:
            raise NO_ANSWER(address=found.address) from None
    page.show(played)
    if not played.whole:
        sys.exit(1)


class _Bars(Progress):
    """How far each step is, on standard error."""

    def __init__(self) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        super().__init__(*columns, console=Console(file=sys.stderr))
        self._known: dict[Called, TaskID] = {}

    def tell(self, step: Called, done: int, of: int) -> None:
        if step not in self._known:
            self._known[step] = self.add_task(f"{step.zh} {step.en}")
        self.update(self._known[step], completed=done, total=of)
