"""The few clear texts that this room shows: colleagues' names, what is shown once to its owner, a handover to the shift.

Everything else leaves masked, or through `kernel.reveal` with a purpose and a line in the journal.
"""

from anmin.kernel.personal import Permit, RealName, Secret, Sensitive, clear

_PERMIT = Permit("identity.showing: staff see colleagues' names, an owner a new secret once, a shift its handover")


def colleague(name: RealName) -> str:
    """The name of a member of staff, for other staff: officers are known by name to those they work with."""
    return clear(name, _PERMIT)


def once(secret: Secret) -> str:
    """A seed, address or recovery code, in the one answer that hands it to its owner."""
    return clear(secret, _PERMIT)


def handover(notes: Sensitive) -> str:
    """What a shift leaves to the next one of the same post."""
    return clear(notes, _PERMIT)
