"""What is captioned: the copy of a recording that plays."""

from uuid import UUID

import msgspec

from anmin.kernel.access import SYSTEM
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.media.files import Place, copy_place
from anmin.media.store import evidence as store
from anmin.media.terms.evidence import ShownCopy


class CopyOf(Question, frozen=True):
    evidence: UUID


class Playing(msgspec.Struct, frozen=True):
    """Where the copy lies, and its size in bytes."""

    place: Place
    size: int


@query("media.copy_that_plays", needs=SYSTEM)
async def copy_that_plays(ctx: Ctx, question: CopyOf) -> Playing | None:
    """None without a copy, and for a recording that went meanwhile."""
    piece = (await store.some(ctx, [question.evidence])).get(question.evidence)
    if piece is None or piece.copy is ShownCopy.NONE:
        return None
    return Playing(copy_place(piece, (await store.unlocked(ctx, piece.id)).file_key), piece.copy_size)
