"""The SQL of lines from page to page. What the two pages say to each other stands here encrypted until the line ends."""

from typing import Any
from uuid import UUID

import msgspec

from anmin.kernel.ctx import Ctx
from anmin.media.model.direct import ANSWER_SHOWN
from anmin.media.terms.calls import LineStep

SDP = "media.listenings.sdp"
LINES = """
select l.id, l.publication_id, l.participant_id as listener, p.participant_id as sender, l.offer,
  case when l.answered_at > $2 then l.answer end as answer, l.answered_at
from listenings l join publications p on p.id = l.publication_id
where l.call_id = $1 and l.closed_at is null and p.closed_at is null and p.direct order by l.id
"""
OFFER = "update listenings set offer = $2 where id = $1 and offer is null and closed_at is null"
ANSWER = """
update listenings set answer = $2, answered_at = $3
where id = $1 and offer is not null and answered_at is null and closed_at is null
"""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """`listener` and `sender` are participants; an old answer is not given any more."""

    id: UUID
    publication: UUID
    listener: UUID
    sender: UUID
    step: LineStep
    offer: str | None
    answer: str | None


async def lines_of(ctx: Ctx, call: UUID) -> list[Line]:
    """The lines that stand or are being made, oldest first."""
    return [_line(ctx, row) for row in await ctx.conn.fetch(LINES, call, ctx.now - ANSWER_SHOWN)]


async def offer(ctx: Ctx, listening: UUID, sdp: str) -> bool:
    """Whether it was due."""
    return bool(await ctx.conn.execute(OFFER, listening, _sealed(ctx, sdp)) == "UPDATE 1")


async def answer(ctx: Ctx, listening: UUID, sdp: str) -> bool:
    """Whether it was due."""
    return bool(await ctx.conn.execute(ANSWER, listening, _sealed(ctx, sdp), ctx.now) == "UPDATE 1")


def _sealed(ctx: Ctx, sdp: str) -> bytes:
    return ctx.house.keyring.encrypt(sdp.encode(), SDP)


def _opened(ctx: Ctx, sealed: bytes | None) -> str | None:
    return ctx.house.keyring.decrypt(sealed, SDP).decode() if sealed else None


def _line(ctx: Ctx, row: Any) -> Line:
    step = LineStep.ANSWERED if row["answered_at"] else LineStep.OFFERED if row["offer"] else LineStep.ASKED
    return Line(
        id=row["id"],
        publication=row["publication_id"],
        listener=row["listener"],
        sender=row["sender"],
        step=step,
        offer=_opened(ctx, row["offer"]) if step is LineStep.OFFERED else None,
        answer=_opened(ctx, row["answer"]),
    )
