"""Timers as they are set: what is to happen to which subject, when, and in which lane. `lanes` carries them out.

A timer holds no lock and promises nothing about the state it will find: it calls an action that looks again.
"""

from datetime import datetime
from typing import Any, Literal

import msgspec

from anmin.kernel.ids import new_id
from anmin.kernel.writes import insert

Lane = Literal["siren", "bell", "night"]
LANES: tuple[Lane, ...] = ("siren", "bell", "night")

TIMERS = insert(
    "timers",
    id="uuid",
    lane="text",
    kind="text",
    name="text",
    subject="text",
    version="int",
    due="timestamptz",
    payload="jsonb",
    request="text",
    on_conflict=(
        "on conflict (name, subject) where kind = 'timer' do update set id = excluded.id, lane = excluded.lane,"
        " version = excluded.version, due = excluded.due, payload = excluded.payload, request = excluded.request,"
        " attempts = 0, lease = null, leased_until = null, parked_at = null, fault = null"
    ),
)


class Timer(msgspec.Struct, frozen=True):
    """`name` is the `@due` it wakes, `subject` and `version` what it was set for; one timer stands per name and subject."""

    name: str
    subject: str
    version: int
    due: datetime
    lane: Lane = "bell"
    payload: msgspec.Struct | None = None

    def row(self, request: str) -> dict[str, Any]:
        return {
            "id": new_id(),
            "lane": self.lane,
            "kind": "timer",
            "name": self.name,
            "subject": self.subject,
            "version": self.version,
            "due": self.due,
            "payload": self.payload or {},
            "request": request,
        }
