"""What people look at: the list of registers, their rows at an instant, a code's history, and a register as a file.

Read from the database, not from memory: who has just changed a row must see it.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Annotated, Any

import asyncpg
import msgspec
from msgspec import Meta

from anmin.kernel.access import OWN_ACCOUNT, PUBLIC
from anmin.kernel.ctx import Ctx
from anmin.kernel.door import Question, query
from anmin.kernel.fields import CodeText, ShortText
from anmin.kernel.http import Download
from anmin.kernel.registers import model, rights, sheets, store, terms
from anmin.kernel.registers.bodies import AfterCode, Instant
from anmin.kernel.registers.columns import Column
from anmin.kernel.registers.declare import Register
from anmin.kernel.registers.importing import lines_of
from anmin.kernel.registers.proposing import Proposal, RowData, proposed
from anmin.kernel.registers.rehearsing import Rehearsals, Tried
from anmin.kernel.registers.service import Registers
from anmin.kernel.words import Text

Limit = Annotated[int, Meta(ge=1, le=500)]
_ALL = terms.MAX_ROWS
_NEWEST = (1 << 31) - 1


class ListRegisters(Question, frozen=True):
    """Which registers there are."""


class RegisterView(msgspec.Struct, frozen=True):
    """A register as the console draws it. `key`: the columns that make a row's code; `schema`: JSON schema of a row."""

    code: str
    zh: str
    en: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    retention: Text
    changeable: bool
    version: int
    schema: dict[str, Any]


class RegisterRows(Question, frozen=True):
    """The rows that hold at `at`, now when left out, in order of code after `after`; `search` looks into all values."""

    register: CodeText
    at: Instant | None = None
    search: ShortText = ""
    after: AfterCode = ""
    limit: Limit = 100


class RowView(msgspec.Struct, frozen=True):
    """A row with the time for which it holds; `version` is the register's version that wrote it."""

    code: str
    version: int
    valid_from: datetime
    valid_to: datetime | None
    data: msgspec.Raw


class RowsPage(msgspec.Struct, frozen=True):
    """`next` is the `after` of the following page, None at the end; `at` is the instant that was asked about."""

    at: datetime
    rows: tuple[RowView, ...]
    next: str | None


class RegisterHistory(Question, frozen=True):
    """All that was ever recorded of a code, newest first; `before` is a version."""

    register: CodeText
    code: CodeText
    before: Annotated[int, Meta(ge=1, le=_NEWEST)] = _NEWEST
    limit: Limit = 100


class PastRow(RowView, frozen=True):
    """`replaced_at`: since when it is no longer believed, and `replaced_by` which version put another in its place."""

    recorded_at: datetime
    recorded_by: str
    replaced_at: datetime | None
    replaced_by: int | None


class HistoryPage(msgspec.Struct, frozen=True):
    rows: tuple[PastRow, ...]
    next: int | None


class ExportRegister(Question, frozen=True):
    """The rows that hold at `at`, now when left out, as a file that can be imported again."""

    register: CodeText
    format: sheets.Format = "xlsx"
    at: Instant | None = None


class TryRegisterRow(Question, frozen=True, kw_only=True):
    """A row as `setRegisterRow` takes it; without `data` the row of this `code` ends."""

    register: CodeText
    data: RowData | None = None
    code: CodeText | None = None


@query("kernel.list_registers", needs=PUBLIC)
async def list_registers(ctx: Ctx, command: ListRegisters) -> tuple[RegisterView, ...]:  # noqa: ARG001 - nothing to ask
    """The registers that the actor may read, with all that a generic page needs."""
    versions = await store.versions(ctx.conn)
    return tuple(
        _described(ctx, register, versions.get(register.code, 0))
        for register in ctx.house.service(Registers).declared()
        if rights.may_read(ctx.actor, register)
    )


