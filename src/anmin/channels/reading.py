"""Reading what machines send: fields under any of their usual names, codes without strange characters, instants in any form."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

import msgspec

_STRANGE = re.compile(r"[^A-Za-z0-9_.:-]+")
_MILLISECONDS = 100_000_000_000
_LEAST, _MOST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2199, 1, 1, tzinfo=UTC)


class Fields:
    """What a message says, by name without regard to case, `_` and `-`. Knows nothing of what the names mean."""

    def __init__(self, given: dict[str, Any]) -> None:
        self._given = {_plain(name): value for name, value in given.items()}

    def text(self, *names: str) -> str:
        """The first of these that is there and is text or a number, without surrounding blanks; else ""."""
        for name in names:
            value = self._given.get(_plain(name))
            if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
                return str(value).strip()
        return ""

    def code(self, *names: str) -> str | None:
        """As a code: anything that a code cannot hold becomes `-`."""
        return _STRANGE.sub("-", self.text(*names)).strip("-_.:")[:64] or None

    def number(self, *names: str) -> float | None:
        try:
            value = float(self.text(*names))
        except ValueError:
            return None
        return value if math.isfinite(value) else None

    def instant(self, *names: str) -> datetime | None:
        """ISO 8601 with an offset, or seconds or milliseconds since 1970; None for anything else."""
        seconds = self.number(*names)
        try:
            if seconds is not None:
                at = datetime.fromtimestamp(seconds / 1000 if seconds > _MILLISECONDS else seconds, UTC)
            else:
                at = datetime.fromisoformat(self.text(*names))
        except (ValueError, OverflowError, OSError):
            return None
        return at if at.tzinfo is not None and _LEAST < at < _MOST else None


def fields_of(body: bytes) -> Fields | None:
    """A JSON object or a form; None for anything else."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return None
    try:
        given = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        given = _form(text)
    return Fields(given) if isinstance(given, dict) and given else None


def _form(text: str) -> dict[str, str]:
    try:
        return dict(parse_qsl(text, strict_parsing=True, max_num_fields=100))
    except ValueError:
        return {}


def _plain(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()
