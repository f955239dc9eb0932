"""What the staff half of identity puts into the house: who a token is, and the organisation tree in memory."""

from functools import partial
from uuid import UUID

import msgspec

from anmin.identity.events import organisations as events
from anmin.identity.events.oidc import OidcBound
from anmin.identity.events.roles import RoleChanged, RoleGranted, RoleRevoked
from anmin.identity.events.sessions import SessionBegun, SessionEnded
from anmin.identity.events.staff import StaffReleased, StaffReset
from anmin.identity.model.administrators import Reservations
from anmin.identity.oidc_client import OidcClient
from anmin.identity.password_checks import PasswordChecks
from anmin.identity.store.known_sessions import KnownSessions
from anmin.identity.store.organisations import load_tree
from anmin.identity.store.sessions import authenticate
from anmin.identity.tree import OrganisationTree
from anmin.kernel.crowd import KEPT_FREE
from anmin.kernel.fresh import Fresh
from anmin.kernel.house import House
from anmin.kernel.journal import Line

TREE_EVENTS = (
    events.OrganisationAdded,
    events.OrganisationChanged,
    events.OrganisationMoved,
    events.OrganisationClosed,
)

ACCESS_EVENTS = (
    SessionBegun,
    SessionEnded,
    RoleChanged,
    RoleGranted,
    RoleRevoked,
    StaffReleased,
    StaffReset,
    OidcBound,
)


async def install(house: House) -> None:
    known, tree = KnownSessions(), OrganisationTree()
    house.offer(known)
    house.offer(Reservations())
    some = max(1, (house.settings.database.connections - KEPT_FREE) // 2)  # never every turn there is
    house.offer(PasswordChecks(some))
    house.offer(OidcClient(house.settings.oidc, some))
    house.authenticate = authenticate
    await load_tree(house, tree)
    house.offer(tree)
    house.topics_above = tree.topics_above
    fresh = Fresh("organisations", partial(load_tree, house, tree))
    house.watches += [(event.fact_name(), fresh.hear) for event in TREE_EVENTS]
    house.watches += [(event.fact_name(), partial(_changed, house, known)) for event in ACCESS_EVENTS]


def _changed(house: House, known: KnownSessions, line: Line) -> None:
    """Somebody's sessions or grants are not what they were; a changed role touches everybody's."""
    whose = msgspec.json.decode(line.payload, type=_Whose)
    known.changed(whose.person or whose.staff)
    if line.event == SessionBegun.fact_name():  # nobody loses anything by it
        return
    for tell in house.on_access:
        tell(whose.person or whose.staff)


class _Whose(msgspec.Struct, frozen=True):
    person: UUID | None = None
    staff: UUID | None = None
