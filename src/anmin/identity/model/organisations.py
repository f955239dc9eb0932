"""What an organisation is, and when it may be changed, moved or closed. The tree in memory is in `tree.py`."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta

from anmin.identity.terms import organisations as terms
from anmin.identity.terms.organisations import OrganisationKind
from anmin.kernel.fields import Name, ShortText

OrganisationCode = Annotated[str, Meta(min_length=1, max_length=30, pattern=r"^[0-9A-Za-z][0-9A-Za-z_-]{0,29}$(?!\n)")]
"""Division codes have 6, 9 or 12 digits, police units 12; departments and companies may use their own."""

EnglishName = Annotated[str, Meta(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$(?!\n)")]
DutyPhone = Annotated[str, Meta(max_length=25, pattern=r"^([0-9+][0-9 -]{2,24})?$(?!\n)")]
"""The phone of an office, which stands on its door: public, unlike anybody's own number."""


class Particulars(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of an organisation beside its place in the tree."""

    code: OrganisationCode
    name: Name
    name_en: EnglishName = ""
    kind: OrganisationKind
    valid_from: date
    valid_to: date | None = None
    area: ShortText = ""
    phone: DutyPhone = ""

    def __post_init__(self) -> None:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError("valid_to is before valid_from")


class Organisation(msgspec.Struct, frozen=True, kw_only=True):
    """One organisation as it stands."""

    id: UUID
    parent: UUID | None
    version: int
    particulars: Particulars

    def is_open(self, on: date) -> bool:
        """Whether it exists on this day; `valid_to` is its last one. One that begins later may be prepared already."""
        last = self.particulars.valid_to
        return last is None or on <= last

    def check_open(self, on: date) -> None:
        if not self.is_open(on):
            raise terms.ORGANISATION_CLOSED()

    def close(self, last_day: date, *, staff: int, children: int) -> Particulars:
        """Raises ROOT_STAYS, STILL_HAS_STAFF, STILL_HAS_CHILDREN, ORGANISATION_PERIOD."""
        if self.parent is None:
            raise terms.ROOT_STAYS()
        if staff:
            raise terms.STILL_HAS_STAFF(count=staff)
        if children:
            raise terms.STILL_HAS_CHILDREN(count=children)
        return particulars(**{**msgspec.structs.asdict(self.particulars), "valid_to": last_day})


def particulars(**fields: Any) -> Particulars:
    """Raises ORGANISATION_PERIOD when the end comes before the beginning."""
    try:
        return Particulars(**fields)
    except ValueError:
        raise terms.ORGANISATION_PERIOD() from None
