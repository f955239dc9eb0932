"""Facts about links to evidence. No token."""

from datetime import datetime
from uuid import UUID

from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("获取了证据链接", "A link to evidence was made")
class EvidenceLinked(Event, frozen=True):
    """`original`: it leads to the original. `purpose` is empty when the file did not come from another citizen."""

    evidence: UUID
    owner: CodeText | None
    original: bool
    purpose: CodeText | None
    until: datetime
