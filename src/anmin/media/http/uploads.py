"""Where files come in pieces."""

from anmin.kernel.house import House
from anmin.kernel.http import get, post, upload
from anmin.media.actions import uploads as actions
from anmin.media.model.uploads import PIECE
from anmin.media.queries import uploads as queries


def most(_house: House, _command: actions.PutChunk) -> int:
    """In bytes: of one piece."""
    return PIECE


ROUTES = (
    post("/uploads", actions.open_upload),
    get("/uploads/{upload}", queries.show_upload),
    upload("/uploads/{upload}/pieces", actions.put_chunk, most),
    post("/uploads/{upload}/finish", actions.finish_upload),
)
