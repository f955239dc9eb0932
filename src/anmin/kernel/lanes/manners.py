"""How each lane behaves: how soon it looks, how much it does at a time, how long it tries. Figures, and no I/O.

A matter of engineering, not of policing: nothing here is a deadline that a bureau would set.
"""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

import msgspec

from anmin.kernel.timers import Lane


class Manner(msgspec.Struct, frozen=True, kw_only=True):
    """Times are in seconds. `poll`: longest pause between two looks. `width`: jobs at work at once in one process.

    `limit`: how long one job may take. `lease`: how long a job stays with a worker that is silent; it is renewed.
    `first`, `longest`: pause before the second try, and the bound to which pauses double. `attempts`: tries in all.
    """

    poll: float
    width: int
    limit: float
    lease: float
    first: float
    longest: float
    attempts: int


MANNERS: Mapping[Lane, Manner] = MappingProxyType(
    {
        "siren": Manner(poll=0.05, width=4, limit=10, lease=5, first=0.25, longest=30, attempts=10),
        "bell": Manner(poll=0.25, width=4, limit=30, lease=15, first=1, longest=300, attempts=8),
        "night": Manner(poll=1.0, width=2, limit=3600, lease=60, first=30, longest=3600, attempts=6),
    }
)


def pause(manner: Manner, attempts: int, chance: float) -> timedelta:
    """The pause after `attempts` ≥ 1 tries: doubling from `first` to `longest`, of which at least half is kept.

    `chance` in [0, 1) spreads jobs that failed together.
    """
    whole = min(manner.longest, manner.first * 2.0 ** min(attempts - 1, 30))
    return timedelta(seconds=whole * (0.5 + chance / 2))
