"""How two cases belong together, and what a link says about the call. Pure."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from anmin.cases.terms.cases import CallKind
from anmin.cases.terms.links import LINKED_OTHERWISE, LinkKind

CALL_KINDS = {
    LinkKind.DUPLICATE: CallKind.DUPLICATE,
    LinkKind.URGE: CallKind.DUPLICATE,
    LinkKind.FEEDBACK: CallKind.FEEDBACK,
    LinkKind.HARASSMENT: CallKind.NUISANCE,
}
"""A call that only belongs to an earlier one is no new incident in any figure."""
BOTH_WAYS = frozenset({LinkKind.RELATED})


class Link(msgspec.Struct, frozen=True):
    """`case` is a `kind` of `other`. `was`: the call kind that `case` had before any link changed it, "" when none did."""

    case: UUID
    other: UUID
    kind: LinkKind
    at: datetime
    was: str = ""


def find(links: Iterable[Link], case: UUID, other: UUID, kind: LinkKind) -> Link | None:
    """The link that says this already. Raises LINKED_OTHERWISE when one says it the other way round."""
    for each in links:
        if each.kind is kind and {each.case, each.other} == {case, other}:
            if each.case != case and kind not in BOTH_WAYS:
                raise LINKED_OTHERWISE(kind=kind)
            return each
    return None


def call_kind(links: Iterable[Link], case: UUID, otherwise: str) -> str:
    """The call kind of a case by its newest link that says one."""
    telling = [each for each in links if each.case == case and each.kind in CALL_KINDS]
    return CALL_KINDS[max(telling, key=lambda each: (each.at, each.other)).kind] if telling else otherwise


def first_call_kind(links: Iterable[Link], case: UUID, now: str) -> str:
    """What the call was before its links."""
    return next((each.was for each in links if each.case == case and each.was), now)
