"""Which pairs of an import are new, changed or the same as what the store holds."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop_cs.domain.knowledge import Language, QaPair
from desktop_cs.domain.terms import fold


@dataclass(frozen=True, slots=True)
class Comparison:
    """The pairs to add, those to put in place of a stored one (under its id), and how many say nothing new."""

    added: tuple[QaPair, ...]
    updated: tuple[QaPair, ...]
    unchanged: int


def compare(stored: Iterable[QaPair], incoming: Iterable[QaPair]) -> Comparison:
    """Sort incoming pairs by what they change. A pair is known by its id, else by language and question."""
    incoming = tuple(incoming)
    named = {pair.id for pair in incoming}
    by_id = {pair.id: pair for pair in stored}
    by_question = {question_key(pair.language, pair.question): pair for pair in by_id.values() if pair.id not in named}
    added: list[QaPair] = []
    updated: list[QaPair] = []
    unchanged = 0
    for pair in incoming:
        known = by_id.get(pair.id) or by_question.get(question_key(pair.language, pair.question))
        if known is None:
            added.append(pair)
        elif _content(pair) == _content(known):
            unchanged += 1
        else:
            updated.append(replace(pair, id=known.id, version=known.version))
    return Comparison(tuple(added), tuple(updated), unchanged)


def question_key(language: Language, question: str) -> tuple[Language, str]:
    """What makes two questions the same: language and folded wording."""
    return language, " ".join(fold(question).split())


def _content(pair: QaPair) -> tuple[object, ...]:
    return pair.question, pair.answer, pair.intent, pair.language, pair.variants
