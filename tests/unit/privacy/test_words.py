"""The word filter: disguises are seen through, and words that only happen to touch are left alone."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.words import Layer, Severity
from desktop_cs.privacy.word_lists import ListedWord
from desktop_cs.privacy.words import WordFilter


def listed(*words: str) -> list[ListedWord]:
    return [ListedWord(word) for word in words]


COMPANY = listed("刷单", "假货", "套现", "黑客", "加微信", "k粉", "法克", "妈妈批")
OPEN = listed("六合彩", "赌博网站", "scam", "wire fraud", "ass", "god", "h1n1 vaccine", "kill", "shit", "porn")
FILTER = WordFilter(COMPANY, OPEN, listed("黑客帝国", "kill switch"))


def words(text: str) -> list[str]:
    return [hit.word for hit in FILTER.find(text)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("我要刷单赚钱", "刷单"),
        ("帮我刷单子", "刷单"),
        ("刷\u200b单", "刷单"),
        ("刷*单", "刷单"),
        ("刷 单", "刷单"),
        ("刷。。单刷-_-单", "刷单"),
        ("刷刷单单", "刷单"),
        ("卖假貨", "假货"),
        ("能不能套現", "套现"),
        ("⑥合彩", "六合彩"),
        ("陆合彩", "六合彩"),
        ("6合彩", "六合彩"),
        ("㈥合彩", "六合彩"),
        ("买六和六合彩", "六合彩"),
        ("加VX加微信", "加微信"),
        ("有K粉吗", "k粉"),
        ("有Ｋ粉吗", "k粉"),
        ("shuadan吗", "刷单"),
        ("Shua Dan", "刷单"),
        ("s-h-u-a-d-a-n", "刷单"),
        ("shua单", "刷单"),
        ("刷dan", "刷单"),
        ("SCAM", "scam"),
        ("ｓｃａｍ", "scam"),
        ("𝓼𝓬𝓪𝓶", "scam"),
        ("这是scam吧", "scam"),
        ("s c a m", "scam"),
        ("s.c.a.m", "scam"),
        ("sc4m", "scam"),
        ("$cam", "scam"),
        ("sc@m", "scam"),
        ("scaaaam", "scam"),
        ("is this scam mine", "scam"),
        ("sscam", "scam"),
        ("sсаm", "scam"),
        ("sh!t", "shit"),
        ("sh1t", "shit"),
        ("k1ll", "kill"),
        ("p0rn", "porn"),
        ("wire fraud", "wire fraud"),
        ("Wire-Fraud", "wire fraud"),
        ("wirefraud", "wire fraud"),
        ("w i r e f r a u d", "wire fraud"),
        ("asss", "ass"),
    ],
)
def test_a_word_is_found_in_disguise(text: str, word: str) -> None:
    assert word in words(text)


@pytest.mark.parametrize(
    "text",
    [
        "暑假货架",
        "牙刷单支",
        "外套现货",
        "黑客厅",
        "牙刷单独包装",
        "印刷单据",
        "外套现金支付",
        "暑假 货架",
        "刷，单",
        "刷。单",
        "刷！单",
        "刷\n单",
        "刷-----单",
        "16合彩",
        "gas camera",
        "scams",
        "scampi",
        "escam",
        "pass",
        "as",
        "good",
        "A55",
        "a55",
        "45 5",
        "看黑客帝国",
        "kill switch",
        "k1ng 1ll",
        "kiil",
        "ok粉底",
        "wire the fraud",
        "",
        "😀",
    ],
)
def test_what_is_not_the_word_is_left_alone(text: str) -> None:
    assert words(text) == []


def test_a_hit_says_where_and_whose() -> None:
    (hit,) = FILTER.find("请问 刷\u200b*单 吗")
    assert (hit.start, hit.end, hit.word, hit.layer, hit.severity) == (3, 7, "刷单", Layer.COMPANY, Severity.BLOCK)


def test_of_words_inside_one_another_the_longest_is_named() -> None:
    two = WordFilter(listed("赌博"), listed("赌博网站"))
    assert [(hit.word, hit.layer) for hit in two.find("赌博网站")] == [("赌博网站", Layer.OPEN)]


def test_on_both_lists_the_company_has_the_word() -> None:
    both = WordFilter([ListedWord("刷单", Severity.WARN)], listed("刷单"))
    assert [(hit.layer, hit.severity) for hit in both.find("刷单")] == [(Layer.COMPANY, Severity.WARN)]


def test_the_open_list_has_no_pinyin() -> None:
    assert WordFilter((), listed("刷单")).find("shuadan") == ()


def test_a_list_too_long_to_be_a_companys_own_has_no_pinyin() -> None:
    many = WordFilter([ListedWord("刷单"), *(ListedWord(f"词{number}") for number in range(5_000))])
    assert many.find("shuadan") == ()
    assert [hit.word for hit in many.find("刷单")] == ["刷单"]


def test_hits_come_in_order() -> None:
    hits = FILTER.find("scam和刷单和假货")
    assert [hit.word for hit in hits] == ["scam", "刷单", "假货"]
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    for hit in FILTER.find(text):
        assert 0 <= hit.start < hit.end <= len(text)


@given(st.sampled_from([*COMPANY, *OPEN]))
def test_every_word_finds_itself(word: ListedWord) -> None:
    assert word.word in [hit.word for hit in FILTER.find(f"，{word.word}。")]


def test_a_large_list_changes_nothing_else() -> None:
    chance = random.Random(7)
    many = {"".join(chr(chance.randrange(0x4E00, 0x9FA0)) for _ in range(4)) for _ in range(5_000)}
    large = WordFilter((), [*OPEN, *listed(*many)], ())
    message = "您好我上周五在你们店里买的一件外套现货怎么到现在还没有发货呢"
    assert large.find(message) == ()
    assert [hit.word for hit in large.find(message + "赌博网站")] == ["赌博网站"]
