"""Facts about packages of evidence."""

from uuid import UUID

from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact


@fact("导出了证据包", "Evidence was exported as a package")
class EvidenceExported(Event, frozen=True):
    """`pieces`: how many went along."""

    export: UUID
    owner: CodeText
    purpose: CodeText
    pieces: int
