"""Labelled rows of a JSONL file: `{"query", "expected_intent"}`, where the label `oos` means that no intent fits."""

import json
from dataclasses import dataclass
from pathlib import Path

from desktop_cs.errors import UsageError

OOS = "oos"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledText:
    """A text with the intent it shows, or `oos`."""

    query: str
    expected_intent: str


def read_labelled(file: Path) -> list[LabelledText]:
    """The rows of a file; `UsageError` names the file and the first row that cannot be used."""
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")  # not splitlines: U+2028 may stand inside a JSON text
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("rows_unreadable", f"{file} cannot be read: {error}. Name a UTF-8 JSONL file.") from error
    rows = [_row(file, number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    if not rows:
        raise UsageError("rows_missing", f"{file} holds no rows. Give it one JSON object a line.")
    return rows


def _row(file: Path, number: int, line: str) -> LabelledText:
    try:
        found = json.loads(line)
        query, intent = found["query"], found["expected_intent"]
    except (ValueError, KeyError, TypeError) as error:
        query = intent = None
        reason = str(error) or type(error).__name__
    else:
        reason = "query and expected_intent must be texts"
    if not isinstance(query, str) or not isinstance(intent, str) or not intent:
        shape = '{"query": "…", "expected_intent": "…"}'
        raise UsageError("bad_row", f"{file}, row {number}: {reason}. Each line must look like {shape}.")
    return LabelledText(query=query, expected_intent=intent)
