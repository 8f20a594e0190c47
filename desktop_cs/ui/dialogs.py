"""Asking with a dialog from a coroutine, without a nested event loop: other tasks go on meanwhile."""

import asyncio

from PySide6.QtWidgets import QDialog


async def ask(dialog: QDialog) -> bool:
    """Open a modal dialog, wait for its end, and say whether it was accepted. The dialog is gone afterwards."""
    answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def finished(result: int) -> None:
        if not answer.done():
            answer.set_result(result)

    dialog.finished.connect(finished)
    dialog.open()
    try:
        return await answer == QDialog.DialogCode.Accepted.value
    finally:
        dialog.hide()
        dialog.deleteLater()
