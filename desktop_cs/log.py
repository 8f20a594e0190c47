"""Structured logs: one JSON object a line, rotating files, facts from a short list and never anybody's words."""

import logging
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# Only these facts of a log call are written. Texts of customers, agents or models are not among them.
FACTS = {
    "trace_id",
    "stage",
    "code",
    "cause",
    "host",
    "http_status",
    "logid",
    "count",
    "ms",
    "path",
    "version",
    "family",
}
_MEGABYTE = 1_000_000


def _place_of_error(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """Write where an exception came from, without its message: messages quote what people typed."""
    failure = event.pop("exc_info", None)
    if failure:
        kind, _value, trace = sys.exc_info() if failure is True else failure
        frames = traceback.extract_tb(trace)
        event["error"] = kind.__name__ if kind else "unknown"
        event["at"] = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return event


def _formatter() -> logging.Formatter:
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.stdlib.ExtraAdder(allow=FACTS),
    ]
    last: list[Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        _place_of_error,
        structlog.processors.JSONRenderer(ensure_ascii=True),
    ]
    return structlog.stdlib.ProcessorFormatter(processors=last, foreign_pre_chain=shared)


def start_log(folder: Path, *, level: int = logging.INFO) -> logging.Handler:
    """Write this program's log lines to `folder`; the handler is returned for `stop_log`."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = RotatingFileHandler(folder / "desktop-cs.log", maxBytes=5 * _MEGABYTE, backupCount=3, encoding="utf-8")
    handler.setFormatter(_formatter())
    ours = logging.getLogger("desktop_cs")
    ours.setLevel(level)
    ours.propagate = False  # other handlers would print facts this formatter leaves out
    ours.addHandler(handler)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Close a handler of `start_log`."""
    ours = logging.getLogger("desktop_cs")
    ours.removeHandler(handler)
    ours.propagate = not ours.handlers  # a drill opens and closes a second log beside the first
    handler.close()
