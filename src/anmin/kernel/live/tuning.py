"""How fast the hub reads, how much it keeps for a slow listener, and what it counts. No behaviour."""

from __future__ import annotations

import msgspec


class Tuning(msgspec.Struct, frozen=True, kw_only=True):
    """Times in seconds, sizes in bytes. The defaults are those `bench/live.py` measures."""

    poll: float = 0.05
    """The longest pause between two readings of the journal's tail."""
    soon: float = 0.002
    """The shortest: after a wake, and while lines keep coming."""
    window: float = 0.01
    """The pause while more than one line is expected within it: lines read together are written together."""
    batch: int = 1000
    """Lines of one reading."""
    keep_alive: float = 15.0
    """Proxies close a silent stream after 30 to 60 seconds."""
    pending_lines: int = 5000
    pending_bytes: int = 4 * 1024 * 1024
    """What may wait behind a piece that a listener does not take, before it is cut off; it resumes by `Last-Event-ID`.
    The lines are shared by all listeners: what waits for one costs little. More than `recent`, so that who comes back
    is not cut off for it."""
    recent: int = 4000
    """Lines kept in memory for those who come back soon, about 1 KB each."""
    reach: int = 100_000
    """A resume from further back than so many lines is told to load its snapshot again."""
    longest_read: float = 10.0
    """A reading that takes longer counts as a lost connection."""


class Metrics(msgspec.Struct):
    """Counters of one process since it started, except `listeners` and `connected`, which tell the present."""

    listeners: int = 0
    lines: int = 0
    """Lines read from the tail."""
    deliveries: int = 0
    """Lines handed to listeners."""
    cut_off: int = 0
    resumed: int = 0
    reset: int = 0
    faults: int = 0
    """Lost connections and errors of the tail, each of which is also logged."""
    connected: bool = False
    complete_at: float = 0.0
    """When the hub last knew all complete lines, on the loop's clock."""
