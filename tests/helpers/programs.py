"""Starts the real programs: the emulator as a process of its own, and the command line."""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from click.testing import CliRunner, Result

from desktop_cs.cli import main

EMULATORS: dict[str, Callable[[], list[dict[str, Any]]]] = {}  # base URL → what it received, also after its end


@dataclass(frozen=True, slots=True)
class RunningEmulator:
    """The emulator's process and what it told of itself."""

    process: subprocess.Popen[str]
    base_url: str
    token: str
    bot_id: str
    workflow_id: str

    @property
    def environment(self) -> dict[str, str]:
        """What configures Coze for a program without a screen."""
        return {
            "COZE_API_BASE": self.base_url,
            "COZE_API_TOKEN": self.token,
            "COZE_BOT_ID": self.bot_id,
            "COZE_WORKFLOW_ID": self.workflow_id,
        }

    def fault(self, name: str | None, path: str = "/", times: int | None = None) -> None:
        """Let requests fail from now on."""
        body = json.dumps({"name": name, "path": path, "times": times}).encode()
        request = Request(  # noqa: S310 - loopback
            self.base_url + "/_emulator/fault", body, {"Content-Type": "application/json"}, method="POST"
        )
        with urlopen(request, timeout=10):  # noqa: S310
            pass

    def received(self) -> list[dict[str, Any]]:
        """All requests that reached the emulator, with their exact bodies."""
        with urlopen(self.base_url + "/_emulator/requests", timeout=10) as answer:  # noqa: S310
            found: list[dict[str, Any]] = json.load(answer)["requests"]
            return found


@contextmanager
def emulator(*options: str) -> Iterator[RunningEmulator]:
    """The real emulator on a real socket."""
    command = [sys.executable, "-m", "desktop_cs", "emulator", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ.copy())
    assert process.stdout is not None
    running = None
    try:
        told = json.loads(process.stdout.readline())
        running = RunningEmulator(process, told["base_url"], told["token"], told["bot_id"], told["workflow_id"])
        EMULATORS[running.base_url] = running.received
        yield running
    finally:
        if running is not None and process.poll() is None:
            kept = running.received()
            EMULATORS[running.base_url] = lambda: kept
        process.terminate()
        process.wait(20)
        process.stdout.close()


def body_of(received: dict[str, Any]) -> bytes:
    """The exact bytes of a request's body."""
    return base64.b64decode(received["body_base64"])


def desktop_cs(*arguments: str, profile: Path, stdin: str | bytes = b"", env: dict[str, str] | None = None) -> Result:
    """Run a command in this process, as `desktop-cs` would."""
    return CliRunner().invoke(main, [*arguments, "--profile", str(profile)], input=stdin, env=env)


def json_of(result: Result) -> dict[str, Any]:
    """The one JSON object a command printed; nothing else may stand on stdout."""
    assert result.exit_code == 0, result.output + repr(result.exception)
    record: dict[str, Any] = json.loads(result.stdout)
    return record
