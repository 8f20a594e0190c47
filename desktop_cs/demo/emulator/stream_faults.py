"""What can go wrong, or merely be unusual, while an answer is being sent: each fault edits the parts of its body."""

from collections.abc import Awaitable, Callable, Iterator

from desktop_cs.demo.emulator.serving import Edit, End, Part, Serving

EVENTS_BEFORE = 6  # that many events of a stream come as they should
BIG_EVENT_BYTES = 10 * 1024 * 1024
_DONE = (b"event:done\n", b"event:conversation.stream.done\n", b"event: Done\n")
_LINE_SEPARATORS = "\u2028\u2029\u0085"  # a line ends at none of them


def _cut(part: Part) -> Iterator[bytes | End]:
    if _is_early(part):
        yield part.body
    else:
        yield part.body[: len(part.body) // 2]
        yield End.CUT


def _cut_mid_character(part: Part) -> Iterator[bytes | End]:
    place = next((at for at, byte in enumerate(part.body) if byte > 127), None)
    if _is_early(part) or (place is None and not part.is_last):
        yield part.body
    else:
        yield part.body[: (place or 0) + 1]
        yield End.CUT


def _stall(part: Part) -> Iterator[bytes | End]:
    yield part.body if _is_early(part) else End.STALL


def _bad_json(part: Part) -> Iterator[bytes | End]:
    yield part.body if _is_early(part) else part.body.replace(b"}", b" ")


def _error_event(part: Part) -> Iterator[bytes | End]:
    if part.is_stream and not _is_early(part):
        yield b'event:error\ndata:{"code":5000,"msg":"internal"}\n\n'
        yield End.CLOSE
    else:
        yield part.body


def _no_done(part: Part) -> Iterator[bytes | End]:
    is_done = part.is_stream and any(name in part.body for name in _DONE)
    yield b"" if is_done else part.body


def _open_after_done(part: Part) -> Iterator[bytes | End]:
    yield End.STALL if part.is_stream and part.is_last else part.body


def _big_event(part: Part) -> Iterator[bytes | End]:
    padding = b"x" * BIG_EVENT_BYTES
    if not part.is_stream:
        yield part.body.replace(b"{", b'{"padding":"' + padding + b'",', 1)
        return
    if part.number == EVENTS_BEFORE:
        yield b'event:conversation.message.completed\ndata:{"type":"verbose","content":"' + padding + b'"}\n\n'
    yield part.body


def _comments_and_ids(part: Part) -> Iterator[bytes | End]:
    if part.is_stream and part.body:
        yield b": keep-alive\n\n:\nid: %d\n" % part.number
    yield part.body


def _unknown_events(part: Part) -> Iterator[bytes | End]:
    if part.is_stream and part.body:
        yield b'event:conversation.chat.from_the_future\ndata:{"content":"!"}\n\nevent:PING\ndata:{"content":"{}"}\n\n'
    yield part.body.replace(b"{", b'{"from_the_future":{"a":[null,1e3]},', 1)


def _u2028(part: Part) -> Iterator[bytes | End]:
    text = part.body.decode()
    for mark in "，。！？":
        text = text.replace(mark, mark + _LINE_SEPARATORS)
    yield text.encode()


def _crlf(part: Part) -> Iterator[bytes | End]:
    yield part.body.replace(b"\n", b"\r\n") if part.is_stream else part.body


def _bytewise(part: Part) -> Iterator[bytes | End]:
    yield from (bytes([byte]) for byte in part.body)


def _as_it_is(part: Part) -> Iterator[bytes | End]:
    yield part.body


def _is_early(part: Part) -> bool:
    return part.is_stream and part.number < EVENTS_BEFORE and not part.is_last


def _spoilt(edit: Edit, content_type: bytes | None = None) -> Callable[[Serving], Awaitable[None]]:
    return lambda serving: serving.spoil(edit, content_type)


STREAM_FAULTS: dict[str, Callable[[Serving], Awaitable[None]]] = {
    "cut": _spoilt(_cut),
    "cut_mid_character": _spoilt(_cut_mid_character),
    "stall": _spoilt(_stall),
    "bad_json": _spoilt(_bad_json),
    "error_event": _spoilt(_error_event),
    "no_done": _spoilt(_no_done),
    "open_after_done": _spoilt(_open_after_done),
    "big_event": _spoilt(_big_event),
    "comments_and_ids": _spoilt(_comments_and_ids),
    "unknown_events": _spoilt(_unknown_events),
    "u2028": _spoilt(_u2028),
    "crlf": _spoilt(_crlf),
    "bytewise": _spoilt(_bytewise),
    "wrong_content_type": _spoilt(_as_it_is, b"text/plain"),
}
