"""What a case is linked to, read from both ends."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.store import cases
from anmin.cases.store import links as store
from anmin.cases.terms.cases import CASE_UNKNOWN, TAKE_CASES, CaseState
from anmin.cases.terms.links import LinkKind
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query


class CaseLinks(Question, frozen=True):
    case: UUID


class LinkSeen(msgspec.Struct, frozen=True, kw_only=True):
    """`case` is a `kind` of `other`; one of both is the case asked for. What follows is of the one at the far end.

    It is None where that one is out of reach.
    """

    case: UUID
    other: UUID
    kind: LinkKind
    by: UUID | None
    note: str
    at: datetime
    number: str | None
    state: CaseState | None
    level: int | None
    category: str | None
    raised_at: datetime | None


@query("cases.case_links", needs=TAKE_CASES, faults=(CASE_UNKNOWN,))
async def case_links(ctx: Ctx, question: CaseLinks) -> list[LinkSeen]:
    """The links of a case, whichever end they were made from."""
    await cases.get(ctx, question.case)
    return [
        LinkSeen(
            case=row["case_id"],
            other=row["other"],
            kind=LinkKind(row["kind"]),
            by=row["by"],
            note=cases.opened(ctx, row["note"], store.NOTE),
            at=row["at"],
            number=row["number"],
            state=CaseState(row["state"]) if row["state"] else None,
            level=row["level"],
            category=row["category"],
            raised_at=row["raised_at"],
        )
        for row in await store.shown(ctx, question.case)
    ]
