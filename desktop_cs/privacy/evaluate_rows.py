"""Labelled data for the `eval` commands, read from JSONL files."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from desktop_cs.domain.redaction import Kind, Span
from desktop_cs.errors import PrivacyError
from desktop_cs.privacy.evaluate import LabelledMessage, LabelledText

Row = TypeVar("Row", bound=BaseModel)


class _SpanRow(BaseModel):
    start: int
    end: int
    type: Kind


class _TextRow(BaseModel):
    text: str
    spans: list[_SpanRow]


class _MessageRow(BaseModel):
    text: str
    words: list[str]
    hit: bool


def load_labelled_texts(path: Path) -> list[LabelledText]:
    """Rows `{"text", "spans": [{"start", "end", "type"}]}`. Raises `PrivacyError` (`eval_data`) naming file and row."""
    return [
        LabelledText(row.text, tuple(Span(span.start, span.end, span.type) for span in row.spans))
        for row in _rows(path, _TextRow)
    ]


def load_labelled_messages(path: Path) -> list[LabelledMessage]:
    """Rows `{"text", "words", "hit"}`. Raises `PrivacyError` (`eval_data`) naming file and row."""
    return [LabelledMessage(row.text, tuple(row.words), row.hit) for row in _rows(path, _MessageRow)]


def _rows(path: Path, shape: type[Row]) -> list[Row]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise PrivacyError(
            "eval_data",
            f"The data file {path} cannot be read ({type(error).__name__}). Name a UTF-8 JSONL file.",
            file=str(path),
        ) from error
    rows = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                rows.append(shape.model_validate_json(line))
            except ValidationError as error:
                raise _bad_row(path, number, error) from None
    return rows


def _bad_row(path: Path, number: int, error: ValidationError) -> PrivacyError:
    first = error.errors(include_input=False, include_url=False)[0]
    reason = ": ".join([*map(str, first["loc"]), first["msg"]])
    return PrivacyError(
        "eval_data",
        f"Row {number} of {path} cannot be used: {reason}. Correct it and try again.",
        file=str(path),
        row=number,
    )
