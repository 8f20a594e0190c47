"""What `bootstrap.py` can be asked for, and the one door through which every failure leaves as a sentence."""

import os
import sys
from pathlib import Path

from setup_steps import checks, environment, lock, screen, system, translations
from setup_steps.environment import Environment
from setup_steps.handover import hand_over
from setup_steps.talk import Stop, say

HELP = """\
Sets up Desktop CS in this checkout and runs it. Needs Python 3.11, 3.12 or 3.13 and a network the first time.

  python3 packaging/bootstrap.py run [ARGS]    set up, then open the demo (`desktop-cs demo ARGS`). Without a screen:
                                               one demo turn, its suggestion printed, the workbench drawn into
                                               build/workbench.png
  python3 packaging/bootstrap.py test [ARGS]   set up, then run every check: ruff, mypy, the lock, the translations
                                               and pytest (which gets ARGS); exit 0 when all passed
  python3 packaging/bootstrap.py lock [ARGS]   for developers: resolve the packages anew after a change in
                                               pyproject.toml; ARGS go to the resolver, for example --upgrade

Set-up on Linux tries to load the libraries Qt needs and looks for a Chinese font. What is missing is installed by
apt-get where this user is root or sudo asks for no password; otherwise the line to type is printed and nothing is done.
Then .venv/ is made from requirements.lock (hashes checked) by pip, with the index, proxy and certificates your pip is
set to. Everything stays in .venv/ and build/. When nothing has changed, all this is skipped and the start takes a
second; when something has, or the set-up was interrupted, .venv/ is made anew. Deleting .venv/ is always safe.

No screen means: Linux with neither DISPLAY nor WAYLAND_DISPLAY, or QT_QPA_PLATFORM=offscreen. Progress is told on
stderr. Exit 0 done, 1 failed with the reason, 2 wrong usage.
"""


def main(argv: list[str]) -> int:
    """The exit code for the words after `bootstrap.py`."""
    command, rest = (argv[0], argv[1:]) if argv else ("", [])
    if command in ("-h", "--help", "help"):
        print(HELP, end="")
        return 0
    if command not in ("run", "test", "lock"):
        say(f"Say what to do: run, test or lock{f' ({command!r} is none of them)' if command else ''}.\n\n{HELP}")
        return 2
    try:
        return _carry_out(command, rest)
    except Stop as stop:
        say(str(stop))
    except OSError as error:
        say(f"The system refused: {error}. Check the rights and the room on the disk, then start again.")
    except KeyboardInterrupt:
        say("Interrupted. Start again when you like: what is unfinished will be made anew.")
        return 130
    return 1


def _carry_out(command: str, rest: list[str]) -> int:
    root = Path(__file__).resolve().parents[2]
    here = Environment(root=root)
    if Path(sys.prefix).resolve() == here.folder:
        # A running environment cannot be made anew: the Python it was made from takes over.
        base: str = sys._base_executable  # type: ignore[attr-defined]  # missing in typeshed; venv itself uses it
        return hand_over([base, str(root / "packaging" / "bootstrap.py"), command, *rest], env=os.environ)
    os.chdir(root)
    if command == "lock":
        lock.write(root, rest)
        return 0
    if sys.platform.startswith("linux"):
        system.prepare(os.environ, font=not environment.is_ready(here))
    environment.prepare(here)
    if command == "test":
        return checks.run_all(here, rest)
    translations.compile_all(here, translations.stale(root))
    return _demo(here, rest)


def _demo(here: Environment, extra: list[str]) -> int:
    screen_found = screen.has_screen(sys.platform, os.environ)
    if not screen_found:
        say(f"There is no screen here: one demo turn is run and the workbench drawn into {screen.PICTURE}.")
        (here.root / screen.PICTURE).parent.mkdir(exist_ok=True)
    words = screen.demo_arguments(screen=screen_found, extra=extra)
    env = screen.demo_environment(screen=screen_found, env=os.environ)
    return hand_over([here.script("desktop-cs"), *words], env=env)
