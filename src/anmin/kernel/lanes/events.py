"""What operators did about parked jobs."""

from uuid import UUID

from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("暂停的任务已重新执行", "A parked job was run again")
class JobRerun(Event, frozen=True):
    job: UUID
    lane: CodeText
    kind: CodeText
    name: CodeText


@fact("暂停的任务已跳过", "A parked job was skipped")
class JobSkipped(Event, frozen=True):
    job: UUID
    lane: CodeText
    kind: CodeText
    name: CodeText
