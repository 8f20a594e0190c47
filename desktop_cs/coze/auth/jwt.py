"""Service accounts: a short-lived token for an assertion signed with the owner's private key; no refresh token.

Signing needs the extra `jwt` (PyJWT with cryptography), which most desktops can do without.
"""

import asyncio
import secrets
from pathlib import Path

from desktop_cs.coze.auth.endpoint import OAuthEndpoint
from desktop_cs.coze.auth.grant import Grant, Method, Tokens
from desktop_cs.errors import ConfigError

LIFE_S = 900  # of the token; the vendor's default
_GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_ASSERTION_S = 600  # an assertion is used once, at once; the time covers clocks that disagree


async def sign_in(endpoint: OAuthEndpoint, *, client_id: str, key_id: str, key_file: Path) -> Grant:
    """The grant of a service account. Raises `ConfigError` (no extra, no usable key) and `EngineError`."""
    path = await asyncio.to_thread(key_file.absolute)
    account = Grant(method=Method.JWT, region=endpoint.base_url, client_id=client_id, key_id=key_id, key_file=str(path))
    return account.with_tokens(await fetch(endpoint, account))


async def fetch(endpoint: OAuthEndpoint, account: Grant) -> Tokens:
    """A new token. Every call signs a new assertion: the server takes each one once."""
    assertion = await asyncio.to_thread(signed, account, endpoint.audience, endpoint.clock())
    body: dict[str, str | int] = {"grant_type": _GRANT_TYPE, "duration_seconds": LIFE_S}
    return await endpoint.tokens(body, bearer=assertion)


def signed(account: Grant, audience: str, now: float) -> str:
    """The assertion (protocol reference, section 2.2). `now` in Unix seconds. Blocks for some milliseconds."""
    try:
        import jwt  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise ConfigError(
            "jwt_extra_missing",
            "Signing in as a service account needs the extra 'jwt'. Install it: pip install 'desktop-cs[jwt]'.",
        ) from error
    claims = {
        "iss": account.client_id,
        "aud": audience,
        "iat": int(now),
        "exp": int(now) + _ASSERTION_S,
        "jti": secrets.token_hex(32),
    }
    try:
        return jwt.encode(claims, _key(account.key_file), algorithm="RS256", headers={"kid": account.key_id})
    except (jwt.InvalidKeyError, ValueError, TypeError) as error:
        raise _bad_key(account.key_file, "it holds no RSA private key in PEM form") from error


def _key(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise _bad_key(path, error.strerror or "it cannot be read") from error


def _bad_key(path: str, why: str) -> ConfigError:
    return ConfigError("jwt_key", f"The private key {Path(path).name!r} cannot be used: {why}. Download it again.")
