"""How good intents are on labelled rows, without and with rejection (its threshold is taken from the training rows)."""

import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop_cs.offline.calibration import Bin, calibration_error, reliability
from desktop_cs.offline.features import Fold
from desktop_cs.offline.intents import Example, IntentModel
from desktop_cs.offline.labelled import OOS, LabelledText

Guess = tuple[str, float]  # the best intent ("" for none) and its score


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentReport:
    """`accuracy` and `macro_f1` are over in-scope rows without rejection; `in_scope_accuracy` (right and accepted) and
    the `oos_*` figures are at `threshold`. All from 0 to 1, None where there are no such rows; times in ms.
    `ece` is the expected calibration error over all rows, where the score is meant as a chance."""

    rows: int
    accuracy: float
    macro_f1: float
    threshold: float
    in_scope_accuracy: float
    oos_recall: float | None
    oos_precision: float | None
    oos_f1: float | None
    ece: float
    bins: tuple[Bin, ...]
    p50_ms: float
    p99_ms: float


@dataclass(frozen=True, slots=True)
class _Answer:
    expected: str
    given: str
    score: float

    @property
    def right(self) -> bool:
        return self.given == self.expected


def examples_from(rows: Iterable[LabelledText]) -> list[Example]:
    """Training rows as examples; those labelled `oos` only teach what fits nothing."""
    return [Example(row.query, "" if row.expected_intent == OOS else row.expected_intent) for row in rows]


def evaluate_intents(train: Iterable[LabelledText], test: Sequence[LabelledText], fold: Fold) -> IntentReport:
    """Train our model on the training rows and ask every test row once."""
    model = IntentModel.train(examples_from(train), fold)

    def guess(text: str) -> Guess:
        ranking = model.rank(text)
        return (ranking[0].name, ranking[0].score) if ranking else ("", 0.0)

    return judge(guess, model.suggested_threshold, test)


def judge(guess: Callable[[str], Guess], threshold: float, test: Sequence[LabelledText]) -> IntentReport:
    """The report of any classifier with its threshold."""
    answers: list[_Answer] = []
    times: list[float] = []
    for row in test:
        begin = time.perf_counter()
        name, score = guess(row.query)
        times.append((time.perf_counter() - begin) * 1000)
        answers.append(_Answer(row.expected_intent, name, score))
    return _report(answers, threshold, times)


def macro_f1(labels: Iterable[tuple[str, str]]) -> float:
    """The mean F1 over the expected labels of (expected, given) pairs."""
    labels = tuple(labels)
    expected = {wanted for wanted, _ in labels}
    return math.fsum(_f1(labels, name) for name in expected) / max(len(expected), 1)


def _report(answers: Sequence[_Answer], threshold: float, times: Sequence[float]) -> IntentReport:
    inside = [answer for answer in answers if answer.expected != OOS]
    right = [answer for answer in inside if answer.right]
    rejected = [answer for answer in answers if not answer.given or answer.score < threshold]
    outside = len(answers) - len(inside)
    caught = sum(answer.expected == OOS for answer in rejected)
    scored = [(answer.score, answer.right) for answer in answers]
    return IntentReport(
        rows=len(answers),
        accuracy=len(right) / max(len(inside), 1),
        macro_f1=macro_f1((answer.expected, answer.given) for answer in inside),
        threshold=threshold,
        in_scope_accuracy=sum(answer.score >= threshold for answer in right) / max(len(inside), 1),
        oos_recall=caught / outside if outside else None,
        oos_precision=caught / len(rejected) if outside and rejected else None,
        oos_f1=2 * caught / (outside + len(rejected)) if outside else None,
        ece=calibration_error(scored),
        bins=reliability(scored),
        p50_ms=_percentile(times, 0.50),
        p99_ms=_percentile(times, 0.99),
    )


def _f1(labels: Sequence[tuple[str, str]], name: str) -> float:
    both = sum(wanted == given == name for wanted, given in labels)
    either = sum((wanted == name) + (given == name) for wanted, given in labels)
    return 2 * both / either if either else 0.0


def _percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)] if ordered else 0.0
