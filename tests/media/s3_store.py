"""A store that speaks S3 on loopback, for tests: what the vault uses of it, in memory, over real HTTP, for one key only."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape, unescape

KEY, BUCKET = "TESTKEY", "evidence"


class S3(BaseHTTPRequestHandler):
    """`objects`: what stands under each name, and since when. `full`: it takes nothing more."""

    protocol_version = "HTTP/1.1"
    objects: ClassVar[dict[str, tuple[bytes, datetime]]]
    parts: ClassVar[dict[str, dict[int, bytes]]]
    full: ClassVar[bool]

    def _come(self) -> tuple[str, dict[str, str], bytes]:
        asked = urlsplit(self.path)
        name = unquote(asked.path).removeprefix(f"/{BUCKET}").removeprefix("/")
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        return name, {key: values[0] for key, values in parse_qs(asked.query, keep_blank_values=True).items()}, body

    def _answer(self, status: int, body: str | bytes = b"", **headers: str) -> None:
        content = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _closed(self) -> bool:
        shut = f"Credential={KEY}/" not in self.headers.get("authorization", "")
        if shut:
            self._answer(403, "<Error><Code>AccessDenied</Code><Message>no</Message></Error>")
        return shut

    def do_PUT(self) -> None:
        name, asked, body = self._come()
        if self._closed():
            return
        if self.full:
            self._answer(400, "<Error><Code>QuotaExceeded</Code><Message>full</Message></Error>")
        elif "partNumber" in asked:
            self.parts[asked["uploadId"]][int(asked["partNumber"])] = body
            self._answer(200, ETag=_tag(body))
        else:
            self.objects[name] = (body, datetime.now(UTC))
            self._answer(200, ETag=_tag(body))

    def do_POST(self) -> None:
        name, asked, body = self._come()
        if self._closed():
            return
        if "uploads" in asked:
            id = hashlib.sha256(f"{name}{len(self.parts)}".encode()).hexdigest()
            self.parts[id] = {}
            inside = f"<Bucket>{BUCKET}</Bucket><Key>{escape(name)}</Key><UploadId>{id}</UploadId>"
            self._answer(200, f"<InitiateMultipartUploadResult>{inside}</InitiateMultipartUploadResult>")
        elif "uploadId" in asked:
            parts = self.parts.pop(asked["uploadId"])
            content = b"".join(parts[number] for number in sorted(parts))
            self.objects[name] = (content, datetime.now(UTC))
            inside = f"<Key>{escape(name)}</Key><ETag>{_tag(content)}</ETag>"
            self._answer(200, f"<CompleteMultipartUploadResult>{inside}</CompleteMultipartUploadResult>")
        else:
            gone = re.findall(r"<Key>(.*?)</Key>", body.decode())
            for each in gone:
                self.objects.pop(unescape(each), None)
            told = "".join(f"<Deleted><Key>{each}</Key></Deleted>" for each in gone)
            self._answer(200, f"<DeleteResult>{told}</DeleteResult>")

    def do_GET(self) -> None:
        name, asked, _ = self._come()
        if self._closed():
            return
        if not name:
            self._answer(200, self._listed(asked.get("prefix", "")))
        elif name in self.objects:
            content, at = self.objects[name]
            said = {"ETag": _tag(content), "Last_Modified": f"{at:%a, %d %b %Y %H:%M:%S GMT}"}
            first, last = _range(self.headers.get("range"), len(content))
            if first >= len(content):
                self._answer(416, "<Error><Code>InvalidRange</Code><Message>beyond</Message></Error>")
            elif "range" in self.headers:
                said["Content_Range"] = f"bytes {first}-{last}/{len(content)}"
                self._answer(206, content[first : last + 1], **said)
            else:
                self._answer(200, content, **said)
        else:
            self._answer(404, "<Error><Code>NoSuchKey</Code><Message>none</Message></Error>")

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_DELETE(self) -> None:
        name, _, _ = self._come()
        if not self._closed():
            self.objects.pop(name, None)
            self._answer(204)

    def _listed(self, prefix: str) -> str:
        found = [(name, *kept) for name, kept in sorted(self.objects.items()) if name.startswith(prefix)]
        contents = "".join(
            f"<Contents><Key>{escape(name)}</Key><Size>{len(content)}</Size><ETag>{_tag(content)}</ETag>"
            f"<LastModified>{at:%Y-%m-%dT%H:%M:%S.000Z}</LastModified></Contents>"
            for name, content, at in found
        )
        return f"<ListBucketResult><KeyCount>{len(found)}</KeyCount>{contents}</ListBucketResult>"

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: tests look at what stands in it."""


def _range(asked: str | None, size: int) -> tuple[int, int]:
    first, last = (int(each) for each in asked.removeprefix("bytes=").split("-")) if asked else (0, size - 1)
    return first, min(last, size - 1)


def _tag(content: bytes) -> str:
    return f'"{hashlib.md5(content, usedforsecurity=False).hexdigest()}"'


@contextmanager
def s3() -> Iterator[tuple[type[S3], dict[str, str]]]:
    """The store, and the environment by which a house finds it under `s3://evidence/folder`."""

    class Store(S3):
        objects: ClassVar[dict[str, tuple[bytes, datetime]]] = {}
        parts: ClassVar[dict[str, dict[int, bytes]]] = {}
        full: ClassVar[bool] = False

    with ThreadingHTTPServer(("127.0.0.1", 0), Store) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        found = {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}",
            "AWS_ALLOW_HTTP": "true",
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_REGION": "us-east-1",
        }
        try:
            yield Store, found
        finally:
            server.shutdown()
            thread.join()
