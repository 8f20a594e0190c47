"""Server-sent events from bytes, however the network cut them. Knows framing only, nothing of Coze's events.

Lines end at LF, CRLF or CR and nowhere else: `str.splitlines` would also split at U+2028 inside an answer. Follows the
WHATWG event-stream rules but for two tolerances that Coze's servers need: an event without data is still an event, and
its `id` belongs to it alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_cs.coze.errors import failure
from desktop_cs.domain.engine import Cause
from desktop_cs.errors import EngineError

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
        for line in self._ended_lines(chunk):
            if line:
                self._take(line)
            elif event := self._dispatch():
                yield event
        if self._size + len(self._tail) > self._max:
            raise self._too_big()

    def _ended_lines(self, chunk: bytes) -> list[bytes]:
        if self._after_cr and chunk:
            self._after_cr = False
            chunk = chunk.removeprefix(b"\n")
        if b"\r" in chunk:
            self._after_cr = chunk.endswith(b"\r")
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        *ended, rest = chunk.split(b"\n")
        if ended:
            ended[0] = bytes(self._tail + ended[0])
            self._tail.clear()
            if self._at_start:
                self._at_start = False
                ended[0] = ended[0].removeprefix(_BOM)
        self._tail += rest
        return ended

    def _take(self, line: bytes) -> None:
        if self._size + len(line) > self._max:
            raise self._too_big()
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

    def _too_big(self) -> EngineError:
        return failure(Cause.BAD_ANSWER, reason=f"an event is larger than {self._max} bytes")

    def _dispatch(self) -> SseEvent | None:
        event = SseEvent(self._name or "message", "\n".join(self._data), self._id) if self._any else None
        self._size, self._name, self._id, self._any = 0, "", None, False
        self._data = []
        return event
