"""`desktop-cs eval threshold`: where to stop believing an intent, by labelled rows or by the profile's own labels."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from desktop_cs.app.composition import AppSpec, open_app
from desktop_cs.commands.common import Common, common_options, run
from desktop_cs.commands.evaluate_intent import FILE
from desktop_cs.commands.plots import Line, save_plot
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.offline.calibration import ENOUGH
from desktop_cs.offline.evaluate import examples_from
from desktop_cs.offline.intents import IntentModel
from desktop_cs.offline.labelled import read_labelled
from desktop_cs.offline.threshold import Choice


@click.command("threshold")
@click.option("--train", default=None, type=FILE, help="Labelled rows; without them the profile's own labels are used.")
@click.option("--plot", default=None, type=FILE, help="Save the F1 curve as a PNG.")
@click.option("--apply", "apply_", is_flag=True, help="Use the threshold in the profile from now on.")
@common_options
def eval_threshold(common: Common, train: Path | None, plot: Path | None, apply_: bool) -> None:
    """Find the threshold with the greatest F1 on held-back labels, with its 95 % bootstrap interval."""
    if train is not None:
        choice = IntentModel.train(examples_from(read_labelled(train)), Analyser().fold).choice
        if apply_:
            run(_apply(common, choice))
    else:
        choice = run(_of_profile(common, apply_=apply_))
    if plot is not None and choice.enough:
        save_plot(plot, "F1 by threshold", "threshold", "F1", [Line("held-back rows", choice.curve)])
    record = {key: value for key, value in asdict(choice).items() if key != "curve"}
    record["curve"] = [{"threshold": at, "f1": round(f1, 4)} for at, f1 in choice.curve]
    common.show(record | {"applied": apply_, "needed": ENOUGH}, _lines)


async def _of_profile(common: Common, *, apply_: bool) -> Choice:
    async with open_app(AppSpec(profile=common.profile, offline=True)) as app:
        choice, _ = await app.knowing.measured()
        if apply_:
            await app.desk.brain.apply_threshold(_enough(choice).threshold)
        return choice


async def _apply(common: Common, choice: Choice) -> None:
    found = _enough(choice)
    async with open_app(AppSpec(profile=common.profile, offline=True)) as app:
        await app.desk.brain.apply_threshold(found.threshold)


def _enough(choice: Choice) -> Choice:
    if not choice.enough:
        raise KnowledgeError(
            "labels_too_few",
            f"Not enough labels yet ({choice.labels} of {ENOUGH}): nothing was measured and nothing changed. "
            "Import more phrasings, or let agents send and reject suggestions for a while.",
        )
    return choice


def _lines(record: dict[str, Any]) -> str:
    if not record["enough"]:
        return (
            f"Not enough labels yet ({record['labels']} of {ENOUGH}, right and wrong ones among them). "
            f"The shipped default stands: {record['threshold']:.2f}"
        )
    marks = [point for point in record["curve"] if round(point["threshold"] * 100) % 5 == 0]
    lines = [f"{point['threshold']:.2f}  {point['f1']:.3f}  {'#' * round(point['f1'] * 50)}" for point in marks]
    best = f"best threshold {record['threshold']:.3f} (95 % interval {record['low']:.3f} to {record['high']:.3f})"
    best += f", F1 {record['f1']:.3f}, {record['labels']} labels, calibration error {record['ece']:.3f}"
    return "\n".join([*lines, best, *(["It is used from now on."] if record["applied"] else [])])
