"""Journal lines as Server-Sent Events, encoded once for all listeners. The actor of a line is never shown."""

from __future__ import annotations

from datetime import datetime

import msgspec

from anmin.kernel.journal import Cursor, Line

LAGGING = b": cut off for lagging, resume with Last-Event-ID\n\n"
ENDED = b": the session has ended\n\n"
AWAY = b": the journal cannot be read now, resume with Last-Event-ID\n\n"
CLOSING = b": the server is closing, resume with Last-Event-ID\n\n"


class Shown(msgspec.Struct, frozen=True):
    """What a listener sees of a line."""

    seq: int
    at: datetime
    subject: str
    version: int
    event: str
    payload: msgspec.Raw


_encode = msgspec.json.Encoder().encode


def event(line: Line) -> bytes:
    shown = Shown(line.seq, line.at, line.subject, line.version, line.event, line.payload)
    return b"id: %d.%d\nevent: %b\ndata: %b\n\n" % (line.tx, line.seq, line.event.encode(), _encode(shown))


def retry(milliseconds: int) -> bytes:
    """How long a client waits before it comes again."""
    return b"retry: %d\n\n" % milliseconds


def place(cursor: Cursor) -> bytes:
    """Keep-alive and bookmark: an id without data moves `Last-Event-ID` and dispatches nothing (HTML, 9.2.6).

    So a listener whose topics are quiet never falls behind the journal's reach.
    """
    return b":\nid: %d.%d\n\n" % cursor


def reset(cursor: Cursor) -> bytes:
    """Lines before `cursor` cannot be told any more: load the snapshot again; the stream goes on from `cursor`."""
    return b"id: %d.%d\nevent: reset\ndata: {}\n\n" % cursor
