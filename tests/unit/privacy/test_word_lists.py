"""Word lists as files, good and broken, and the lists we ship."""

from pathlib import Path

import pytest

from desktop_cs.domain.text import is_han
from desktop_cs.domain.words import Severity
from desktop_cs.errors import PrivacyError
from desktop_cs.privacy.word_lists import ListedWord, load_words
from desktop_cs.privacy.words import WordFilter

SHIPPED = Path(__file__).parents[3] / "resources" / "words"
ORDINARY = (Path(__file__).parents[2] / "data" / "ordinary-questions.txt").read_text(encoding="utf-8").splitlines()


def written(folder: Path, text: str) -> Path:
    path = folder / "words.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_word_a_line(tmp_path: Path) -> None:
    path = written(tmp_path, "\ufeff# comment\n\n刷单\n  wire fraud  \n全网最低 | warn\n刷单\n赌博 | block\n")
    assert load_words(path) == [
        ListedWord("刷单"),
        ListedWord("wire fraud"),
        ListedWord("全网最低", Severity.WARN),
        ListedWord("赌博"),
    ]


@pytest.mark.parametrize(
    ("text", "row", "reason"),
    [("刷单\n***\n", 2, "no letter"), ("刷单 | perhaps", 1, "'perhaps'"), ("字" * 65, 1, "longer than 64")],
)
def test_a_broken_row_is_named(tmp_path: Path, text: str, row: int, reason: str) -> None:
    with pytest.raises(PrivacyError, match=reason) as caught:
        load_words(written(tmp_path, text))
    assert (caught.value.code, caught.value.facts["row"]) == ("word_list_row", row)


def test_a_missing_or_wrongly_saved_file_is_named(tmp_path: Path) -> None:
    saved = tmp_path / "gbk.txt"
    saved.write_bytes("刷单".encode("gbk"))
    for path in (tmp_path / "none.txt", saved):
        with pytest.raises(PrivacyError, match=path.name) as caught:
            load_words(path)
        assert caught.value.code == "word_list_unreadable"


def test_the_open_list_is_long_and_its_chinese_words_are() -> None:
    words = [listed.word for listed in load_words(SHIPPED / "open.txt")]
    chinese = [word for word in words if any(map(is_han, word))]
    assert len(chinese) >= 150
    assert min(map(len, chinese)) >= 3
    assert len(words) - len(chinese) >= 50


def test_every_allowed_phrase_allows_something() -> None:
    strict = WordFilter(load_words(SHIPPED / "company.txt"), load_words(SHIPPED / "open.txt"))
    needless = [listed.word for listed in load_words(SHIPPED / "allow.txt") if not strict.find(listed.word)]
    assert needless == []


def test_every_shipped_word_is_found() -> None:
    shipped = WordFilter(*(load_words(SHIPPED / f"{name}.txt") for name in ("company", "open", "allow")))
    for name in ("company.txt", "open.txt"):
        lost = [listed.word for listed in load_words(SHIPPED / name) if not shipped.find(listed.word)]
        assert lost == []


def test_ordinary_questions_are_never_hit() -> None:
    shipped = WordFilter(*(load_words(SHIPPED / f"{name}.txt") for name in ("company", "open", "allow")))
    assert len(ORDINARY) >= 150
    assert {line: shipped.find(line) for line in ORDINARY if shipped.find(line)} == {}
