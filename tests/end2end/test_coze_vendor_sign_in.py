"""The vendor's own SDK signs in at the emulator in every way it knows, and meets the refusals it knows."""

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from fakes_emulator import emulator
from vendor_sdk import cozepy

pytestmark = pytest.mark.other_client

BACK = "http://127.0.0.1:1/callback"
VERIFIER = "v" * 50


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with emulator() as running:
        yield running.address().base_url


@pytest.fixture
def http() -> Iterator[Any]:
    client = cozepy.SyncHTTPClient(trust_env=False)
    yield client
    client.close()


def through(http: Any, app: Any) -> Any:
    app._requester._sync_client = http  # these apps never close a client of their own making
    return app


def lasts_s(token: Any) -> float:
    return float(token.expires_in) - time.time()


def test_by_browser_and_by_refresh_which_works_once(base: str, http: Any) -> None:
    app = through(http, cozepy.PKCEOAuthApp("app", base_url=base))
    page = app.get_oauth_url(redirect_uri=BACK, code_verifier=VERIFIER, code_challenge_method="S256", state="s")
    sent = httpx.get(f"{base}{urlsplit(page).path}?{urlsplit(page).query}", trust_env=False).headers["location"]
    code = parse_qs(urlsplit(sent).query)["code"][0]
    token = app.get_access_token(redirect_uri=BACK, code=code, code_verifier=VERIFIER)
    assert 0 < lasts_s(token) <= 900
    assert app.refresh_access_token(token.refresh_token).access_token != token.access_token
    with pytest.raises(cozepy.CozeAPIError):
        app.refresh_access_token(token.refresh_token)


def test_by_device(base: str, http: Any) -> None:
    app = through(http, cozepy.DeviceOAuthApp("app", base_url=base))
    code = app.get_device_code()
    with pytest.raises(cozepy.CozePKCEAuthError) as caught:
        app.get_access_token(code.device_code, poll=False)
    assert caught.value.error == cozepy.CozePKCEAuthErrorType.AUTHORIZATION_PENDING
    httpx.get(code.verification_url, trust_env=False)
    assert app.get_access_token(code.device_code, poll=False).refresh_token


def test_as_a_service_account(base: str, http: Any) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    named = {"kid": "k", "public_key": public.decode()}
    httpx.post(f"{base}/_emulator/oauth/key", json=named, trust_env=False)
    app = through(http, cozepy.JWTOAuthApp("app", private_key=private.decode(), public_key_id="k", base_url=base))
    token = app.get_access_token(ttl=600)
    assert 0 < lasts_s(token) <= 600
    me = httpx.get(f"{base}/v1/users/me", headers={"Authorization": f"Bearer {token.access_token}"}, trust_env=False)
    assert me.json()["code"] == 0
