"""How far a file that comes in pieces has come, for whoever goes on with it."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.kernel.access import PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.personal import Secret
from anmin.media.actions.uploads import BEYOND, Token
from anmin.media.model.uploads import PIECE
from anmin.media.store import uploads as store
from anmin.media.terms import uploads as terms


class ShowUpload(Question, frozen=True):
    upload: UUID
    token: Token


class UploadShown(msgspec.Struct, frozen=True):
    """`have`: from which byte to go on, of `size`. `until`: when what has come is dropped."""

    upload: UUID
    size: int
    have: int
    piece: int
    until: datetime


@query("media.show_upload", needs=PUBLIC, elevated=BEYOND, faults=(terms.UPLOAD_UNKNOWN,))
async def show_upload(ctx: Ctx, question: ShowUpload) -> UploadShown:
    """How much of a file has come, so that its sender goes on there."""
    ticket = await store.get(ctx, question.upload, Secret(question.token))
    return UploadShown(ticket.id, ticket.size, ticket.have, PIECE, ticket.until)
