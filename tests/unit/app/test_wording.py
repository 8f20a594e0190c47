"""The owner's word lists: a change counts at once, is still there after a start, and never half done."""

import json
import sys
from pathlib import Path

import pytest

from desktop_cs.app.safety import WordsInTheMaking, open_words
from desktop_cs.app.wording import Wording
from desktop_cs.domain.words import ListedWord, OwnWords, Severity
from desktop_cs.errors import PrivacyError
from desktop_cs.paths import Profile, prepare
from desktop_cs.privacy.word_spellings import SpellingBook
from desktop_cs.settings.file import load


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    made = Profile(tmp_path / "profile")
    prepare(made)
    return made


def wording(profile: Profile) -> Wording:
    return Wording(profile, WordsInTheMaking(lambda: open_words(profile)), "亲亲，换个问法吧")


async def words_in(lists: Wording, text: str) -> list[str]:
    return [hit.word for hit in await lists.try_out(text)]


async def test_a_change_counts_at_once_and_after_a_start(profile: Profile) -> None:
    lists = wording(profile)
    assert await words_in(lists, "紫色鹦鹉暗号") == []
    own = await lists.own()
    assert own.company  # the shipped example
    changed = OwnWords(
        company=(ListedWord("鹦鹉暗号"), ListedWord("代写好评", Severity.WARN)),
        allowed=("鹦鹉暗号大全",),
        guard_reply="请换个说法",
    )
    await lists.change(changed)
    for now in (lists, wording(profile)):
        assert await words_in(now, "紫色鹦鹉暗号") == ["鹦鹉暗号"]
        assert await words_in(now, "鹦鹉暗号大全") == []
        assert await words_in(now, "yingwuanhao") == ["鹦鹉暗号"]
        assert (await now.try_out("帮我代写好评"))[0].severity is Severity.WARN
        assert (await now.own()).company == changed.company
    assert lists.guard_reply() == load(profile.settings).guard_reply == "请换个说法"


@pytest.mark.parametrize("bad", ["# 注释", "a | maybe", "！！", "长" * 65])
async def test_a_bad_word_changes_nothing(profile: Profile, bad: str) -> None:
    lists = wording(profile)
    before = await lists.own()
    with pytest.raises(PrivacyError) as refused:
        await lists.change(OwnWords(company=(ListedWord("好词"),), allowed=(bad,), guard_reply="x"))
    assert refused.value.code == "word_list_row"
    assert await lists.own() == before
    assert not profile.company_words.exists()


async def test_lists_come_in_and_go_out_as_files(profile: Profile, tmp_path: Path) -> None:
    lists, file = wording(profile), tmp_path / "list.txt"
    words = (ListedWord("刷单"), ListedWord("好评返现", Severity.WARN))
    await lists.write_list(file, words)
    assert file.read_text("utf-8") == "刷单\n好评返现 | warn\n"
    assert await lists.read_list(file) == words
    with pytest.raises(PrivacyError) as refused:
        await lists.write_list(tmp_path / "nowhere" / "list.txt", words)
    assert refused.value.code == "word_list_unwritable"


def test_pinyin_is_read_from_the_book_and_made_once(profile: Profile) -> None:
    open_words(profile)
    kept = json.loads(profile.word_spellings.read_text("utf-8"))
    assert "shuadan" in "".join(kept["刷单"]).replace(" ", "")
    if sys.platform != "win32":
        assert profile.word_spellings.stat().st_mode & 0o777 == 0o600
    kept["刷单"] = ["from the book"]
    profile.word_spellings.write_text(json.dumps(kept), "utf-8")
    assert SpellingBook(profile.word_spellings).of("刷单") == ("from the book",)


@pytest.mark.parametrize("broken", ["", "[]", "{", '{"刷单": [1]}', '{"刷单": "x"}', "\x00"])
def test_a_broken_book_is_made_anew(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "book.json"
    path.write_text(broken, "utf-8")
    book = SpellingBook(path)
    assert "shua单" in book.of("刷单")
    book.save()
    assert "shua单" in SpellingBook(path).of("刷单")


def test_only_words_of_ideographs_have_other_spellings() -> None:
    assert SpellingBook().of("scam") == SpellingBook().of("刷") == SpellingBook().of("VX转账") == ()
