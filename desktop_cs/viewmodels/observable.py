"""A signal for plain Python: screens listen, view-models tell. No Qt, no threads, no weak references."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Signal(Generic[T]):
    """Tells every listener, in the order in which they came."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []

    def connect(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Listen from now on; call what is returned to stop."""
        self._listeners.append(listener)

        def disconnect() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return disconnect

    def emit(self, value: T) -> None:
        """Tell all who listen now; one who leaves meanwhile is not told any more."""
        for listener in tuple(self._listeners):
            if listener in self._listeners:
                listener(value)


class Observable(Generic[T]):
    """A value whose listeners hear of every change, and of the present value when they come."""

    def __init__(self, value: T) -> None:
        self._value = value
        self._changed: Signal[T] = Signal()

    @property
    def value(self) -> T:
        """The present value."""
        return self._value

    def set(self, value: T) -> None:
        """Take a new value; an equal one is no news."""
        if value != self._value:
            self._value = value
            self._changed.emit(value)

    def connect(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Hear the present value now and every later one; call what is returned to stop."""
        disconnect = self._changed.connect(listener)
        listener(self._value)
        return disconnect
