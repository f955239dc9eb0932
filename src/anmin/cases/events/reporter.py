"""Facts about what the house knows of a reporter beside what they said."""

from uuid import UUID

from anmin.kernel.words import Event, fact


@fact("按户籍地通报", "The office of the registered residence takes part")
class HomeTakesPart(Event, frozen=True):
    case: UUID
    office: UUID
