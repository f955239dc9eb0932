"""A citizen's account as it stands. What is personal stays wrapped; the rules of verification are in `verification.py`."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from anmin.identity.births import minor
from anmin.identity.documents import DocumentKind, MinorFlags
from anmin.identity.terms.citizens import CitizenState
from anmin.identity.terms.verification import RealNameState
from anmin.kernel.journal import Subject, person
from anmin.kernel.personal import IdNumber, Phone, RealName, Sensitive
from anmin.kernel.words import Lang


class Citizen(msgspec.Struct, frozen=True, kw_only=True):
    """One account. `phone` is None only when it is closed; the document's four parts are there together or not at all."""

    id: UUID
    version: int
    state: CitizenState
    nickname: str
    lang: Lang
    no_voice: bool
    phone: Phone | None
    real_name_state: RealNameState
    real_name: RealName | None
    document_kind: DocumentKind | None
    document_country: str
    document: IdNumber | None
    birth_date: Sensitive | None
    created_at: datetime

    def about(self, version: int | None = None) -> Subject:
        """The journal's subject; `version` is the one that the change has made."""
        return about(self.id, self.version if version is None else version)

    def minor(self, today: date) -> MinorFlags | None:
        return minor(self.birth_date, today)


def about(citizen: UUID, version: int) -> Subject:
    return Subject("citizen", citizen, version, (person(citizen),))
