"""The built web pages, served from the package: a page for each face, its files for ever, nothing from elsewhere.

It knows only files that lie in the folder when it starts; whatever else is asked for belongs to the house.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import MutableMapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

import anmin
from anmin.kernel.live.app import App

BUILT = Path(anmin.__file__).parent / "web"
FACES = ("console", "officer")
"""Each has its pages below its own name; every other address is the citizen's."""
HOUSE = ("/api/", "/h5/", "/ground/", "/healthz", "/readyz", "/metrics")
TYPES = {
    ".html": b"text/html; charset=utf-8",
    ".js": b"text/javascript; charset=utf-8",
    ".mjs": b"text/javascript; charset=utf-8",
    ".css": b"text/css; charset=utf-8",
    ".svg": b"image/svg+xml",
    ".png": b"image/png",
    ".webp": b"image/webp",
    ".woff2": b"font/woff2",
    ".mp3": b"audio/mpeg",
    ".json": b"application/json",
    ".pbf": b"application/x-protobuf",
    ".webmanifest": b"application/manifest+json",
}
CODINGS = ((b"br", ".br"), (b"gzip", ".gz"))
POLICY = (
    "default-src 'none'; script-src 'self'{own}; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self' {ground}; media-src 'self' blob:; worker-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
GUARDS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"geolocation=(self), camera=(self), microphone=(self)"),
)
NOT_BUILT = "The pages are not built: run `make web`. 页面尚未构建：请运行 make web。\n"


class Kept(msgspec.Struct, frozen=True):
    """A built file and its compressed forms, by content coding."""

    file: Path
    kind: bytes
    coded: dict[bytes, Path]


class Faces:
    """Answers GET and HEAD of built files and of pages; everything else goes on to `house`.

    `ground`: another origin that the operator has set for the map, which the pages may then ask as well.
    """

    def __init__(self, house: App, folder: Path = BUILT, ground: str = "") -> None:
        self._house = house
        self._policy = POLICY.format(own="", ground=ground).encode()
        self._page_policy = POLICY.format(own=_own_scripts(folder), ground=ground).encode()
        self._files = {f"/{each.relative_to(folder).as_posix()}": _kept(each) for each in _servable(folder)}

    async def __call__(self, scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            path = scope["path"]
            if (found := self._files.get(path)) and found.kind != TYPES[".html"]:
                return await self._send(scope, send, found, _lasting(path), self._policy)
            heads = dict(scope["headers"])
            if _is_page(path, heads.get(b"accept", b"")):
                return await self._page(scope, send, path)
        return await self._house(scope, receive, send)

    async def _page(self, scope: MutableMapping[str, Any], send: Any, path: str) -> None:
        face = path.strip("/").partition("/")[0]
        found = self._files.get(f"/{face if face in FACES else 'citizen'}/index.html")
        if found is None:
            await _reply(send, 503, [(b"content-type", b"text/plain; charset=utf-8")], NOT_BUILT.encode())
        else:
            await self._send(scope, send, found, b"no-cache", self._page_policy)

    async def _send(self, scope: MutableMapping[str, Any], send: Any, kept: Kept, lasts: bytes, policy: bytes) -> None:
        heads = dict(scope["headers"])
        accepted = heads.get(b"accept-encoding", b"")
        coding = next((name for name, _ in CODINGS if name in accepted and name in kept.coded), None)
        file = kept.coded[coding] if coding else kept.file
        tag = f'"{file.stat().st_mtime_ns:x}-{file.stat().st_size:x}"'.encode()
        headers = [(b"content-type", kept.kind), (b"cache-control", lasts), (b"etag", tag), *GUARDS]
        headers += [
            (b"content-security-policy", policy),
            (b"vary", b"accept-encoding"),
            *([(b"content-encoding", coding)] if coding else []),
        ]
        if heads.get(b"if-none-match") == tag:
            await _reply(send, 304, headers, b"")
            return
        content = file.read_bytes()
        headers.append((b"content-length", str(len(content)).encode()))
        await _reply(send, 200, headers, b"" if scope["method"] == "HEAD" else content)


def _servable(folder: Path) -> list[Path]:
    hidden = {ending for _, ending in CODINGS}
    every = (each for each in folder.rglob("*") if each.is_file() and each.suffix in TYPES) if folder.is_dir() else ()
    return [each for each in every if each.suffix not in hidden and ".vite" not in each.parts]


def _own_scripts(folder: Path) -> str:
    """The scripts that stand in the pages themselves, as sources of a policy (CSP 3, hash-source)."""
    scripts = {script for page in folder.glob("*/index.html") for script in INLINE.findall(page.read_bytes())}
    return "".join(sorted(f" 'sha256-{b64encode(sha256(each).digest()).decode()}'" for each in scripts))


def _kept(file: Path) -> Kept:
    coded = {name: file.with_name(file.name + ending) for name, ending in CODINGS}
    return Kept(file, TYPES[file.suffix], {name: each for name, each in coded.items() if each.is_file()})


def _lasting(path: str) -> bytes:
    """Files below `/assets/` carry the hash of their content in the name."""
    return b"public, max-age=31536000, immutable" if path.startswith("/assets/") else b"no-cache"


def _is_page(path: str, accept: bytes) -> bool:
    return b"text/html" in accept and not path.startswith(HOUSE) and "." not in path.rpartition("/")[2]


async def _reply(send: Any, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
