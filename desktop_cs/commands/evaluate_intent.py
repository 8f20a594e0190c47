"""`desktop-cs eval intent`: how good intents are on labelled rows, beside other classifiers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from desktop_cs.commands.common import Common, common_options
from desktop_cs.commands.plots import Line, save_plot
from desktop_cs.errors import UsageError
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.offline.evaluate import IntentReport, evaluate_intents
from desktop_cs.offline.labelled import read_labelled
from desktop_cs.offline.peers import PEERS, evaluate_peer

FILE = click.Path(path_type=Path, dir_okay=False)
COLUMNS = (
    *("accuracy", "macro_f1", "threshold", "oos_recall", "oos_precision", "oos_f1"),
    *("in_scope_accuracy", "ece", "p50_ms", "p99_ms"),
)


@click.command("intent")
@click.option("--train", required=True, type=FILE, help="Labelled rows to learn from.")
@click.option("--test", required=True, type=FILE, help="Labelled rows to ask.")
@click.option("--against", default="", help=f"Peers, by commas: {','.join(PEERS)}.")
@click.option("--plot", default=None, type=FILE, help="Save the reliability curve as a PNG.")
@common_options
def eval_intent(common: Common, train: Path, test: Path, against: str, plot: Path | None) -> None:
    """Measure intent recognition on rows {"query", "expected_intent"}; the label oos means out of scope."""
    peers = _peers(against)
    fold = Analyser().fold
    learn, ask = read_labelled(train), read_labelled(test)
    report = evaluate_intents(learn, ask, fold)
    others = {name: evaluate_peer(name, learn, ask, fold) for name in peers}
    if plot is not None:
        points = tuple((bin_.score, bin_.right) for bin_ in report.bins)
        ideal = Line("perfect", ((0.0, 0.0), (1.0, 1.0)))
        save_plot(plot, "Reliability", "score", "share that is right", [Line("desktop-cs", points), ideal])
    record = {"model": "desktop-cs", **_figures(report)}
    record["against"] = [{"model": name, **_figures(other)} for name, other in others.items()]
    common.show(record, _table)


def _peers(names: str) -> list[str]:
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in PEERS]
    if unknown:
        raise UsageError(
            "unknown_peer", f"--against does not know {', '.join(unknown)}. Choose of: {', '.join(PEERS)}."
        )
    return wanted


def _figures(report: IntentReport) -> dict[str, Any]:
    found = {name: getattr(report, name) for name in COLUMNS}
    figures: dict[str, Any] = {name: round(value, 4) if value is not None else None for name, value in found.items()}
    figures["rows"] = report.rows
    figures["reliability"] = [
        {"rows": bin_.rows, "score": round(bin_.score, 4), "right": round(bin_.right, 4)} for bin_ in report.bins
    ]
    return figures


def _table(record: dict[str, Any]) -> str:
    rows = [record, *record["against"]]
    lines = [f"{'model':14}" + "".join(f"{name:>18}" for name in COLUMNS)]
    lines += [f"{row['model']:14}" + "".join(f"{_cell(row[name]):>18}" for name in COLUMNS) for row in rows]
    return "\n".join([*lines, f"{record['rows']} test rows; {_legend(rows)}"])


def _legend(rows: Sequence[dict[str, Any]]) -> str:
    without = any(row["oos_f1"] is None for row in rows)
    return "none is out of scope" if without else "in_scope_accuracy and oos_* are at the threshold"


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"
