"""Real files for the tests, made here; and evidence put and given as rooms above do it."""

from __future__ import annotations

import hashlib
import io
import struct
from typing import Any
from uuid import UUID

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

from anmin.kernel.access import ANONYMOUS, HOUSE, Actor
from anmin.kernel.ctx import Caller
from anmin.kernel.house import House
from anmin.kernel.ids import new_id
from anmin.kernel.personal import Secret, Sensitive
from anmin.kernel.uploads import Upload, held
from anmin.kernel.words import Code
from anmin.media.actions.evidence import AttachEvidence, PutEvidence, StoredEvidence, attach, put_evidence
from anmin.media.limits import FIRST
from anmin.media.owners import Owners
from anmin.media.terms.evidence import EvidenceKind

MAKER = "SecretPhone"
NOBODY, THE_HOUSE = Caller(ANONYMOUS), Caller(HOUSE)


class Sought(Code):
    """A purpose of a room above."""

    CASE = "planted_case", "办理案件", "The person works on this case"


def photo(size: tuple[int, int] = (2400, 1200), form: str = "JPEG", *, orientation: int = 6) -> bytes:
    """Left half red, right half blue; with the maker, the place, a comment and a profile in it."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.Make] = MAKER
    exif.get_ifd(IFD.GPSInfo).update(
        {GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (27.0, 20.0, 1.0), GPS.GPSLongitude: (117.0, 29.0, 2.0)}
    )
    more: dict[str, Any] = {"comment": MAKER.encode()} if form == "JPEG" else {}
    if form == "PNG":
        more["pnginfo"] = PngInfo()
        more["pnginfo"].add_text("Author", MAKER)
    content = io.BytesIO()
    picture.save(content, form, exif=exif, icc_profile=MAKER.encode() * 20, **more)
    assert MAKER.encode() in content.getvalue()
    return content.getvalue()


def box(name: bytes, inside: bytes, *, long: bool = False) -> bytes:
    if long:
        return struct.pack(">I4sQ", 1, name, 16 + len(inside)) + inside
    return struct.pack(">I4s", 8 + len(inside), name) + inside


def film(brand: bytes = b"isom", *, long: bool = False) -> bytes:
    """An MP4 whose recorder wrote the place, into the film's own data and into a track of its own."""
    place = box(b"udta", box(b"\xa9xyz", b"+27.3336+117.4839/" + MAKER.encode()), long=long)
    positions = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + b"meta" + MAKER.encode())))
    picture = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + b"vide" + b"track")) + place)
    return box(b"ftyp", brand + bytes(4)) + box(b"moov", picture + positions + place) + box(b"mdat", b"picture" * 99)


def wave() -> bytes:
    body = b"WAVE" + b"".join(
        name + struct.pack("<I", len(inside)) + inside + b"\0" * (len(inside) % 2)
        for name, inside in ((b"fmt ", bytes(16)), (b"LIST", b"INFOIART" + MAKER.encode()), (b"data", b"sound" * 20))
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def mp3() -> bytes:
    tag = b"TPE1" + bytes(6) + MAKER.encode()
    head = b"ID3\x04\x00\x00" + bytes((0, 0, len(tag) >> 7, len(tag) & 0x7F))
    return head + tag + b"\xff\xfb\x90\x00" + b"sound" * 50 + b"TAG" + MAKER.encode().ljust(125, b"\0")


AMR = b"#!AMR\n" + b"\x3c" + b"sound" * 30
OGG = b"OggS\x00\x02" + b"sound" * 30
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm" + b"picture" * 30
HEIC = box(b"ftyp", b"heic" + bytes(4)) + b"picture" * 30
PDF = b"%PDF-1.4\n1 0 obj << /Type /Catalog /OpenAction [3 0 R /Fit] >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF"
TEXT = "有人在永和路纵火，请马上来。".encode()


def arrived(content: bytes, claimed: str = "", name: str | None = None) -> Upload:
    digest = hashlib.sha256(content).hexdigest()
    return held(io.BytesIO(content), Upload(digest, len(content), claimed, Sensitive(name) if name else None))


async def put(
    house: House, content: bytes, kind: EvidenceKind = EvidenceKind.PHOTO, by: Caller = NOBODY, **more: Any
) -> StoredEvidence:
    name = more.pop("name", None)
    command = PutEvidence(kind=kind, content=arrived(content, name=name), **more)
    return await put_evidence.run(house, by, command)


def new_case(house: House, *, standing: set[UUID] | None = None) -> str:
    """An owner of a registered kind; `standing` is what the upper room says is still there."""

    async def answers(_conn: Any, ids: Any) -> set[UUID]:
        return set(ids) if standing is None else standing & set(ids)

    owners = house.service(Owners)
    if "case" not in owners._kinds:
        owners.register("case", answers)
    return f"case:{new_id()}"


async def give(house: House, made: StoredEvidence, owner: str, by: Caller = THE_HOUSE, **more: Any) -> None:
    fields = {"token": Secret(made.token), **more}
    await attach.run(house, by, AttachEvidence(evidence=made.evidence, owner=owner, **fields))


def staff(office: UUID, *permissions: str) -> Caller:
    return Caller(Actor("staff", new_id(), new_id(), dict.fromkeys(permissions, frozenset({office}))))


LIMIT = FIRST[EvidenceKind.PHOTO]
