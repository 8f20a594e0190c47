"""The last door: whatever nobody caught is logged whole, and the user sees one honest sentence."""

import asyncio
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger("desktop_cs.ui")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@contextmanager
def last_door(loop: asyncio.AbstractEventLoop, show: Callable[[BaseException], None]) -> Iterator[None]:
    """While open, uncaught errors of slots, destructors, tasks and Qt itself come here. `show` tells the user."""

    def caught(error: BaseException | None, where: str) -> None:
        if error is None or isinstance(error, KeyboardInterrupt | SystemExit):
            return
        _log.error("uncaught error", exc_info=error, extra={"where": where})
        show(error)

    def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        caught(error, "slot")

    def unraisable(report: Any) -> None:
        caught(report.exc_value, "destructor")

    def handler(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        caught(context.get("exception"), "loop")

    before = sys.excepthook, sys.unraisablehook, qInstallMessageHandler(_from_qt)
    sys.excepthook, sys.unraisablehook = hook, unraisable
    loop.set_exception_handler(handler)
    try:
        yield
    finally:
        sys.excepthook, sys.unraisablehook = before[:2]
        qInstallMessageHandler(before[2])
        loop.set_exception_handler(None)


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt says", extra={"text": message, "category": context.category})
