"""What a file is, what may stay and what is shown of it: pure work over real files."""

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from anmin.kernel.words import Problem
from anmin.media import pictures, scripts
from anmin.media.blanking import blanked, blanks
from anmin.media.examining import Examined, examine
from anmin.media.limits import FIRST, LimitRow
from anmin.media.sniffing import is_text, kind_of, sniff
from anmin.media.terms.evidence import EvidenceKind, MediaType, ShownCopy
from tests.media import making
from tests.media.making import LIMIT, MAKER, arrived, photo

DOCUMENT, VOICE, VIDEO = EvidenceKind.DOCUMENT, EvidenceKind.VOICE, EvidenceKind.VIDEO
GIF = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes(6) + b",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"


def judged(content: bytes, kind: EvidenceKind = EvidenceKind.PHOTO, claimed: str = "") -> Examined:
    return examine(arrived(content, claimed), kind, LIMIT)


def refused(content: bytes, kind: EvidenceKind = EvidenceKind.PHOTO, claimed: str = "") -> str:
    with pytest.raises(Problem) as caught:
        judged(content, kind, claimed)
    assert "{" not in caught.value.text("zh") + caught.value.text("en")
    return caught.value.fault.code


def shown(content: bytes, kind: EvidenceKind) -> bytes:
    upload = arrived(content)
    return b"".join(examine(upload, kind, LIMIT).copy_blocks(upload.file))


@pytest.mark.parametrize(
    ("content", "kind", "claimed", "type"),
    [
        (photo((40, 20)), EvidenceKind.PHOTO, "image/jpeg", MediaType.JPEG),
        (photo((40, 20)), EvidenceKind.PHOTO, "image/jpg", MediaType.JPEG),
        (photo((40, 20), "PNG"), EvidenceKind.PHOTO, "", MediaType.PNG),
        (photo((40, 20), "WEBP"), EvidenceKind.PHOTO, "application/octet-stream", MediaType.WEBP),
        (GIF, EvidenceKind.PHOTO, "image/gif", MediaType.GIF),
        (making.HEIC, EvidenceKind.PHOTO, "image/heif", MediaType.HEIC),
        (making.AMR, VOICE, "audio/amr", MediaType.AMR),
        (making.mp3(), VOICE, "audio/mp3", MediaType.MP3),
        (making.mp3()[making.mp3().index(b"\xff\xfb") :], VOICE, "", MediaType.MP3),
        (making.film(b"M4A "), VOICE, "audio/x-m4a", MediaType.M4A),
        (making.film(b"mp42"), VOICE, "audio/mp4", MediaType.M4A),
        (making.wave(), VOICE, "audio/x-wav", MediaType.WAV),
        (making.OGG, VOICE, "audio/opus", MediaType.OGG),
        (making.WEBM, VOICE, "audio/webm", MediaType.WEBM_AUDIO),
        (making.WEBM, VIDEO, "video/webm", MediaType.WEBM),
        (making.film(), VIDEO, "video/mp4", MediaType.MP4),
        (making.film(b"qt  "), VIDEO, "video/quicktime", MediaType.MOV),
        (making.PDF, DOCUMENT, "application/pdf", MediaType.PDF),
        (making.TEXT, DOCUMENT, "text/plain", MediaType.TEXT),
        ("报案".encode("gb18030"), DOCUMENT, "", MediaType.TEXT),
        ("报案".encode("utf-16"), DOCUMENT, "", MediaType.TEXT),
    ],
)
def test_what_people_send_is_taken(content: bytes, kind: EvidenceKind, claimed: str, type: MediaType) -> None:
    found = judged(content, kind, claimed)
    assert (found.media_type, found.size) == (type, len(content))
    assert kind_of(type) is kind


