"""The rows of a register before and after changes that are only proposed; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from anmin.kernel.ctx import Ctx
from anmin.kernel.fields import CodeText
from anmin.kernel.registers import model, store, terms
from anmin.kernel.registers.declare import R, Register

RowData = Annotated[dict[str, Any], Meta(max_length=terms.MAX_COLUMNS)]


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A row as `setRegisterRow` takes it; without `data` the row of this `code` ends."""

    data: RowData | None = None
    code: CodeText | None = None


async def proposed(
    ctx: Ctx, register: Register[R], proposals: Sequence[Proposal]
) -> tuple[tuple[R, ...], tuple[R, ...]]:
    """The rows that hold now, and those that would hold. Raises ROW_UNKNOWN, ROW_REFUSED, ROWS_REFUSED."""
    standing = await store.standing(ctx.conn, register)
    before = model.rows_at(standing.values(), ctx.now)
    by_code = {register.code_of(row): row for row in before}
    for each in proposals:
        if each.data is None:
            if by_code.pop(each.code or "", None) is None:
                raise terms.ROW_UNKNOWN()
            continue
        row = register.read(each.data)
        if isinstance(row, tuple):
            raise terms.ROW_REFUSED(wrong=row)
        by_code[register.code_of(row)] = row
    after = tuple(by_code[code] for code in sorted(by_code))
    if wrong := register.checks(after):
        raise terms.ROWS_REFUSED(wrong=tuple(wrong))
    return before, after
