"""Where evidence is reached."""

from anmin.kernel.house import House
from anmin.kernel.http import get, post, ranged, upload
from anmin.media.actions import evidence as actions
from anmin.media.actions import links
from anmin.media.limits import MEBIBYTE, limit_of
from anmin.media.queries import evidence as queries
from anmin.media.queries import links as followed


def largest(house: House, command: actions.PutEvidence) -> int:
    """In bytes, by the register."""
    return limit_of(house, command.kind, house.clock.now()).mebibytes * MEBIBYTE


ROUTES = (
    upload("/media", actions.put_evidence, largest),
    ranged("/media/{evidence}", queries.show_evidence),
    get("/media/{evidence}/original", queries.open_original),
    post("/media/{evidence}/links", links.link_evidence),
    ranged(links.AT, followed.follow_evidence_link),
)
