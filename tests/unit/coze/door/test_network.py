"""The network beneath the door: certificates are checked, the environment is not heard, no other host is asked for."""

import datetime as dt
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fakes_coze import to_compose
from fakes_door import MemoryLedger, door_to, keeper
from fakes_emulator import emulator, engine_for

from desktop_cs.coze.config import CozeConfig
from desktop_cs.coze.door.letter import Letter
from desktop_cs.demo.emulator.server import EmulatorServer
from desktop_cs.domain.engine import Finished
from desktop_cs.errors import EngineError

FAR = 1e12


@pytest.fixture
def server() -> Iterator[EmulatorServer]:
    with emulator() as running:
        yield running


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[int]:
    """A server on this machine whose certificate nobody vouches for; its port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_certificate(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        heard: list[bytes] = []
        thread = threading.Thread(target=_serve, args=(listener, context, heard), daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(10)
        assert heard == [], "nothing was said to a server that cannot prove who it is"


async def test_a_certificate_nobody_vouches_for_is_refused(stranger: int) -> None:
    ledger = MemoryLedger()
    config = CozeConfig(base_url=f"https://127.0.0.1:{stranger}", bot_id="1", workflow_id="2")
    door = door_to(config, keeper=keeper(ledger))
    letter = Letter(path="/v1/users/me", purpose="probe", deadline=FAR, bearer="pat_secret")
    with pytest.raises(EngineError, match="certificate was not accepted") as refused:
        await door.send(letter)
    await door.aclose()
    assert (refused.value.code, refused.value.facts["not_sent"]) == ("unreachable", True)
    assert ledger.unsent == {1}


async def test_proxies_and_certificates_of_the_environment_are_not_used(
    server: EmulatorServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE"):
        monkeypatch.setenv(name, "/no/such/place")
    async with engine_for(server.address()) as engine:
        await engine.probe()
        pieces = [piece async for piece in engine.compose(to_compose())]
    assert isinstance(pieces[-1], Finished)


async def test_no_other_host_is_asked_for(server: EmulatorServer, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Any, Any]] = []
    look_up = socket.getaddrinfo

    def heard(host: Any, port: Any, *more: Any, **named: Any) -> Any:
        asked.append((host, port))
        return look_up(host, port, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", heard)
    async with engine_for(server.address()) as engine:
        await engine.probe()
        async for _piece in engine.compose(to_compose()):
            pass
    port = int(server.address().base_url.rpartition(":")[2])
    assert {(_text(host), int(port)) for host, port in asked} <= {("127.0.0.1", port)}


def _text(host: object) -> str:
    return host.decode() if isinstance(host, bytes) else str(host)


def _serve(listener: socket.socket, context: ssl.SSLContext, heard: list[bytes]) -> None:
    listener.settimeout(10)
    try:
        connection, _ = listener.accept()
        with connection, context.wrap_socket(connection, server_side=True) as tls:
            if data := tls.recv(1):
                heard.append(data)
    except OSError:  # the other side hung up at the certificate
        pass


def _certificate(folder: Path) -> Path:
    x509 = pytest.importorskip("cryptography.x509")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    built = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    built = built.not_valid_before(now - dt.timedelta(days=1)).not_valid_after(now + dt.timedelta(days=1))
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = built.add_extension(address, critical=False).sign(key, hashes.SHA256())
    file = folder / "server.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return file
