"""What the events of a chat mean: only answers are text, and a chat ends where it says so."""

import json
from typing import Any

import pytest

from desktop_cs.coze.chat import ChatPiece, ChatReader, ChatStarted
from desktop_cs.coze.sse import SseEvent
from desktop_cs.domain.engine import Delta, Finished
from desktop_cs.errors import EngineError

CHAT = "7350000000000000001"
CONVERSATION = "7350000000000000003"  # not a number that a float can hold


def event(name: str, data: Any = None) -> SseEvent:
    return SseEvent(name, data if isinstance(data, str) else json.dumps(data, ensure_ascii=False))


def chat(name: str, **fields: Any) -> SseEvent:
    return event(f"conversation.chat.{name}", {"id": CHAT, "conversation_id": CONVERSATION, **fields})


def message(name: str, kind: str, content: str | None, **fields: Any) -> SseEvent:
    fields = {"id": "1", "role": "assistant", "type": kind, "content": content, "content_type": "text"} | fields
    return event(f"conversation.message.{name}", fields)


CREATED = chat("created", status="created", last_error={"code": 0, "msg": ""})
COMPLETED = chat("completed", status="completed", usage={"token_count": "42"})
DONE = event("done", '"[DONE]"')


def read(*events: SseEvent) -> list[ChatPiece]:
    reader = ChatReader()
    return [piece for item in events if (piece := reader.feed(item))]


def failed(*events: SseEvent) -> EngineError:
    with pytest.raises(EngineError) as caught:
        read(*events)
    return caught.value


def test_an_ordinary_chat() -> None:
    pieces = read(
        CREATED,
        chat("in_progress", status="in_progress"),
        message("completed", "verbose", '{"msg_type":"knowledge_recall"}'),
        message("completed", "function_call", '{"name":"x"}'),
        message("delta", "answer", "", reasoning_content="let me think"),
        message("delta", "answer", "您"),
        message("delta", "answer", "好\u2028。"),
        message("completed", "answer", "您好\u2028。"),
        message("completed", "verbose", '{"msg_type":"generate_answer_finish"}'),
        message("completed", "follow_up", "还有呢？"),
        COMPLETED,
        DONE,
    )
    assert pieces[0] == ChatStarted(CHAT, CONVERSATION)
    assert pieces[1:3] == [Delta("您"), Delta("好\u2028。")]
    assert isinstance(pieces[3], Finished)
    assert (pieces[3].text, pieces[3].follow_ups, pieces[3].tokens_used) == ("您好\u2028。", ("还有呢？",), 42)
    assert len(pieces) == 4


def test_control_events_are_never_text() -> None:
    noise = [
        message("delta", kind, "SECRET")
        for kind in ("verbose", "function_call", "tool_output", "tool_response", "knowledge", "question", "", "novel")
    ]
    noise += [
        message("completed", "knowledge", "SECRET"),
        message("delta", "answer", "SECRET", content_type="card"),
        message("delta", "answer", "SECRET", content_type="audio"),
        message("delta", "answer", "SECRET", role="user"),
        event("conversation.audio.delta", {"type": "answer", "content": "SECRET"}),
        event("PING", '{"content":"SECRET"}'),
        event("message", "SECRET, and not JSON"),
        event("conversation.chat.novel", "SECRET"),
    ]
    pieces = read(CREATED, *noise, message("completed", "answer", "好的"), COMPLETED, *noise, DONE)
    assert [type(piece) for piece in pieces] == [ChatStarted, Finished]
    assert "SECRET" not in repr(pieces)


def test_final_text_is_that_of_the_completed_answers() -> None:
    pieces = read(
        CREATED,
        message("delta", "answer", "一", id="1"),
        message("completed", "answer", "一。", id="1"),
        message("delta", "answer", "二", id="2"),
        message("completed", "answer", "二。", id="2"),
        COMPLETED,
        DONE,
    )
    assert [piece.text for piece in pieces if isinstance(piece, Delta)] == ["一", "\n\n二"]
    assert pieces[-1].text == "一。\n\n二。"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "end",
    [
        DONE,
        event("done", "[DONE]"),
        event("done", {"debug_url": "https://…"}),
        event("conversation.stream.done", ""),
    ],
)
def test_all_ways_of_saying_done(end: SseEvent) -> None:
    assert read(CREATED, message("completed", "answer", "好"), end)[-1].text == "好"  # type: ignore[union-attr]


def test_after_the_end_nothing_counts() -> None:
    assert len(read(CREATED, message("completed", "answer", "好"), DONE, DONE, message("delta", "answer", "?"))) == 2


@pytest.mark.parametrize(
    ("end", "cause", "code"),
    [
        (chat("failed", status="failed", last_error={"code": 4028, "msg": "SECRET"}), "quota", 4028),
        (event("conversation.chat.failed", {"code": 5000, "msg": "SECRET"}), "server", 5000),
        (event("error", {"code": 4020, "msg": "SECRET"}), "rate", 4020),
        (event("error", {"code": "4009", "msg": "SECRET"}), "busy", 4009),
        (event("error", {"code": "E_X", "msg": "SECRET"}), "server", -1),
        (event("error", {}), "server", None),
        (event("error", "SECRET plain text"), "server", None),
        (event("error", ""), "server", None),
        (chat("canceled", status="canceled"), "broken_stream", None),
        (chat("cancelled", status="cancelled"), "broken_stream", None),
        (chat("requires_action", required_action={"type": "submit_tool_outputs"}), "configuration", None),
        (event("conversation.message.delta", '{"type":"answer","content":'), "bad_answer", None),
        (event("conversation.message.completed", "[1]"), "bad_answer", None),
        (DONE, "broken_stream", None),
    ],
)
def test_failures(end: SseEvent, cause: str, code: int | None) -> None:
    error = failed(CREATED, message("delta", "answer", "您"), end)
    assert (error.code, error.facts.get("coze_code")) == (cause, code)
    assert "SECRET" not in error.message + repr(error.facts)


def test_a_chat_without_an_answer_is_a_bad_one() -> None:
    assert failed(CREATED, COMPLETED, DONE).code == "bad_answer"
    assert failed(CREATED, message("completed", "answer", "  "), COMPLETED, DONE).code == "bad_answer"


def test_the_end_of_file_is_an_end_only_after_completion() -> None:
    reader = ChatReader()
    reader.feed(CREATED)
    reader.feed(message("delta", "answer", "您"))
    with pytest.raises(EngineError) as broken:
        reader.at_end_of_file()
    assert broken.value.code == "broken_stream"
    assert reader.is_running
    reader.feed(message("completed", "answer", "您好"))
    reader.feed(COMPLETED)
    assert reader.at_end_of_file().text == "您好"
    assert not reader.is_running


def test_ids_given_as_numbers_stay_exact() -> None:
    raw = '{"id": 7350000000000000001, "conversation_id": 7350000000000000003, "extra": {"x": 1}, "last_error": null}'
    assert read(SseEvent("conversation.chat.created", raw)) == [ChatStarted(CHAT, CONVERSATION)]


def test_half_a_surrogate_pair_can_be_stored() -> None:
    raw = '{"id": "1", "type": "answer", "content": "a\\ud83d"}'
    (piece,) = read(SseEvent("conversation.message.delta", raw))
    assert isinstance(piece, Delta)
    assert piece.text.encode("utf-8") == b"a?"
