"""Structured logs to standard error. Personal values are masked by their own types; a second net masks what slipped through."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Any, TextIO, cast

import structlog

from anmin.kernel.settings import Log

log: Any = structlog.get_logger("anmin")

_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")
_CITIZEN = re.compile(r"(?<!\d)([1-9])\d{16}([\dXx])(?!\d)")


class _NeverFails:
    """Standard error, but a full disk or a closed pipe behind it must not end what a line only tells about."""

    def write(self, text: str) -> None:
        with suppress(OSError):
            sys.stderr.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            sys.stderr.flush()


def start(settings: Log) -> None:
    """Set the form and level of this process's logs, ours and the libraries'."""
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if settings.form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _traceback() if settings.form == "json" else structlog.processors.format_exc_info,
            redact,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, settings.level.upper())),
        logger_factory=structlog.PrintLoggerFactory(cast("TextIO", _NeverFails())),
    )
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, force=True)
    # It tells of a lost database ten times a second and with a trace; we tell it once, and /readyz all the time.
    logging.getLogger("asyncpg.pool").setLevel(logging.ERROR)


def _traceback() -> Any:
    """Where it failed, without the values at that place: they may be a person's."""
    return structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False))


def redact(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Mask what looks like a mobile or a citizen's number anywhere in the line."""
    return {name: _redacted(value) for name, value in event.items()}


def _redacted(value: Any) -> Any:
    if isinstance(value, str):
        return _CITIZEN.sub(r"\1****************\2", _MOBILE.sub(r"\1****\2", value))
    if isinstance(value, dict):
        return {name: _redacted(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_redacted(each) for each in value]
    return value
