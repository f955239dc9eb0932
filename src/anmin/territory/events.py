"""Facts about areas: ids, codes, numbers and instants only. Every process that hears one loads the areas again."""

from datetime import datetime
from uuid import UUID

from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("已导入区域", "Areas were imported")
class AreasImported(Event, frozen=True):
    """`since`: the start of the day from which the file holds."""

    added: int
    changed: int
    ended: int
    since: datetime


@fact("区域信息已变更", "An area was changed")
class AreaChanged(Event, frozen=True):
    """Name, organisation or officer from `since` on; the outline changes by import only."""

    area: UUID
    area_code: CodeText
    organisation: UUID | None
    officer: UUID | None
    since: datetime


@fact("区域已终止", "An area was ended")
class AreaEnded(Event, frozen=True):
    """No longer in force from `since` on."""

    area: UUID
    area_code: CodeText
    since: datetime
