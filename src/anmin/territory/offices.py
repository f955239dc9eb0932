"""The organisations of the house as territory needs them: by code, by id, with their last day. Read through identity's door."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import date
from uuid import UUID

import msgspec

from anmin.identity.queries.organisations import OrganisationShown, OrganisationsShown, ShowOrganisations
from anmin.identity.terms.organisations import OrganisationKind

_PAGE = 5_000


class Office(msgspec.Struct, frozen=True):
    """What everybody may know of the organisation that answers; `phone` is its duty phone."""

    id: UUID
    code: str
    name: str
    name_en: str
    phone: str


class Offices:
    """A copy of one moment. `closed`: the last day of those that have one; `top`: the one above all."""

    def __init__(self, shown: Iterable[OrganisationShown] = ()) -> None:
        listed = list(shown)
        self._ids = {each.code: each.id for each in listed}
        self._offices = {each.id: Office(each.id, each.code, each.name, each.name_en, each.phone) for each in listed}
        self._kinds = {each.id: each.kind for each in listed}
        self.closed: dict[UUID, date] = {each.id: each.valid_to for each in listed if each.valid_to}
        self.top: UUID | None = next((each.id for each in listed if each.parent is None), None)

    def by_code(self, code: str) -> UUID | None:
        return self._ids.get(code)

    def get(self, organisation: UUID | None) -> Office | None:
        return self._offices.get(organisation) if organisation else None

    def is_closed(self, organisation: UUID, day: date) -> bool:
        """On this day of the bureau: `day_of(instant)`, never the date of an instant as it is stored."""
        last = self.closed.get(organisation)
        return last is not None and last < day

    def of_kind(self, kind: OrganisationKind | None, day: date) -> list[UUID]:
        """By code, without those that are closed on this day."""
        return [id for id, its in self._kinds.items() if its is kind and not self.is_closed(id, day)]

    def ids(self) -> list[UUID]:
        return list(self._offices)


async def read_offices(ask: Callable[[ShowOrganisations], Awaitable[OrganisationsShown]]) -> Offices:
    """Everything the door `identity.organisation_tree` tells, page by page, closed organisations too."""
    found: list[OrganisationShown] = []
    after = None
    while True:
        page = await ask(ShowOrganisations(after=after, limit=_PAGE, closed=True))
        found += page.organisations
        if page.next is None:
            return Offices(found)
        after = page.next
