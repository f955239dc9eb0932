"""Facts about evidence. No file name, no text of it, no token."""

from uuid import UUID

from anmin.kernel.fields import CodeText
from anmin.kernel.words import Event, fact
from anmin.media.terms.evidence import EvidenceKind, MediaType, ShownCopy


@fact("证据已封存", "Evidence was sealed")
class EvidenceStored(Event, frozen=True):
    """`size` in bytes; `sha256` of the original, in hex: none in lines older than this field."""

    evidence: UUID
    kind: EvidenceKind
    media_type: MediaType
    size: int
    copy: ShownCopy
    sha256: CodeText | None = None


@fact("证据已附上", "Evidence was attached")
class EvidenceAttached(Event, frozen=True):
    evidence: UUID
    owner: CodeText
    kind: EvidenceKind


@fact("证据已共享给更多单位", "Evidence was shared with more offices")
class EvidenceShared(Event, frozen=True):
    evidence: UUID
    owner: CodeText
    offices: tuple[UUID, ...]


@fact("调取了证据原件", "Original evidence was opened")
class OriginalOpened(Event, frozen=True):
    """`purpose` is empty when it concerns no citizen."""

    evidence: UUID
    owner: CodeText | None
    purpose: CodeText | None


@fact("播放了录音录像", "A recording was played")
class EvidencePlayed(Event, frozen=True):
    """`purpose` is empty when nobody else's data was looked at."""

    evidence: UUID
    owner: CodeText | None
    purpose: CodeText | None


@fact("证据随事项清除", "Evidence was erased with what it belonged to")
class EvidenceErased(Event, frozen=True):
    evidence: UUID
    owner: CodeText


@fact("无主文件已清除", "Stray files were removed")
class StrayFilesRemoved(Event, frozen=True):
    files: int
