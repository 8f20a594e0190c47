"""While an input method composes, every key belongs to it: Tab, Enter, digits, Esc and all short cuts."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget


class ImeGuard(QObject):
    """Watches one input field. Some platforms send keys both to the input method and to the window; those that reach
    the window while a pre-edit text stands in the field are swallowed."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._is_composing = False
        field.installEventFilter(self)

    @property
    def is_composing(self) -> bool:
        """Whether a pre-edit text stands in the field."""
        return self._is_composing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the pre-edit text; keep keys from others while there is one."""
        kind = event.type()
        if isinstance(event, QInputMethodEvent):
            self._is_composing = bool(event.preeditString())
        elif kind is QEvent.Type.FocusOut:
            self._is_composing = False
        elif self._is_composing and kind is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        elif self._is_composing and kind is QEvent.Type.KeyPress:
            return True
        return super().eventFilter(watched, event)
