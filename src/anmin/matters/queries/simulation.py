"""The simulator: rules as they would be, over up to 10,000 matters that came in, piece by piece before they hold."""

from collections import Counter
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import CodeText
from anmin.kernel.registers import terms as registers
from anmin.kernel.registers.proposing import Proposal, proposed
from anmin.kernel.registers.rehearsing import Effect
from anmin.kernel.words import Text
from anmin.matters.store.past import Reach, count, past
from anmin.matters.terms.matters import MANAGE_MATTERS, NOT_TRIED
from anmin.matters.trying import TRIALS, compare

MOST = 10_000
PIECE = 500
SHOWN = 20


class SimulateRules(Question, frozen=True, kw_only=True):
    """`register`: rules of assessment, routes or deadlines. `before`: `next` of the piece before; the newest come first."""

    register: CodeText
    proposals: Annotated[tuple[Proposal, ...], Meta(min_length=1, max_length=100)]
    before: UUID | None = None
    limit: Annotated[int, Meta(ge=1, le=2_000)] = PIECE


class Change(msgspec.Struct, frozen=True):
    before: Text
    after: Text
    count: int


class Simulated(msgspec.Struct, frozen=True, kw_only=True):
    """One piece. `total`: how many will be looked at in all, told with the first piece only; whoever asks adds the pieces
    up. `fits`: what `fits_before` and `fits_after` count. `changes`: the commonest first; `effects`: the first 20.
    """

    total: int | None
    looked: int
    fits: Text
    fits_before: int
    fits_after: int
    changed: int
    changes: tuple[Change, ...]
    effects: tuple[Effect, ...]
    next: UUID | None


@query(
    "matters.simulate_rules",
    needs=MANAGE_MATTERS,
    elevated="counts over all matters; only numbers and what the register itself says are shown",
    faults=(
        NOT_TRIED,
        registers.REGISTER_UNKNOWN,
        registers.ROW_REFUSED,
        registers.ROWS_REFUSED,
        registers.ROW_UNKNOWN,
    ),
)
async def simulate_rules(ctx: Ctx, question: SimulateRules) -> Simulated:
    """What changed rules would have made of past matters; nothing is written."""
    trial = TRIALS.get(question.register)
    if trial is None:
        raise NOT_TRIED()
    before, after = await proposed(ctx, trial.register, question.proposals)
    found = await past(ctx, Reach(before=question.before, matters=trial.matters, limit=question.limit))
    compared = compare(found, trial.decide(ctx, before), trial.decide(ctx, after))
    ways = Counter((each.before, each.after) for each in compared.differences)
    first = question.before is None
    return Simulated(
        total=await count(ctx, matters=trial.matters, most=MOST) if first else None,
        looked=compared.looked,
        fits=trial.fits,
        fits_before=compared.fits_before,
        fits_after=compared.fits_after,
        changed=len(compared.differences),
        changes=tuple(Change(*way, many) for way, many in ways.most_common()),
        effects=tuple(
            Effect(str(each.past.id), each.past.number, each.before, each.after)
            for each in compared.differences[:SHOWN]
        ),
        next=found[-1].id if len(found) == question.limit else None,
    )
