"""The OpenID provider over the network: its discovery document, its keys, the exchange of a code.

Asks the configured issuer and the addresses it names, nothing else; follows no redirect; believes nothing by itself.
"""

from time import monotonic
from urllib.parse import quote, urlsplit

import httpx
import msgspec
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from anmin.identity.model.oidc import Provider
from anmin.identity.slots import Slots
from anmin.identity.terms.oidc import OIDC_AWAY
from anmin.kernel.settings import Oidc

KEPT_SECONDS = 3600.0
KEYS_AT_MOST_EVERY = 30.0
SECONDS = 5.0
_MOST_BYTES = 1_000_000


class ExchangeRefusedError(Exception):
    """The provider gave no ID token for this code."""


class OidcClient(Slots):
    """One per process. Raises OIDC_AWAY when the provider cannot be reached or talks nonsense."""

    def __init__(self, settings: Oidc, most: int) -> None:
        super().__init__(most)
        self.settings = settings
        self._provider: tuple[Provider, float] | None = None
        self._keys: tuple[KeySet, float] | None = None

    async def provider(self) -> Provider:
        if self._provider is None or monotonic() - self._provider[1] > KEPT_SECONDS:
            address = self.settings.issuer.rstrip("/") + "/.well-known/openid-configuration"
            try:
                found = msgspec.json.decode(await _get(address), type=Provider)
            except msgspec.DecodeError:
                raise OIDC_AWAY() from None
            ends = (found.authorization_endpoint, found.token_endpoint, found.jwks_uri)
            if found.issuer != self.settings.issuer or not all(map(_is_safe, ends)):
                raise OIDC_AWAY()
            self._provider = (found, monotonic())
        return self._provider[0]

    async def keys(self, *, fresh: bool = False) -> KeySet:
        """The provider's public keys. `fresh`: it may have changed them; asked again at most twice a minute."""
        age = monotonic() - self._keys[1] if self._keys else KEPT_SECONDS
        if self._keys is None or age >= (KEYS_AT_MOST_EVERY if fresh else KEPT_SECONDS):
            content = await _get((await self.provider()).jwks_uri)
            try:
                self._keys = (KeySet.import_key_set(msgspec.json.decode(content)), monotonic())
            except (msgspec.DecodeError, JoseError, ValueError, TypeError, KeyError):
                raise OIDC_AWAY() from None
        return self._keys[0]

    async def exchange(self, code: str, verifier: str, back: str) -> str:
        """The ID token for a code, as it came. Raises ExchangeRefusedError."""
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
        who = httpx.BasicAuth(quote(self.settings.client_id, safe=""), quote(self.settings.client_secret, safe=""))
        try:
            async with _client() as client:
                answer = await client.post((await self.provider()).token_endpoint, data=form, auth=who)
            token = msgspec.json.decode(answer.content).get("id_token") if answer.is_success else None
        except httpx.HTTPError:
            raise OIDC_AWAY() from None
        except (msgspec.DecodeError, AttributeError):
            raise ExchangeRefusedError from None
        if not isinstance(token, str):
            raise ExchangeRefusedError
        return token


def _client() -> httpx.AsyncClient:
    return httpx.AsyncClient(timeout=SECONDS, follow_redirects=False, trust_env=False)


async def _get(address: str) -> bytes:
    try:
        async with _client() as client:
            answer = await client.get(address)
    except httpx.HTTPError:
        raise OIDC_AWAY() from None
    if not answer.is_success or len(answer.content) > _MOST_BYTES:
        raise OIDC_AWAY()
    return answer.content


def _is_safe(address: str) -> bool:
    """HTTPS; plain HTTP on this machine alone, for a provider behind the same proxy."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1", "localhost"))
