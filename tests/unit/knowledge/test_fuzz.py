"""Hostile questions: nothing is raised, and what one of them may cost is bounded by counts."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes_knowledge import ThreadBuilder, pair

from desktop_cs.domain.terms import MAX_CHARACTERS
from desktop_cs.knowledge.analysis import Analyser
from desktop_cs.knowledge.postings import load
from desktop_cs.knowledge.ranking import MAX_POSTINGS, OPENING_TERMS, opening
from desktop_cs.knowledge.scoring import MAX_TERMS, question_of
from desktop_cs.knowledge.search import QaIndex

_PIECES = (
    *(
        "AND",
        "OR",
        "NOT",
        "NEAR/3",
        '"',
        "'",
        "*",
        "?",
        "~2",
        "^9",
        "(",
        ")",
        "[a TO z]",
        "{",
        "}",
        "id:",
        "words:*",
        ":",
    ),
    *("--", ";", "\\", "/.*/", "%", "_", "\x00", "\x1b[2J", "\r\n", "\ufeff", "\u202e", "\u200d", "\ud800", "\udfff"),
    *(
        "退货",
        "運費",
        "发票怎么开",
        "return",
        "refund",
        "👩‍👩‍👧",
        "ﷺ",
        "ǅ",
        "İ",
        "ß",
        "e\u0301" * 9,
        "[手机号1]",
        "１２３",
        "ͅ",
        "가",
    ),
)


def hostile(count: int) -> Iterator[str]:
    rng = random.Random(4)
    for number in range(count):
        kind = number % 10
        if kind == 0:
            yield "".join(chr(rng.randrange(0x110000)) for _ in range(rng.randrange(200)))
        elif kind == 1:
            yield "".join(chr(rng.randrange(0x20)) for _ in range(40))
        elif number % 500 == 2:
            yield rng.choice(_PIECES) * (100_000 // 4)
        else:
            yield rng.choice(("", " ")).join(rng.choices(_PIECES, k=rng.randrange(30)))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("fuzz")
    pairs = [
        pair("怎么退货", "申请。", "運費谁付"),
        pair("return or refund", "Yes."),
        pair("发票怎么开", "a_b ~x [手机号1]"),
    ]
    ThreadBuilder().build(made, pairs, 1, lambda *_: None)
    return made


@pytest.mark.parametrize("count", [1_000, pytest.param(10_000, marks=pytest.mark.slow)])
def test_nothing_is_raised_and_the_cost_is_bounded(root: Path, count: int) -> None:
    analyser = Analyser()
    index, arrays = QaIndex(root, analyser), load(next(root.glob("g-*")))
    for text in hostile(count):
        hits = index.search(text)
        assert len(hits) <= 5
        for hit in hits:
            assert 0.0 <= hit.score <= 1.0
            for spans, marked in ((hit.query_spans, text), (hit.matched_spans, hit.matched)):
                ends = [place for span in spans for place in span]
                assert ends == sorted(ends)
                assert not ends or (ends[0] >= 0 and ends[-1] <= len(marked))
        terms = analyser.terms(text)
        assert len(terms) <= 18 * MAX_CHARACTERS  # what NFKC makes of one sign, at most
        question = question_of(terms, arrays.frequencies_of, 3, arrays.mean_terms)
        read = [end - begin for _, begin, end in opening(arrays, question, arrays.numbers(question.keys))]
        assert len(question.terms) <= MAX_TERMS
        assert len(read) <= OPENING_TERMS
        assert sum(read) <= MAX_POSTINGS
    index.close()
