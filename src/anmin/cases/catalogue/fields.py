"""The fields that many rows of the catalogue share, and how the compact ones are written. Holds no rule of its own."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from anmin.kernel.registers import label

Item = Annotated[str, Meta(min_length=1, max_length=40)]
CodeField = Annotated[str, label("代码", "Code", min_length=1, max_length=40)]
ZhField = Annotated[str, label("中文名称", "Chinese name", min_length=1, max_length=120)]
EnField = Annotated[str, label("英文名称", "English name", min_length=1, max_length=200)]
OrderField = Annotated[int, label("次序", "Order", ge=0, le=9_999)]
LevelField = Annotated[int, label("等级", "Level", ge=1, le=4)]
TemplateField = Annotated[str, label("模板", "Template", max_length=40)]
OrganisationField = Annotated[str, label("单位代码", "Organisation code", min_length=1, max_length=30)]
