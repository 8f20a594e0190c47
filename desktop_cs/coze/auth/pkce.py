"""Signing in through the system's browser: OAuth with a proof key (RFC 7636), as the vendor advises for desktops."""

import base64
import hashlib
import secrets
from collections.abc import Callable
from urllib.parse import urlencode

from desktop_cs.coze.auth.endpoint import AUTHORIZE, OAuthEndpoint
from desktop_cs.coze.auth.grant import Grant, Method
from desktop_cs.coze.auth.loopback import listening

OpenBrowser = Callable[[str], None]
_PATIENCE_S = 300.0


async def sign_in(
    endpoint: OAuthEndpoint,
    *,
    client_id: str,
    open_browser: OpenBrowser,
    port: int = 0,
    patience_s: float = _PATIENCE_S,
) -> Grant:
    """Open the consent page and wait for its answer. `EngineError`: `auth` when declined or not answered in time."""
    verifier, state = secrets.token_urlsafe(48), secrets.token_urlsafe(24)
    async with listening(state, port) as callback:
        open_browser(consent_page(endpoint, client_id, callback.redirect_uri, state, verifier))
        code = await callback.code(patience_s)
    tokens = await endpoint.tokens(
        {
            "grant_type": "authorization_code",
            "client_id": client_id,
            "code": code,
            "redirect_uri": callback.redirect_uri,
            "code_verifier": verifier,
        }
    )
    return Grant(method=Method.PKCE, region=endpoint.base_url, client_id=client_id).with_tokens(tokens)


def consent_page(endpoint: OAuthEndpoint, client_id: str, redirect_uri: str, state: str, verifier: str) -> str:
    """The page to open in the browser; it holds the verifier's digest alone."""
    query = {
        "response_type": "code",
        "client_id": client_id,
        "redirect_uri": redirect_uri,
        "state": state,
        "code_challenge": challenge(verifier),
        "code_challenge_method": "S256",
    }
    return f"{endpoint.web_base}{AUTHORIZE}?{urlencode(query)}"


def challenge(verifier: str) -> str:
    """BASE64URL(SHA256(verifier)) without padding: RFC 7636, section 4.2."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode("ascii")).digest()).rstrip(b"=").decode()
