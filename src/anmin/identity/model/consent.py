"""When a consent stands. Pure."""

from datetime import datetime
from uuid import UUID

import msgspec

from anmin.identity.terms.consent import ConsentKind


class ConsentText(msgspec.Struct, frozen=True):
    """One version of a text. `renews`: consent to an earlier version does not carry over to it."""

    id: UUID
    kind: ConsentKind
    version: int
    zh: str
    en: str
    renews: bool
    valid_from: datetime
