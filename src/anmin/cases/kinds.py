"""The kinds of responder that need nothing above this room: an organisation and a member of staff."""

from __future__ import annotations

from datetime import datetime
from typing import final

from anmin.cases.model.orders import Order
from anmin.cases.responders import Claim, Claimed
from anmin.cases.store.orders import Spot
from anmin.cases.terms.orders import RESPONDER_UNKNOWN, OrderState
from anmin.identity.queries.staff import office_of
from anmin.kernel.ctx import Ctx
from anmin.territory.periods import day_of
from anmin.territory.service import Territory


class _Free:
    """Can be ordered to any number of cases: nothing is bound and nothing to be freed."""

    async def reached(self, ctx: Ctx, order: Order, stage: OrderState) -> None:
        """Nothing follows."""

    async def mark(self, ctx: Ctx, order: Order, spot: Spot, at: datetime) -> Spot:  # noqa: ARG002 - one shape for all
        """Positions of people are taken as they are given."""
        return spot


@final
class OrganisationKind(_Free):
    """A department, a company, a village: any of its staff may answer."""

    async def claim(self, ctx: Ctx, claim: Claim) -> Claimed:
        """Raises RESPONDER_UNKNOWN for an organisation that is not there or closed."""
        offices = ctx.house.service(Territory).offices
        if offices.get(claim.responder) is None or offices.is_closed(claim.responder, day_of(ctx.now)):
            raise RESPONDER_UNKNOWN()
        return Claimed(claim.responder)

    async def may_answer(self, ctx: Ctx, order: Order) -> bool:  # noqa: ARG002 - the office has been checked
        """Whoever the organisation trusts with its orders."""
        return True


@final
class StaffKind(_Free):
    """One member of staff, named by hand."""

    async def claim(self, ctx: Ctx, claim: Claim) -> Claimed:
        """Raises RESPONDER_UNKNOWN for somebody who is not there or has left."""
        office = await office_of(ctx, claim.responder)
        if office is None:
            raise RESPONDER_UNKNOWN()
        return Claimed(office)

    async def may_answer(self, ctx: Ctx, order: Order) -> bool:
        """Only the one who was named."""
        return ctx.actor.id == order.responder
