"""The gap list: questions nobody could answer, those that ask the same put together. Pure; knows redacted text only."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from desktop_cs.domain.gap import Gap, Unanswered
from desktop_cs.offline.features import Fold, features
from desktop_cs.offline.vectors import is_triple

ALIKE = 0.3  # cosine with a gap's middle from which a question belongs to it
_EXAMPLES = 5

_Vector = Mapping[str, float]


def find_gaps(questions: Sequence[Unanswered], fold: Fold) -> tuple[Gap, ...]:
    """The gaps, those asked most often first, then the latest. The order of the questions does not matter.

    One pass from the earliest question to the latest: each joins the gap whose middle is nearest in tf-idf space, or
    opens one of its own. Questions without a word are left out.
    """
    ordered = sorted(questions, key=lambda question: (question.at, question.trace_id))
    counted = [(question, _words(fold(question.text))) for question in ordered]
    asked = [(question, words) for question, words in counted if words]
    weights = _weights([words for _, words in asked])
    groups = _Groups()
    for question, words in asked:
        groups.add(question, _unit({word: (1 + math.log(n)) * weights[word] for word, n in words.items()}))
    found = (_gap(members, middle) for members, middle in zip(groups.members, groups.middles, strict=True))
    return tuple(sorted(found, key=lambda gap: (-gap.count, -gap.last_at.timestamp(), gap.title)))


class _Groups:
    """Growing groups of questions, each with the sum of its unit vectors, found by the words they share."""

    def __init__(self) -> None:
        self.members: list[list[tuple[Unanswered, _Vector]]] = []
        self.middles: list[dict[str, float]] = []
        self._squares: list[float] = []
        self._holding: dict[str, set[int]] = defaultdict(set)

    def add(self, question: Unanswered, vector: _Vector) -> None:
        """Put a question into the nearest group that is near enough, or into a new one."""
        place = self._nearest(vector)
        if place is None:
            place = len(self.members)
            self.members.append([])
            self.middles.append(defaultdict(float))
            self._squares.append(0.0)
        self._squares[place] += 1 + 2 * _product(vector, self.middles[place])
        self.members[place].append((question, vector))
        for word, value in vector.items():
            self.middles[place][word] += value
            self._holding[word].add(place)

    def _nearest(self, vector: _Vector) -> int | None:
        near = {place for word in vector for place in self._holding.get(word, ())}
        cosines = [(_product(vector, self.middles[p]) / math.sqrt(self._squares[p]), -p) for p in near]
        best, place = max(cosines, default=(0.0, 0))
        return -place if best >= ALIKE else None


def _gap(members: Sequence[tuple[Unanswered, _Vector]], middle: _Vector) -> Gap:
    typical = sorted(members, key=lambda item: (-_product(item[1], middle), item[0].at, item[0].trace_id))
    wordings = tuple(dict.fromkeys(question.text for question, _ in typical))
    times = [question.at for question, _ in members]
    return Gap(
        title=wordings[0],
        count=len(members),
        examples=wordings[:_EXAMPLES],
        trace_ids=tuple(question.trace_id for question, _ in members),
        first_at=min(times),
        last_at=max(times),
    )


def _words(folded: str) -> Counter[str]:
    """Single words, and one or two Chinese characters: pairs of words only tell wordings apart."""
    counts = features(folded).words
    return Counter({word: n for word, n in counts.items() if " " not in word and not is_triple(word)})


def _weights(counted: Sequence[Counter[str]]) -> dict[str, float]:
    holding = Counter(word for words in counted for word in words)
    return {word: math.log((1 + len(counted)) / (1 + number)) + 1 for word, number in holding.items()}


def _unit(vector: dict[str, float]) -> _Vector:
    length = math.sqrt(math.fsum(value * value for value in vector.values()))
    return {word: value / length for word, value in vector.items()}


def _product(vector: _Vector, other: _Vector) -> float:
    return math.fsum(value * other.get(word, 0.0) for word, value in vector.items())
