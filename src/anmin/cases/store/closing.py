"""Closings and reopenings as rows: written once, so that what was said the first time stays. The case's own row has the
newest."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from anmin.cases.store import cases
from anmin.cases.terms.closing import ClosingKind
from anmin.kernel.ctx import Ctx
from anmin.kernel.ids import new_id
from anmin.kernel.writes import insert

OUTCOME = "cases.closings.outcome"
NOTE = "cases.closings.note"
CLOSINGS = insert(
    "closings",
    id="uuid",
    case_id="uuid",
    kind="text",
    at="timestamptz",
    by="uuid",
    disposition="text",
    measure="text",
    forced="boolean",
    outcome="bytea",
    note="bytea",
)
OF_CASE = (
    "select kind, at, by, disposition, measure, forced, outcome, note from closings where case_id = $1 order by at"
)
HAS_CONSENT = "select exists (select 1 from reports where case_id = $1 and consent <> '')"


class Closing(msgspec.Struct, frozen=True, kw_only=True):
    """One closing or reopening. `note`: the reason of a forced closing or of the reopening."""

    kind: ClosingKind
    at: datetime
    by: UUID | None
    disposition: str = ""
    measure: str = ""
    forced: bool = False
    outcome: str = ""
    note: str = ""


async def write(ctx: Ctx, case: UUID, closing: Closing) -> None:
    """Beside its row the case takes the outcome, or loses it when it is reopened."""
    values: dict[str, Any] = msgspec.structs.asdict(closing)
    values |= {"outcome": cases.sealed(ctx, closing.outcome, OUTCOME), "note": cases.sealed(ctx, closing.note, NOTE)}
    ctx.insert(CLOSINGS, id=new_id(), case_id=case, **values)
    await ctx.conn.execute(cases.SET_OUTCOME, case, cases.sealed(ctx, closing.outcome, cases.OUTCOME))


async def of_case(ctx: Ctx, case: UUID) -> list[Closing]:
    """Oldest first."""
    return [
        Closing(
            **dict(row)
            | {
                "kind": ClosingKind(row["kind"]),
                "outcome": cases.opened(ctx, row["outcome"], OUTCOME),
                "note": cases.opened(ctx, row["note"], NOTE),
            }
        )
        for row in await ctx.conn.fetch(OF_CASE, case)
    ]


async def has_consent(ctx: Ctx, case: UUID) -> bool:
    """Whether a report says what the family wants."""
    return bool(await ctx.conn.fetchval(HAS_CONSENT, case))
