"""One's own saved views of the desk."""

from uuid import UUID

import msgspec

from anmin.cases.queries.desk import DeskFilters
from anmin.cases.store import views as store
from anmin.cases.terms.desk import LIST_CASES
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query


class MyViews(Question, frozen=True):
    """Nothing is asked."""


class View(msgspec.Struct, frozen=True):
    """`filters`: as `myDesk` takes them; one that this version does not know any more is left out."""

    id: UUID
    version: int
    name: str
    filters: DeskFilters
    place: int


@query("cases.my_views", needs=LIST_CASES)
async def my_views(ctx: Ctx, question: MyViews) -> tuple[View, ...]:  # noqa: ARG001 - nothing is asked
    """One's own saved views, in their order."""
    return tuple(
        View(row["id"], row["version"], row["name"], _filters(row["filters"]), row["place"])
        for row in await store.own(ctx)
    )


def _filters(text: str) -> DeskFilters:
    known = DeskFilters()
    for name, value in msgspec.json.decode(text, type=dict[str, object]).items():
        try:
            known = msgspec.convert(msgspec.to_builtins(known) | {name: value}, DeskFilters)
        except msgspec.ValidationError:
            continue
    return known
