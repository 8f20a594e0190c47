"""Other spellings of a Chinese word: in pinyin, whole or in part (刷单: shuadan, shua单, 刷dan)."""

from collections.abc import Iterator
from itertools import product

from desktop_cs.domain.text import is_han

_LONGEST_MIXED = 3  # ideographs; every one more doubles the spellings
_SHORTEST_PINYIN = 5  # letters; shorter ones are English words too often


def spellings(word: str) -> Iterator[str]:
    """The spellings of a word of two ideographs or more with some or all of them in pinyin; none for other words."""
    # The library loads its tables when imported; a start without a company list need not pay for it.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    if len(word) < 2 or not all(map(is_han, word)):
        return
    syllables = lazy_pinyin(word)
    whole = "".join(syllables)
    if whole.isascii() and len(whole) >= _SHORTEST_PINYIN:
        yield " ".join(syllables)
    if len(word) <= _LONGEST_MIXED:
        for choice in product((False, True), repeat=len(word)):
            if len(set(choice)) == 2:
                yield "".join(syllables[i] if latin else word[i] for i, latin in enumerate(choice))
