"""A file that arrived, judged from its content: what it is, whether it may stay, what of it may be shown.

Blocking work over an open file, for a thread. Keeps nothing.
"""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from anmin.kernel.uploads import Upload
from anmin.media.blanking import Blank, Malformed, blanked, blanks
from anmin.media.limits import LimitRow
from anmin.media.pictures import FORMATS, shown_copy
from anmin.media.scripts import SealedPdf, has_marks, pdf_acts
from anmin.media.sniffing import HEAD_BYTES, accepted, is_markup, is_text, sniff
from anmin.media.terms import evidence as terms
from anmin.media.terms.evidence import EvidenceKind, MediaType, ShownCopy

BLOCK = 1 << 20


class Examined(msgspec.Struct, frozen=True):
    """`picture`: the whole copy of a picture. `over`: what is blanked in the copy of a recording."""

    media_type: MediaType
    size: int
    copy: ShownCopy
    copy_type: MediaType
    picture: bytes = b""
    over: tuple[Blank, ...] = ()

    @property
    def copy_size(self) -> int:
        return len(self.picture) or (0 if self.copy is ShownCopy.NONE else self.size)

    def copy_blocks(self, file: BinaryIO) -> Iterator[bytes]:
        """The copy that was made, from the same file."""
        return iter((self.picture,)) if self.picture else blanked(blocks(file), list(self.over))


def examine(upload: Upload, kind: EvidenceKind, limit: LimitRow) -> Examined:
    """Raises MEDIA_EMPTY, MEDIA_TYPE_UNKNOWN, MEDIA_TYPE_DIFFERS, MEDIA_CARRIES_SCRIPT, MEDIA_UNREADABLE,
    MEDIA_TOO_MANY_PIXELS.
    """
    if not upload.size:
        raise terms.MEDIA_EMPTY()
    type = _typed(upload, kind)
    if has_marks(upload.file) or (type is MediaType.PDF and _acts(upload.file)):
        raise terms.MEDIA_CARRIES_SCRIPT()
    if type in FORMATS:
        shown, picture = shown_copy(upload.file, type, limit.megapixels)
        return Examined(type, upload.size, ShownCopy.MADE, shown, picture)
    if type is MediaType.HEIC:
        return Examined(type, upload.size, ShownCopy.NONE, type)
    return _recorded(upload, type)


def blocks(file: BinaryIO) -> Iterator[bytes]:
    """The file from its beginning."""
    file.seek(0)
    while block := file.read(BLOCK):
        yield block


def _typed(upload: Upload, kind: EvidenceKind) -> MediaType:
    file = upload.file
    file.seek(0)
    head = file.read(HEAD_BYTES)
    found = sniff(head)
    if not found and is_markup(head):
        raise terms.MEDIA_CARRIES_SCRIPT()
    if not found and kind is EvidenceKind.DOCUMENT and is_text(head + file.read()):
        found = (MediaType.TEXT,)
    return accepted(kind, upload.claimed, found)


def _acts(file: BinaryIO) -> bool:
    file.seek(0)
    try:
        return pdf_acts(file.read())
    except SealedPdf:
        raise terms.MEDIA_UNREADABLE() from None


def _recorded(upload: Upload, type: MediaType) -> Examined:
    """A recording that cannot be walked through is kept, because it may be all there is; it is only not shown."""
    try:
        over = tuple(blanks(upload.file, type))
    except Malformed:
        return Examined(type, upload.size, ShownCopy.NONE, type)
    return Examined(type, upload.size, ShownCopy.MADE if over else ShownCopy.SAME, type, over=over)
