"""The one canonical text of a journal line, written by PostgreSQL and, byte for byte the same, by Python.

It is a JSON array, so that no content can imitate another line's: every text is quoted, NULL is `null`, every column
has its place. It depends on no session setting and on no server version from 15 to 18. The payload enters as the server
writes jsonb: Python carries that text and never writes it anew.
"""

import json
from datetime import UTC, datetime, timedelta
from typing import Literal

import msgspec

from anmin.kernel.journal import Line
from anmin.kernel.seal import merkle

FORMAT: Literal["anmin.line/1"] = "anmin.line/1"

# A one-dimensional array that counts from 1 is shown as JSON; any other, which Anmin never writes, as PostgreSQL's text,
# because JSON would hide its bounds. `decode`, not a bytea literal: that would hang on standard_conforming_strings.
TEXT = f"""json_build_array(
  '{FORMAT}', seq, tx, trunc(extract(epoch from at) * 1000000), actor, on_behalf, channel, action, subject, version,
  event, payload,
  case when coalesce(array_ndims(audience), 1) = 1 and coalesce(array_lower(audience, 1), 1) = 1
    then to_json(audience) else to_json(audience::text) end,
  cause, request)::text"""
HASH = f"sha256(decode('00', 'hex') || convert_to({TEXT}, 'UTF8'))"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class _Array(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    format: Literal["anmin.line/1"]
    seq: int
    tx: str
    at: int
    actor: str
    on_behalf: str | None
    channel: str
    action: str
    subject: str
    version: int
    event: str
    payload: msgspec.Raw
    audience: tuple[str, ...]
    cause: str | None
    request: str


def microseconds(at: datetime) -> int:
    """Whole microseconds since 1970-01-01T00:00:00Z; exact."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def instant(at: int) -> datetime:
    """The inverse of `microseconds`. Raises OverflowError outside the years 1 to 9999."""
    return _EPOCH + timedelta(microseconds=at)


def line_text(line: Line) -> str:
    """The canonical text; `payload` must be the text PostgreSQL gave for the jsonb."""
    before: list[str | int | None] = [
        FORMAT,
        line.seq,
        str(line.tx),
        microseconds(line.at),
        line.actor,
        line.on_behalf,
        line.channel,
    ]
    before += [line.action, line.subject, line.version, line.event]
    parts = [_json(value) for value in before]
    parts.append(bytes(line.payload).decode())
    parts.append("[" + ",".join(_json(topic) for topic in line.audience) + "]")
    parts += [_json(line.cause), _json(line.request)]
    return "[" + ", ".join(parts) + "]"


def line_hash(text: str) -> bytes:
    """The leaf hash of a canonical text: SHA-256 over a zero byte and its UTF-8."""
    return merkle.leaf_hash(text.encode())


def read_line(text: str) -> Line:
    """The line that a canonical text describes. Raises msgspec.DecodeError for anything else."""
    array = msgspec.json.decode(text, type=_Array)
    try:
        values = msgspec.structs.asdict(array) | {"tx": int(array.tx), "at": instant(array.at)}
    except (ValueError, OverflowError) as wrong:
        raise msgspec.DecodeError("tx or at out of range") from wrong
    values.pop("format")
    return Line(**values)


def _json(value: str | int | None) -> str:
    return json.dumps(value, ensure_ascii=False)
