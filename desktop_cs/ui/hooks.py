"""The last door: whatever nobody caught is logged whole, and the user sees one honest sentence."""

import asyncio
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger("desktop_cs.ui")
_MOST_SAID = 200  # characters of a message of Qt's: it may quote what stands in a field
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@contextmanager
def last_door(loop: asyncio.AbstractEventLoop, show: Callable[[BaseException], None]) -> Iterator[None]:
    """While open, uncaught errors of slots, destructors, tasks, threads and Qt itself come here. `show` tells the user
    (not of threads: it may only be called on the window's own)."""

    def caught(error: BaseException | None, where: str) -> None:
        if error is None or isinstance(error, KeyboardInterrupt | SystemExit):
            return
        _log.error("uncaught error", exc_info=error, extra={"where": where})
        show(error)

    def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        caught(error, "slot")

    def unraisable(report: Any) -> None:
        caught(report.exc_value, "destructor")

    def in_thread(report: threading.ExceptHookArgs) -> None:
        if report.exc_value is not None and not isinstance(report.exc_value, SystemExit):
            _log.error("uncaught error", exc_info=report.exc_value, extra={"where": "thread"})

    def handler(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        caught(context.get("exception"), "loop")

    before = sys.excepthook, sys.unraisablehook, qInstallMessageHandler(_from_qt)
    before_threads, threading.excepthook = threading.excepthook, in_thread
    sys.excepthook, sys.unraisablehook = hook, unraisable
    loop.set_exception_handler(handler)
    try:
        yield
    finally:
        sys.excepthook, sys.unraisablehook = before[:2]
        threading.excepthook = before_threads
        qInstallMessageHandler(before[2])
        loop.set_exception_handler(None)


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    said = message.strip().partition("\n")[0][:_MOST_SAID]
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt says", extra={"said": said, "where": context.category})
