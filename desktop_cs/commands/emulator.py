"""`desktop-cs emulator`: a Coze server on this machine, for demos, tests and developers without an account."""

import json
import signal
import threading

import click

from desktop_cs.app.stage import brain_knowledge
from desktop_cs.commands.common import Common, common_options
from desktop_cs.demo.emulator.faults import FAULTS
from desktop_cs.demo.emulator.server import EmulatorServer
from desktop_cs.demo.emulator.state import Mode
from desktop_cs.demo.pack import load_pack
from desktop_cs.paths import DEMO_PACK


@click.command()
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="Where to listen. 0 takes a free port.")
@click.option("--mode", default=Mode.CLOUD.value, type=click.Choice([mode.value for mode in Mode]), show_default=True)
@click.option("--fault", default=None, type=click.Choice(sorted(FAULTS)), help="Fail in this way, on every request.")
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same ids.")
@common_options
def emulator(_common: Common, port: int, mode: str, fault: str | None, seed: int) -> None:
    """Emulate Coze until interrupted. Prints one JSON line when it listens."""
    knowledge = brain_knowledge(load_pack(DEMO_PACK))
    server = EmulatorServer(knowledge, mode=Mode(mode), port=port, seed=seed, fault=fault)
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    address = server.start()
    try:
        record = {
            "base_url": address.base_url,
            "token": address.token,
            "bot_id": address.bot_id,
            "workflow_id": address.workflow_id,
        }
        click.echo(json.dumps(record))
        while not stop.wait(0.5):  # a bounded wait, so that Windows hears Ctrl-C
            pass
    finally:
        server.stop()
