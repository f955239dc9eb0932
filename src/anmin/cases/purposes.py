"""Why this room looks at the data of people: to handle a case of theirs in which an office of the caller takes part.

The ground holds while the case is open and for thirty days after, for feedback and follow-up; then it is gone.
"""

from datetime import timedelta
from uuid import UUID

from anmin.cases.terms.cases import SEE_CASES
from anmin.identity.purposes import Purposes
from anmin.kernel.access import Actor
from anmin.kernel.db import Connection
from anmin.kernel.house import House
from anmin.kernel.words import Code

AFTERWARDS = timedelta(days=30)
CONCERNED = """
select exists (
  select 1 from cases c where c.person = $1 and (c.closed_at is null or c.closed_at > $3
      or exists (select 1 from cases l where l.id = c.lead and (l.closed_at is null or l.closed_at > $3)))
    and exists (select 1 from scope_tree t where t.descendant = any (c.offices) and t.ancestor = any ($2::uuid[])))
"""
"""The offices are compared here as well: a door that sees beyond its scope is not bound by the row-level policy."""


class CasePurpose(Code):
    HANDLING = "case_handling", "办理警情", "Handling a case"


def register(house: House) -> None:
    """Once, at the start."""

    async def handles(conn: Connection, actor: Actor, subject: str) -> bool:
        """The ground of handling: `citizen:<id>` has a case at an office for which the actor may see cases."""
        kind, _, id = subject.partition(":")
        offices = actor.grants.get(SEE_CASES.code)
        if kind != "citizen" or not offices or actor.restricted:
            return False
        return bool(await conn.fetchval(CONCERNED, UUID(id), list(offices), house.clock.now() - AFTERWARDS))

    house.service(Purposes).register(house, CasePurpose.HANDLING, handles)
