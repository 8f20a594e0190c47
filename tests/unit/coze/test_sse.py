"""The event-stream decoder: every framing of section 6.3, any chunking, and an independent decoder to compare with."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.coze.sse import SseDecoder, SseEvent
from desktop_cs.errors import EngineError


def decode(*chunks: bytes) -> list[SseEvent]:
    decoder = SseDecoder()
    return [event for chunk in chunks for event in decoder.feed(chunk)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"event:a\ndata:1\n\n", [SseEvent("a", "1")]),
        (b"event: a\ndata: 1\n\n", [SseEvent("a", "1")]),
        (b"event:  a\ndata:  1\n\n", [SseEvent(" a", " 1")]),
        (b"id:7\nevent:a\ndata:1\n\ndata:2\n\n", [SseEvent("a", "1", "7"), SseEvent("message", "2")]),
        (b": keep-alive\n\nevent:a\n:x\ndata:1\n\n", [SseEvent("a", "1")]),
        (b"event:a\ndata:1\ndata:\ndata:3\n\n", [SseEvent("a", "1\n\n3")]),
        (b"event:conversation.stream.done\ndata:\n\n", [SseEvent("conversation.stream.done", "")]),
        (b"event:done\n\n", [SseEvent("done", "")]),
        (b"event:a\r\ndata:1\r\n\r\n", [SseEvent("a", "1")]),
        (b"event:a\rdata:1\r\r", [SseEvent("a", "1")]),
        (b"event:a\r\ndata:1\n\revent:b\rdata:2\n\n", [SseEvent("a", "1"), SseEvent("b", "2")]),
        (b"data\nevent\n\n", [SseEvent("message", "")]),
        (b"retry: 3\nwhat: ever\n\n", []),
        (b"\xef\xbb\xbfdata:1\n\n\n\n\n", [SseEvent("message", "1")]),
        (b"data:cut off", []),
        (b"data:no blank line\n", []),
        (
            "data:一\u2028二\u2029三\x85四\x0b五\x0c\n\n".encode(),
            [SseEvent("message", "一\u2028二\u2029三\x85四\x0b五\x0c")],
        ),
        ("data:快递😀\n\n".encode(), [SseEvent("message", "快递😀")]),
    ],
)
def test_framing(raw: bytes, expected: list[SseEvent]) -> None:
    assert decode(raw) == expected
    assert decode(*(bytes([byte]) for byte in raw)) == expected


FIELD = st.sampled_from(["data", "event", "id", "", "retry", "other"])
VALUE = st.text(st.sampled_from("a1: {}\"'[]快递\u2028\u0085\u2029é😀\ufeff\x0b\x00"), max_size=12)
LINE = st.one_of(st.just(""), st.builds(lambda f, v: f"{f}:{v}", FIELD, VALUE), VALUE)
STREAM = st.lists(st.tuples(LINE, st.sampled_from(["\n", "\r\n", "\r"])), max_size=40).map(
    lambda lines: "".join(line + end for line, end in lines).encode()
)


@given(raw=STREAM, cuts=st.lists(st.integers(0, 600)))
def test_chunking_changes_nothing(raw: bytes, cuts: list[int]) -> None:
    places = sorted({0, len(raw), *(cut for cut in cuts if cut < len(raw))})
    chunks = [raw[start:end] for start, end in pairwise(places)]
    assert decode(*chunks) == decode(raw) == decode(*(bytes([byte]) for byte in raw))


def independent(raw: bytes) -> list[SseEvent]:
    """The same rules said in another way: the whole text at once, cut by regular expressions."""
    text = raw.decode().removeprefix("\ufeff")
    *lines, _rest = re.split(r"\r\n|\n|\r", text)
    events, block = [], []
    for line in lines:
        if line:
            block.append(re.fullmatch(r"([^:]*)(?:: ?(.*))?", line, re.DOTALL).groups())
            continue
        fields = [(name, value or "") for name, value in block if name in ("data", "event", "id")]
        if fields:
            data = "\n".join(value for name, value in fields if name == "data")
            last = dict(fields)
            events.append(SseEvent(last.get("event") or "message", data, last.get("id")))
        block = []
    return events


@given(raw=STREAM)
def test_equals_an_independent_decoder(raw: bytes) -> None:
    assert decode(raw) == independent(raw)


@pytest.mark.parametrize("chunk", [b"data:" + b"x" * 120, b"data:xxxxxxxxx\n" * 12])
def test_an_oversized_event_is_refused(chunk: bytes) -> None:
    decoder = SseDecoder(max_event_bytes=100)
    with pytest.raises(EngineError, match="larger than 100") as refused:
        list(decoder.feed(chunk))
    assert refused.value.code == "bad_answer"


def test_many_small_events_are_no_oversized_one() -> None:
    decoder = SseDecoder(max_event_bytes=100)
    assert len(list(decoder.feed(b": keep-alive comment\ndata:0123456789\n\n" * 50))) == 50


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(EngineError, match="UTF-8"):
        decode(b"data:\xff\xfe\n\n")
