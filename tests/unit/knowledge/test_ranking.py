"""Candidates, the list made of them, and the limits on what one question may read."""

import numpy as np
from fakes_knowledge import pair

from desktop_cs.domain.knowledge import QaPair
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.knowledge.drafts import Draft
from desktop_cs.knowledge.postings import Postings, assemble
from desktop_cs.knowledge.ranking import MAX_POSTINGS, OPENING_TERMS, POOL, candidates, opening, ranked
from desktop_cs.knowledge.scoring import Question, question_of


def postings(*pairs: QaPair, like: Postings | None = None) -> Postings:
    draft = Draft(Analyser().terms)
    for item in pairs:
        draft.add(item)
    return assemble(draft, like)


def asked(held: Postings, text: str) -> Question:
    return question_of(Analyser().terms(text), held.frequencies_of, len(held.first), held.mean_terms)


def best(held: Postings, text: str, gone: tuple[int, ...] = ()) -> list[str]:
    return [held.ids[place.pair].decode() for place in ranked([candidates(held, asked(held, text), gone)], 5)]


def test_the_best_phrasing_counts_and_not_the_sum() -> None:
    many = pair("怎么退货", "甲", "运费谁付", "退货谁付", "谁付退款", "运费怎么付", pair_id="many")
    held = postings(many, pair("退货运费谁付", "乙", pair_id="one"))
    assert best(held, "退货运费谁付") == ["one", "many"]


def test_pairs_with_the_same_answer_take_one_place() -> None:
    pairs = [pair(text, "七天。", pair_id=text) for text in ("退货要几天", "退货几天到", "几天能退货")]
    held = postings(*pairs, pair("退货地址", "上海。", pair_id="address"), pair("退货几天", "七天。", intent="other"))
    places = ranked([candidates(held, asked(held, "退货要几天呢"))], 5)
    assert [held.ids[place.pair].decode() for place in places] == ["退货要几天", "退货几天", "address"]
    assert [held.ids[number].decode() for _, number in places[0].same] == ["退货几天到", "几天能退货"]


def test_agreeing_phrasings_lift_a_score() -> None:
    alone = postings(pair("退货要几天", "七天。"), pair("怎么换货", "联系我们。"))
    agreed = postings(pair("退货要几天", "七天。", "退货几天到"), pair("怎么换货", "联系我们。"))
    scores = [ranked([candidates(held, asked(held, "退货得几天"))], 1)[0].shares.sum() for held in (alone, agreed)]
    assert scores[0] < scores[1] < 1.0


def test_what_is_gone_is_not_found_however_much_of_it_there_is() -> None:
    held = postings(*(pair(f"退货问题{number}", f"答{number}", pair_id=f"{number:04}") for number in range(400)))
    assert best(held, "退货问题", tuple(range(399))) == ["0399"]


def test_edits_are_weighed_like_the_build() -> None:
    built = postings(*(pair(f"退货问题{number}") for number in range(50)))
    late = postings(pair("退货问题7"), like=built)
    asked_one = asked(built, "退货问题7")
    old, new = (candidates(held, asked_one).shares.sum(axis=1).max() for held in (built, late))
    assert np.isclose(old, new)


def test_one_question_reads_a_limited_number_of_entries() -> None:
    held = postings(*(pair("甲乙丙丁戊" * 3 + str(number), f"答{number}") for number in range(300)))
    many = Analyser().terms("甲乙丙丁戊" * 100 + " ".join(map(str, range(300))))
    question = question_of(many, held.frequencies_of, len(held.first), held.mean_terms)
    read = [end - begin for _, begin, end in opening(held, question, held.numbers(question.keys))]
    assert len(read) <= OPENING_TERMS
    assert sum(read) <= MAX_POSTINGS
    assert read == sorted(read)
    assert len(candidates(held, question).phrasings) <= POOL


def test_nothing_known_finds_nothing() -> None:
    held = postings(pair("怎么退货"))
    assert best(held, "") == best(held, "qqq") == best(postings(), "退货") == []