@pytest.mark.parametrize(
    ("content", "kind", "claimed", "code"),
    [
        (b"", EvidenceKind.PHOTO, "", "media_empty"),
        (photo((40, 20)), EvidenceKind.PHOTO, "image/png", "media_type_differs"),
        (photo((40, 20)), EvidenceKind.PHOTO, "text/html", "media_type_differs"),
        (photo((40, 20)), VIDEO, "", "media_type_differs"),
        (making.film(), EvidenceKind.PHOTO, "video/mp4", "media_type_differs"),
        (b"MZ\x90\x00" + bytes(99), DOCUMENT, "", "media_type_unknown"),
        (b"PK\x03\x04" + bytes(99), DOCUMENT, "application/zip", "media_type_unknown"),
        (making.TEXT, EvidenceKind.PHOTO, "", "media_type_unknown"),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska", VIDEO, "", "media_type_unknown"),
        (b"<svg xmlns='x'><g onload='x()'/></svg>", EvidenceKind.PHOTO, "image/svg+xml", "media_carries_script"),
        (b"\xef\xbb\xbf <?xml version='1.0'?><svg/>", EvidenceKind.PHOTO, "image/png", "media_carries_script"),
        (b"<!DOCTYPE html><p>x", DOCUMENT, "text/plain", "media_carries_script"),
        (b"good day <ScRiPt>x()</script>", DOCUMENT, "text/plain", "media_carries_script"),
        (photo((40, 20)) + b"<script>x()</script>", EvidenceKind.PHOTO, "image/jpeg", "media_carries_script"),
        (making.film() + b"<iframe src=x>", VIDEO, "", "media_carries_script"),
        (making.PDF.replace(b"[3 0 R /Fit]", b"<< /S /JavaScript /JS (x) >>"), DOCUMENT, "", "media_carries_script"),
        (making.PDF.replace(b"[3 0 R /Fit]", b"<< /S /J#61vaScript >>"), DOCUMENT, "", "media_carries_script"),
        (making.PDF.replace(b"[3 0 R /Fit]", b"<< /S /Launch /F (x) >>"), DOCUMENT, "", "media_carries_script"),
        (making.PDF.replace(b"/Root", b"/Encrypt 9 0 R /Root"), DOCUMENT, "", "media_unreadable"),
        (photo((40, 20))[:-200], EvidenceKind.PHOTO, "", "media_unreadable"),
        (b"\xff\xd8\xff\xe0" + bytes(400), EvidenceKind.PHOTO, "", "media_unreadable"),
    ],
)
def test_what_lies_or_acts_or_cannot_be_read_is_refused(
    content: bytes, kind: EvidenceKind, claimed: str, code: str
) -> None:
    assert refused(content, kind, claimed) == code


def test_a_mark_across_two_blocks_is_found() -> None:
    content = making.OGG.ljust(scripts.BLOCK - 3, b"\0") + b"<script>"
    assert refused(content, VOICE) == "media_carries_script"


def test_an_action_in_a_compressed_object_is_found() -> None:
    def hidden(inside: bytes) -> bytes:
        data = zlib.compress(inside)
        stream = b"5 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >> stream\r\n" + data + b"\r\nendstream"
        return making.PDF.replace(b"trailer", stream + b"\nendobj\ntrailer")

    assert judged(hidden(b"6 0 << /Type /Page >>"), DOCUMENT).media_type is MediaType.PDF
    assert refused(hidden(b"6 0 << /S /JavaScript /JS (x) >>"), DOCUMENT) == "media_carries_script"
    assert refused(hidden(bytes(scripts.UNFOLDED + 1)), DOCUMENT) == "media_unreadable"
    damaged = hidden(b"6 0 x").replace(b"stream\r\nx", b"stream\r\ny")
    assert refused(damaged, DOCUMENT) == "media_unreadable"


def test_a_picture_that_would_unfold_too_far_is_refused_before_it_does() -> None:
    def chunk(name: bytes, inside: bytes) -> bytes:
        return struct.pack(">I", len(inside)) + name + inside + struct.pack(">I", zlib.crc32(name + inside))

    for side in (9_000, 60_000):
        head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
        bomb = (
            b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(9))) + chunk(b"IEND", b"")
        )
        assert refused(bomb) == "media_too_many_pixels"
    small = LimitRow(kind=EvidenceKind.PHOTO, mebibytes=1, megapixels=1)
    with pytest.raises(Problem, match="media_too_many_pixels"):
        examine(arrived(photo((1100, 1000))), EvidenceKind.PHOTO, small)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_the_shown_copy_tells_nothing_and_stands_upright(form: str) -> None:
    content = photo(form=form)
    copy = shown(content, EvidenceKind.PHOTO)
    assert MAKER.encode() not in copy
    with Image.open(io.BytesIO(copy)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (800, 1600)), "turned by a quarter and scaled"
        assert not picture.getexif()
        assert not {"exif", "icc_profile", "comment", "xmp"} & picture.info.keys()
        top = picture.convert("RGB").getpixel((400, 100))
        assert isinstance(top, tuple)
        assert top[0] > 200 > top[2], "what was left is above"


