"""The codes of a demonstration, for the developer's page. In a house with real people this door does not exist."""

from datetime import datetime

import msgspec

from anmin.identity.senders import shown
from anmin.identity.store import codes as store
from anmin.identity.terms.codes import CodePurpose
from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.faults import NOT_FOUND


class DevelopmentCodes(Question, frozen=True):
    """The codes that are still valid."""


class DevelopmentCode(msgspec.Struct, frozen=True):
    """The phone is masked, the code is not."""

    phone: str
    code: str
    purpose: CodePurpose
    made_at: datetime


@query("identity.development_codes", needs=PUBLIC, elevated="a demonstration shows its codes to the developer")
async def development_codes(ctx: Ctx, question: DevelopmentCodes) -> tuple[DevelopmentCode, ...]:  # noqa: ARG001 - the door's shape
    """The codes a demonstration has sent, newest first, at most fifty. Elsewhere: nothing is found here."""
    if not ctx.house.settings.demo.on:
        raise NOT_FOUND()
    return tuple(
        DevelopmentCode(str(each.phone), shown(each.code), each.purpose, each.made_at)
        for each in await store.alive(ctx)
    )
