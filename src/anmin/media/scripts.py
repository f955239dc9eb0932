"""Whether a file carries something that a reader's program would run: a page behind a picture, JavaScript in a PDF.

Looks for what is certain to be meant; short marks that random bytes would hold are left out. It is no virus scanner.
"""

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

BLOCK = 1 << 20
UNFOLDED = 64 << 20
"""The most bytes that a PDF's compressed objects may unfold into."""

_MARKS = (b"<script", b"<iframe", b"<!doctype html", b"javascript:")
_OVERLAP = max(map(len, _MARKS)) - 1
_DICTIONARY = 4000
_ACTIVE = re.compile(rb"/(?:JavaScript|Launch)(?![A-Za-z0-9])")
_SEALED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


class SealedPdf(Exception):
    """It is encrypted or unfolds too far: nobody can say what it carries."""


def has_marks(file: BinaryIO) -> bool:
    """Whether a mark of a page's script stands anywhere in the file."""
    file.seek(0)
    tail = b""
    while block := file.read(BLOCK):
        low = (tail + block).lower()  # plain searches: a pattern would hold the interpreter a hundred times as long
        if any(mark in low for mark in _MARKS):
            return True
        tail = block[-_OVERLAP:]
    return False


def pdf_acts(content: bytes) -> bool:
    """Whether a PDF holds JavaScript or starts a program (ISO 32000-1, 12.6.4). Raises SealedPdf."""
    named = _named(content)
    if _SEALED.search(named):
        raise SealedPdf
    return bool(_ACTIVE.search(named)) or any(_ACTIVE.search(_named(part)) for part in _objects(content))


def _objects(content: bytes) -> Iterator[bytes]:
    """The compressed object streams, unfolded: actions may stand in them (7.5.7)."""
    left, at = UNFOLDED, 0
    while (begins := content.find(b"stream", at)) >= 0:
        at = begins + len(b"stream")
        if content.endswith(b"end", 0, begins):
            continue
        head = content.rfind(b"obj", max(0, begins - _DICTIONARY), begins)
        dictionary = _named(content[head:begins]) if head >= 0 else b""
        if b"/ObjStm" not in dictionary or b"/Filter" not in dictionary:
            continue
        ends = content.find(b"endstream", at)
        part = _unfolded(content[at : ends if ends >= 0 else len(content)].lstrip(b"\r\n"), left)
        left -= len(part)
        yield part


def _unfolded(data: bytes, most: int) -> bytes:
    unfolding = zlib.decompressobj()
    try:
        part = unfolding.decompress(data, max(1, most))
    except zlib.error:
        raise SealedPdf from None
    if unfolding.unconsumed_tail:
        raise SealedPdf
    return part


def _named(part: bytes) -> bytes:
    """Names with their escapes undone: `/J#61vaScript` is JavaScript (7.3.5)."""
    return _ESCAPED.sub(lambda found: bytes((int(found[1], 16),)), part)
