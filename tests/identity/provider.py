"""A small OpenID provider on loopback, real in what matters: discovery, PKCE, client secret, signed ID tokens."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import uvicorn
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OctKey

from anmin.kernel.clock import SetClock

CLIENT, SECRET = "anmin house", "s3cret/with+signs"


@dataclass
class Provider:
    """`change` alters the next ID tokens before they are signed; `sign` replaces the signing altogether."""

    clock: SetClock
    issuer: str = ""
    keys: list[ECKey] = field(default_factory=lambda: [_key("one")])
    change: dict[str, Any] = field(default_factory=dict)
    forged: str | None = None
    broken: bool = False
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def authorise(self, url: str, subject: str) -> tuple[str, str]:
        """What the browser does at the provider: (state, code), after somebody logged in there."""
        parts = urlsplit(url)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        assert url.startswith(self.issuer + "/authorize?")
        assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
        assert asked["client_id"] == CLIENT
        code = secrets.token_urlsafe(16)
        self.codes[code] = {**asked, "sub": subject}
        return asked["state"], code

    def rotate(self) -> None:
        self.keys = [_key(secrets.token_hex(4))]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked.append(scope["path"])
        body = (await receive()).get("body", b"")
        status, answer = self._answer(scope, body)
        await send(
            {"type": "http.response.start", "status": status, "headers": [(b"content-type", b"application/json")]}
        )
        await send({"type": "http.response.body", "body": msgspec.json.encode(answer)})

    def _answer(self, scope: Any, body: bytes) -> tuple[int, Any]:
        if self.broken:
            return 200, ["nonsense"]
        if scope["path"] == "/.well-known/openid-configuration":
            ends = {name: f"{self.issuer}/{path}" for name, path in _ENDS.items()}
            return 200, {"issuer": self.issuer, **ends, "scopes_supported": ["openid"]}
        if scope["path"] == "/jwks":
            return 200, KeySet(self.keys).as_dict(private=False)
        return self._token(dict(scope["headers"]), {n: v[0] for n, v in parse_qs(body.decode()).items()})

    def _token(self, headers: dict[bytes, bytes], form: dict[str, str]) -> tuple[int, Any]:
        start = self.codes.pop(form.get("code", ""), None)
        expected = base64.b64encode(b"anmin%20house:s3cret%2Fwith%2Bsigns").decode()
        if headers.get(b"authorization", b"").decode() != f"Basic {expected}":
            return 401, {"error": "invalid_client"}
        if start is None or form["redirect_uri"] != start["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=")
        if challenge.decode() != start["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        return 200, {"token_type": "Bearer", "access_token": "x", "id_token": self._id_token(start)}

    def _id_token(self, start: dict[str, str]) -> str:
        now = int(self.clock.now().timestamp())
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": start["sub"], "nonce": start["nonce"]}
        claims |= {"iat": now, "exp": now + 300, **self.change}
        claims = {name: value for name, value in claims.items() if value is not None}
        if self.forged == "none":
            head, content = (_b64(msgspec.json.encode(part)) for part in ({"alg": "none"}, claims))
            return f"{head}.{content}."
        if self.forged == "shared":
            return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(SECRET + SECRET))
        key = _key(self.keys[0].kid or "one") if self.forged == "stranger" else self.keys[0]
        return jwt.encode({"alg": "ES256", "kid": key.kid}, claims, key)


_ENDS = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "jwks"}


def _key(kid: str) -> ECKey:
    return ECKey.generate_key("P-256", {"kid": kid, "use": "sig", "alg": "ES256"})


def _b64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


@asynccontextmanager
async def running(clock: SetClock) -> AsyncIterator[Provider]:
    provider = Provider(clock)
    server = uvicorn.Server(
        uvicorn.Config(provider, port=0, log_config=None, lifespan="off", timeout_graceful_shutdown=1)
    )
    task = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    provider.issuer = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    yield provider
    server.should_exit = True
    await task
