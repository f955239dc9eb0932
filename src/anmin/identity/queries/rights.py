"""The copy of everything the house holds about a citizen, for that citizen alone (PIPL article 45)."""

from datetime import datetime
from typing import Any

import msgspec

from anmin.identity.rights import Rights
from anmin.identity.terms.citizens import CITIZEN_UNKNOWN
from anmin.kernel.access import OWN
from anmin.kernel.ctx import Ctx, person_of
from anmin.kernel.door import Question, query


class MyData(Question, frozen=True):
    """Everything about oneself."""


class DataPart(msgspec.Struct, frozen=True):
    """What one room holds; clear values are in clear, because they are one's own."""

    name: str
    zh: str
    en: str
    data: Any


class DataCopy(msgspec.Struct, frozen=True):
    made_at: datetime
    parts: tuple[DataPart, ...]


@query(
    "identity.my_data",
    needs=OWN,
    elevated="rooms read their part of the account by its id alone",
    faults=(CITIZEN_UNKNOWN,),
)
async def my_data(ctx: Ctx, question: MyData) -> DataCopy:  # noqa: ARG001 - the door's shape
    """A copy of everything held about oneself. Clear values leave their lines in one's own access log."""
    citizen = person_of(ctx)
    parts = ctx.house.service(Rights).parts
    return DataCopy(
        ctx.now,
        tuple([DataPart(part.name, part.text.zh, part.text.en, await part.collect(ctx, citizen)) for part in parts]),
    )
