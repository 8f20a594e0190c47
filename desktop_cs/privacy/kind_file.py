"""The owner's kinds as a file: JSON, checked on the way in, replaced in one step."""

import os
from collections.abc import Sequence
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from desktop_cs.domain.kinds import CustomKind
from desktop_cs.errors import PrivacyError


def load_kinds(path: Path) -> tuple[CustomKind, ...]:
    """The kinds of a file; none where there is no file. Raises `PrivacyError(kinds_unreadable)` for a damaged one: what
    it would have masked must not go out unmasked."""
    try:
        return _adapter().validate_json(path.read_bytes())
    except FileNotFoundError:
        return ()
    except (OSError, ValidationError) as error:
        raise PrivacyError(
            "kinds_unreadable",
            f"The kinds of personal data in {path} cannot be read ({type(error).__name__}). Mend the file, or move it "
            "away to go on without them.",
            file=str(path),
        ) from None


def save_kinds(path: Path, kinds: Sequence[CustomKind]) -> None:
    """Replace the file. Raises `PrivacyError(kinds_unwritable)`."""
    draft = path.with_name(path.name + ".new")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(_adapter().dump_json(tuple(kinds), indent=2))
        draft.replace(path)
    except OSError as error:
        raise PrivacyError(
            "kinds_unwritable", f"The kinds cannot be written ({error.strerror or error}). Check {path.parent}."
        ) from error


def _adapter() -> TypeAdapter[tuple[CustomKind, ...]]:
    return TypeAdapter(tuple[CustomKind, ...])
