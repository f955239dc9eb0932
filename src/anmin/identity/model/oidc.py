"""What is remembered between leaving for the OpenID provider and coming back, and which ID token is believed.

Sources: OpenID Connect Core 1.0 §3.1.3.7, RFC 7636 (PKCE), RFC 8176 (`amr`).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from authlib.common.security import generate_token
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures with the provider's private key only: `none` and shared secrets are never believed."""

LEEWAY_SECONDS = 60
_SECOND_FACTORS = frozenset({"mfa", "otp", "hwk", "swk", "sc"})
_LONGEST_SUBJECT = 255


class Provider(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """The part of the provider's discovery document that is needed."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str


class Start(msgspec.Struct, frozen=True):
    """One journey to the provider: kept sealed until the return, good for one."""

    state: str
    nonce: str
    verifier: str


class Identity(msgspec.Struct, frozen=True):
    """Who the provider says has signed in, and whether it vouches for a second factor."""

    issuer: str
    subject: str
    second_factor: bool


class TokenRefusedError(Exception):
    """The ID token is not to be believed. Carries nothing of it."""


def new_start() -> Start:
    """Fresh random values: 128 bits each, the verifier 256 and more."""
    return Start(generate_token(32), generate_token(32), generate_token(64))


def address(provider: Provider, client: str, back: str, start: Start) -> str:
    """Where the browser goes: the provider's page with state, nonce and the PKCE challenge."""
    uri: str = prepare_grant_uri(
        provider.authorization_endpoint,
        client_id=client,
        response_type="code",
        redirect_uri=back,
        scope="openid",
        state=start.state,
        nonce=start.nonce,
        code_challenge=create_s256_code_challenge(start.verifier),
        code_challenge_method="S256",
    )
    return uri


def believe(token: str, keys: KeySet, expected: tuple[str, str, str], now: datetime) -> Identity:
    """The identity in a signed ID token. `expected`: issuer, client id, nonce. Raises TokenRefusedError."""
    issuer, client, nonce = expected
    registry = jwt.JWTClaimsRegistry(
        now=int(now.timestamp()),
        leeway=LEEWAY_SECONDS,
        iss={"essential": True, "value": issuer},
        aud={"essential": True, "value": client},
        nonce={"essential": True, "value": nonce},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
    )
    try:
        claims = jwt.decode(token, keys, algorithms=ALGORITHMS).claims
        registry.validate(claims)
    except (JoseError, ValueError, TypeError):
        raise TokenRefusedError from None
    return _identity(claims, issuer, client)


def _identity(claims: Mapping[str, Any], issuer: str, client: str) -> Identity:
    subject, audience, party = claims["sub"], claims["aud"], claims.get("azp", client)
    several = isinstance(audience, list) and len(audience) > 1 and "azp" not in claims
    if several or party != client or not isinstance(subject, str) or not 0 < len(subject) <= _LONGEST_SUBJECT:
        raise TokenRefusedError
    means = claims.get("amr", [])
    vouched = isinstance(means, list) and any(isinstance(each, str) and each in _SECOND_FACTORS for each in means)
    return Identity(issuer, subject, vouched)
