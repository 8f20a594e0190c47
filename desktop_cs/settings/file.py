"""Reads and writes a profile's settings: atomically, and never over a file that could not be read."""

import json
import logging
import os
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from desktop_cs.errors import ConfigError
from desktop_cs.settings.schema import VERSION, Settings

_log = logging.getLogger(__name__)


def load(path: Path) -> Settings:
    """The stored settings, or the defaults. A file that cannot be understood is set aside under a new name.

    Raises `ConfigError(settings_newer)` for a file of a newer program.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError):
        return _set_aside(path)
    try:
        stored = Settings.model_validate(json.loads(text))
    except (json.JSONDecodeError, ValidationError):
        return _set_aside(path)
    if stored.version > VERSION:
        raise ConfigError(
            "settings_newer",
            f"The settings in {path} were written by a newer Desktop CS. Install it, or choose another profile.",
        )
    return stored


def save(path: Path, settings: Settings) -> None:
    """Replace the stored settings in one step; `ConfigError(settings_unwritable)` where that fails."""
    draft = path.with_name(path.name + ".new")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(settings.model_dump_json(indent=2) + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        raise ConfigError(
            "settings_unwritable", f"The settings cannot be written ({error.strerror or error}). Check {path.parent}."
        ) from error


def _set_aside(path: Path) -> Settings:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    path.replace(path.with_name(f"{path.name}.broken-{stamp}"))
    _log.warning("settings set aside", extra={"path": path.name})
    return Settings()
