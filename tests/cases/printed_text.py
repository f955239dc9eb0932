"""What a printed sheet says: the text of a PDF as its face draws it."""

import base64
import re
import zlib


def text_of(pdf: bytes) -> str:
    """What is drawn: strings in UTF-16, behind the escapes of PDF."""
    assert pdf.startswith(b"%PDF")
    streams = re.findall(rb"/ASCII85Decode /FlateDecode.*?stream\n(.*?)endstream", pdf, re.DOTALL)
    drawn = b"".join(zlib.decompress(base64.a85decode(b"<~" + each.strip(), adobe=True)) for each in streams)
    found = re.findall(rb"\(((?:[^()\\]|\\.)*)\) Tj", drawn, re.DOTALL)
    return "".join(_plain(each) for each in found)


def _plain(text: bytes) -> str:
    escaped = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

    def real(match: re.Match[bytes]) -> bytes:
        said = match[1]
        return bytes([int(said, 8)]) if said.isdigit() else escaped.get(said, said)

    return re.sub(rb"\\([0-7]{3}|.)", real, text, flags=re.DOTALL).decode("utf-16-be")
