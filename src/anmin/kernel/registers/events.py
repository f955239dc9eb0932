"""Facts about registers, in the past tense: ids, codes, numbers and instants only. Never a row's content."""

from datetime import datetime

from anmin.kernel.fields import CodeText
from anmin.kernel.registers.terms import Change
from anmin.kernel.words import Event, fact


@fact("基础数据已变更", "Register changed")
class RegisterChanged(Event, frozen=True):
    """One code has a new row, or none, since an instant; `version` is the register's new version."""

    register: CodeText
    row: CodeText
    version: int
    change: Change
    since: datetime


@fact("基础数据已导入", "Register imported")
class RegisterImported(Event, frozen=True):
    """Many codes changed at once; the rows of `version` say which."""

    register: CodeText
    version: int
    added: int
    changed: int
    ended: int
    since: datetime


@fact("清单已导出", "A list was exported")
class ListExported(Event, frozen=True):
    """`list`: which one, by its code."""

    list: CodeText
    rows: int
