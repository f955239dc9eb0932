"""Facts about what the house knows of a reporter beside what they said."""

from uuid import UUID

from anmin.kernel.words import Event, fact


@fact("按户籍地通报", "The office of the registered residence takes part")
class HomeTakesPart(Event, frozen=True):
    case: UUID
    office: UUID


@fact("报警人登录了账号", "The caller signed in")
class CallerSignedIn(Event, frozen=True):
    """`guest`: the id under which the caller was known until then."""

    case: UUID
    guest: UUID
