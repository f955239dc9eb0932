"""The register of peers 移交对接单位: desks in this house and platforms outside, to which matters are transferred."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated
from urllib.parse import urlsplit
from uuid import UUID

from anmin.kernel.ctx import Ctx
from anmin.kernel.registers import Register, Registers, Row, label
from anmin.kernel.words import Text, Wrong
from anmin.territory.service import Territory
from anmin.transfers import terms
from anmin.transfers.terms import HANDLE_TRANSFERS, MANAGE_PEERS, PeerWay


class PeerRow(Row, frozen=True, kw_only=True):
    """Either `office`, the code of an organisation of this house, or `url`, where its platform takes messages.

    `key_id` names the secret in the settings (`hotline.secrets`) with which both sides sign.
    """

    code: Annotated[str, label("代码", "Code", min_length=1, max_length=40)]
    zh: Annotated[str, label("中文名称", "Chinese name", min_length=1, max_length=60)]
    en: Annotated[str, label("英文名称", "English name", min_length=1, max_length=120)]
    office: Annotated[str, label("本系统单位代码", "Organisation of this house", max_length=30)] = ""
    url: Annotated[str, label("接口地址", "Address of its interface", max_length=300)] = ""
    key_id: Annotated[str, label("密钥编号", "Name of the key", max_length=40)] = ""
    way: Annotated[PeerWay, label("渠道", "Channel")] = PeerWay.HOTLINE
    active: Annotated[bool, label("启用", "In use")] = True

    @property
    def text(self) -> Text:
        return Text(self.zh, self.en)


def peer_faults(rows: Sequence[PeerRow]) -> list[Wrong]:
    """A peer is in the house or outside; outside it is reached by HTTP, on other machines by HTTPS."""
    return [
        Wrong(f"$.{row.code}", "one_way", terms.ONE_WAY.zh, terms.ONE_WAY.en)
        for row in rows
        if bool(row.office) == bool(row.url) or (row.url and not _is_safe(row.url))
    ]


def _is_safe(url: str) -> bool:
    parts = urlsplit(url)
    local = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1", "localhost")
    return local or (parts.scheme == "https" and bool(parts.hostname))


PEERS: Register[PeerRow] = Register(
    code="transfers.peer",
    zh="移交对接单位",
    en="Peers of transfers",
    row=PeerRow,
    key="code",
    needs=MANAGE_PEERS,
    reads=HANDLE_TRANSFERS,
    retention=Text(
        "长期保存：移交给谁须能说明。", "Kept for good: to whom a matter was transferred must stay explainable."
    ),
    checks=peer_faults,
)


def peer(ctx: Ctx, code: str) -> PeerRow:
    """A peer in use. Raises PEER_UNKNOWN."""
    row = ctx.house.service(Registers).get(PEERS, code, ctx.now)
    if row is None or not row.active:
        raise terms.PEER_UNKNOWN()
    return row


def peers(ctx: Ctx) -> dict[str, PeerRow]:
    return {row.code: row for row in ctx.house.service(Registers).rows(PEERS, ctx.now)}


def office_of(ctx: Ctx, row: PeerRow) -> UUID | None:
    """The organisation of a peer in this house; None for one outside."""
    return ctx.house.service(Territory).offices.by_code(row.office) if row.office else None


def peer_with_key(ctx: Ctx, key_id: str) -> PeerRow | None:
    """The peer in use outside the house that signs with this key."""
    return next((row for row in peers(ctx).values() if row.url and row.active and row.key_id == key_id), None)
