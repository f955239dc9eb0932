"""Facts about assistance letters. The number is a record's own; it names nobody."""

from uuid import UUID

from anmin.kernel.words import Event, fact


@fact("协查函已拟制", "An assistance letter was written")
class LetterWritten(Event, frozen=True):
    case: UUID
    letter: UUID
    year: int
    serial: int


@fact("协查函已修改", "An assistance letter was corrected")
class LetterChanged(Event, frozen=True):
    case: UUID
    letter: UUID


@fact("协查函已发出", "An assistance letter was sent")
class LetterSent(Event, frozen=True):
    case: UUID
    letter: UUID


@fact("协查函已回函", "An assistance letter was answered")
class LetterAnswered(Event, frozen=True):
    """`seconds` since it was sent."""

    case: UUID
    letter: UUID
    seconds: int


@fact("协查函被调阅", "An assistance letter was opened")
class LetterOpened(Event, frozen=True):
    case: UUID
    letter: UUID
