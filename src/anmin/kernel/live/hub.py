"""The live hub of one process: one reader of the journal's tail, an index from topic to listeners, a beat for proxies.

A line costs as many steps as it has listeners, however many others there are. The hub never waits for a listener.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from types import TracebackType
from typing import Self
from uuid import UUID

from anmin.kernel.journal import Cursor, Line
from anmin.kernel.live import wire
from anmin.kernel.live.listener import Listener
from anmin.kernel.live.past import Past
from anmin.kernel.live.recent import Recent, Told
from anmin.kernel.live.tail import Connect, Tail
from anmin.kernel.live.tuning import Metrics, Tuning
from anmin.kernel.logs import log

SLOTS = 60
"""The listeners beat in turns, so that thousands of keep-alives are never one burst."""

SLICE = 100
"""Listeners written to, about 2 ms, before the process's other work has its turn."""

Ancestors = Callable[[str], Iterable[str]]


def alone(topic: str) -> Iterable[str]:
    """A topic with nothing above it."""
    return (topic,)


class Hub:
    """Open with `async with Hub(…) as hub`, and give `hub.wake` to `House.on_lines`. Opening raises what asyncpg raises.

    `ancestors` names a topic and all topics above it, nearest first or in any order: their listeners hear its lines.
    """

    def __init__(self, connect: Connect, ancestors: Ancestors = alone, tuning: Tuning = Tuning()) -> None:  # noqa: B008 - frozen
        self.tuning = tuning
        self.metrics = Metrics()
        self.past = Past(connect, tuning)
        self.closed = False
        self._ancestors = ancestors
        self._tail = Tail(connect, self._deliver, tuning, self.metrics)
        self._recent = Recent(tuning.recent)
        self._index: dict[str, set[Listener]] = {}
        self._wheel: list[set[Listener]] = [set() for _ in range(SLOTS)]
        self._slot = 0
        self._watchers: dict[str, list[Callable[[Line], None]]] = {}
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        for line in await self._tail.begin():
            self._recent.add(self._told(line))
        self._tasks = [asyncio.create_task(self._tail.run()), asyncio.create_task(self._beat())]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.past.close()

    @property
    def place(self) -> Cursor:
        """The last line that was handed to the listeners; complete."""
        return self._tail.place

    def wake(self) -> None:
        """A transaction of this process was committed with journal lines: read them now."""
        self._tail.wake()

    def watch(self, event: str, callback: Callable[[Line], None]) -> None:
        """Call `callback`, which must return at once, for each line of this event code, whoever committed it.

        Lets every process close the streams of a session that ended in another one.
        """
        self._watchers.setdefault(event, []).append(callback)

    def enter(self, listener: Listener) -> None:
        """The stream is open: it beats and can be ended, but hears nothing yet."""
        listener.slot = self._slot
        self._wheel[self._slot].add(listener)
        self.metrics.listeners += 1

    def join(self, listener: Listener, first: Iterable[bytes] = ()) -> None:
        """Tell it what comes `first`; from the line after `place` on, lines are pushed."""
        listener.begin(first, self.place)
        if not listener.ended:
            for topic in listener.topics:
                self._index.setdefault(topic, set()).add(listener)

    def rejoin(self, listener: Listener, after: Cursor) -> bool:
        """Join, and first tell what was missed since `after`. False when this is longer ago than the hub remembers."""
        missed = self._recent.after(after)
        if missed is None:
            return False
        hears = listener.topics
        mine = (each.chunk for each in missed if not hears.isdisjoint(each.heard) and listener.wants(each.event))
        self.join(listener, mine)
        return True

    def leave(self, listener: Listener) -> None:
        """No more lines for this listener. Leaving twice does nothing."""
        if listener not in self._wheel[listener.slot]:
            return
        self._wheel[listener.slot].discard(listener)
        self.metrics.listeners -= 1
        for topic in listener.topics & self._index.keys():
            here = self._index[topic]
            here.discard(listener)
            if not here:
                del self._index[topic]

    def close_person(self, person: UUID | None) -> None:
        """End every stream of somebody whose session ended or whose rights changed, or everybody's with None.

        A valid session may come again.
        """
        self._end([each for each in self._everybody() if person in (None, each.person)], wire.ENDED)

    def close(self) -> None:
        """End every stream and take no new one: to be called before the server waits for its requests to end."""
        self.closed = True
        self._end(self._everybody(), wire.CLOSING)

    def above(self, topic: str) -> tuple[str, ...]:
        """The topics whose listeners hear a line of `topic`."""
        try:
            return tuple(self._ancestors(topic))
        except Exception as error:  # noqa: BLE001 - a topic the tree does not know must not stop everybody's lines
            self.metrics.faults += 1
            log.error("live_topic_failed", error=type(error).__name__)
            return (topic,)

    def _everybody(self) -> list[Listener]:
        return [each for slot in self._wheel for each in slot]

    def _end(self, listeners: Iterable[Listener], comment: bytes) -> None:
        for each in listeners:
            each.end(comment)
            each.flush()
            self.leave(each)

    async def _deliver(self, lines: Sequence[Line]) -> None:
        touched: set[Listener] = set()
        for line in lines:
            self._push(line, touched)
            self._tell_watchers(line)
        self.metrics.lines += len(lines)
        for number, each in enumerate(touched, 1):
            each.flush()
            if each.ended:
                self.metrics.cut_off += each.lagged
                self.leave(each)
            if number % SLICE == 0:
                await asyncio.sleep(0)

    def _push(self, line: Line, touched: set[Listener]) -> None:
        told = self._told(line)
        self._recent.add(told)
        for each in self._hearing(told):
            if each.wants(told.event):
                each.push(told.chunk, told.at)
                touched.add(each)
                self.metrics.deliveries += 1

    def _told(self, line: Line) -> Told:
        heard = tuple({above: None for topic in line.audience for above in self.above(topic)})
        return Told(line.cursor, heard, line.event, wire.event(line))

    def _hearing(self, told: Told) -> set[Listener]:
        found = [here for topic in told.heard if (here := self._index.get(topic))]
        if len(found) > 1:
            return set().union(*found)
        return found[0] if found else set()

    def _tell_watchers(self, line: Line) -> None:
        for callback in self._watchers.get(line.event, ()):
            try:
                callback(line)
            except Exception as error:  # noqa: BLE001 - somebody else's fault must not stop the lines
                self.metrics.faults += 1
                log.error("live_watcher_failed", watched=line.event, error=type(error).__name__)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(self.tuning.keep_alive / SLOTS)
            self._slot = (self._slot + 1) % SLOTS
            for each in self._wheel[self._slot]:
                each.beat(self.place)
