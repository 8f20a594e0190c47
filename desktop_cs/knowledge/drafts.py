"""Pairs cut into terms and numbered, while a build reads them one by one; `postings.assemble` makes the arrays."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import blake2b

from desktop_cs.domain.knowledge import QaPair

Terms = Callable[[str], list[str]]
_MOST = 255  # of one term counted in a phrasing


class Draft:
    """Growing arrays, named as in `postings.Postings`; `vocabulary` gives each term its number by its place."""

    def __init__(self, terms: Terms) -> None:
        self._cut = terms
        self.vocabulary: dict[str, int] = {}
        self._known_answers: dict[str, int] = {}
        self.ids: list[str] = []
        self.terms, self.counts, self.lengths = array("i"), array("B"), array("i")
        self.phrasing_at, self.pairs, self.first = array("q", [0]), array("i"), array("i")
        self.answers, self.topics = array("i"), array("Q")
        self.answer_at, self.answer_terms = array("q", [0]), array("i")

    def add(self, pair: QaPair) -> None:
        """Take in a pair."""
        number = len(self.ids)
        self.ids.append(pair.id)
        self.first.append(len(self.pairs))
        for text in (pair.question, *pair.variants):
            counts = Counter(self._cut(text))
            self.terms.extend(self._numbers(counts))
            self.counts.extend(min(count, _MOST) for count in counts.values())
            self.lengths.append(counts.total())
            self.phrasing_at.append(len(self.terms))
            self.pairs.append(number)
        self.answers.append(self._answer(pair.answer))
        topic = blake2b(f"{pair.intent}\0{pair.answer}".encode("utf-8", "replace"), digest_size=8).digest()
        self.topics.append(int.from_bytes(topic, "little"))

    def _answer(self, answer: str) -> int:
        number = self._known_answers.setdefault(answer, len(self._known_answers))
        if number == len(self.answer_at) - 1:
            self.answer_terms.extend(self._numbers(dict.fromkeys(self._cut(answer))))
            self.answer_at.append(len(self.answer_terms))
        return number

    def _numbers(self, terms: Iterable[str]) -> list[int]:
        vocabulary = self.vocabulary
        return [vocabulary.setdefault(term, len(vocabulary)) for term in terms]
