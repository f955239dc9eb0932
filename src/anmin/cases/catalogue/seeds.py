"""The first rows of a register: a file in `data/` in the very form in which people import and export it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from anmin.kernel.registers import Register, importing, sheets
from anmin.kernel.registers.declare import R


def planted(register: Register[R], package: str = __package__) -> Sequence[R]:
    """The rows of `data/<last part of the register's code>.csv` in the package. Raises ValueError for a file that would be refused."""
    file = files(package) / "data" / f"{register.code.rpartition('.')[2]}.csv"
    draft = importing.draft(register, sheets.parse(file.read_bytes()))
    if draft.problems:
        raise ValueError(f"{register.code}: {draft.problems[0]}")
    return tuple(draft.rows.values())
