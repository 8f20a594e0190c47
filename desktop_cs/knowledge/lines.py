"""QA pairs in text files: JSONL with one object a line, and Markdown with one heading a question.

Markdown, as it is read and written:

    # Anything before the first question is skipped

    ## How do I return something?
    id: return-1
    intent: return_goods
    lang: en
    variants: send it back | I want to return this

    The answer, up to the next question. It may have paragraphs and headings of other levels.

The lines from `id` to `variants` (also `version`, and 编号, 意图, 语言, 相似问) stand directly under the question, in
any order, and each may be missing; an empty line ends them. A line of the answer that starts with `## ` is written as
`\\## `. Rows are numbered by the line of their heading.
"""

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from desktop_cs.domain.knowledge import QaPair
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge.columns import Layout, lay_out
from desktop_cs.knowledge.encodings import is_broken, open_text
from desktop_cs.knowledge.rows import cells_of
from desktop_cs.knowledge.source import BadRow, Row, RowError, Rows, Source

_HEADING = re.compile(r"##[ \t]+(.*)|##$")
_ESCAPED = re.compile(r"\\+##(?:[ \t]|$)")
_TO_ESCAPE = re.compile(r"\\*##(?:[ \t]|$)")
_FACTS = {name: name for name in ("id", "intent", "language", "variants", "version")} | {
    **{"lang": "language", "编号": "id", "意图": "intent", "语言": "language", "相似问": "variants"}
}
_FACT = re.compile(rf"({'|'.join(_FACTS)})\s*[:：]\s*(.*)", re.IGNORECASE)
_MAX_LAYOUTS = 1_000  # sets of keys remembered; a hostile file has a new one in each line


def read_jsonl(source: Source) -> Rows:
    """The objects of a JSONL file with their line numbers; a line that holds none comes as its error."""
    layouts = _Layouts(source)
    with open_text(source.path, source.encoding, newline="\n") as text:
        for number, line in enumerate(text, start=1):
            source.done = text.buffer.tell()
            if not line.strip():
                continue
            try:
                found = _object(line, source.encoding)
            except RowError as error:
                yield BadRow(number, error)
                continue
            columns = layouts.of(tuple(found)).columns
            yield Row(number, {column: found[name] for column, name in columns.items()})


def write_jsonl(path: Path, columns: Sequence[str], pairs: Iterable[QaPair]) -> None:
    """Write one object a line, in UTF-8."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for pair in pairs:
            record = {**cells_of(pair), "variants": list(pair.variants), "version": pair.version}
            file.write(json.dumps({column: record[column] for column in columns}, ensure_ascii=False) + "\n")


def read_markdown(source: Source) -> Rows:
    """The questions of a Markdown file with the line numbers of their headings."""
    start, block = 0, list[str]()
    with open_text(source.path, source.encoding, newline=None) as text:
        for number, line in enumerate(text, start=1):
            if _HEADING.fullmatch(line.rstrip("\n")):
                if start:
                    yield _row(start, block, source)
                source.done = text.buffer.tell()
                start, block = number, []
            if start:
                block.append(line.rstrip("\n"))
    if not start:
        raise KnowledgeError(
            "file_header",
            f"{source.path.name} has no question. Write each one as a line that starts with “## ”, its answer below.",
            path=str(source.path),
        )
    yield _row(start, block, source)


def write_markdown(path: Path, columns: Sequence[str], pairs: Iterable[QaPair]) -> None:
    """Write one heading a question, in UTF-8."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for pair in pairs:
            cells = cells_of(pair)
            facts = [f"{name}: {cells[name]}" for name in columns if name in _FACTS and cells[name]]
            answer = "\n".join("\\" + text if _TO_ESCAPE.match(text) else text for text in pair.answer.split("\n"))
            file.write("\n".join((f"## {pair.question}", *facts, "", answer, "", "")))


class _Layouts:
    """What the keys of objects mean, worked out once for each set of keys."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._known: dict[tuple[str, ...], Layout] = {}

    def of(self, names: tuple[str, ...]) -> Layout:
        """The layout of an object with these keys. The first complete one is what the source reports."""
        if names not in self._known:
            layout = lay_out(names, self._source.wanted)
            if len(self._known) < _MAX_LAYOUTS:
                self._known[names] = layout
            if layout.is_complete and not self._source.layout.is_complete:
                self._source.layout = layout
            return layout
        return self._known[names]


def _object(line: str, encoding: str) -> dict[str, object]:
    if is_broken(line):
        raise RowError(f"The line has bytes that are not {encoding.removesuffix('-sig')}; write its text again.")
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RowError(f"This line is not JSON: {error}.") from error
    if not isinstance(found, dict):
        raise RowError('This line is JSON, but not an object like {"question": "…", "answer": "…"}.')
    return found


def _row(number: int, block: list[str], source: Source) -> Row | BadRow:
    if any(map(is_broken, block)):
        return BadRow(number, RowError(f"The text has bytes that are not {source.encoding.removesuffix('-sig')}."))
    return Row(number, _values(block))


def _values(block: list[str]) -> dict[str, object]:
    heading = _HEADING.fullmatch(block[0])
    values: dict[str, object] = {"question": heading.group(1) if heading else ""}
    body = block[1:]
    while body and (fact := _FACT.fullmatch(body[0].strip())):
        values[_FACTS[fact.group(1).casefold()]] = fact.group(2)
        body = body[1:]
    values["answer"] = "\n".join(text[1:] if _ESCAPED.match(text) else text for text in body)
    return values
