"""A birth date as a personal value, and back for the one question that is asked of it: is this a minor?"""

from datetime import date

from anmin.identity.documents import MinorFlags, minor_flags
from anmin.kernel.personal import Permit, Sensitive, clear

_PERMIT = Permit("identity.births: the date is read to tell minors from adults")


def birth(on: date) -> Sensitive:
    return Sensitive(on.isoformat())


def minor(born: Sensitive | None, today: date) -> MinorFlags | None:
    """None when no birth date is known."""
    return None if born is None else minor_flags(date.fromisoformat(clear(born, _PERMIT)), today)
