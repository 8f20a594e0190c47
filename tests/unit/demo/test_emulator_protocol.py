"""The emulator against the protocol reference: what each call answers, in both modes, seen by a bare HTTP client."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fakes_emulator import emulator

from desktop_cs.demo.emulator.server import EmulatorServer
from desktop_cs.demo.emulator.state import Mode


@pytest.fixture(scope="module", params=list(Mode))
def server(request: pytest.FixtureRequest) -> Iterator[EmulatorServer]:
    with emulator(mode=request.param) as running:
        yield running


@pytest.fixture
def client(server: EmulatorServer) -> Iterator[httpx.Client]:
    address = server.address()
    headers = {"Authorization": f"Bearer {address.token}"}
    with httpx.Client(base_url=address.base_url, headers=headers, trust_env=False) as opened:
        yield opened


@pytest.fixture
def is_studio(server: EmulatorServer) -> bool:
    return server.mode is Mode.STUDIO


def chat_body(server: EmulatorServer, **changes: Any) -> dict[str, Any]:
    message = {"role": "user", "content": "你好", "content_type": "text"}
    body = {"bot_id": server.address().bot_id, "user_id": "u", "additional_messages": [message], "stream": False}
    return body | changes


def test_a_chat_without_a_stream(client: httpx.Client, server: EmulatorServer, is_studio: bool) -> None:
    chat = client.post("/v3/chat", json=chat_body(server)).json()["data"]
    assert chat["status"] == ("created" if is_studio else "in_progress")
    assert int(chat["id"]) > 2**53
    ids = {"conversation_id": chat["conversation_id"], "chat_id": chat["id"]}
    assert client.get("/v3/chat/retrieve", params=ids).json()["data"]["status"] == "completed"
    assert client.post("/v3/chat/retrieve", params=ids).status_code == (405 if is_studio else 200)
    listed = client.get("/v3/chat/message/list", params=ids).json()
    messages = listed["Messages" if is_studio else "data"]
    assert [message["type"] for message in messages] == ["answer", "verbose"]
    late = client.post("/v3/chat/cancel", json=ids)
    assert late.json()["code"] == (103200005 if is_studio else 4104)


def test_the_stream_on_the_wire(client: httpx.Client, server: EmulatorServer, is_studio: bool) -> None:
    answer = client.post("/v3/chat", json=chat_body(server, stream=True))
    assert answer.headers["content-type"].startswith("text/event-stream")
    names = [line.removeprefix("event:") for line in answer.text.split("\n") if line.startswith("event:")]
    assert names[:2] == ["conversation.chat.created", "conversation.chat.in_progress"]
    assert names[-2:] == ["conversation.chat.completed", "conversation.stream.done" if is_studio else "done"]
    assert "conversation.message.delta" in names
    assert answer.text.endswith("data:\n\n" if is_studio else 'data:"[DONE]"\n\n')


def test_the_default_of_stream(client: httpx.Client, server: EmulatorServer, is_studio: bool) -> None:
    body = chat_body(server)
    del body["stream"]
    kind = client.post("/v3/chat", json=body).headers["content-type"]
    assert kind.startswith("text/event-stream" if is_studio else "application/json")


def test_the_log_id_is_everywhere(client: httpx.Client, server: EmulatorServer, is_studio: bool) -> None:
    header = "x-log-id" if is_studio else "x-tt-logid"
    answer = client.post("/v1/workflow/run", json={"workflow_id": "1"})
    assert answer.headers[header] == answer.json()["detail"]["logid"]
    assert client.post("/v3/chat", json=chat_body(server, stream=True)).headers[header]


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [("/v3/chat", 200, 4101), ("/v1/workflow/run", 401, 4100), ("/v1/conversation/create", 401, 700012006)],
)
@pytest.mark.parametrize("token", ["", "Bearer", "Bearer wrong", "Basic x"])
def test_bad_tokens(client: httpx.Client, is_studio: bool, path: str, status: int, code: int, token: str) -> None:
    answer = client.post(path, json={}, headers={"Authorization": token})
    assert answer.status_code == (200 if is_studio else status)
    assert answer.json()["code"] == (700012006 if is_studio else code)


@pytest.mark.parametrize(
    ("change", "cloud", "studio"),
    [
        ({"bot_id": "9"}, 4006, 103100002),
        ({"user_id": ""}, 4000, 103000000),
        ({"additional_messages": ["x"]}, 4000, 103000000),
        ({"additional_messages": [{"content": "x"}] * 101}, 4004, 4004),
        ({"auto_save_history": False}, 4007, 0),
    ],
)
def test_refused_chats(
    client: httpx.Client, server: EmulatorServer, is_studio: bool, change: dict[str, Any], cloud: int, studio: int
) -> None:
    code = client.post("/v3/chat", json=chat_body(server, **change)).json()["code"]
    assert code == (studio if is_studio else cloud)


def test_a_conversation_nobody_knows(client: httpx.Client, server: EmulatorServer, is_studio: bool) -> None:
    answer = client.post("/v3/chat", params={"conversation_id": "7"}, json=chat_body(server))
    assert answer.json()["code"] == (103000002 if is_studio else 4002)


def test_a_made_conversation_can_be_used(client: httpx.Client, server: EmulatorServer) -> None:
    made = client.post("/v1/conversation/create", json={"meta_data": {"a": "b"}}).json()["data"]
    assert made["meta_data"] == {"a": "b"}
    chat = client.post("/v3/chat", params={"conversation_id": made["id"]}, json=chat_body(server)).json()["data"]
    assert chat["conversation_id"] == made["id"]


@pytest.mark.parametrize("parameters", [{"q": "退款什么时候到账"}, '{"q": "退款什么时候到账", "topk": "1"}'])
def test_a_workflow(client: httpx.Client, server: EmulatorServer, is_studio: bool, parameters: object) -> None:
    body = {"workflow_id": server.address().workflow_id, "parameters": parameters}
    answer = client.post("/v1/workflow/run", json=body).json()
    assert isinstance(answer["data"], str)
    assert '"name": "refund_status"' in answer["data"]
    assert ("usage" in answer) != is_studio
    assert ("cost" in answer) == is_studio


def test_refused_workflows(client: httpx.Client, server: EmulatorServer, is_studio: bool) -> None:
    unknown = client.post("/v1/workflow/run", json={"workflow_id": "1", "parameters": {}}).json()
    assert unknown["code"] == (6031 if is_studio else 4200)
    for parameters in (None, "{", [], {"q": 1}):
        body = {"workflow_id": server.address().workflow_id, "parameters": parameters}
        assert client.post("/v1/workflow/run", json=body).json()["code"] == (103000000 if is_studio else 4000)


def test_the_account_is_known_on_cloud_only(client: httpx.Client, is_studio: bool) -> None:
    answer = client.get("/v1/users/me")
    assert answer.status_code == (404 if is_studio else 200)
    assert is_studio or answer.json()["code"] == 0


def test_what_cannot_be_bound(client: httpx.Client, is_studio: bool) -> None:
    for content in (b"{", b"[]", b"\xff"):
        answer = client.post("/v3/chat", content=content)
        assert (answer.status_code, answer.json()["code"]) == (400, 400 if is_studio else 4000)


def test_ids_must_be_numbers_for_the_self_hosted_server(
    client: httpx.Client, server: EmulatorServer, is_studio: bool
) -> None:
    answer = client.post("/v3/chat", json=chat_body(server, bot_id="not a number"))
    assert answer.json()["code"] == (400 if is_studio else 4006)


def test_an_unknown_path(client: httpx.Client, is_studio: bool) -> None:
    answer = client.get("/v9/nothing")
    assert answer.status_code == 404
    assert is_studio or answer.json()["code"] == 4000


def test_conversations_and_their_messages(client: httpx.Client, server: EmulatorServer, is_studio: bool) -> None:
    said = [{"role": "user", "content": text, "content_type": "text"} for text in ("一", "二", "三")]
    made = client.post("/v1/conversation/create", json={"messages": said, "meta_data": {"a": "b"}}).json()["data"]
    query = {"conversation_id": made["id"]}
    found = client.get("/v1/conversation/retrieve", params=query).json()
    assert found["ConversationData" if is_studio else "data"]["id"] == made["id"]
    listed = client.post("/v1/conversation/message/list", params=query, json={"limit": 2}).json()
    assert [message["content"] for message in listed["data"]] == ["三", "二"]
    assert (listed["first_id"], listed["last_id"]) == (listed["data"][0]["id"], listed["data"][1]["id"])
    assert listed["has_more"]
    after = {"after_id": listed["last_id"], "order": "desc"}
    rest = client.post("/v1/conversation/message/list", params=query, json=after).json()
    assert ([message["content"] for message in rest["data"]], rest["has_more"]) == (["一"], False)
    old_section = made["last_section_id"]
    assert client.post(f"/v1/conversations/{made['id']}/clear").json()["data"]["id"] != old_section
    assert client.delete(f"/v1/conversations/{made['id']}").json()["code"] == 0
    assert client.get("/v1/conversation/retrieve", params=query).json()["code"] == (103000002 if is_studio else 4002)


def test_questions_and_answers_of_chats_are_kept(client: httpx.Client, server: EmulatorServer) -> None:
    chat = client.post("/v3/chat", json=chat_body(server)).json()["data"]
    query = {"conversation_id": chat["conversation_id"]}
    listed = client.post("/v1/conversation/message/list", params=query, json={"order": "asc"}).json()["data"]
    assert [(message["role"], message["type"]) for message in listed] == [("user", "question"), ("assistant", "answer")]
    assert {message["chat_id"] for message in listed} == {chat["id"]}


@pytest.mark.parametrize(
    "body",
    [{"messages": [{"role": "user", "content": "x"}] * 17}, {"messages": "x"}, {"messages": [{"role": "system"}]}],
)
def test_refused_conversations(client: httpx.Client, body: dict[str, Any]) -> None:
    assert client.post("/v1/conversation/create", json=body).json()["code"] != 0


def test_calls_that_the_self_hosted_server_lacks(client: httpx.Client, is_studio: bool) -> None:
    lacking = [
        ("POST", "/v3/chat/submit_tool_outputs"),
        ("POST", "/v1/conversation/message/create"),
        ("GET", "/v1/conversation/message/retrieve"),
        ("POST", "/v1/conversation/message/modify"),
        ("POST", "/v1/conversation/message/delete"),
        ("GET", "/v1/workspaces"),
        ("GET", "/v1/files/retrieve"),
    ]
    for method, path in lacking:
        assert (client.request(method, path).status_code == 404) == is_studio, path


def test_the_stream_of_a_workflow(client: httpx.Client, server: EmulatorServer, is_studio: bool) -> None:
    body = {"workflow_id": server.address().workflow_id, "parameters": {"q": "退款什么时候到账"}}
    answer = client.post("/v1/workflow/stream_run", json=body)
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert [line for line in answer.text.split("\n") if line.startswith(("id:", "event:"))] == [
        "id: 0", "event: PING", "id: 1", "event: Message", "id: 2", "event: Done",
    ]  # fmt: skip
    assert ('"usage"' in answer.text) != is_studio
    asked = client.post("/v1/workflow/stream_run", json=body | {"parameters": {}}).text
    assert "event: Interrupt" in asked
    assert ("node_title" in asked) != is_studio
    gone = {"workflow_id": body["workflow_id"], "event_id": "1", "resume_data": "x", "interrupt_type": 2}
    assert client.post("/v1/workflow/stream_resume", json=gone).json()["code"] == 4314


def test_a_failed_chat_in_each_modes_words(client: httpx.Client, server: EmulatorServer, is_studio: bool) -> None:
    server.set_fault("failed_chat_4028", 2, "/v3/chat")
    text = client.post("/v3/chat", json=chat_body(server, stream=True)).text
    assert ("event:conversation.chat.failed" in text) != is_studio
    assert ("event:error" in text) == is_studio
    assert text.endswith('data:"[DONE]"\n\n') != is_studio
    chat = client.post("/v3/chat", json=chat_body(server)).json()["data"]
    ids = {"conversation_id": chat["conversation_id"], "chat_id": chat["id"]}
    found = client.get("/v3/chat/retrieve", params=ids).json()["data"]
    assert (found["status"], found["last_error"]["code"]) == ("failed", 4028)


def test_the_compact_contract(client: httpx.Client) -> None:
    answer = client.post("/v1/nlu/predict", json={"q": "退款什么时候到账", "project_key": "shop", "topk": 1}).json()
    assert [intent["name"] for intent in answer["intents"]] == ["refund_status"]
    assert client.post("/v1/nlu/predict", json={"topk": 1}).json()["code"] != 0


def test_an_upload_without_a_file(client: httpx.Client) -> None:
    assert client.post("/v1/files/upload", content=b"x").json()["code"] == 4300
