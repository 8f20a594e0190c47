"""A stream that breaks off: the chat is asked after, and its whole answer is taken up where the stream left it."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fakes_coze import ANSWER, SESSION, StaticToken, shown_text, to_compose
from fakes_door import transport_to
from fakes_emulator import emulator, engine_for

from desktop_cs.coze.chat import ChatReader
from desktop_cs.coze.config import CozeConfig
from desktop_cs.coze.conversations import ConversationsInMemory
from desktop_cs.coze.recovery import Recovery, rest_of
from desktop_cs.coze.sse import SseEvent
from desktop_cs.demo.emulator.server import EmulatorServer
from desktop_cs.demo.emulator.state import Mode
from desktop_cs.domain.engine import Delta, Finished, SentRecord, forget
from desktop_cs.domain.ids import TraceId
from desktop_cs.errors import EngineError

CHAT = {"id": "7350000000000000001", "conversation_id": "7350000000000000003"}
ANSWERED = [
    {"id": "1", "type": "answer", "role": "assistant", "content": "您好。", "content_type": "text"},
    {"id": "2", "type": "verbose", "role": "assistant", "content": "{}", "content_type": "text"},
    {"id": "3", "type": "follow_up", "role": "assistant", "content": "还有呢？", "content_type": "text"},
]


@pytest.fixture(params=[Mode.CLOUD, Mode.STUDIO])
def server(request: pytest.FixtureRequest) -> Iterator[EmulatorServer]:
    with emulator(mode=request.param) as running:
        yield running


@pytest.mark.parametrize("fault", ["cut", "bad_json"])
async def test_the_whole_answer_arrives_after_all(server: EmulatorServer, fault: str) -> None:
    sent: list[SentRecord] = []
    conversations = ConversationsInMemory()
    server.set_fault(fault, 1, "/v3/chat")
    async with engine_for(server.address(), conversations=conversations) as engine:
        pieces = [piece async for piece in engine.compose(to_compose(on_sent=sent.append))]
        assert await conversations.conversation_of(SESSION)
    *deltas, last = pieces
    assert isinstance(last, Finished)
    assert len(deltas) > 1
    assert "".join(piece.text for piece in deltas if isinstance(piece, Delta)) == last.text
    assert last.text.endswith(ANSWER)
    assert last.follow_ups == ("退款多久到账",)
    assert last.tokens_used
    paths = [received.path for received in server.requests()]
    assert paths == ["/v3/chat", "/v3/chat/retrieve", "/v3/chat/message/list"], "the chat is sent once"
    assert [record.purpose for record in sent] == ["compose", "recover", "recover"]


async def test_where_nothing_answers_any_more_the_stream_stays_broken(server: EmulatorServer) -> None:
    server.set_fault("cut", path="/v3/chat")
    shown: list[str] = []
    async with engine_for(server.address()) as engine:
        with pytest.raises(EngineError) as broken:
            await shown_text(engine, to_compose(), shown)
    assert (broken.value.code, broken.value.facts["partial"]) == ("broken_stream", "".join(shown))


class Script:
    """Answers retrieve with one status after the other, the last one again and again; then the messages."""

    def __init__(self, *statuses: str, messages: Any = ANSWERED, **chat: Any) -> None:
        self._statuses = list(statuses)
        self._messages = messages
        self._chat = chat
        self.paths: list[str] = []
        self.slept: list[float] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.paths.append(request.url.path)
        assert dict(request.url.params) == {"conversation_id": CHAT["conversation_id"], "chat_id": CHAT["id"]}
        data = self._messages
        if request.url.path.endswith("retrieve"):
            status = self._statuses.pop(0) if len(self._statuses) > 1 else self._statuses[0]
            data = CHAT | {"status": status, "usage": {"token_count": 9}} | self._chat
        return httpx.Response(200, stream=httpx.ByteStream(json.dumps({"code": 0, "data": data}).encode()))

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    async def finished(self, *, deadline: float = 1e12) -> Finished | None:
        config = CozeConfig(base_url="https://api.coze.cn", bot_id="1", workflow_id="2")
        transport = transport_to(config, StaticToken("pat_1"), lower=httpx.MockTransport(self))
        reader = ChatReader()
        reader.feed(SseEvent("conversation.chat.created", json.dumps(CHAT)))
        recovery = Recovery(
            transport=transport, trace_id=TraceId("c" * 32), on_sent=forget, deadline=deadline, sleep=self.sleep
        )
        try:
            return await recovery.finish(reader)
        finally:
            await transport.aclose()


async def test_a_chat_that_still_runs_is_asked_after_once_a_second() -> None:
    script = Script("created", "in_progress", "in_progress", "completed")
    finished = await script.finished()
    assert finished is not None
    assert (finished.text, finished.follow_ups, finished.tokens_used) == ("您好。", ("还有呢？",), 9)
    assert script.slept == [1.0, 1.0, 1.0]
    assert script.paths[-1] == "/v3/chat/message/list"


async def test_a_chat_that_runs_too_long_is_given_up() -> None:
    script = Script("in_progress")
    assert await script.finished(deadline=asyncio.get_running_loop().time() + 0.9) is None
    assert (script.paths, script.slept) == (["/v3/chat/retrieve"], [])


@pytest.mark.parametrize("status", ["canceled", "cancelled", "requires_action", "expired", "", "new"])
async def test_other_ends_have_no_answer(status: str) -> None:
    script = Script(status)
    assert await script.finished() is None
    assert script.paths == ["/v3/chat/retrieve"]


async def test_a_chat_that_failed_says_why() -> None:
    with pytest.raises(EngineError) as failed:
        await Script("failed", last_error={"code": 4028, "msg": "x"}).finished()
    assert failed.value.code == "quota"


@pytest.mark.parametrize("messages", [None, [], "text", [7]])
async def test_no_messages_no_answer(messages: Any) -> None:
    assert await Script("completed", messages=messages).finished() is None


def test_only_a_text_that_begins_alike_is_continued() -> None:
    assert rest_of("您好。", "您") == "好。"
    assert rest_of("您好。", "") == "您好。"
    assert rest_of("您好。", "你") == ""
