"""The three ways to sign in, each against the emulated token server on a real socket, with their refusals."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fakes_auth import Browser, MemorySecrets
from fakes_door import endpoint_at
from fakes_emulator import emulator

from desktop_cs.coze.auth import device, jwt, pkce
from desktop_cs.coze.auth.device import DeviceCode
from desktop_cs.coze.auth.endpoint import OAuthEndpoint
from desktop_cs.coze.auth.grant import Grant, Method, secret_name
from desktop_cs.coze.auth.loopback import PATH, listening
from desktop_cs.coze.auth.tokens import KeptTokens
from desktop_cs.demo.emulator.server import EmulatorServer
from desktop_cs.demo.emulator.state import Mode
from desktop_cs.domain.engine import Cause
from desktop_cs.errors import ConfigError, EngineError

pyjwt = pytest.importorskip("jwt", reason="the extra `jwt` has no wheels on this machine")
serialization = pytest.importorskip("cryptography.hazmat.primitives.serialization")
rsa = pytest.importorskip("cryptography.hazmat.primitives.asymmetric.rsa")


@pytest.fixture(scope="module")
def server() -> Iterator[EmulatorServer]:
    with emulator() as running:
        yield running


@pytest.fixture
def endpoint(server: EmulatorServer) -> OAuthEndpoint:
    return endpoint_at(server.address().base_url)


async def works(server: EmulatorServer, token: str) -> bool:
    async with httpx.AsyncClient(trust_env=False) as client:
        me = await client.get(f"{server.address().base_url}/v1/users/me", headers={"Authorization": f"Bearer {token}"})
    return me.status_code == 200


async def control(server: EmulatorServer, name: str, body: dict[str, object]) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        await client.post(f"{server.address().base_url}/_emulator/oauth/{name}", json=body)


async def test_through_the_browser(server: EmulatorServer, endpoint: OAuthEndpoint) -> None:
    browser = Browser()
    grant = await pkce.sign_in(endpoint, client_id="app", open_browser=browser)
    await browser.closed()
    assert (grant.method, grant.client_id, grant.region) == (Method.PKCE, "app", endpoint.base_url)
    assert await works(server, grant.access_token)
    assert grant.refresh_token
    query = parse_qs(urlsplit(browser.opened[0]).query)
    assert query["code_challenge_method"] == ["S256"]
    assert "code_verifier" not in query
    assert browser.pages[0].status_code == 200
    assert "default-src 'none'" in browser.pages[0].headers["content-security-policy"]


async def test_declined_in_the_browser(endpoint: OAuthEndpoint) -> None:
    browser = Browser("&deny=1")
    with pytest.raises(EngineError, match="declined"):
        await pkce.sign_in(endpoint, client_id="app", open_browser=browser)
    await browser.closed()


async def test_nobody_answers_in_the_browser(endpoint: OAuthEndpoint) -> None:
    with pytest.raises(EngineError, match="Nobody finished") as caught:
        await pkce.sign_in(endpoint, client_id="app", open_browser=lambda _: None, patience_s=0.01)
    assert caught.value.code == Cause.AUTH


async def test_only_the_request_with_our_state_and_address_is_heard() -> None:
    async with listening("our-state") as callback, httpx.AsyncClient(trust_env=False) as client:
        address = callback.redirect_uri
        silent = await asyncio.open_connection(urlsplit(address).hostname, urlsplit(address).port)
        for query, headers in (
            ("?code=evil&state=other", {}),
            ("?code=evil", {}),
            ("?code=evil&state=our-state", {"Host": "evil.example"}),
        ):
            assert (await client.get(address + query, headers=headers)).status_code == 404
        assert (await client.get(address.replace(PATH, "/x") + "?code=evil&state=our-state")).status_code == 404
        assert (await client.post(address + "?code=evil&state=our-state")).status_code == 404
        assert (await client.get(address + "?code=good&state=our-state")).status_code == 200
        assert await callback.code(5) == "good"
    silent[1].close()
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection(urlsplit(address).hostname, urlsplit(address).port)


async def test_a_taken_port_is_named() -> None:
    async with listening("s") as callback:
        port = urlsplit(callback.redirect_uri).port
        assert port is not None
        with pytest.raises(ConfigError, match=str(port)):
            async with listening("t", port):
                pass


async def test_a_code_works_once_and_only_with_its_verifier(endpoint: OAuthEndpoint) -> None:
    async with listening("s") as callback, httpx.AsyncClient(trust_env=False, follow_redirects=True) as client:
        for verifier, is_right in (("right" * 10, True), ("wrong" * 10, False)):
            page = pkce.consent_page(endpoint, "app", callback.redirect_uri, "s", "right" * 10)
            sent = (await client.get(page, follow_redirects=False)).headers["location"]
            body = {
                "grant_type": "authorization_code", "client_id": "app", "code_verifier": verifier,
                "code": parse_qs(urlsplit(sent).query)["code"][0], "redirect_uri": callback.redirect_uri,
            }  # fmt: skip
            for expected in (is_right, False):
                if expected:
                    assert (await endpoint.tokens(body)).access_token
                else:
                    with pytest.raises(EngineError, match="Sign in again"):
                        await endpoint.tokens(body)


def test_the_challenge_of_the_standards_own_example() -> None:
    assert pkce.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") == (
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    )


@pytest.mark.parametrize(
    ("api", "web"),
    [("https://api.coze.cn", "https://www.coze.cn"), ("https://coze.example:8443", "https://coze.example:8443")],
)
def test_the_consent_page_is_on_the_web_host(api: str, web: str) -> None:
    assert pkce.consent_page(endpoint_at(api), "a", "r", "s", "v").startswith(f"{web}/api/permission/oauth2/authorize?")


async def by_device(endpoint: OAuthEndpoint, answers: list[str]) -> tuple[Grant, list[float]]:
    """Signs in while somebody answers: one of `answers` before each poll, nothing where it is empty."""
    shown: list[DeviceCode] = []
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        if answer := answers.pop(0) if answers else "":
            async with httpx.AsyncClient(trust_env=False) as client:
                await client.get(shown[0].link + answer.removeprefix("allow"))

    return await device.sign_in(endpoint, client_id="app", show=shown.append, sleep=sleep), waits


async def test_by_device(server: EmulatorServer, endpoint: OAuthEndpoint) -> None:
    grant, waits = await by_device(endpoint, ["", "", "", "allow"])
    assert await works(server, grant.access_token)
    assert (grant.method, bool(grant.refresh_token)) == (Method.DEVICE, True)
    assert waits == [5, 5, 10, 15]  # the emulator asked to slow down, for nobody really slept


async def test_declined_on_the_device(endpoint: OAuthEndpoint) -> None:
    with pytest.raises(EngineError, match="declined"):
        await by_device(endpoint, ["", "&deny=1"])


async def test_a_device_code_runs_out(endpoint: OAuthEndpoint) -> None:
    with pytest.raises(EngineError, match="in time"):
        await by_device(endpoint, [])


async def test_polling_survives_a_short_outage(server: EmulatorServer, endpoint: OAuthEndpoint) -> None:
    async def sleep(_seconds: float) -> None:
        nonlocal turns
        turns += 1
        await asyncio.to_thread([server.unplug, server.plug][turns - 1] if turns < 3 else lambda: None)
        if turns == 3:
            async with httpx.AsyncClient(trust_env=False) as client:
                await client.get(shown[0].link)

    turns, shown = 0, list[DeviceCode]()
    grant = await device.sign_in(endpoint, client_id="app", show=shown.append, sleep=sleep)
    assert grant.access_token


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture
def key_file(key: rsa.RSAPrivateKey, tmp_path: Path) -> Path:
    path = tmp_path / "key.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return path


async def test_as_a_service_account(
    server: EmulatorServer, endpoint: OAuthEndpoint, key: rsa.RSAPrivateKey, key_file: Path
) -> None:
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    with pytest.raises(EngineError, match="client id"):
        await jwt.sign_in(endpoint, client_id="app", key_id="kid-1", key_file=key_file)
    await control(server, "key", {"kid": "kid-1", "public_key": public.decode()})
    grant = await jwt.sign_in(endpoint, client_id="app", key_id="kid-1", key_file=key_file)
    assert await works(server, grant.access_token)
    assert grant.refresh_token == ""
    assert "PRIVATE KEY" not in grant.to_secret()
    assertion = jwt.signed(grant, endpoint.audience, endpoint.clock())
    body = {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "duration_seconds": 60}
    assert await endpoint.tokens(body, bearer=assertion)
    with pytest.raises(EngineError):  # an assertion works once
        await endpoint.tokens(body, bearer=assertion)


async def test_a_service_account_renews_by_signing_anew(
    server: EmulatorServer, key: rsa.RSAPrivateKey, key_file: Path
) -> None:
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    await control(server, "key", {"kid": "kid-2", "public_key": public.decode()})
    endpoint = endpoint_at(server.address().base_url)
    grant = await jwt.sign_in(endpoint, client_id="app", key_id="kid-2", key_file=key_file)
    secrets = MemorySecrets({secret_name(endpoint.base_url): grant.to_secret()})
    late = endpoint_at(endpoint.base_url, clock=lambda: grant.expires_at - 10)
    tokens = KeptTokens(secrets, late)
    # The emulator's clock is the real one, so an assertion of the future is refused; the living token goes on.
    assert await tokens.token() == grant.access_token
    key_file.unlink()
    with pytest.raises(EngineError, match="private key") as caught:
        await KeptTokens(secrets, endpoint_at(endpoint.base_url, clock=lambda: grant.expires_at + 1)).token()
    assert caught.value.code == Cause.CONFIGURATION


def test_the_claims_of_an_assertion(key: rsa.RSAPrivateKey, key_file: Path) -> None:
    account = Grant(
        method=Method.JWT, region="https://api.coze.cn", client_id="app", key_id="k", key_file=str(key_file)
    )
    first, second = (jwt.signed(account, "api.coze.cn", 1_770_000_000.5) for _ in range(2))
    options = {"verify_exp": False, "verify_iat": False}
    claims = [
        pyjwt.decode(signed, key.public_key(), algorithms=["RS256"], audience="api.coze.cn", options=options)
        for signed in (first, second)
    ]
    assert claims[0]["jti"] != claims[1]["jti"]
    assert (claims[0]["iss"], claims[0]["exp"] - claims[0]["iat"]) == ("app", 600)
    assert pyjwt.get_unverified_header(first) == {"alg": "RS256", "typ": "JWT", "kid": "k"}


@pytest.mark.parametrize("content", [None, b"no key", b"-----BEGIN PRIVATE KEY-----\nxx\n-----END PRIVATE KEY-----"])
def test_a_bad_key_is_named(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "bad.pem"
    if content is not None:
        path.write_bytes(content)
    account = Grant(method=Method.JWT, region="r", key_file=str(path))
    with pytest.raises(ConfigError, match=r"bad\.pem"):
        jwt.signed(account, "api.coze.cn", 1.0)


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "jwt", None)
    with pytest.raises(ConfigError, match=r"desktop-cs\[jwt\]"):
        jwt.signed(Grant(method=Method.JWT, region="r"), "a", 1.0)


async def test_a_renewal_on_the_real_socket_spends_the_token_once(
    server: EmulatorServer, endpoint: OAuthEndpoint
) -> None:
    grant, _ = await by_device(endpoint, ["allow"])
    secrets = MemorySecrets({secret_name(endpoint.base_url): grant.to_secret()})
    late = endpoint_at(endpoint.base_url, clock=lambda: grant.expires_at - 5)
    token = await KeptTokens(secrets, late).token()
    assert token != grant.access_token
    assert await works(server, token)
    spent = MemorySecrets({secret_name(endpoint.base_url): grant.to_secret()})
    after = endpoint_at(endpoint.base_url, clock=lambda: grant.expires_at + 5)
    with pytest.raises(EngineError, match="ended the sign-in"):
        await KeptTokens(spent, after).token()


async def test_errors_carry_every_spelling(server: EmulatorServer) -> None:
    async with httpx.AsyncClient(trust_env=False, base_url=server.address().base_url) as client:
        answer = await client.post("/api/permission/oauth2/token", json={"grant_type": "password"})
    assert answer.json().keys() == {"error", "error_code", "error_message", "error_description"}
    assert answer.json()["error"] == "unsupported_grant_type"


async def test_a_self_hosted_server_has_no_such_calls() -> None:
    with emulator(mode=Mode.STUDIO) as studio, pytest.raises(EngineError):
        await endpoint_at(studio.address().base_url).call("/api/permission/oauth2/device/code", {})
