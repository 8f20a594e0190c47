"""The child process that trains intents, so that the window never waits for it. Run as a module, for one job.

In: one JSON object a line, first `{"folder", "stamp"}`, then `{"text", "intent", "weight", "denied"}`, texts folded.
Out: nothing; the model is in the folder when it ends with code 0, otherwise stderr says why.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from desktop_cs.offline.intents import Example, IntentModel
from desktop_cs.offline.saved import save_model


def train(lines: Iterable[str]) -> None:
    """Do the job that the lines describe."""
    job, *rows = [json.loads(line) for line in lines]
    examples = [Example(row["text"], row["intent"], row["weight"], row["denied"]) for row in rows]
    save_model(Path(job["folder"]), IntentModel.train(examples, str), job["stamp"])


if __name__ == "__main__":
    # Text mode on Windows would read the code page, not UTF-8.
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    train(sys.stdin)
