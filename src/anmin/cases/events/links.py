"""Facts about links; each is said of both cases, so that both time lines tell it."""

from uuid import UUID

from anmin.cases.terms.links import LinkKind
from anmin.kernel.words import Event, fact


@fact("警情已关联", "Cases were linked")
class Linked(Event, frozen=True):
    """`case` is a duplicate of `other`, urges it on, …"""

    case: UUID
    other: UUID
    kind: LinkKind


@fact("警情关联已解除", "Cases were unlinked")
class Unlinked(Event, frozen=True):
    case: UUID
    other: UUID
    kind: LinkKind
