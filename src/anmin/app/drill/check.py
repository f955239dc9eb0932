"""Whether the house lost anything: all that it acknowledged is asked for again, case by case, through its own pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from anmin.app.city.names import Called
from anmin.app.drill.ledger import CaseNoted, Ledger, OrderNoted
from anmin.app.drill.lines import Line, Refused

MOST_FIXES = 1_000
"""As many positions of a caller as the house shows."""
_ENDED = {"done", "refused", "withdrawn"}
_PAGE = 200


class Tally(msgspec.Struct, frozen=True):
    """So many were acknowledged and so many of them were found again. `missing`: which not."""

    what: Called
    acknowledged: int
    missing: tuple[str, ...]

    @property
    def found(self) -> int:
        return self.acknowledged - len(self.missing)


class Checked(msgspec.Struct, frozen=True):
    """`pages`: the pages of the cases that were found, as they are."""

    tallies: tuple[Tally, ...]
    pages: tuple[dict[str, Any], ...]

    @property
    def lost(self) -> int:
        return sum(len(tally.missing) for tally in self.tallies)


async def check(line: Line, ledger: Ledger, since: str) -> Checked:
    """`line`: of somebody who sees every case. `since`: when the drill began."""
    cases = list(ledger.cases.values())
    listed = await _searched(line, since)
    pages = {case.id: page for case in cases if (page := await _page(line, case))}
    tracks = {case.id: len(await line.get(f"/cases/{case.id}/positions")) for case in cases if case.id in pages}
    return Checked(tuple(_tallies(cases, listed, pages, tracks)), tuple(pages.values()))


async def _searched(line: Line, since: str) -> set[str]:
    found: set[str] = set()
    after = None
    while True:
        answer = await line.search("/cases/search", since=since, limit=_PAGE, after=after)
        found |= {each["case"] for each in answer["cases"]}
        after = answer["next"]
        if after is None:
            return found


async def _page(line: Line, case: CaseNoted) -> dict[str, Any] | None:
    try:
        page: dict[str, Any] = await line.get(f"/cases/{case.id}")
    except Refused as refused:
        if refused.code == "case_unknown":
            return None
        raise
    return page


def _tallies(
    cases: list[CaseNoted], listed: set[str], pages: dict[str, dict[str, Any]], tracks: dict[str, int]
) -> Iterator[Tally]:
    orders = [(case, order, _order(pages.get(case.id), order)) for case in cases for order in case.orders]
    yield _tally(Called("警情", "Cases"), ((each.number, _same(each, pages.get(each.id))) for each in cases))
    yield _tally(Called("检索可见", "Found by search"), ((each.number, each.id in listed) for each in cases))
    yield _tally(
        Called("报警人位置", "Callers' positions"),
        (
            (each.number, place < tracks.get(each.id, 0))
            for each in cases
            for place in range(min(each.fixes, MOST_FIXES))
        ),
    )
    yield _tally(Called("派警单", "Orders"), ((_name(case, order), bool(row)) for case, order, row in orders))
    yield _tally(
        Called("派警单结束", "Orders at their end"),
        ((_name(case, order), _ended(row)) for case, order, row in orders if order.ended or case.over),
    )
    yield _tally(
        Called("环节", "Stages"),
        (
            (f"{_name(case, order)} {stage}", _reached(row, stage))
            for case, order, row in orders
            for stage in order.stages
        ),
    )
    yield _tally(
        Called("反馈", "Reports"),
        ((_name(case, order), _told(row, report)) for case, order, row in orders for report in order.reports),
    )
    over = [each for each in cases if each.over]
    yield _tally(Called("结案并案", "Ends"), ((each.number, _state(pages.get(each.id)) == each.state) for each in over))
    called = [each for each in cases if each.follow_up]
    yield _tally(Called("回访", "Follow-ups"), ((each.number, _followed(each, pages.get(each.id))) for each in called))


def _tally(what: Called, asked: Iterable[tuple[str, bool]]) -> Tally:
    answers = list(asked)
    return Tally(what, len(answers), tuple(name for name, there in answers if not there))


def _name(case: CaseNoted, order: OrderNoted) -> str:
    return f"{case.number} {order.id}"


def _same(case: CaseNoted, page: dict[str, Any] | None) -> bool:
    """The same number, the same words, and out of every figure."""
    if page is None:
        return False
    flagged = "drill" in page["case"]["flags"]
    return bool(page["case"]["number"] == case.number and page["content"] == case.incident.content and flagged)


def _state(page: dict[str, Any] | None) -> str | None:
    return page["case"]["state"] if page else None


def _order(page: dict[str, Any] | None, order: OrderNoted) -> dict[str, Any] | None:
    rows = (each["row"] for each in page["orders"]) if page else ()
    return next((row for row in rows if row["order"]["id"] == order.id), None)


def _ended(row: dict[str, Any] | None) -> bool:
    return row is not None and row["order"]["state"] in _ENDED


def _reached(row: dict[str, Any] | None, stage: str) -> bool:
    """A refusal is where the order stands; every other stage is a milestone of its own."""
    if row is None:
        return False
    return row["order"]["state"] == stage or any(each["stage"] == stage for each in row["stages"])


def _told(row: dict[str, Any] | None, report: str) -> bool:
    return row is not None and any(each["id"] == report for each in row["reports"])


def _followed(case: CaseNoted, page: dict[str, Any] | None) -> bool:
    return page is not None and any(each[0]["id"] == case.follow_up for each in page["follow_ups"])
