"""The threshold of the moment: read at every turn, changed with one click, remembered in the settings."""

import asyncio
from pathlib import Path

from desktop_cs.settings.file import load, save


class LiveThreshold:
    """Holds the value in use, from 0 to 1."""

    def __init__(self, settings: Path, value: float) -> None:
        self._settings = settings
        self._value = value

    def get(self) -> float:
        """The threshold for the next turn."""
        return self._value

    async def apply(self, value: float) -> None:
        """Use another one from now on; nothing changes where it cannot be written (`ConfigError`)."""
        await asyncio.to_thread(self._write, value)
        self._value = value

    def _write(self, value: float) -> None:
        save(self._settings, load(self._settings).model_copy(update={"threshold": value}))
