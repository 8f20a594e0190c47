"""The vendor's own SDK signs in at the emulator: browser with PKCE, device code, service account, refresh once only."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fakes_emulator import emulator
from vendor_sdk import cozepy

from desktop_cs.demo.emulator.server import EmulatorServer

pytestmark = pytest.mark.other_client

rsa = pytest.importorskip("cryptography.hazmat.primitives.asymmetric.rsa")
serialization = pytest.importorskip("cryptography.hazmat.primitives.serialization")

REDIRECT = "http://127.0.0.1:9/callback"
VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123456789"


@pytest.fixture(scope="module")
def server() -> Iterator[EmulatorServer]:
    with emulator() as running:
        yield running


@pytest.fixture
def base_url(server: EmulatorServer) -> str:
    return server.address().base_url


@pytest.fixture
def vendors_http() -> Iterator[Any]:
    with cozepy.SyncHTTPClient(trust_env=False) as client:
        yield client


def through(client: Any, app: Any) -> Any:
    """The app with a client that is closed afterwards; its own is never."""
    app._requester._sync_client = client
    return app


@pytest.fixture
def http(base_url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=base_url, trust_env=False) as client:
        yield client


def user_of(base_url: str, token: str) -> str:
    with cozepy.SyncHTTPClient(trust_env=False) as http:
        return cozepy.Coze(auth=cozepy.TokenAuth(token), base_url=base_url, http_client=http).users.me().user_id


def signed_in(app: Any, http: httpx.Client) -> Any:
    url = app.get_oauth_url(REDIRECT, VERIFIER, "S256", state="s1")
    back = parse_qs(urlsplit(http.get(url).headers["location"]).query)
    assert back["state"] == ["s1"]
    return app.get_access_token(redirect_uri=REDIRECT, code=back["code"][0], code_verifier=VERIFIER)


def test_by_browser_and_a_refresh_that_works_once(base_url: str, http: httpx.Client, vendors_http: Any) -> None:
    app = through(vendors_http, cozepy.PKCEOAuthApp("client", base_url=base_url, www_base_url=base_url))
    first = signed_in(app, http)
    assert (first.token_type, first.expires_in > 1_700_000_000) == ("Bearer", True)
    assert user_of(base_url, first.access_token)
    second = app.refresh_access_token(first.refresh_token)
    assert second.refresh_token != first.refresh_token
    assert user_of(base_url, second.access_token)
    with pytest.raises(cozepy.CozeAPIError):
        app.refresh_access_token(first.refresh_token)


def test_by_device(base_url: str, http: httpx.Client, vendors_http: Any) -> None:
    app = through(vendors_http, cozepy.DeviceOAuthApp("client", base_url=base_url))
    device = app.get_device_code()
    with pytest.raises(cozepy.CozePKCEAuthError) as pending:
        app.get_access_token(device.device_code)
    assert pending.value.error == cozepy.CozePKCEAuthErrorType.AUTHORIZATION_PENDING
    assert http.get(device.verification_url).status_code == 200
    assert user_of(base_url, app.get_access_token(device.device_code, poll=True).access_token)


def test_a_device_that_is_turned_away(base_url: str, http: httpx.Client, vendors_http: Any) -> None:
    app = through(vendors_http, cozepy.DeviceOAuthApp("client", base_url=base_url))
    device = app.get_device_code()
    http.get(device.verification_url + "&deny=1")
    with pytest.raises(cozepy.CozePKCEAuthError) as denied:
        app.get_access_token(device.device_code)
    assert denied.value.error == cozepy.CozePKCEAuthErrorType.ACCESS_DENIED


def test_as_a_service_account(base_url: str, http: httpx.Client, vendors_http: Any) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    http.post("/_emulator/oauth/key", content=json.dumps({"kid": "k1", "public_key": public.decode()}))
    app = through(vendors_http, cozepy.JWTOAuthApp("client", private.decode(), "k1", base_url=base_url))
    token = app.get_access_token(ttl=600)
    assert token.refresh_token == ""
    assert user_of(base_url, token.access_token)
