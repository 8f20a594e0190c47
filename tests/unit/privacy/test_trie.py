"""The trie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.privacy.trie import Trie

WORDS = st.text("ab假货", min_size=1, max_size=4)


@given(st.lists(WORDS, max_size=6), st.text("ab假货", max_size=12))
def test_it_finds_what_a_plain_search_finds(words: list[str], text: str) -> None:
    trie: Trie[str] = Trie()
    for word in words:
        trie.add(word, word)
    expected = [
        (start, start + len(word), word) for word in words for start in range(len(text)) if text.startswith(word, start)
    ]
    assert sorted(trie.matches(text)) == sorted(expected)


def test_an_empty_key_is_an_error() -> None:
    with pytest.raises(ValueError, match="empty"):
        Trie[str]().add("", "word")
