"""Facts about files that come in pieces."""

from uuid import UUID

from anmin.kernel.words import Event, fact
from anmin.media.terms.evidence import EvidenceKind


@fact("开始分片上传", "An upload in pieces was begun")
class UploadOpened(Event, frozen=True):
    """`size` in bytes. Its evidence will have the same id."""

    upload: UUID
    kind: EvidenceKind
    size: int
