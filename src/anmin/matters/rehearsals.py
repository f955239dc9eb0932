"""How a change of the rules of matters would have shown in those of the last week, for the page of any register."""

from typing import Any

from anmin.kernel.ctx import Ctx
from anmin.kernel.house import House
from anmin.kernel.registers.rehearsing import WEEK, Effect, Rehearsals, Rehearse, Rehearsed
from anmin.matters.store.past import Reach, past
from anmin.matters.trying import TRIALS, Trial, compare

MOST = 2_000


def register(house: House) -> None:
    """Once, at the start."""
    for trial in TRIALS.values():
        house.service(Rehearsals).register(trial.register, _rehearse(trial))


def _rehearse(trial: Trial) -> Rehearse:
    async def rehearse(ctx: Ctx, before: tuple[Any, ...], after: tuple[Any, ...]) -> Rehearsed:
        found = await past(ctx, Reach(matters=trial.matters, since=ctx.now - WEEK, limit=MOST + 1))
        compared = compare(found[:MOST], trial.decide(ctx, before), trial.decide(ctx, after))
        effects = (
            Effect(str(each.past.id), each.past.number, each.before, each.after) for each in compared.differences
        )
        return Rehearsed(compared.looked, len(found) > MOST, tuple(effects))

    return rehearse
