"""QA pairs in text files: JSONL with one object a line, and Markdown with one heading a question.

Markdown, as it is read and written:

    # Anything before the first question is skipped

    ## How do I return something?
    id: return-1
    intent: return_goods
    lang: en
    variants: send it back | I want to return this

    The answer, up to the next question. It may have paragraphs and headings of other levels.

The lines from `id` to `variants` stand directly under the question, in any order, and each may be missing; an empty
line ends them. A line of the answer that starts with `## ` is written as `\\## `. Rows are numbered by the line of
their heading.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop_cs.domain.knowledge import QaPair
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge.rows import Row, RowError, cells_of, column

_HEADING = re.compile(r"##[ \t]+(.*)|##$")
_ESCAPED = re.compile(r"\\+##(?:[ \t]|$)")
_TO_ESCAPE = re.compile(r"\\*##(?:[ \t]|$)")
_FACT = re.compile(r"(id|intent|language|lang|variants)\s*[:：]\s*(.*)", re.IGNORECASE)


def read_jsonl(path: Path) -> Iterator[Row | tuple[int, RowError]]:
    """The objects of a JSONL file with their line numbers; a line that holds none comes as its error."""
    for number, text in enumerate(_text(path).split("\n"), start=1):
        if not text.strip():
            continue
        try:
            found = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield number, RowError(f"This line is not JSON: {error}.")
            continue
        if isinstance(found, dict):
            yield Row(number, {column(name): value for name, value in found.items()})
        else:
            yield number, RowError('This line is JSON, but not an object like {"question": "…", "answer": "…"}.')


def write_jsonl(path: Path, pairs: Iterable[QaPair]) -> None:
    """Write one object a line, in UTF-8."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for pair in pairs:
            record = {**cells_of(pair), "variants": list(pair.variants)}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def read_markdown(path: Path) -> Iterator[Row]:
    """The questions of a Markdown file with the line numbers of their headings."""
    start, block = 0, list[str]()
    for number, text in enumerate(_text(path).replace("\r\n", "\n").split("\n"), start=1):
        if _HEADING.fullmatch(text):
            if start:
                yield Row(start, _values(block))
            start, block = number, []
        block.append(text)
    if start:
        yield Row(start, _values(block))
    else:
        raise KnowledgeError(
            "file_header",
            f"{path.name} has no question. Write each one as a line that starts with “## ”, its answer below it.",
            path=str(path),
        )


def write_markdown(path: Path, pairs: Iterable[QaPair]) -> None:
    """Write one heading a question, in UTF-8."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for pair in pairs:
            cells = cells_of(pair)
            facts = [f"{name}: {cells[name]}" for name in ("id", "intent", "language", "variants") if cells[name]]
            answer = "\n".join("\\" + text if _TO_ESCAPE.match(text) else text for text in pair.answer.split("\n"))
            file.write("\n".join((f"## {pair.question}", *facts, "", answer, "", "")))


def _values(block: list[str]) -> dict[str, object]:
    heading = _HEADING.fullmatch(block[0])
    values: dict[str, object] = {"question": heading.group(1) if heading else ""}
    body = block[1:]
    while body and (fact := _FACT.fullmatch(body[0].strip())):
        values[column(fact.group(1))] = fact.group(2)
        body = body[1:]
    values["answer"] = "\n".join(text[1:] if _ESCAPED.match(text) else text for text in body)
    return values


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise KnowledgeError(
            "file_encoding",
            f"{path.name} is not UTF-8 (byte {error.start:,}). Save it as UTF-8 and import it again.",
            path=str(path),
        ) from error
