"""A refusal as people and programs read it: RFC 9457 problem+json."""

from __future__ import annotations

import msgspec

from anmin.kernel.words import Lang, Problem

PROBLEM = "application/problem+json"


def problem(error: Problem, lang: Lang) -> tuple[int, bytes]:
    """Status and body of a refusal; `code` is stable, the texts are in the reader's language."""
    detail = error.text(lang)
    body = {
        "type": "about:blank",
        "title": detail,
        "status": error.fault.status,
        "code": error.fault.code,
        "detail": detail,
        "errors": [
            {"path": each.path, "code": each.code, "detail": each.en if lang == "en" else each.zh}
            for each in error.wrong
        ],
    }
    return error.fault.status, msgspec.json.encode(body)
