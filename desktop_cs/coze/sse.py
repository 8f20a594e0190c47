"""Server-sent events from bytes, however the network cut them. Knows framing only, nothing of Coze's events.

Lines end at LF, CRLF or CR and nowhere else: `str.splitlines` would also split at U+2028 inside an answer. Follows the
WHATWG event-stream rules but for two tolerances that Coze's servers need: an event without data is still an event, and
its `id` belongs to it alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_cs.coze.errors import failure
from desktop_cs.domain.engine import Cause

MAX_EVENT_BYTES = 8 * 1024 * 1024
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class SseEvent:
    """One event; `name` is `message` where the server gave none."""

    name: str
    data: str
    id: str | None = None


class SseDecoder:
    """Feed it chunks as they come; it yields the events they complete. A last event without blank line is dropped."""

    def __init__(self, max_event_bytes: int = MAX_EVENT_BYTES) -> None:
        self._max = max_event_bytes
        self._tail = bytearray()  # the line that has not ended yet
        self._after_cr = False
        self._at_start = True
        self._size = 0
        self._name = ""
        self._id: str | None = None
        self._data: list[str] = []
        self._any = False

    def feed(self, chunk: bytes) -> Iterator[SseEvent]:
        """The events that end within `chunk`. Raises `EngineError(bad_answer)` for an event over the size limit or
        bytes that are not UTF-8."""
        for line in self._lines(chunk):
            if not line:
                if event := self._dispatch():
                    yield event
            else:
                self._take(line)

    def _lines(self, chunk: bytes) -> Iterator[bytes]:
        if self._after_cr and chunk:
            self._after_cr = False
            chunk = chunk.removeprefix(b"\n")
        if chunk.endswith(b"\r"):
            self._after_cr = True
        *ended, rest = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        for piece in ended:
            line = bytes(self._tail + piece) if self._tail else piece
            self._tail.clear()
            if self._at_start:
                self._at_start = False
                line = line.removeprefix(_BOM)
            yield line
        self._tail += rest
        self._check_size(len(self._tail))

    def _take(self, line: bytes) -> None:
        self._check_size(len(line))
        try:
            field, _, value = line.decode("utf-8").partition(":")
        except UnicodeDecodeError as error:
            raise failure(Cause.BAD_ANSWER, reason="the event stream is not UTF-8") from error
        value = value.removeprefix(" ")
        if field == "data":
            self._data.append(value)
        elif field == "event":
            self._name = value
        elif field == "id":
            self._id = value
        else:  # a comment, `retry`, or a field nobody defined
            return
        self._any = True
        self._size += len(line)

    def _check_size(self, more: int) -> None:
        if self._size + more > self._max:
            raise failure(Cause.BAD_ANSWER, reason=f"an event is larger than {self._max} bytes")

    def _dispatch(self) -> SseEvent | None:
        event = SseEvent(self._name or "message", "\n".join(self._data), self._id) if self._any else None
        self._size, self._name, self._id, self._any = 0, "", None, False
        self._data = []
        return event
