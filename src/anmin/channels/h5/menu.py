"""The register of services 服务菜单: what the citizen's pages offer, in groups, switched on and off by effective dates.

An entry leads to a page of ours or to a telephone number. One that leads nowhere is not entered.
"""

from __future__ import annotations

from typing import Annotated

from anmin.cases.catalogue.fields import CodeField, EnField, OrderField, ZhField
from anmin.cases.catalogue.seeds import planted
from anmin.channels.h5.terms import MANAGE_SERVICES, ServiceGroup
from anmin.kernel.access import PUBLIC
from anmin.kernel.registers import Register, Row, label
from anmin.kernel.words import Text

_ADDRESS = r"^(/([a-z0-9_-]{1,40}(/[a-z0-9_-]{1,40}){0,2})?(\?[a-z]{1,20}=[a-z_]{1,20})?|tel:[0-9+]{3,20})$(?!\n)"
_FORM = Text(
    "本站页面（如 /report）或电话（如 tel:110）", "a page of ours such as /report, or a number such as tel:110"
)


class ServiceRow(Row, frozen=True):
    """`icon`: a name that the pages know. `sign_in`: only for somebody with an account."""

    code: CodeField
    group: Annotated[ServiceGroup, label("分组", "Group")]
    order: OrderField
    zh: ZhField
    en: EnField
    icon: Annotated[str, label("图标", "Icon", min_length=1, max_length=40)]
    address: Annotated[str, label("地址", "Address", min_length=1, max_length=120, pattern=_ADDRESS, form=_FORM)]
    sign_in: Annotated[bool, label("需要登录", "Needs an account")] = False


SERVICES: Register[ServiceRow] = Register(
    code="h5.services",
    zh="服务菜单",
    en="Service menu",
    row=ServiceRow,
    key="code",
    needs=MANAGE_SERVICES,
    reads=PUBLIC,
    retention=Text(
        "长期保存：当时向公众提供过哪些服务须能说明。", "Kept for good: what was offered when must stay known."
    ),
    seed=lambda: planted(SERVICES, __package__),
)
