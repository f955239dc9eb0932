"""The rules of real-name verification. Pure: providers judge numbers, staff judge persons, this says what follows."""

from datetime import timedelta
from uuid import UUID

import msgspec

from anmin.identity.documents import DocumentKind
from anmin.identity.terms.verification import RealNameState
from anmin.kernel.personal import IdNumber, RealName, Sensitive

MOST_A_DAY = 5
"""Verifications of one account: enough for typing errors, too few to find out whose documents are registered."""
DAY = timedelta(days=1)


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Who somebody says they are."""

    kind: DocumentKind
    country: str
    number: IdNumber
    name: RealName
    birth_date: Sensitive | None


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A verification that nobody has decided yet. `elsewhere`: its document stands with another living account."""

    id: UUID
    citizen: UUID
    version: int
    level: RealNameState
    elsewhere: bool
    office: UUID | None
    claim: Claim


def needs_country(kind: DocumentKind) -> bool:
    """Two countries may issue passports of one number."""
    return kind is DocumentKind.PASSPORT


def may_begin(state: RealNameState) -> bool:
    """A confirmed name is withdrawn first, so that nobody loses it by a slip."""
    return state is not RealNameState.CONFIRMED


def rises(now: RealNameState, judged: RealNameState) -> bool:
    """Whether a later judgement says more than what is known."""
    order = (
        RealNameState.NONE,
        RealNameState.FORM,
        RealNameState.CHECKED,
        RealNameState.MATCHED,
        RealNameState.CONFIRMED,
    )
    return judged in order and (now not in order or order.index(judged) > order.index(now))
