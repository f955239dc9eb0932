"""The purposes of this house: each with its texts, the check that a ground holds, and when the person learns of a look."""

from datetime import timedelta
from typing import final

import msgspec

from anmin.identity.terms.purposes import PURPOSE_UNKNOWN
from anmin.kernel.house import Ground, House
from anmin.kernel.words import Code, Text


class Declared(msgspec.Struct, frozen=True):
    """`shown_after`: how long the law keeps a look from the person; zero for almost everything."""

    purpose: Code
    shown_after: timedelta


@final
class Purposes:
    """Rooms register theirs at the start: `house.service(Purposes).register(house, Purpose.OWN_COPY, ground)`."""

    def __init__(self) -> None:
        self._declared: dict[str, Declared] = {}

    def register(self, house: House, purpose: Code, ground: Ground, *, shown_after: timedelta = timedelta()) -> None:
        """Raises ValueError when two rooms claim one code."""
        if purpose.value in house.grounds:
            raise ValueError(f"two purposes are called {purpose.value}")
        house.grounds[purpose.value] = ground
        self._declared[purpose.value] = Declared(purpose, shown_after)

    def named(self, code: str) -> Code:
        """Raises PURPOSE_UNKNOWN."""
        found = self._declared.get(code)
        if found is None:
            raise PURPOSE_UNKNOWN()
        return found.purpose

    def text(self, code: str) -> Text:
        """What people read; a purpose of a room that is no longer installed keeps its code."""
        found = self._declared.get(code)
        return found.purpose.text if found else Text(code, code)

    def delayed(self) -> dict[str, timedelta]:
        """The purposes whose looks are shown later, and how much later."""
        return {code: each.shown_after for code, each in self._declared.items() if each.shown_after}
