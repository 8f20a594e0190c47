"""`desktop-cs eval redact` and `eval words`: how much personal data is found, and which words, on labelled files."""

from pathlib import Path
from typing import Any

import click

from desktop_cs.commands.common import Common, common_options
from desktop_cs.privacy.evaluate import measure_redaction, measure_words
from desktop_cs.privacy.evaluate_rows import load_labelled_messages, load_labelled_texts
from desktop_cs.privacy.redactor import Redactor

_DATA = click.option("--data", "file", required=True, type=click.Path(path_type=Path, dir_okay=False), help="JSONL.")


@click.command("redact")
@_DATA
@common_options
def redact(common: Common, file: Path) -> None:
    """How much personal data the redactor finds: rows of text and spans with start, end and type."""
    report = measure_redaction(load_labelled_texts(file), Redactor().find)
    record = {
        "recall": round(report.recall, 4),
        "must_have_recall": round(report.must_have_recall, 4),
        "precision": round(report.precision, 4),
        "clean_lines": report.clean_lines,
        "clean_lines_hit": report.clean_lines_hit,
        "median_ms": round(report.median_ms, 3),
        "kinds": {kind: {"found": found, "all": total} for kind, (found, total) in report.per_kind.items()},
        "wrong_rows": [row + 1 for row in report.wrong_rows],
    }
    common.show(record, _redaction_lines)


@click.command("words")
@_DATA
@common_options
def words(common: Common, file: Path) -> None:
    """How well listed words are found: rows of text, words (the list) and hit."""
    report = measure_words(load_labelled_messages(file))
    record = {
        "recall": round(report.recall, 4),
        "false_hits": round(report.false_hits, 4),
        "median_ms": round(report.median_ms, 3),
        "wrong_rows": [row + 1 for row in report.wrong_rows],
    }
    common.show(record, lambda r: f"recall {r['recall']}  false hits {r['false_hits']}  median {r['median_ms']} ms")


def _redaction_lines(record: dict[str, Any]) -> str:
    head = (
        f"recall {record['recall']}  must-haves {record['must_have_recall']}  precision {record['precision']}  "
        f"clean lines hit {record['clean_lines_hit']} of {record['clean_lines']}  median {record['median_ms']} ms"
    )
    return "\n".join([head, *(f"  {kind:12} {n['found']} of {n['all']}" for kind, n in record["kinds"].items())])
