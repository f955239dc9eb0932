"""What the registers' actions are asked and what they answer: bounded before anything else is looked at."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from anmin.kernel.door import Command
from anmin.kernel.fields import CodeText
from anmin.kernel.registers import terms
from anmin.kernel.registers.importing import RowProblem
from anmin.kernel.registers.terms import Change

AfterCode = Annotated[str, Meta(max_length=64, pattern=r"^[A-Za-z0-9_.:-]*$(?!\n)")]
Instant = Annotated[datetime, Meta(tz=True)]
Version = Annotated[int, Meta(ge=0, le=(1 << 31) - 1)]
Token = Annotated[str, Meta(min_length=64, max_length=64, pattern=r"^[0-9a-f]{64}$(?!\n)")]
File = Annotated[bytes, Meta(max_length=terms.MAX_BYTES)]
FileText = Annotated[str, Meta(max_length=terms.MAX_BYTES)]


class SetRegisterRow(Command, frozen=True):
    """Have a row hold from `valid_from`, now when left out, until `valid_to`, the next planned change when left out.

    `version`: the version of the row that was shown when it was edited, 0 for none; another one is refused.
    `correct`: a beginning in the past is meant.
    """

    register: CodeText
    data: Annotated[dict[str, Any], Meta(max_length=terms.MAX_COLUMNS)]
    valid_from: Instant | None = None
    valid_to: Instant | None = None
    correct: bool = False
    version: Version | None = None


class EndRegisterRow(Command, frozen=True):
    """Have no row of this code hold from `at` on, now when left out; later planned rows are withdrawn too."""

    register: CodeText
    code: CodeText
    at: Instant | None = None
    correct: bool = False
    version: Version | None = None


class RowOutcome(msgspec.Struct, frozen=True):
    """`change` None: it was so already. `version` is the register's."""

    code: str
    change: Change | None
    version: int


class ImportRegister(Command, frozen=True):
    """Have the rows of a file hold from `valid_from`, now when left out. Either `file` (CSV or XLSX) or `text` (CSV).

    `complete`: the file is the whole register, and codes that it lacks end. A dry run tells what would be written and
    gives the `token` with which exactly that is written.
    """

    register: CodeText
    file: File | None = None
    text: FileText | None = None
    valid_from: Instant | None = None
    correct: bool = False
    complete: bool = False
    dry_run: bool = True
    token: Token | None = None


class RowDifference(msgspec.Struct, frozen=True):
    """What a file changes of one code: the rows before and after, None where there is none."""

    code: str
    change: Change
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class ImportOutcome(msgspec.Struct, frozen=True):
    """`problems` are at most 200 of `problem_count`; with any of them nothing can be written and there is no `token`.

    `differences`: the first 200 of what would be written, by code.
    """

    dry_run: bool
    added: int
    changed: int
    unchanged: int
    ended: int
    problem_count: int
    problems: tuple[RowProblem, ...]
    differences: tuple[RowDifference, ...]
    token: str | None
    version: int


class SeedRegister(Command, frozen=True):
    """Plant the first rows whose code never had a row."""

    register: CodeText


class SeedOutcome(msgspec.Struct, frozen=True):
    planted: int
