"""The permissions of this house, read off its doors and registers: nothing is known that nothing asks for."""

from anmin.identity.model.administrators import Powers, Reservations
from anmin.kernel.access import OWN, OWN_ACCOUNT, PUBLIC, SYSTEM
from anmin.kernel.house import House
from anmin.kernel.registers import Registers

_NOT_GRANTED = {OWN, OWN_ACCOUNT, PUBLIC, SYSTEM}


def powers(house: House) -> Powers:
    """What roles may hold here; a permission writes when an action or a change to a register needs it."""
    doors, registers = house.doors.values(), house.service(Registers).declared()
    writing = {door.needs for door in doors if door.kind == "action"} | {register.needs for register in registers}
    writing |= {each for door in doors for each in door.asks}
    asked = writing | {door.needs for door in doors} | {register.reads for register in registers}
    return Powers(
        known={permission.code: permission for permission in asked - _NOT_GRANTED},
        writing=frozenset(permission.code for permission in writing - _NOT_GRANTED),
        reserved=house.service(Reservations).reserved,
    )
