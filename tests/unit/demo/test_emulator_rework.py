"""The emulated bot writes a reply anew as it is asked to, as well as one can without a model."""

from dataclasses import replace

from fakes_coze import order, to_compose

from desktop_cs.coze.context import messages
from desktop_cs.demo.emulator.brain import Brain, BrainKnowledge
from desktop_cs.domain.engine import Rewrite, Wish
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.redaction import Redacted

REPLY = "您好，退款原路退回。一般 1–3 个工作日到账。"


def said(wish: Wish, **changes: object) -> str:
    request = replace(to_compose("退款呢"), rewrite=Rewrite(wish, Redacted(REPLY)), **changes)
    return Brain(BrainKnowledge()).reply(messages(request)).text


def test_shorter_is_the_first_sentence() -> None:
    assert said(Wish.SHORTER) == "您好，退款原路退回。"


def test_friendlier_keeps_every_word() -> None:
    friendly = said(Wish.FRIENDLIER)
    assert REPLY in friendly
    assert len(friendly) > len(REPLY)


def test_a_translation_is_told_anew_or_marked_as_emulated() -> None:
    assert "order" in said(Wish.TRANSLATE, language=Language.EN, order=order())
    assert said(Wish.TRANSLATE, language=Language.EN) == f"(emulated translation) {REPLY}"
