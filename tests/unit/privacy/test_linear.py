"""Hostile texts cost time in proportion to their length: four times the text is nowhere near sixteen times the work."""

import time
from collections.abc import Callable

import pytest

from desktop_cs.privacy.redactor import Redactor
from desktop_cs.privacy.words import ListedWord, WordFilter

SMALL, FACTOR = 3_000, 4
PATTERNS = [
    *("a", "1", "1 ", "@", "a@", "a.", "号", "1号", "一", "O", "-", "&", "<", "é", "我叫", "先生", "路1号"),
    *("0571 ", "138 ", "+852 6187 3136 ", "[手机号1]", "Dear A", "a at b", "F131184733 ", "13812345678 "),
]


def cost(work: Callable[[str], object], text: str) -> float:
    """The least processor time of three runs, in seconds."""

    def once() -> float:
        begin = time.process_time()
        work(text)
        return time.process_time() - begin

    return min(once() for _ in range(3))


def check(work: Callable[[str], object], pattern: str) -> None:
    small, large = ((pattern * (size // len(pattern) + 1))[:size] for size in (SMALL, SMALL * FACTOR))
    assert cost(work, large) < FACTOR**1.5 * cost(work, small) + 0.05


@pytest.mark.parametrize("pattern", PATTERNS)
def test_redaction(pattern: str) -> None:
    check(Redactor().find, pattern)


@pytest.mark.parametrize("pattern", ["a", "刷", "刷单", "s ", "1", "刷*", "😀"])
def test_word_filter(pattern: str) -> None:
    check(WordFilter([ListedWord("刷单"), ListedWord("scam"), ListedWord("刷刷刷刷刷单")]).find, pattern)
