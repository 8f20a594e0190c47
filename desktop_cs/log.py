"""Structured logs: one JSON object a line, rotating files, facts from a short list and never anybody's words.

Texts pass the mask twice: once as they enter (a logging filter, so that no formatter ever sees them raw), once as the
last step before a line is written.
"""

import faulthandler
import logging
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from desktop_cs.domain.tracing import current_trace

# Only these facts of a log call are written. Texts of customers, agents or models are not among them; `said` is what
# Qt or another library had to say: its first line, cut and masked.
FACTS = {
    "trace_id",
    "stage",
    "code",
    "cause",
    "host",
    "http_status",
    "logid",
    "count",
    "limit",
    "ms",
    "path",
    "said",
    "version",
    "family",
    "where",
}
Mask = Callable[[str], str]

_MASKED = FACTS - {"trace_id"} | {"event", "msg"}  # the id is checked by its alphabet
_OURS = "desktop_cs"
_MEGABYTE = 1_000_000
_MOST_SAID = 200
_TRACE = re.compile(r"[A-Za-z0-9_-]{8,64}")
_UNCHECKED = "(could not be checked for personal data)"


class RotatingLog(RotatingFileHandler):
    """A rotating file that only its owner may read."""

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding="utf-8", opener=_private)


def start_log(folder: Path, mask: Mask, *, level: int = logging.INFO) -> logging.Handler:
    """Write log lines to `folder`; the handler is returned for `stop_log`. `mask` takes personal data out of a text.

    Other libraries' warnings go the same way: without a handler Python prints them, exceptions and all, to stderr.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = RotatingLog(folder / "desktop-cs.log", maxBytes=5 * _MEGABYTE, backupCount=3, encoding="utf-8")
    handler.addFilter(_MaskFilter(mask))
    handler.setFormatter(_formatter(mask))
    ours = logging.getLogger(_OURS)
    ours.setLevel(level)
    ours.propagate = False  # other handlers would print facts this formatter leaves out
    for logger in (ours, logging.getLogger()):
        logger.addHandler(handler)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Close a handler of `start_log`."""
    ours = logging.getLogger(_OURS)
    for logger in (ours, logging.getLogger()):
        logger.removeHandler(handler)
    ours.propagate = not ours.handlers  # a drill opens and closes a second log beside the first
    handler.close()


@contextmanager
def crash_file(folder: Path) -> Iterator[None]:
    """Have the interpreter write its stacks, without values, to `crash.log` when it dies; nothing where a test runner
    or debugger has asked for them already. A file that stayed empty is removed."""
    if faulthandler.is_enabled():
        yield
        return
    path = folder / "crash.log"
    with open(path, "a", encoding="utf-8", opener=_private) as file:
        faulthandler.enable(file)
        try:
            yield
        finally:
            faulthandler.disable()
    if path.stat().st_size == 0:
        path.unlink()


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0][:_MOST_SAID]


class _MaskFilter(logging.Filter):
    """Masks the texts of a record. Arguments of another library's message are dropped: they are what it works on."""

    def __init__(self, mask: Mask) -> None:
        super().__init__()
        self._mask = mask

    def filter(self, record: logging.LogRecord) -> bool:
        if not record.name.startswith(_OURS):
            if record.levelno < logging.WARNING:
                return False
            record.__dict__ |= {"msg": "library message", "args": (), "said": _first_line(str(record.msg))}
        for name in _MASKED & record.__dict__.keys():
            value = record.__dict__[name]
            if isinstance(value, str):
                record.__dict__[name] = _masked(self._mask, value)
        return True


def _formatter(mask: Mask) -> logging.Formatter:
    def masked(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
        event.update({name: _masked(mask, event[name]) for name in _MASKED if isinstance(event.get(name), str)})
        return event

    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(allow=FACTS),
        _belong_to_turn,
    ]
    last: list[Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        _place_of_error,
        masked,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.JSONRenderer(ensure_ascii=True, default=lambda value: type(value).__name__),
    ]
    return structlog.stdlib.ProcessorFormatter(processors=last, foreign_pre_chain=shared)


def _belong_to_turn(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """Name the turn on every line of it; an id that is none would let its author write into the log."""
    trace = event.get("trace_id") or current_trace()
    if trace is not None:
        event["trace_id"] = trace if _TRACE.fullmatch(str(trace)) else "invalid"
    return event


def _place_of_error(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """Write where an exception came from and what it came of, without any message: messages quote what people typed."""
    failure = event.pop("exc_info", None)
    if failure:
        kind, value, trace = sys.exc_info() if failure is True else failure
        event["error"] = kind.__name__ if kind else "unknown"
        event["at"] = _frames(trace)
        causes = list(_causes(value))
        if causes:
            event["because"] = causes
    return event


def _frames(trace: TracebackType | None) -> list[str]:
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]


def _causes(error: BaseException | None) -> Iterator[str]:
    seen = {id(error)}
    while error is not None and (error := error.__cause__ or error.__context__) is not None and id(error) not in seen:
        seen.add(id(error))
        yield type(error).__name__


def _masked(mask: Mask, text: str) -> str:
    try:
        return mask(text)
    except Exception:  # noqa: BLE001 - the last door of the log: what cannot be checked is not written
        return _UNCHECKED


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
