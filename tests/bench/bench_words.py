"""What the word filter, the redactor and the draft rules cost a message, and how long lists take to load.

Run: `python tests/bench/bench_words.py [TEXTS.jsonl]`. Texts are made up from the shipped knowledge unless a file with
a `text` or `query` in each line is given. 60,000 words are drawn at random.
"""

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop_cs.app.safety import open_words
from desktop_cs.demo.pack import load_pack
from desktop_cs.domain.lint_claims import unsupported
from desktop_cs.domain.words import ListedWord
from desktop_cs.paths import DEMO_PACK, Profile, prepare
from desktop_cs.privacy.redactor import Redactor
from desktop_cs.privacy.words import WordFilter

WORDS = 60_000


def texts(path: Path | None) -> list[str]:
    if path is None:
        return [text for pair in load_pack(DEMO_PACK).pairs for text in (pair.question, pair.answer)]
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [str(row.get("text") or row.get("query")) for row in rows]


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def per_text(said: list[str], work: Callable[[str], object]) -> str:
    each = sorted(seconds(lambda text=text: work(text)) * 1000 for text in said)  # type: ignore[misc]
    return f"median {statistics.median(each):.3f} ms, p99 {each[len(each) * 99 // 100]:.3f} ms"


def main() -> None:
    said = texts(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    chance = random.Random(7)
    drawn = ["".join(chr(chance.randrange(0x4E00, 0x9FA0)) for _ in range(4)) for _ in range(WORDS)]
    large = WordFilter((), map(ListedWord, drawn))
    large.warm()
    with tempfile.TemporaryDirectory() as folder:
        profile = Profile(Path(folder))
        prepare(profile)
        first, later = seconds(lambda: open_words(profile)), seconds(lambda: open_words(profile))
        dictionary = seconds(open_words(profile).warm)
    print(f"{len(said)} texts")
    print(f"filter, {WORDS:,} words: {per_text(said, large.find)}")
    print(f"redactor: {per_text(said, Redactor().find)}")
    print(f"draft rules: {per_text(said, lambda text: list(unsupported(text, said[:20])))}")
    print(
        f"lists: first start {first * 1000:.0f} ms, later {later * 1000:.0f} ms; dictionary {dictionary * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main()
