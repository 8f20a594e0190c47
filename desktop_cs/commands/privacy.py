"""`desktop-cs redact` and `desktop-cs words`: what the privacy room makes of texts, one a line."""

import codecs
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from desktop_cs.app.safety import open_redactor, open_words
from desktop_cs.commands.common import Common, common_options
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.domain.text import language_of
from desktop_cs.errors import AppError
from desktop_cs.privacy.streaming import RedactedStream

_PIECE = 4096  # bytes


@click.command()
@click.option(
    "--kinds",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Your own kinds of personal data, as a profile keeps them in kinds.json. Default: the profile's.",
)
@click.option("--stream", is_flag=True, help="Take stdin as one text and mask it as it comes.")
@common_options
def redact(common: Common, kinds: Path | None, stream: bool) -> None:
    """Mask personal data in texts from stdin: a text, or a JSON object with "text", on each line."""
    redactor = open_redactor(kinds or common.profile.kinds)
    if stream:
        _redact_stream(RedactedStream(redactor, TokenTable(), Language.ZH))
        return

    def one(text: str) -> dict[str, Any]:
        done = redactor.redact(text, TokenTable(), language_of(text))
        spans = [{"start": span.start, "end": span.end, "type": span.label} for span in done.spans]
        return {"text": text, "masked": done.text, "spans": spans}

    _each_line(common, one, lambda record: str(record["masked"]))


@click.command()
@click.option("--list", "list_file", type=click.Path(path_type=Path, dir_okay=False), help="Use this list instead.")
@common_options
def words(common: Common, list_file: Path | None) -> None:
    """Find listed words in texts from stdin: a text, or a JSON object with "text", on each line."""
    word_filter = open_words(common.profile, list_file)

    def one(text: str) -> dict[str, Any]:
        hits = word_filter.find(text)
        matches = [{"start": h.start, "end": h.end, "word": h.word, "layer": h.layer.value} for h in hits]
        return {"text": text, "hit": bool(hits), "matches": matches}

    def line(record: dict[str, Any]) -> str:
        found = ", ".join(f"{match['word']} ({match['layer']})" for match in record["matches"])
        return f"{'hit ' if record['hit'] else 'clean'} {record['text']}" + (f"  <- {found}" if found else "")

    _each_line(common, one, line)


def _redact_stream(stream: RedactedStream) -> None:
    decode = codecs.getincrementaldecoder("utf-8")("replace").decode
    while piece := sys.stdin.buffer.read1(_PIECE):  # type: ignore[union-attr]
        click.echo(stream.feed(decode(piece)), nl=False)
        sys.stdout.flush()
    click.echo(stream.feed(decode(b"", True)) + stream.end(), nl=False)


def _each_line(common: Common, work: Callable[[str], dict[str, Any]], line: Callable[[dict[str, Any]], str]) -> None:
    """Print one record a text; a line that is broken JSON is named, the rest goes on, and the exit code is 1."""
    broken = 0
    for row, text in _texts():
        if text is None:
            broken += 1
            click.echo(f'stdin, line {row}: not a JSON object with a "text". The line was left out.', err=True)
        else:
            common.show(work(text), line)
            sys.stdout.flush()
    if broken:
        raise AppError("rows_rejected", f"{broken} lines could not be read; see above.")


def _texts() -> Iterator[tuple[int, str | None]]:
    for row, raw in enumerate(sys.stdin.buffer, 1):
        text = raw.decode("utf-8-sig" if row == 1 else "utf-8", "replace").rstrip("\r\n")
        if not text.strip():
            continue
        if not text.lstrip().startswith('{"'):
            yield row, text
            continue
        try:
            record = json.loads(text)
        except json.JSONDecodeError:
            record = None
        wanted = record.get("text") if isinstance(record, dict) else None
        yield row, wanted if isinstance(wanted, str) else None
