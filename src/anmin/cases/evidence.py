"""Evidence of a case: what `media` keeps, attached to the case and seen by everybody who takes part in it."""

from collections.abc import Iterable
from uuid import UUID

from anmin.cases.model.cases import Case
from anmin.kernel.ctx import Ctx


async def take_up(ctx: Ctx, case: Case, evidence: Iterable[UUID]) -> None:
    """Attach stored pieces to the case. Raises EVIDENCE_UNKNOWN, EVIDENCE_TAKEN."""
    for each in evidence:
        raise NotImplementedError(each, ctx, case)
