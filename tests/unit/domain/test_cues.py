"""Words that steer a conversation, and words that only look like them."""

import time
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.cues import Cues, cues_of


def found(text: str) -> set[str]:
    cues, nothing = cues_of(text), Cues()
    return {field.name for field in fields(Cues) if getattr(cues, field.name) is not getattr(nothing, field.name)}


HEARD = {
    "other": (
        "不是这个，是另一单", "换一单查", "no, the other one", "another order please",
    ),
    "previous": (
        "上一单呢", "the previous order",
    ),
    "corrects": (
        "我说错了，是DD1", "搞错了", "Sorry, wrong number", "oops, I meant DD2",
    ),
    "refers": (
        "刚才那单", "那个订单", "where is that one", "is it here",
    ),
    "own_order": (
        "我的快递", "my last order",
    ),
    "ends": (
        "好的谢谢，没事了", "thanks, that's all", "没有别的问题了，再见", "that’s it, bye",
    ),
    "returns": (
        "回到刚才改地址的事", "ok, back to my order",
    ),
    "lacks": (
        "单号我找不到", "不记得了", "I don't have the number", "can't find it",
    ),
    "person": (
        "帮我转人工", "叫你们主管来", "找个真人给我打电话", "can I talk to a real person", "get me your manager",
    ),
    "risk": (
        "我要去投诉", "等着收律师函", "打12315", "I will sue you",
    ),
    "rage": (
        "骗子！", "worst service ever", "ＲＩＤＩＣＵＬＯＵＳ",
    ),
    "annoyed": (
        "怎么还不退！！", "I'm fed up",
    ),
    "elliptical": (
        "到哪了？", "大概要多久", "会过期吗", "how long does it take?", "and when?",
    ),
    "choice": (
        "第一个", "the second one",
    ),
}  # fmt: skip
NOT_HEARD = {
    "person": (
        "人工客服几点上班", "人工智能是什么", "do you have a size for a tall person",
    ),
    "risk": (
        "怎么投诉你们",
    ),
    "ends": (
        "没事了吗？还有个问题", "thanks, that's all but one thing?", "谢谢",
    ),
    "elliptical": (
        "运费险怎么赔", "how long is the warranty", "那颜色还能改吗", "好的",
    ),
    "own_order": (
        "我的订单号",
    ),
    "lacks": (
        "订单号 DD20260115001", "没有发票能保修吗",
    ),
    "corrects": (
        "no problem",
    ),
    "choice": (
        "第一次来",
    ),
    "other": (
        "不能退吗",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "cue"), [(text, cue) for cue, texts in HEARD.items() for text in texts])
def test_each_cue_is_heard(text: str, cue: str) -> None:
    assert cue in found(text)


@pytest.mark.parametrize(("text", "cue"), [(text, cue) for cue, texts in NOT_HEARD.items() for text in texts])
def test_what_only_looks_like_a_cue_is_none(text: str, cue: str) -> None:
    assert cue not in found(text)


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    assert cues_of(text) == cues_of(text)


@pytest.mark.parametrize(
    "piece", ["那", "没有", "我的", "的", "want a ", "不记得", "another ", "and how ", "找你们", " "]
)
def test_no_text_makes_reading_slow(piece: str) -> None:
    def spent(length: int) -> float:
        started = time.process_time()
        for _ in range(5):
            cues_of((piece * length)[:length])
        return time.process_time() - started

    spent(200)
    assert spent(2_000) < 60 * max(spent(200), 1e-4)
