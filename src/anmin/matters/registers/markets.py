"""The register of listed companies 市场化服务企业: whoever was ordered longest ago has the next turn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from anmin.cases.catalogue.fields import CodeField, EnField, OrganisationField, ZhField
from anmin.cases.catalogue.terms import KEPT, SEE_CATALOGUE
from anmin.kernel.registers import Register, Row, label
from anmin.matters.terms.matters import MANAGE_MATTERS

_NEVER = datetime.min.replace(tzinfo=UTC)


class MarketRow(Row, frozen=True, kw_only=True):
    """One company that offers one service, such as `locksmith`."""

    service: CodeField
    organisation: OrganisationField
    zh: ZhField
    en: EnField
    resting: Annotated[bool, label("暂停接单", "Takes no orders now")] = False


MARKETS: Register[MarketRow] = Register(
    code="matters.market",
    zh="市场化服务企业",
    en="Listed companies",
    row=MarketRow,
    key=("service", "organisation"),
    needs=MANAGE_MATTERS,
    reads=SEE_CATALOGUE,
    retention=KEPT,
)


def next_turn(companies: Iterable[UUID], last: Mapping[UUID, datetime]) -> UUID | None:
    """The company that was ordered longest ago; one that never was comes first, between equals the smaller id."""
    return min(companies, key=lambda each: (last.get(each, _NEVER), each), default=None)
