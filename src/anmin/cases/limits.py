"""A flood from one device is slowed: never an address that many share, and never a silent alarm.

Each process counts for itself: with several the limit is so many times wider, which harms nobody.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from typing import final

from anmin.cases.terms.cases import SLOW_DOWN
from anmin.kernel.ctx import Ctx

MOST = 6
WITHIN = timedelta(minutes=1)


@final
class Devices:
    """`house.service(Devices)`: when each device sent its newest matters; the longest silent makes room."""

    def __init__(self, most: int = 20_000) -> None:
        self._most = most
        self._sent: OrderedDict[str, deque[tuple[datetime, str | None]]] = OrderedDict()

    def wait(self, device: str, now: datetime, key: str | None = None) -> timedelta:
        """How long this device must wait, zero when it may send; what it sends is counted, the same `key` once."""
        sent = self._sent.setdefault(device, deque(maxlen=MOST))
        self._sent.move_to_end(device)
        if len(self._sent) > self._most:
            self._sent.popitem(last=False)
        if key is not None and any(key == earlier for _, earlier in sent):
            return timedelta()
        if len(sent) == MOST and now - sent[0][0] < WITHIN:
            return WITHIN - (now - sent[0][0])
        sent.append((now, key))
        return timedelta()


def slowed(ctx: Ctx, device: str | None, key: str | None = None) -> None:
    """Count a matter of this device, or of the signed-in person when it does not name one; repeated under the same
    key it is the same matter. Raises SLOW_DOWN.
    """
    name = device or (ctx.actor.name if ctx.actor.id else None)
    if name is None:
        return
    wait = ctx.house.service(Devices).wait(name, ctx.now, key)
    if wait:
        raise SLOW_DOWN(seconds=max(1, int(wait.total_seconds())))
