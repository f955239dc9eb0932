"""Any list as a file: CSV or XLSX with headings in the reader's language. No cell is a formula, whatever somebody wrote.

It asks no permission and reads nothing: the door of a list gives its rows and says how many left the house.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from anmin.kernel.ctx import Ctx
from anmin.kernel.http import Download
from anmin.kernel.journal import Subject
from anmin.kernel.registers import sheets
from anmin.kernel.registers.cells import MAX_CELL, Cell, guarded
from anmin.kernel.registers.events import ListExported
from anmin.kernel.registers.sheets import Format
from anmin.kernel.words import Lang, Text

MOST = 10_000
"""Rows of one file."""


class ListFile(msgspec.Struct, frozen=True):
    """`code` names the list in the journal and the file, as `cases.desk`. `head`: anything with both texts."""

    code: str
    format: Format
    head: Sequence[object]


async def exported(
    ctx: Ctx, file: ListFile, rows: Iterable[Sequence[object]], *further: Iterable[Sequence[object]]
) -> Download:
    """The rows as a file: instants by the bureau's clock, words in the caller's language. Leaves `ListExported`.

    `further`: more sheets of a workbook, such as what its columns mean.
    """
    zone = ZoneInfo(ctx.house.settings.bureau.zone)
    told = list(rows)
    ctx.say(ListExported(file.code, len(told)), about=Subject("list", file.code, 0))

    def written() -> bytes:
        said = [[[_cell(each, ctx.lang, zone) for each in row] for row in of] for of in ((file.head, *told), *further)]
        return sheets.to_csv(said[0]) if file.format == "csv" else sheets.to_xlsx(*said)

    content = await asyncio.to_thread(written)
    name = f"{file.code}.{ctx.now.astimezone(zone):%Y-%m-%d.%H%M}.{file.format}"
    return Download(name, sheets.MEDIA[file.format], content)


def _cell(value: object, lang: Lang, zone: ZoneInfo) -> Cell:
    match value:
        case None:
            return None
        case bool():
            return Text("是", "yes").of(lang) if value else Text("否", "no").of(lang)
        case int() | float():
            return value
        case datetime():
            return f"{value.astimezone(zone):%Y-%m-%d %H:%M:%S}"
        case tuple() | list() | frozenset():
            return guarded("；".join(str(_cell(each, lang, zone)) for each in value)[:MAX_CELL])
    said = getattr(value, lang, None)
    return guarded(str(value if said is None or isinstance(value, UUID) else said)[:MAX_CELL])