def _described(ctx: Ctx, register: Register[Any], version: int) -> RegisterView:
    return RegisterView(
        code=register.code,
        zh=register.zh,
        en=register.en,
        key=register.parts,
        columns=register.columns,
        retention=register.retention,
        changeable=rights.holds(ctx.actor, register.needs),
        version=version,
        schema=register.schema(),
    )


@query("kernel.register_rows", needs=PUBLIC, faults=(terms.REGISTER_UNKNOWN, terms.TIME_REFUSED))
async def register_rows(ctx: Ctx, command: RegisterRows) -> RowsPage:
    """A page of the rows that hold at an instant."""
    register = rights.readable(ctx, command.register)
    at = _at(ctx, command.at)
    found = await store.page(
        ctx.conn,
        store.Asked(register.code, at, _words(register, command.search), command.after),
        command.limit + 1,
    )
    rows = tuple(_row(each) for each in found[: command.limit])
    return RowsPage(at, rows, rows[-1].code if len(found) > command.limit else None)


def _at(ctx: Ctx, at: datetime | None) -> datetime:
    return ctx.now if at is None else model.within(at)


def _words(register: Register[Any], search: str) -> tuple[str, ...]:
    """What to look for: the text, and the codes of the choices whose label contains it."""
    text = search.strip().lower()
    if not text:
        return ()
    choices = [choice for column in register.columns for choice in column.choices]
    meant = {choice.value for choice in choices if text in choice.zh.lower() or text in choice.en.lower()}
    return (text, *sorted(meant))


def _row(row: asyncpg.Record) -> RowView:
    return RowView(**_shown(row))


def _shown(row: asyncpg.Record) -> dict[str, Any]:
    return {**row, "data": msgspec.Raw(row["data"].encode())}


@query("kernel.register_history", needs=OWN_ACCOUNT, faults=(terms.REGISTER_UNKNOWN, terms.ROW_UNKNOWN))
async def register_history(ctx: Ctx, command: RegisterHistory) -> HistoryPage:
    """A code's rows with who recorded them; also those that were replaced, as they were believed."""
    register = rights.readable(ctx, command.register)
    found = await store.history(ctx.conn, register.code, command.code, command.before, command.limit)
    if not found and command.before == _NEWEST:
        raise terms.ROW_UNKNOWN()
    rows = tuple(PastRow(**_shown(each)) for each in found)
    return HistoryPage(rows, rows[-1].version if len(rows) >= command.limit else None)


@query("kernel.export_register", needs=OWN_ACCOUNT, faults=(terms.REGISTER_UNKNOWN, terms.TIME_REFUSED))
async def export_register(ctx: Ctx, command: ExportRegister) -> Download:
    """A register as CSV or XLSX, in the caller's language."""
    register = rights.readable(ctx, command.register)
    at = _at(ctx, command.at)
    found = await store.page(ctx.conn, store.Asked(register.code, at), _ALL)
    decoder = msgspec.json.Decoder(register.row)
    lines = lines_of(register, [decoder.decode(row["data"]) for row in found], ctx.lang)
    write = sheets.to_csv if command.format == "csv" else sheets.to_xlsx
    # A large workbook takes a second of computing: other callers go on meanwhile.
    content = await asyncio.to_thread(write, lines)
    return Download(f"{register.code}.{at:%Y-%m-%d}.{command.format}", sheets.MEDIA[command.format], content)


@query(
    "kernel.try_register_row",
    needs=OWN_ACCOUNT,
    elevated="counts over all cases of a week; only numbers and what the register itself says are shown",
    faults=(terms.REGISTER_UNKNOWN, terms.ROW_REFUSED, terms.ROWS_REFUSED, terms.ROW_UNKNOWN),
)
async def try_register_row(ctx: Ctx, command: TryRegisterRow) -> Tried:
    """What a change of one row would have done to the cases of the last seven days; nothing is written."""
    register = rights.changeable(ctx, command.register)
    before, after = await proposed(ctx, register, (Proposal(data=command.data, code=command.code),))
    return await ctx.house.service(Rehearsals).tried(ctx, register, before, after)
