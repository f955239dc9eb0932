"""The permissions of this house, read off its doors: nothing is known that no door needs."""

from anmin.identity.model.administrators import Powers, Reservations
from anmin.kernel.access import OWN, OWN_ACCOUNT, PUBLIC, SYSTEM
from anmin.kernel.house import House

_NOT_GRANTED = {OWN, OWN_ACCOUNT, PUBLIC, SYSTEM}


def powers(house: House) -> Powers:
    """What roles may hold here; a permission writes when an action needs it."""
    doors = [door for door in house.doors.values() if door.needs not in _NOT_GRANTED]
    return Powers(
        known={door.needs.code: door.needs for door in doors},
        writing=frozenset(door.needs.code for door in doors if door.kind == "action"),
        reserved=house.service(Reservations).reserved,
    )
