"""What a file is by its first bytes, whatever its sender says. Opens nothing and trusts no name."""

import re

from anmin.media.terms import evidence as terms
from anmin.media.terms.evidence import EvidenceKind, MediaType

HEAD_BYTES = 4096
"""How much of a file `sniff` wants to see."""

_KINDS = {"image": EvidenceKind.PHOTO, "audio": EvidenceKind.VOICE, "video": EvidenceKind.VIDEO}
_ALIASES = {
    "image/jpg": MediaType.JPEG,
    "image/pjpeg": MediaType.JPEG,
    "image/heif": MediaType.HEIC,
    "audio/mp3": MediaType.MP3,
    "audio/m4a": MediaType.M4A,
    "audio/x-m4a": MediaType.M4A,
    "audio/3gpp": MediaType.M4A,
    "audio/wave": MediaType.WAV,
    "audio/x-wav": MediaType.WAV,
    "audio/vnd.wave": MediaType.WAV,
    "audio/opus": MediaType.OGG,
    "application/ogg": MediaType.OGG,
    "audio/amr-wb": MediaType.AMR,
    "video/3gpp": MediaType.MP4,
}
_NO_CLAIM = ("", "application/octet-stream")
_STARTS: tuple[tuple[bytes, tuple[MediaType, ...]], ...] = (
    (b"\xff\xd8\xff", (MediaType.JPEG,)),
    (b"\x89PNG\r\n\x1a\n", (MediaType.PNG,)),
    (b"GIF87a", (MediaType.GIF,)),
    (b"GIF89a", (MediaType.GIF,)),
    (b"#!AMR\n", (MediaType.AMR,)),
    (b"#!AMR-WB\n", (MediaType.AMR,)),
    (b"ID3", (MediaType.MP3,)),
    (b"OggS", (MediaType.OGG,)),
    (b"%PDF-", (MediaType.PDF,)),
)
_BRANDS: dict[bytes, tuple[MediaType, ...]] = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"), (MediaType.HEIC,)),
    **dict.fromkeys((b"M4A ", b"M4B "), (MediaType.M4A,)),
    # Phones write recordings of the voice under the brands of films: the claim decides between the two.
    **dict.fromkeys((b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42"), (MediaType.MP4, MediaType.M4A)),
    **dict.fromkeys((b"avc1", b"dash", b"M4V ", b"MSNV", b"3gp4", b"3gp5", b"3gp6"), (MediaType.MP4, MediaType.M4A)),
    b"qt  ": (MediaType.MOV,),
}
_CONTROL = bytes({*range(32), 127} - set(b"\t\n\f\r\x1b"))
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|\?xml|html|head|body|svg|script|!--)", re.IGNORECASE)


def sniff(head: bytes) -> tuple[MediaType, ...]:
    """The types a file may be that begins with `head`, the likeliest first; none for a stranger, and none for text."""
    for start, types in _STARTS:
        if head.startswith(start):
            return types
    if head[:4] == b"RIFF":
        return {b"WAVE": (MediaType.WAV,), b"WEBP": (MediaType.WEBP,)}.get(head[8:12], ())
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], ())
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return (MediaType.WEBM, MediaType.WEBM_AUDIO) if b"\x42\x82\x84webm" in head[:64] else ()
    return (MediaType.MP3,) if _mpeg_frame(head) else ()


def is_markup(head: bytes) -> bool:
    """Whether it begins like a page or drawing that a browser would run."""
    return _MARKUP.match(head) is not None


def is_text(content: bytes) -> bool:
    """Whether all of it is text in UTF-8, UTF-16 with its mark, or GB 18030, without control characters."""
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not wide and len(content.translate(None, _CONTROL)) != len(content):
        return False
    return any(_decodes(content, encoding) for encoding in (("utf-16",) if wide else ("utf-8", "gb18030")))


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        return "\0" not in content.decode(encoding)
    except UnicodeError:
        return False


def kind_of(type: MediaType) -> EvidenceKind:
    return _KINDS.get(type.value.partition("/")[0], EvidenceKind.DOCUMENT)


def accepted(kind: EvidenceKind, claimed: str, found: tuple[MediaType, ...]) -> MediaType:
    """The one type that claim, kind and content agree on. Raises MEDIA_TYPE_UNKNOWN, MEDIA_TYPE_DIFFERS."""
    if not found:
        raise terms.MEDIA_TYPE_UNKNOWN()
    if claimed not in _NO_CLAIM:
        found = tuple(each for each in found if each == _ALIASES.get(claimed, claimed))
    for each in found:
        if kind_of(each) is kind:
            return each
    raise terms.MEDIA_TYPE_DIFFERS()


def _mpeg_frame(head: bytes) -> bool:
    """An MPEG-1/2 layer III frame header (ISO/IEC 11172-3 2.4.1.3): sync, layer, a bit rate and a sampling rate."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2 or head[1] & 0x18 == 0x08:
        return False
    return head[2] >> 4 not in (0, 15) and head[2] & 0x0C != 0x0C
