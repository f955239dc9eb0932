"""What an import would do to the tree, and everything that speaks against it. Pure: never half, never in the database."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from uuid import UUID

import msgspec

from anmin.identity.model.organisation_files import FileRow
from anmin.identity.model.organisations import Organisation
from anmin.kernel.words import Wrong


class Standing(msgspec.Struct, frozen=True):
    """What stands before the import: the tree, what the importer may touch, and where rows without a parent go.

    `under` None: a row without a parent becomes the top, which is possible once, in an empty house.
    """

    organisations: Sequence[Organisation]
    own: frozenset[UUID]
    under: UUID | None
    in_use: frozenset[UUID] = frozenset()
    """Organisations that have staff: they cannot be closed."""


class Plan(msgspec.Struct, frozen=True):
    """`changed` holds pairs of before and after. Nothing is to be written unless `wrong` is empty."""

    added: tuple[Organisation, ...]
    changed: tuple[tuple[Organisation, Organisation], ...]
    unchanged: int
    wrong: tuple[Wrong, ...]


def plan(rows: Sequence[FileRow], standing: Standing, new_id: Callable[[], UUID]) -> Plan:
    """Compare the rows with what stands. The code says which organisation a row is about; parents may come later."""
    before = {each.particulars.code: each for each in standing.organisations}
    ids = {code: each.id for code, each in before.items()}
    for row in rows:
        ids.setdefault(row.particulars.code, new_id())
    after = [_after(row, before.get(row.particulars.code), ids, standing) for row in rows]
    wrong = [*_repeated(rows), *_orphans(rows, ids), *_foreign(rows, after, standing), *_tops(rows, after, standing)]
    wrong += _circles(rows, after, standing) + _closed(rows, after, standing)
    pairs = [(before.get(each.particulars.code), each) for each in after]
    changed = tuple((old, new) for old, new in pairs if old is not None and old != new)
    added = tuple(new for old, new in pairs if old is None)
    bumped = tuple((old, msgspec.structs.replace(new, version=old.version + 1)) for old, new in changed)
    return Plan(added, bumped, len(pairs) - len(added) - len(changed), tuple(wrong))


def _after(row: FileRow, old: Organisation | None, ids: Mapping[str, UUID], standing: Standing) -> Organisation:
    parent = ids.get(row.parent) if row.parent else standing.under
    if old is not None and not row.parent:
        parent = old.parent
    version = old.version if old else 1
    return Organisation(id=ids[row.particulars.code], parent=parent, version=version, particulars=row.particulars)


def _repeated(rows: Iterable[FileRow]) -> list[Wrong]:
    first: dict[str, int] = {}
    wrong = []
    for row in rows:
        earlier = first.setdefault(row.particulars.code, row.number)
        if earlier != row.number:
            wrong.append(
                _at(row, ".code", "code_twice", f"与第 {earlier} 行的代码相同。", f"Row {earlier} has the same code.")
            )
    return wrong


def _orphans(rows: Iterable[FileRow], ids: Mapping[str, UUID]) -> list[Wrong]:
    zh, en = "没有这个代码的上级机构。", "No organisation has this parent's code."
    return [_at(row, ".parent", "parent_unknown", zh, en) for row in rows if row.parent and row.parent not in ids]


def _foreign(rows: Sequence[FileRow], after: Sequence[Organisation], standing: Standing) -> list[Wrong]:
    """Rows that touch what lies outside the importer's own part of the tree."""
    parents = {each.id: each.parent for each in standing.organisations}
    beyond = parents.keys() - standing.own
    zh, en = "该机构或其上级不在您的管理范围内。", "The organisation or its parent lies outside your part of the tree."
    return [
        _at(row, "", "outside_scope", zh, en)
        for row, each in zip(rows, after, strict=True)
        if each.id in beyond or (each.parent in beyond and parents.get(each.id) != each.parent)
    ]


def _tops(rows: Sequence[FileRow], after: Sequence[Organisation], standing: Standing) -> list[Wrong]:
    """The top stays the top, and there is only one."""
    top = next((each.id for each in standing.organisations if each.parent is None), None)
    zh, en = "最上级机构只能有一个，且不能移到别处。", "There is one organisation at the top, and it stays there."
    wrong = []
    for row, each in zip(rows, after, strict=True):
        orphan = row.parent and each.parent is None
        if not orphan and (each.parent is None) != (each.id == top) and (each.id == top or top is not None):
            wrong.append(_at(row, ".parent", "one_top", zh, en))
        if each.parent is None and top is None and not orphan:
            top = each.id
    return wrong


def _circles(rows: Sequence[FileRow], after: Sequence[Organisation], standing: Standing) -> list[Wrong]:
    """Rows whose way up never ends."""
    parents: dict[UUID, UUID | None] = {each.id: each.parent for each in (*standing.organisations, *after)}
    ends: dict[UUID, bool] = {}
    zh, en = "上下级关系成环。", "The way up leads in a circle."
    return [
        _at(row, ".parent", "circle", zh, en)
        for row, each in zip(rows, after, strict=True)
        if not _ends(each.id, parents, ends)
    ]


def _ends(start: UUID, parents: Mapping[UUID, UUID | None], ends: dict[UUID, bool]) -> bool:
    path: dict[UUID, None] = {}
    at: UUID | None = start
    while at is not None and at not in ends and at not in path:
        path[at] = None
        at = parents.get(at)
    verdict = ends.get(at, False) if at is not None else True
    ends.update(dict.fromkeys(path, verdict))
    return verdict


def _closed(rows: Sequence[FileRow], after: Sequence[Organisation], standing: Standing) -> list[Wrong]:
    """Organisations that would end while they have staff, or before an organisation below them ends."""
    last = {each.id: each.particulars.valid_to for each in (*standing.organisations, *after)}
    children: dict[UUID | None, list[UUID]] = {}
    for below, parent in {each.id: each.parent for each in (*standing.organisations, *after)}.items():
        children.setdefault(parent, []).append(below)
    wrong = []
    for row, each in zip(rows, after, strict=True):
        ends = last[each.id]
        outlived = ends is not None and any(
            end is None or end > ends for end in (last[child] for child in children.get(each.id, ()))
        )
        if ends is not None and (outlived or each.id in standing.in_use):
            zh, en = "该机构还有人员或未停用的下级机构。", "It still has staff or open organisations below it."
            wrong.append(_at(row, ".valid_to", "still_in_use", zh, en))
    return wrong


def _at(row: FileRow, field: str, code: str, zh: str, en: str) -> Wrong:
    return Wrong(f"$[{row.number}]{field}", code, zh, en)
