"""Hands the terminal over to the program that everything was set up for."""

import signal
import subprocess
from collections.abc import Mapping, Sequence


def hand_over(argv: Sequence[str], *, env: Mapping[str, str]) -> int:
    """Runs `argv` to its end and returns its exit code; Ctrl-C and a request to end are left to it to obey in order."""
    child = subprocess.Popen(argv, env=env)
    # Set only now, for a child would inherit the deaf ear.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    code = child.wait()
    return code if code >= 0 else 128 - code
