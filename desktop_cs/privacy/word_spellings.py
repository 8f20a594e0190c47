"""Other spellings of a Chinese word: in pinyin, whole or in part (刷单: shuadan, shua单, 刷dan)."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from pathlib import Path

from desktop_cs.domain.text import is_han

_LONGEST_MIXED = 3  # ideographs; every one more doubles the spellings
_SHORTEST_PINYIN = 5  # letters; shorter ones are English words too often


class SpellingBook:
    """The spellings of words, kept in a file: the tables of pinyin take a fifth of a second to load, and are loaded for
    words that the file does not have. The file may be deleted at any time; one that cannot be read is made anew."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._known: dict[str, list[str]] = _read(path) if path else {}
        self._has_news = False

    def of(self, word: str) -> tuple[str, ...]:
        """The spellings of a word of two ideographs or more with some or all of them in pinyin; none for others."""
        if len(word) < 2 or not all(map(is_han, word)):
            return ()
        if word not in self._known:
            self._known[word] = list(spellings(word))
            self._has_news = True
        return tuple(self._known[word])

    def save(self) -> None:
        """Write down what was learnt; a folder that cannot be written costs time at the next start, nothing else."""
        if self._path is None or not self._has_news:
            return
        draft = self._path.with_name(self._path.name + ".new")
        with suppress(OSError):
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
                json.dump(self._known, file, ensure_ascii=False)
            draft.replace(self._path)
            self._has_news = False


def spellings(word: str) -> Iterator[str]:
    """The spellings of a word of ideographs with some or all of them in pinyin."""
    # The library loads its tables when imported.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    syllables = lazy_pinyin(word)
    whole = "".join(syllables)
    if whole.isascii() and len(whole) >= _SHORTEST_PINYIN:
        yield " ".join(syllables)
    if len(word) <= _LONGEST_MIXED:
        for choice in product((False, True), repeat=len(word)):
            if len(set(choice)) == 2:
                yield "".join(syllables[i] if latin else word[i] for i, latin in enumerate(choice))


def _read(path: Path) -> dict[str, list[str]]:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(stored, dict):
        return {}
    return {
        word: spelled
        for word, spelled in stored.items()
        if isinstance(spelled, list) and all(isinstance(item, str) for item in spelled)
    }
