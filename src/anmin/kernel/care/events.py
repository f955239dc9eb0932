"""What the night's work did."""

from datetime import datetime

from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("到期数据已清除", "Rows whose time is over were erased")
class Erased(Event, frozen=True):
    table: CodeText
    rows: int


@fact("已预建流水月份", "Months of the journal were made ahead")
class MonthsMade(Event, frozen=True):
    months: int


@fact("备份完成并经试恢复核对", "A backup was made and proved by loading it")
class BackupProved(Event, frozen=True):
    """`made`: when it was begun. `bytes`: of its files. `server`: the major version of PostgreSQL."""

    made: datetime
    rows: int
    bytes: int
    server: int
