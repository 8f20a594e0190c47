"""What a hostile text costs redaction and the word filter: seconds for 100 kB and for 1 MB of one pattern.

Not part of the ordinary tests, because its limits are times. Run it by name:
`pytest -s tests/bench/bench_adversarial.py`.
"""

import time
from collections.abc import Callable
from functools import cache

import pytest

from desktop_cs.paths import WORDS
from desktop_cs.privacy.redactor import Redactor
from desktop_cs.privacy.words import WordFilter, load_filter

PROMISED = ("a", "1", "1 ", "@", "号", "一", "\u200b", "０")  # any one character, `1 ` and `@`
OTHERS = ("a@", "138 ", "路1号", "我叫", "[手机号1]", "13812345678 ")  # shown, without a limit
PATTERNS = PROMISED + OTHERS
SIZES = {"100 kB": (100_000, 1.0), "1 MB": (1_000_000, 3.0)}  # characters, seconds


def seconds(work: Callable[[str], object], text: str) -> float:
    """Processor time, so that busy neighbours do not count."""
    begin = time.process_time()
    work(text)
    return time.process_time() - begin


@cache
def words() -> WordFilter:
    return load_filter(WORDS / "company.txt", WORDS / "open.txt", WORDS / "allow.txt")


def check(name: str, work: Callable[[str], object], pattern: str, size: str) -> None:
    characters, limit = SIZES[size]
    spent = seconds(work, (pattern * (characters // len(pattern) + 1))[:characters])
    print(f"\n{name:<9} {size:>6} of {pattern!r:<16} {spent:6.2f} s")
    assert spent < limit or pattern in OTHERS


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_redaction_of_a_hostile_text(pattern: str, size: str) -> None:
    check("redaction", Redactor().find, pattern, size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_word_filter_on_a_hostile_text(pattern: str, size: str) -> None:
    check("words", words().find, pattern, size)
