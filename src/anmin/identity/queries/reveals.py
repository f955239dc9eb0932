"""Clear values, one at a time, for a purpose whose ground holds: each leaves a line that the citizen can read.

Queries, not actions: a repeated call asks for the ground and leaves its line again.
"""

from uuid import UUID

import msgspec

from anmin.identity.looking import purpose_for
from anmin.identity.queries.citizens import GROUND, shown
from anmin.identity.terms.citizens import CITIZEN_UNKNOWN, READ_CITIZENS
from anmin.identity.terms.purposes import PURPOSE_UNKNOWN
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.faults import NOT_FOUND
from anmin.kernel.fields import CodeText
from anmin.kernel.personal import Personal
from anmin.kernel.reveal import NO_GROUND, Whose, reveal

FAULTS = (NO_GROUND, CITIZEN_UNKNOWN, PURPOSE_UNKNOWN)


class RevealPhone(Question, frozen=True):
    citizen: UUID
    purpose: CodeText


class RevealRealName(Question, frozen=True):
    citizen: UUID
    purpose: CodeText


class RevealDocument(Question, frozen=True):
    citizen: UUID
    purpose: CodeText


class Clear(msgspec.Struct, frozen=True):
    """The clear text: to be shown to the person who asked, and kept nowhere."""

    value: str


@query("identity.reveal_phone", needs=READ_CITIZENS, elevated=GROUND, faults=FAULTS)
async def reveal_phone(ctx: Ctx, question: RevealPhone) -> Clear | None:
    """A citizen's phone number in clear."""
    why = await purpose_for(ctx, question.citizen, question.purpose)
    if why is None:
        return None
    citizen = await shown(ctx, question.citizen)
    return Clear(await reveal(ctx, _given(citizen.phone), why, Whose("citizen", citizen.id)))


@query("identity.reveal_real_name", needs=READ_CITIZENS, elevated=GROUND, faults=FAULTS)
async def reveal_real_name(ctx: Ctx, question: RevealRealName) -> Clear | None:
    """A citizen's name in clear: the one that waits for confirmation, else the one that is bound."""
    why = await purpose_for(ctx, question.citizen, question.purpose)
    if why is None:
        return None
    citizen = await shown(ctx, question.citizen)
    return Clear(await reveal(ctx, _given(citizen.real_name), why, Whose("citizen", citizen.id)))


@query("identity.reveal_document", needs=READ_CITIZENS, elevated=GROUND, faults=FAULTS)
async def reveal_document(ctx: Ctx, question: RevealDocument) -> Clear | None:
    """A citizen's document number in clear: the one that waits for confirmation, else the one that is bound."""
    why = await purpose_for(ctx, question.citizen, question.purpose)
    if why is None:
        return None
    citizen = await shown(ctx, question.citizen)
    return Clear(await reveal(ctx, _given(citizen.document), why, Whose("citizen", citizen.id)))


def _given(value: Personal | None) -> Personal:
    if value is None:
        raise NOT_FOUND()
    return value
