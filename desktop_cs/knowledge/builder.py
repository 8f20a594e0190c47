"""The parent's side of the child process that builds indexes: one long-lived child, one job at a time, cancellable."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from desktop_cs.domain.knowledge import QaPair
from desktop_cs.errors import KnowledgeError
from desktop_cs.knowledge import generations
from desktop_cs.knowledge.generations import Manifest
from desktop_cs.knowledge.index import Progress
from desktop_cs.knowledge.records import record_of
from desktop_cs.knowledge.worker import PAIRS_FILE

_COMMAND = (sys.executable, "-m", "desktop_cs.knowledge.worker")
_CLOSING_S = 5.0


class Builder(Protocol):
    """Builds a whole new index. `build` blocks and is called in a thread; `cancel` may come from another one."""

    def build(self, root: Path, pairs: Sequence[QaPair], version: int, progress: Progress) -> Manifest:
        """Build from the pairs, put the result in use and return its manifest; the old index works until then."""
        ...

    def cancel(self) -> None:
        """Stop the build under way, if there is one: it raises `KnowledgeError(build_stopped)`."""
        ...

    def close(self) -> None:
        """Stop everything."""
        ...


class ChildBuilder:
    """Builds in a child process that starts with the first job and is kept for the next ones.

    `command` starts `worker.py`; a frozen bundle, where Python takes no `-m`, hands in its own.
    """

    def __init__(self, command: Sequence[str] = _COMMAND) -> None:
        self._command = tuple(command)
        self._child: subprocess.Popen[str] | None = None

    def build(self, root: Path, pairs: Sequence[QaPair], version: int, progress: Progress) -> Manifest:
        """See `Builder`. Raises `KnowledgeError`: `build_stopped`, `build_failed`, `index_not_writable`."""
        folder = generations.new_generation(root)
        try:
            _leave_pairs(folder, pairs)
            manifest = self._ask(root, folder, version, progress)
            return generations.publish(root, manifest)
        except (OSError, KnowledgeError) as error:
            generations.discard(folder)
            if isinstance(error, KnowledgeError):
                raise
            raise _failed(str(error)) from error

    def cancel(self) -> None:
        """Kill the child; what it had built is thrown away."""
        if self._child is not None:
            self._child.kill()

    def close(self) -> None:
        """Let the child end; kill it when it does not."""
        child, self._child = self._child, None
        if child is None:
            return
        with child:  # closes both ends of the line, which ends the child's loop
            if child.stdin:
                child.stdin.close()
            try:
                child.wait(_CLOSING_S)
            except subprocess.TimeoutExpired:
                child.kill()

    def _ask(self, root: Path, folder: Path, version: int, progress: Progress) -> Manifest:
        child = self._started()
        if child.stdin is None or child.stdout is None:  # never: both are pipes
            raise _failed("the process has no line")
        job = {"root": str(root), "folder": str(folder), "version": version}
        child.stdin.write(json.dumps(job) + "\n")
        child.stdin.flush()
        for line in child.stdout:
            answer: dict[str, Any] = json.loads(line)
            if "manifest" in answer:
                return Manifest(**answer["manifest"])
            if "failed" in answer:
                raise _failed(answer["failed"])
            progress(answer["done"], answer["total"])
        child.wait(_CLOSING_S)  # else the next job could still take it for alive
        raise KnowledgeError(
            "build_stopped",
            "Building the search index was stopped; the old one stays in use. To try again: desktop-cs kb rebuild",
        )

    def _started(self) -> subprocess.Popen[str]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            # The child only ever gets our own command.
            self._child = subprocess.Popen(  # noqa: S603
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self._child


def _leave_pairs(folder: Path, pairs: Sequence[QaPair]) -> None:
    with (folder / PAIRS_FILE).open("w", encoding="utf-8") as lines:
        for pair in pairs:
            lines.write(json.dumps(record_of(pair)) + "\n")


def _failed(reason: str) -> KnowledgeError:
    return KnowledgeError(
        "build_failed",
        f"The search index could not be built ({reason}); the old one stays in use. "
        "Check free space and the profile folder, then run: desktop-cs kb rebuild",
    )
