"""The emulator's life: its plug, its control routes, its faults by name, its port."""

import base64
import re
import socket
from collections.abc import Iterator

import httpx
import pytest
from fakes_emulator import KNOWLEDGE, emulator

from desktop_cs.demo.emulator.server import EmulatorServer
from desktop_cs.errors import DemoError


@pytest.fixture
def server() -> Iterator[EmulatorServer]:
    with emulator() as running:
        yield running


@pytest.fixture
def client(server: EmulatorServer) -> Iterator[httpx.Client]:
    address = server.address()
    headers = {"Authorization": f"Bearer {address.token}", "X-Trace-Id": "t" * 8}
    with httpx.Client(base_url=address.base_url, headers=headers, trust_env=False) as opened:
        yield opened


def test_same_seed_same_ids_but_another_token() -> None:
    first, second, third = (EmulatorServer(KNOWLEDGE, seed=seed).address() for seed in (4, 4, 5))
    assert (first.bot_id, first.workflow_id) == (second.bot_id, second.workflow_id)
    assert first.bot_id != third.bot_id
    assert first.token != second.token


def test_same_seed_same_answers() -> None:
    def told(seed: int) -> list[str]:
        with emulator(seed=seed) as server:
            address = server.address()
            body = {"bot_id": address.bot_id, "user_id": "u", "additional_messages": [], "stream": True}
            headers = {"Authorization": f"Bearer {address.token}"}
            with httpx.Client(base_url=address.base_url, headers=headers, trust_env=False) as client:
                text = client.post("/v3/chat", json=body).text
        return re.findall(r'"id": "(\d+)"|"content": "([^"]*)"', text)

    assert told(4) == told(4) != told(5)


def test_pulled_and_put_back(server: EmulatorServer, client: httpx.Client) -> None:
    assert client.get("/v1/users/me").status_code == 200
    for _ in range(3):
        server.unplug()
        server.unplug()
        assert (server.is_plugged, server.open_connections()) == (False, 0)
        with pytest.raises(httpx.ConnectError):
            client.get("/v1/users/me")
        server.plug()
        server.plug()
        assert server.is_plugged
        assert client.get("/v1/users/me").status_code == 200


def test_a_taken_port_is_named(server: EmulatorServer) -> None:
    port = int(server.address().base_url.rpartition(":")[2])
    with pytest.raises(DemoError, match=f"Port {port}"):
        EmulatorServer(KNOWLEDGE, port=port).start()


def test_a_port_taken_while_unplugged_is_named(server: EmulatorServer) -> None:
    port = int(server.address().base_url.rpartition(":")[2])
    server.unplug()
    with socket.create_server(("127.0.0.1", port)):
        with pytest.raises(DemoError, match=f"Port {port}"):
            server.plug()
        assert not server.is_plugged
    server.plug()
    assert server.is_plugged


def test_it_listens_on_this_machine_only(server: EmulatorServer) -> None:
    assert server.address().base_url.startswith("http://127.0.0.1:")


def test_stopping_twice_or_unstarted_is_fine() -> None:
    EmulatorServer(KNOWLEDGE).stop()
    with emulator() as server:
        server.stop()
        with pytest.raises(httpx.ConnectError):
            httpx.get(server.address().base_url, trust_env=False)


def test_requests_are_kept_byte_for_byte_without_tokens(client: httpx.Client) -> None:
    body = '{ "q" : "快递\u2028" }'.encode()
    client.post("/v1/workflow/run?x=1", content=body)
    answer = client.get("/_emulator/requests")
    (kept,) = answer.json()["requests"]
    assert base64.b64decode(kept["body_base64"]) == body == kept["body"].encode()
    assert (kept["method"], kept["path"], kept["query"], kept["trace_id"]) == (
        "POST",
        "/v1/workflow/run",
        "x=1",
        "t" * 8,
    )
    assert client.headers["authorization"].removeprefix("Bearer ") not in answer.text


def test_faults_over_the_control_route(client: httpx.Client) -> None:
    assert client.post("/_emulator/fault", json={"name": "rate", "times": 2, "path": "/v1/users"}).json() == {
        "ok": True
    }
    codes = [client.get(path).status_code for path in ("/v1/users/me", "/v9", "/v1/users/me", "/v1/users/me")]
    assert codes == [429, 404, 429, 200]
    client.post("/_emulator/fault", json={"name": "server"})
    assert [client.get("/v1/users/me").status_code for _ in range(3)] == [500, 500, 500]
    client.post("/_emulator/fault", json={"name": None})
    assert client.get("/v1/users/me").status_code == 200


@pytest.mark.parametrize(
    "wish", [{"name": "earthquake"}, {"name": 7}, {"name": "cut", "times": "x"}, {"name": "cut", "path": 1}]
)
def test_a_fault_nobody_knows(client: httpx.Client, wish: dict[str, object]) -> None:
    answer = client.post("/_emulator/fault", json=wish)
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_a_fault_from_the_start() -> None:
    with emulator(fault="html_504") as server:
        answer = httpx.get(
            server.address().base_url + "/v1/users/me",
            headers={"Authorization": f"Bearer {server.address().token}"},
            trust_env=False,
        )
    assert (answer.status_code, answer.headers["content-type"]) == (504, "text/html; charset=utf-8")
    with pytest.raises(DemoError, match="slow_drip"):
        EmulatorServer(KNOWLEDGE, fault="earthquake")


def test_connections_are_counted_and_conversations_forgotten(client: httpx.Client) -> None:
    assert client.get("/_emulator/connections").json() == {"open": 0, "running_chats": 0}
    made = client.post("/v1/conversation/create", json={}).json()["data"]["id"]
    client.post("/_emulator/forget")
    assert client.post("/v3/chat", params={"conversation_id": made}, json={}).json()["code"] != 0


def test_web_pages_cannot_pull_the_levers(client: httpx.Client) -> None:
    answer = client.get("/_emulator/requests", headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
