"""Facts about reading the journal itself."""

from anmin.identity.terms.access_log import Filter
from anmin.kernel.words import Event, fact


@fact("查阅日志", "The journal was searched")
class AuditSearched(Event, frozen=True):
    looks_only: bool
    filters: tuple[Filter, ...]
    lines: int
