"""What a drill prints at its end: the clocks, what the house acknowledged and still has, and what is still open."""

from __future__ import annotations

import os
from collections.abc import Iterable

import msgspec
from rich.console import Console
from rich.table import Table

from anmin.app.drill.check import Checked, Tally
from anmin.app.drill.clocks import Measured
from anmin.app.drill.ledger import CaseNoted, Ledger
from anmin.app.drill.plan import Tempo

_WIDE = 150
_NAMED = 20


class Played(msgspec.Struct, frozen=True):
    """A drill that is over, with what was checked and measured."""

    tempo: Tempo
    seed: int
    ledger: Ledger
    checked: Checked
    clocks: tuple[Measured, ...]

    @property
    def whole(self) -> bool:
        """Nothing was lost, and everything came to its end."""
        return not (self.checked.lost or self.ledger.open or self.ledger.refused or self.ledger.unknown_positions)


def show(played: Played) -> None:
    console = Console(width=None if os.isatty(1) else _WIDE, highlight=False)
    tempo, ledger = played.tempo, played.ledger
    console.print(
        f"\n演练 Drill   seed {played.seed}   {tempo.minutes:g} min × {tempo.speed:g}   "
        f"警情 cases {len(ledger.cases)}   派警单 orders {sum(len(each.orders) for each in ledger.cases.values())}\n"
    )
    console.print(_clocks(played.clocks))
    console.print(_explained(tempo), style="dim")
    console.print(_tallies(played.checked.tallies))
    _say_open(console, ledger)
    console.print(_verdict(played))


def _clocks(clocks: Iterable[Measured]) -> Table:
    table = Table("时限 clock", title="时限 Clocks", title_justify="left", box=None)
    for heading in ("数量 count", "中位 median", "p90"):
        table.add_column(heading, justify="right")
    table.add_column("分档 buckets")
    for each in clocks:
        times = (_time(each.share(50)), _time(each.share(90)))
        table.add_row(f"{each.clock.zh} {each.clock.en}", str(len(each.seconds)), *times, _buckets(each))
    return table


def _buckets(clock: Measured) -> str:
    zh = " · ".join(f"{name.zh} {count}" for name, count in clock.buckets)
    return f"{zh}\n{' · '.join(f'{name.en} {count}' for name, count in clock.buckets)}" if zh else ""


def _explained(tempo: Tempo) -> str:
    if tempo.speed == 1:
        return "签收等时限自派警起算。 Clocks after “taken” count from the order.\n"
    return (
        f"本系统时钟不加速，只有演员的等待和行车快 {tempo.speed:g} 倍：表中为实测时间 × {tempo.speed:g}，系统自身耗时也一同放大；"
        "单元位置因此常被标为“跳变”。签收等时限自派警起算。\n"
        f"The house's clock runs as ever; only the actors wait and drive {tempo.speed:g} times faster. Shown is measured time × "
        f"{tempo.speed:g}, what the house itself took included; units move faster than cars, so their positions are marked as "
        "jumps. Clocks after “taken” count from the order.\n"
    )


def _time(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


def _tallies(tallies: Iterable[Tally]) -> Table:
    table = Table(
        "核对", title="已确认的都在吗 Is everything that was acknowledged there?", title_justify="left", box=None
    )
    for heading in ("已确认 acknowledged", "找到 found", "丢失 lost"):
        table.add_column(heading, justify="right")
    table.add_column("")
    for each in tallies:
        counts = (str(each.acknowledged), str(each.found), str(len(each.missing)))
        table.add_row(f"{each.what.zh} {each.what.en}", *counts, ", ".join(each.missing[:_NAMED]))
    return table


def _say_open(console: Console, ledger: Ledger) -> None:
    for case in ledger.open[:_NAMED]:
        console.print(f"未结 open  {case.number}  {_where(case)}", style="yellow")
    for number, said in list(ledger.refused.items())[:_NAMED]:
        console.print(f"未受理 not taken  #{number}  {said}", style="yellow")


def _where(case: CaseNoted) -> str:
    orders = ", ".join(order.stages[-1] if order.stages else "ordered" for order in case.orders)
    return "  ".join(part for part in (f"[{orders or '-'}]", case.trouble) if part)


def _verdict(played: Played) -> str:
    lost, still = played.checked.lost + played.ledger.unknown_positions, len(played.ledger.open)
    return f"\n丢失 lost {lost}   未结 open {still}   未受理 not taken {len(played.ledger.refused)}\n"
