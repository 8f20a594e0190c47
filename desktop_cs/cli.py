"""The commands of `desktop-cs`. Without one, the workbench opens."""

import os
from pathlib import Path

import click

from desktop_cs import __version__
from desktop_cs.commands import (
    ask,
    coze,
    demo,
    doctor,
    drill,
    emulator,
    erase,
    evaluate,
    evaluate_intent,
    evaluate_privacy,
    evaluate_threshold,
    history,
    kb,
    ledger,
    privacy,
    seal,
    supervisor,
    workbench,
)

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(invoke_without_command=True, context_settings=CONTEXT)
@click.version_option(__version__, prog_name="desktop-cs")
@click.option("--profile", type=click.Path(path_type=Path, file_okay=False), hidden=True)
@click.option("--unsealed", is_flag=True, hidden=True)
@click.pass_context
def main(context: click.Context, profile: Path | None, unsealed: bool) -> None:
    """A workbench for support agents: a suggested reply, why, and exactly what left this machine."""
    os.umask(0o077)  # what this program writes is its owner's alone
    if context.invoked_subcommand is None:
        context.invoke(workbench.open_workbench, profile=profile, as_json=False, unsealed=unsealed)


for command in (
    ask.ask,
    coze.coze,
    demo.demo,
    doctor.doctor,
    drill.drill,
    emulator.emulator,
    erase.erase,
    evaluate.evaluate,
    history.history,
    kb.kb,
    ledger.ledger,
    privacy.redact,
    privacy.words,
    seal.seal,
    supervisor.supervisor,
    workbench.open_workbench,
):
    main.add_command(command)
for measure in (
    evaluate_intent.eval_intent,
    evaluate_threshold.eval_threshold,
    evaluate_privacy.redact,
    evaluate_privacy.words,
):
    evaluate.evaluate.add_command(measure)
