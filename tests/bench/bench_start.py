"""Cold start: from starting the process to a usable window, beside a bare PySide6 window, on a full profile.

    python tests/bench/bench_start.py [--messages 100000] [--conversations 2000] [--rounds 7]

Usable means: the inbox is listed, the first conversation is open, and the window has been painted. Rounds alternate;
the medians are compared. Nothing that the window does not wait for (index, intents, word list) counts.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).parent))

from full_profile import fill

_BARE = textwrap.dedent("""
    import os, sys, time
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("bare"))
    window.resize(1280, 800)
    window.show()
    app.processEvents()
    print(time.time(), flush=True)
    os._exit(0)
""")

_OURS = textwrap.dedent("""
    import os, sys, time
    from contextlib import asynccontextmanager
    from pathlib import Path
    from desktop_cs.app.composition import AppSpec, open_app
    from desktop_cs.paths import Profile
    from desktop_cs.ui.boot import render_once

    @asynccontextmanager
    async def make_desk():
        async with open_app(AppSpec(profile=Profile(Path(sys.argv[1])))) as app:
            yield app.desk

    async def act(desk, window):
        assert len(window.workbench.inbox.list), "nothing is listed"
        from PySide6.QtWidgets import QApplication
        QApplication.processEvents()
        print(time.time(), flush=True)
        os._exit(0)

    render_once(make_desk, screenshot=Path("never"), act=act, translations=Path("i18n"), language="en")
""")


@click.command()
@click.option("--messages", default=100_000, show_default=True)
@click.option("--conversations", default=2_000, show_default=True)
@click.option("--rounds", default=7, show_default=True)
def main(messages: int, conversations: int, rounds: int) -> None:
    """Print both medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "p"
        asyncio.run(fill(profile, conversations=conversations, messages=messages, kb=0))
        seconds(_OURS, str(profile))  # seeds the knowledge, warms the disk
        seconds(_BARE)
        bare, ours = [], []
        for _ in range(rounds):
            bare.append(seconds(_BARE))
            ours.append(seconds(_OURS, str(profile)))
    print(f"bare window   {statistics.median(bare):.2f} s")
    print(
        f"desktop-cs    {statistics.median(ours):.2f} s   ratio {statistics.median(ours) / statistics.median(bare):.2f}"
    )


def seconds(script: str, *arguments: str) -> float:
    """From starting a process to the time that it prints."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "DESKTOP_CS_UNSEALED": "1"}
    begin = time.time()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], check=True, capture_output=True, text=True, env=environment
    )
    return float(done.stdout.splitlines()[-1]) - begin


if __name__ == "__main__":
    main()
