"""What thresholds cost: questions in scope that are answered, rightly or wrongly, and strange lines that are answered.

    python tests/bench/bench_silence.py [--parts 5] [--strange FILE.jsonl …]

In scope are the demo pack's phrasings, each asked of a model and an index that were made without it. Strange are our
own lines, and the queries of any JSONL files of {"query"} about something else. Prints a line for each choice of
intent threshold, evidence threshold and gain for agreeing with the intent. `worth` is right less wrong answers, one
line in five being a strange one.
"""

import argparse
import itertools
import json
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "helpers"))

from held_out_pack import PARTS, Asked, off_topic, without

from desktop_cs.domain.catalogue import Catalogue

THRESHOLDS, EVIDENCE, SAME = (0.5, 0.6, 0.7), (0.35, 0.45, 0.5, 0.55, 0.6), (0.1, 0.2)
STRANGE = 0.2  # of all lines


def main() -> None:
    """Ask everything once, then print the grid."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--parts", type=int, default=PARTS)
    parser.add_argument("--strange", type=Path, nargs="*", default=())
    options = parser.parse_args()
    strange = [*off_topic(), *(line for file in options.strange for line in queries(file))]
    known: list[Asked] = []
    unknown: list[Asked] = []
    for part in range(min(options.parts, PARTS)):
        with without(part) as pack:
            known += [pack.ask(text, wanted) for text, wanted in pack.held]
            unknown += [pack.ask(text) for text in strange]
            catalogue = pack.catalogue
    print(f"{len(known)} questions in scope, {len(unknown)} strange ones")
    print("threshold evidence same | right wrong | strange answered | worth")
    for choice in itertools.product(THRESHOLDS, EVIDENCE, SAME):
        right, wrong, answered = shares(known, unknown, catalogue, choice)
        worth = (1 - STRANGE) * (right - wrong) - STRANGE * answered
        print(
            "{:9.2f} {:8.2f} {:4.1f} | {:.3f} {:.3f} | {:.3f} | {:.3f}".format(*choice, right, wrong, answered, worth)
        )


def queries(file: Path) -> list[str]:
    """The queries of a file, one in six: enough for a share."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]
    return [row["query"] for row in rows[::6]]


def shares(
    known: Sequence[Asked], unknown: Sequence[Asked], catalogue: Catalogue, choice: tuple[float, float, float]
) -> tuple[float, float, float]:
    """Shares of the questions in scope answered rightly and wrongly, and of the strange ones answered at all."""
    replies = [(asked.reply(catalogue, *choice), asked.wanted) for asked in known]
    right = sum(given == wanted for given, wanted in replies) / len(replies)
    wrong = sum(bool(given) and given != wanted for given, wanted in replies) / len(replies)
    return right, wrong, sum(bool(asked.reply(catalogue, *choice)) for asked in unknown) / len(unknown)


if __name__ == "__main__":
    main()
