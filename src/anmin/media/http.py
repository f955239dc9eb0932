"""Where evidence is reached."""

from anmin.kernel.house import House
from anmin.kernel.http import get, upload
from anmin.media import actions, queries
from anmin.media.limits import MEBIBYTE, limit_of


def largest(house: House, command: actions.PutEvidence) -> int:
    """In bytes, by the register."""
    return limit_of(house, command.kind, house.clock.now()).mebibytes * MEBIBYTE


ROUTES = (
    upload("/media", actions.put_evidence, largest),
    get("/media/{evidence}", queries.show_evidence),
    get("/media/{evidence}/original", queries.open_original),
)