def test_what_shines_through_stays_so() -> None:
    made = io.BytesIO()
    Image.new("RGBA", (30, 20), (255, 0, 0, 40)).save(made, "PNG")
    with Image.open(io.BytesIO(shown(made.getvalue(), EvidenceKind.PHOTO))) as picture:
        assert (picture.format, picture.mode, picture.size) == ("WEBP", "RGBA", (30, 20))


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "CMYK", "I;16"])
def test_unusual_pictures_are_shown_too(mode: str) -> None:
    made = io.BytesIO()
    Image.new(mode, (30, 20)).save(made, "JPEG" if mode == "CMYK" else "PNG")
    with Image.open(io.BytesIO(shown(made.getvalue(), EvidenceKind.PHOTO))) as picture:
        assert picture.size == (30, 20)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (making.film(), VIDEO),
        (making.film(long=True), VIDEO),
        (making.film(b"M4A "), VOICE),
        (making.wave(), VOICE),
        (making.mp3(), VOICE),
    ],
)
def test_a_recording_is_shown_without_its_place_and_maker(content: bytes, kind: EvidenceKind) -> None:
    copy = shown(content, kind)
    assert len(copy) == len(content)
    assert MAKER.encode() in content
    assert MAKER.encode() not in copy
    assert b"+27.33" not in copy
    assert content.count(b"sound") == copy.count(b"sound")
    assert content.count(b"picture") == copy.count(b"picture")
    assert copy.count(b"vide") == content.count(b"vide")
    assert sniff(copy) == sniff(content)
    assert judged(copy, kind).copy is not ShownCopy.NONE, "what was blanked can be walked through again"
    assert shown(copy, kind) == copy


@pytest.mark.parametrize(
    ("content", "kind", "copy"),
    [
        (making.AMR, VOICE, ShownCopy.SAME),
        (making.TEXT, DOCUMENT, ShownCopy.SAME),
        (making.HEIC, EvidenceKind.PHOTO, ShownCopy.NONE),
        (making.film()[:-40], VIDEO, ShownCopy.NONE),
    ],
)
def test_what_the_copy_is(content: bytes, kind: EvidenceKind, copy: ShownCopy) -> None:
    found = judged(content, kind)
    assert found.copy is copy
    assert found.copy_size == (0 if copy is ShownCopy.NONE else len(content))


BEGINNINGS = [
    b"",
    b"\xff\xd8\xff\xe1",
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    b"GIF89a",
    b"RIFF\x00\x00\x00\x00WEBPVP8 ",
    b"RIFF\x00\x00\x00\x00WAVE",
    b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00",
    b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00\x00\x00\x00\x50moov",
    b"ID3\x04\x00\x00",
    b"%PDF-1.7 1 0 obj /ObjStm /Filter stream\n",
    b"#!AMR\n",
]


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=300), st.sampled_from(EvidenceKind))
def test_no_bytes_at_all_are_a_fault_of_ours(start: bytes, rest: bytes, kind: EvidenceKind) -> None:
    upload = arrived(start + rest)
    try:
        found = examine(upload, kind, FIRST[kind])
    except Problem as refusal:
        assert 400 <= refusal.fault.status < 500
        return
    if found.copy is ShownCopy.MADE:
        assert sum(map(len, found.copy_blocks(upload.file))) == found.copy_size


@given(st.integers(1, 400), st.sampled_from([making.film(), making.wave(), making.mp3()]))
def test_blanking_does_not_depend_on_the_blocks(size: int, content: bytes) -> None:
    kind = sniff(content)[0]
    over = blanks(io.BytesIO(content), kind)
    pieces = [content[at : at + size] for at in range(0, len(content), size)]
    assert b"".join(blanked(pieces, over)) == b"".join(blanked([content], over))


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1))
def test_text_of_every_language_is_text(text: str) -> None:
    assert is_text(text.encode())


def test_a_picture_is_opened_by_its_own_reader_only() -> None:
    """A file that begins as one type must not be handed to the reader of another."""
    with pytest.raises(Problem, match="media_unreadable"):
        pictures.shown_copy(io.BytesIO(photo((40, 20), "PNG")), MediaType.JPEG, 64)
