"""Which of the recommended units together serve the needs of a call, and what is then still missing. Pure, and only advice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec

from anmin.cases.catalogue.needs import Need
from anmin.dispatch.fleet import KINDS
from anmin.dispatch.model.recommend import Candidate
from anmin.dispatch.terms.reasons import GapCode
from anmin.dispatch.terms.units import UnitKind
from anmin.kernel.words import Text


class Chosen(msgspec.Struct, frozen=True):
    """A unit and the need it serves, a place in the needs."""

    unit: UUID
    need: int


class Gap(msgspec.Struct, frozen=True):
    """So many units are missing for the need at this place."""

    code: GapCode
    need: int
    missing: int
    zh: str
    en: str


class Proposal(msgspec.Struct, frozen=True):
    """In the order of the needs."""

    chosen: tuple[Chosen, ...]
    gaps: tuple[Gap, ...]

    @property
    def complete(self) -> bool:
        """Whether everything that is required is there."""
        return all(gap.code is GapCode.UNMET_WISH for gap in self.gaps)


def propose(candidates: Sequence[Candidate], needs: Sequence[Need], names: Mapping[str, Text]) -> Proposal:
    """For each need its best candidates, no unit twice; what is required first, and of that what few can serve.

    Nobody is taken from another event for a wish. `names`: texts of the capabilities by code.
    """
    taken: dict[UUID, int] = {}
    serving = [
        [each for each in candidates if number in each.serves and (need.required or each.preempts is None)]
        for number, need in enumerate(needs)
    ]
    for number in sorted(range(len(needs)), key=lambda each: _scarcity(needs[each], len(serving[each]), each)):
        free = [each.unit for each in serving[number] if each.unit not in taken]
        taken |= dict.fromkeys(free[: needs[number].count], number)
    chosen = sorted((Chosen(unit, number) for unit, number in taken.items()), key=lambda each: each.need)
    return Proposal(tuple(chosen), tuple(_gaps(chosen, needs, names)))


def _scarcity(need: Need, serving: int, number: int) -> tuple[bool, int, int]:
    return not need.required, serving - need.count, number


def _gaps(chosen: Sequence[Chosen], needs: Sequence[Need], names: Mapping[str, Text]) -> list[Gap]:
    gaps = []
    for number, need in enumerate(needs):
        missing = need.count - sum(each.need == number for each in chosen)
        if missing > 0:
            code = GapCode.UNMET if need.required else GapCode.UNMET_WISH
            text = code.filled(_named(need.kind, names), missing)
            gaps.append(Gap(code, number, missing, text.zh, text.en))
    return gaps


def _named(kind: str, names: Mapping[str, Text]) -> Text:
    return UnitKind(kind).text if kind in KINDS else names.get(kind, Text(kind, kind))
