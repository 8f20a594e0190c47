"""The vendor's own SDK drives the emulator, with typed results: proof from a client that is not ours."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fakes_emulator import emulator
from vendor_sdk import cozepy

from desktop_cs.demo.emulator.server import EmulatorServer
from desktop_cs.demo.emulator.state import Address

pytestmark = pytest.mark.other_client


@pytest.fixture(scope="module")
def server() -> Iterator[EmulatorServer]:
    with emulator() as running:
        yield running


@pytest.fixture(scope="module")
def slow_server() -> Iterator[EmulatorServer]:
    with emulator(delay_s=0.02) as running:
        yield running


@pytest.fixture
def coze(server: EmulatorServer) -> Iterator[Any]:
    yield from client_of(server)


@pytest.fixture
def slow(slow_server: EmulatorServer) -> Iterator[Any]:
    yield from client_of(slow_server)


def client_of(server: EmulatorServer, token: str | None = None) -> Iterator[Any]:
    address = server.address()
    http = cozepy.SyncHTTPClient(trust_env=False)
    auth = cozepy.TokenAuth(token or address.token)
    try:
        yield cozepy.Coze(auth=auth, base_url=address.base_url, http_client=http)
    finally:
        http.close()


def question(text: str = "退款什么时候到账") -> Any:
    return cozepy.Message.build_user_question_text(text)


def test_a_streamed_chat(coze: Any, server: EmulatorServer) -> None:
    stream = coze.chat.stream(bot_id=server.address().bot_id, user_id="u", additional_messages=[question()])
    assert stream.response.logid
    events = list(stream)
    kinds = [event.event for event in events]
    assert kinds[0] == cozepy.ChatEventType.CONVERSATION_CHAT_CREATED
    assert kinds[-1] == cozepy.ChatEventType.CONVERSATION_CHAT_COMPLETED
    deltas = [e.message.content for e in events if e.event == cozepy.ChatEventType.CONVERSATION_MESSAGE_DELTA]
    (answer,) = (
        event.message.content
        for event in events
        if event.event == cozepy.ChatEventType.CONVERSATION_MESSAGE_COMPLETED
        and event.message.type == cozepy.MessageType.ANSWER
    )
    assert "".join(deltas) == answer != ""
    assert events[-1].chat.usage.token_count > 0


def test_a_polled_chat(coze: Any, server: EmulatorServer) -> None:
    poll = coze.chat.create_and_poll(
        bot_id=server.address().bot_id, user_id="u", additional_messages=[question()], poll_timeout=20
    )
    assert poll.chat.status == cozepy.ChatStatus.COMPLETED
    assert [message.type for message in poll.messages] == [cozepy.MessageType.ANSWER, cozepy.MessageType.VERBOSE]


def test_a_cancelled_chat(slow: Any, slow_server: EmulatorServer) -> None:
    chat = slow.chat.create(bot_id=slow_server.address().bot_id, user_id="u", additional_messages=[question()])
    ids = {"conversation_id": chat.conversation_id, "chat_id": chat.id}
    assert chat.status == cozepy.ChatStatus.IN_PROGRESS
    assert slow.chat.cancel(**ids).status == cozepy.ChatStatus.CANCELED
    assert slow.chat.retrieve(**ids).status == cozepy.ChatStatus.CANCELED
    with pytest.raises(cozepy.CozeAPIError) as late:
        slow.chat.cancel(**ids)
    assert (late.value.code, bool(late.value.logid)) == (4104, True)


def test_a_chat_that_waits_for_a_tool(coze: Any, server: EmulatorServer) -> None:
    server.set_fault("needs_tool", 1, "/v3/chat")
    *_, last = coze.chat.stream(bot_id=server.address().bot_id, user_id="u", additional_messages=[question()])
    assert last.event == cozepy.ChatEventType.CONVERSATION_CHAT_REQUIRES_ACTION
    (call,) = last.chat.required_action.submit_tool_outputs.tool_calls
    outputs = [cozepy.ToolOutput(tool_call_id=call.id, output="12")]
    events = coze.chat.submit_tool_outputs(
        conversation_id=last.chat.conversation_id, chat_id=last.chat.id, tool_outputs=outputs, stream=True
    )
    assert list(events)[-1].chat.status == cozepy.ChatStatus.COMPLETED


def test_a_failed_chat(coze: Any, server: EmulatorServer) -> None:
    server.set_fault("failed_chat_4028", 1, "/v3/chat")
    *_, last = coze.chat.stream(bot_id=server.address().bot_id, user_id="u", additional_messages=[question()])
    assert (last.chat.status, last.chat.last_error.code) == (cozepy.ChatStatus.FAILED, 4028)


def test_workflows(coze: Any, server: EmulatorServer) -> None:
    workflow = server.address().workflow_id
    result = coze.workflows.runs.create(workflow_id=workflow, parameters={"q": "退款什么时候到账"})
    assert '"refund_status"' in result.data
    assert result.usage.token_count > 0
    events = list(coze.workflows.runs.stream(workflow_id=workflow, parameters={"q": "退款什么时候到账"}))
    (message,) = (event.message for event in events if event.event == cozepy.WorkflowEventType.MESSAGE)
    assert (message.node_title, message.node_is_finish) == ("End", True)
    assert message.content == result.data


def test_an_interrupted_workflow_goes_on(coze: Any, server: EmulatorServer) -> None:
    workflow = server.address().workflow_id
    (event,) = coze.workflows.runs.stream(workflow_id=workflow, parameters={})
    asked = event.interrupt.interrupt_data
    resumed = coze.workflows.runs.resume(
        workflow_id=workflow, event_id=asked.event_id, resume_data="退款什么时候到账", interrupt_type=asked.type
    )
    assert any(event.message and '"refund_status"' in event.message.content for event in resumed)


def test_conversations(coze: Any, server: EmulatorServer) -> None:
    made = coze.conversations.create(messages=[question("你好")], meta_data={"a": "b"})
    assert int(made.id) > 2**53
    assert coze.conversations.retrieve(conversation_id=made.id).meta_data == {"a": "b"}
    assert coze.conversations.update(conversation_id=made.id, name="new").name == "new"
    listed = coze.conversations.list(bot_id=server.address().bot_id, page_size=1)
    assert made.id in [item.id for item in listed]
    assert coze.conversations.clear(conversation_id=made.id).conversation_id == made.id
    coze.conversations.delete(conversation_id=made.id)
    with pytest.raises(cozepy.CozeAPIError) as gone:
        coze.conversations.retrieve(conversation_id=made.id)
    assert gone.value.code == 4002


def test_messages(coze: Any) -> None:
    conversation = coze.conversations.create().id
    messages = coze.conversations.messages
    made = [
        messages.create(
            conversation_id=conversation,
            role=cozepy.MessageRole.USER,
            content=text,
            content_type=cozepy.MessageContentType.TEXT,
        )
        for text in ("一", "二", "三")
    ]
    assert [message.content for message in messages.list(conversation_id=conversation, limit=2)] == ["三", "二", "一"]
    ids = {"conversation_id": conversation, "message_id": made[0].id}
    assert messages.retrieve(**ids).content == "一"
    changed = messages.update(**ids, content="四", content_type=cozepy.MessageContentType.TEXT)
    assert changed.content == "四"
    messages.delete(**ids)
    with pytest.raises(cozepy.CozeAPIError) as gone:
        messages.retrieve(**ids)
    assert gone.value.code == 4005


def test_the_account(coze: Any, server: EmulatorServer) -> None:
    assert coze.users.me().user_id
    (workspace,) = coze.workspaces.list()
    for version in (1, 2):
        (bot,) = coze.bots.list(space_id=workspace.id, use_api_version=version)
        assert bot.id == server.address().bot_id


def test_a_file(coze: Any) -> None:
    sent = coze.files.upload(file=("photo.png", io.BytesIO(b"\x89PNG\r\n\r\n--x")))
    assert (sent.file_name, sent.bytes) == ("photo.png", 11)
    assert coze.files.retrieve(file_id=sent.id).id == sent.id


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda coze, at: coze.chat.create(bot_id=at.bot_id, user_id="u"), 4101),
        (lambda coze, at: coze.workflows.runs.create(workflow_id=at.workflow_id), 4100),
        (lambda coze, _at: coze.users.me(), 700012006),
    ],
)
def test_a_token_of_another_account(server: EmulatorServer, call: Callable[[Any, Address], Any], code: int) -> None:
    for coze in client_of(server, "pat_of_another_region"):
        with pytest.raises(cozepy.CozeAPIError) as refused:
            call(coze, server.address())
        assert refused.value.code == code
