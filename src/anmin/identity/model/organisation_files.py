"""Organisations as files: CSV and TOML in, CSV out. Reads rows and says what is wrong with each; plans nothing."""

import csv
import io
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from anmin.identity.model.organisations import Organisation, OrganisationCode, Particulars
from anmin.identity.terms.organisations import FileFormat
from anmin.kernel.validation import wrong
from anmin.kernel.words import Wrong

MOST_ROWS = 20_000
HEADINGS = ("code", "name", "name_en", "kind", "parent", "valid_from", "valid_to", "area", "phone")


class FileRow(msgspec.Struct, frozen=True):
    """One row: where it stands in the file (1 is the first organisation), what it says, and the code of its parent."""

    number: int
    particulars: Particulars
    parent: str


class Reading(msgspec.Struct, frozen=True):
    """What a file holds; rows that are wrong are missing from `rows` and stand in `wrong`."""

    rows: tuple[FileRow, ...]
    wrong: tuple[Wrong, ...]


def read(content: str, form: FileFormat) -> Reading:
    """Never raises: whatever cannot be read is told in `wrong`, with its place."""
    try:
        found = list(_csv(content) if form == FileFormat.CSV else _toml(content))
    except (csv.Error, tomllib.TOMLDecodeError, RecursionError):
        return Reading((), (_unreadable(form),))
    if len(found) > MOST_ROWS:
        return Reading(
            (), (Wrong("$", "too_many_rows", f"最多 {MOST_ROWS} 行。", f"At most {MOST_ROWS} rows are allowed."),)
        )
    if not found:
        return Reading((), (Wrong("$", "file_empty", "文件中没有机构。", "There is no organisation in the file."),))
    read_rows = [_row(number, fields) for number, fields in enumerate(found, start=1)]
    return Reading(
        tuple(row for row in read_rows if isinstance(row, FileRow)),
        tuple(row for row in read_rows if isinstance(row, Wrong)),
    )


def write(organisations: Iterable[Organisation]) -> str:
    """CSV with the headings that `read` understands; reading it back changes nothing."""
    listed = list(organisations)
    codes = {each.id: each.particulars.code for each in listed}
    out = io.StringIO()
    table = csv.DictWriter(out, HEADINGS, lineterminator="\r\n")
    table.writeheader()
    for each in listed:
        fields = msgspec.structs.asdict(each.particulars)
        table.writerow({**fields, "parent": codes[each.parent] if each.parent else ""})
    return out.getvalue()


def _csv(content: str) -> Iterator[Mapping[str, Any]]:
    for row in csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline="")):
        if any(value for value in row.values()):
            yield {name or "": value for name, value in row.items() if value not in ("", None)}


def _toml(content: str) -> Iterator[Mapping[str, Any]]:
    rows = tomllib.loads(content).get("organisation", [])
    if not isinstance(rows, list):
        raise tomllib.TOMLDecodeError("organisation is not an array of tables")
    for row in rows:
        yield row if isinstance(row, dict) else {}


def _row(number: int, fields: Mapping[str, Any]) -> FileRow | Wrong:
    place = f"$[{number}]"
    if any(name not in HEADINGS for name in fields):
        known = ", ".join(HEADINGS)
        return Wrong(
            place, "unknown_field", f"有不认识的列；可用的列：{known}。", f"There is an unknown column; known: {known}."
        )
    own = {name: value for name, value in fields.items() if name != "parent"}
    try:
        parent = msgspec.convert(fields["parent"], OrganisationCode) if "parent" in fields else ""
        return FileRow(number, msgspec.convert(own, Particulars), parent)
    except msgspec.ValidationError as error:
        if "valid_to is before valid_from" in str(error):
            return Wrong(place, "organisation_period", "停用日期早于启用日期。", "It ends before it begins.")
        found = wrong(error)
        return Wrong(place + found.path.removeprefix("$"), found.code, found.zh, found.en)


def _unreadable(form: FileFormat) -> Wrong:
    return Wrong("$", "file_unreadable", f"无法读取：应为{form.zh}。", f"It cannot be read: {form.en} is expected.")
