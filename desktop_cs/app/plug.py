"""The switch in the status bar: what it moves differs between a demo and a real profile."""

from collections.abc import Callable
from typing import Protocol


class Plug(Protocol):
    """What the switch in the status bar moves: the emulator's cable in a demo, the wish to work offline elsewhere."""

    def is_in(self) -> bool:
        """Whether Coze may be used."""
        ...

    async def move(self, to_in: bool) -> None:
        """Put the plug in, or pull it."""
        ...


class ChoicePlug:
    """Outside the demo: whether the owner wants Coze to be used. `changed` is told after each move."""

    def __init__(self, is_in: bool, changed: Callable[[bool], None]) -> None:
        self._is_in = is_in
        self._changed = changed

    def is_in(self) -> bool:
        """Whether Coze may be used."""
        return self._is_in

    async def move(self, to_in: bool) -> None:
        """Use Coze, or work offline."""
        if to_in != self._is_in:
            self._is_in = to_in
            self._changed(to_in)
