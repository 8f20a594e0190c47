"""What an engineer would bolt on instead: TF-IDF with a linear model of scikit-learn, on the same rows in the same run.

Latin text: words and pairs, and 2- to 4-grams inside word borders; text without spaces: 1- to 3-grams of characters.
The threshold is found as ours is: on parts of the training rows held back together with some intents.
scikit-learn comes with the `bench` extra and is imported only here, when a peer is asked for.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from desktop_cs.domain.terms import runs
from desktop_cs.errors import UsageError
from desktop_cs.offline.calibration import Numbers
from desktop_cs.offline.evaluate import Guess, IntentReport, judge
from desktop_cs.offline.features import Fold, features
from desktop_cs.offline.holdout import place_of, splits
from desktop_cs.offline.labelled import OOS, LabelledText
from desktop_cs.offline.threshold import best_threshold
from desktop_cs.offline.vectors import Places

PEERS = ("tfidf-logreg", "tfidf-svm")
_UNKNOWN_SHARE = 0.1


def evaluate_peer(name: str, train: Sequence[LabelledText], test: Sequence[LabelledText], fold: Fold) -> IntentReport:
    """Train one of `PEERS` and ask every test row once; `UsageError(bench_missing)` without scikit-learn."""
    known = [row for row in train if row.expected_intent != OOS]
    texts = [fold(row.query) for row in known]
    names = sorted({row.expected_intent for row in known})
    labels = np.searchsorted(np.array(names), [row.expected_intent for row in known]).astype(np.intp)
    threshold = _threshold(name, texts, labels, len(names))
    ask = _trained(name, texts, labels)

    def guess(text: str) -> Guess:
        place, score = ask([fold(text)])[0]
        return names[place], score

    return judge(guess, threshold, test)


def _threshold(name: str, texts: Sequence[str], labels: Places, intents: int) -> float:
    scores: list[float] = []
    unknown: list[bool] = []
    for split in splits([features(text) for text in texts], labels, intents):
        ask = _trained(name, [texts[i] for i in split.seen], labels[split.seen])
        scores += [score for _, score in ask([texts[i] for i in split.held])]
        unknown += [place_of(labels[i], split) < 0 for i in split.held]
    sought = np.array(unknown, dtype=bool)
    if sought.all() or not sought.any():
        return 0.5
    weights = np.where(sought, _UNKNOWN_SHARE / sought.sum(), (1 - _UNKNOWN_SHARE) / (~sought).sum())
    return best_threshold(np.array(scores), sought, weights)


def _trained(name: str, texts: Sequence[str], labels: Places) -> Callable[[Sequence[str]], list[tuple[int, float]]]:
    """The trained peer: label and score (0 to 1) of each text."""
    model = _pipeline(name, texts)
    model.fit(texts, labels)

    def ask(asked: Sequence[str]) -> list[tuple[int, float]]:
        if hasattr(model, "predict_proba"):
            values = model.predict_proba(asked)
        else:
            values = _squeezed(np.asarray(model.decision_function(asked), dtype=np.float64))
        return [(int(model.classes_[row.argmax()]), float(row.max())) for row in values]

    return ask


def _squeezed(decisions: Numbers) -> Numbers:
    """Distances from the planes as numbers from 0 to 1; of two classes scikit-learn gives one distance."""
    both = np.column_stack([-decisions, decisions]) if decisions.ndim == 1 else decisions
    return 1 / (1 + np.exp(-2 * both))


def _pipeline(name: str, texts: Sequence[str]) -> Any:
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - an extra, slow to load
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
        from sklearn.pipeline import make_pipeline, make_union  # noqa: PLC0415
        from sklearn.svm import LinearSVC  # noqa: PLC0415
    except ImportError as error:
        raise UsageError(
            "bench_missing", f"{name} needs scikit-learn, which is not installed. Run: pip install 'desktop-cs[bench]'"
        ) from error
    if _mostly_unspaced(texts):
        vectors = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True)
    else:
        vectors = make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"(?u)\b\w+\b"),  # noqa: S106
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True),
        )
    linear = LogisticRegression(C=10, max_iter=1000) if name == "tfidf-logreg" else LinearSVC()
    return make_pipeline(vectors, linear)


def _mostly_unspaced(texts: Sequence[str]) -> bool:
    votes = [any(unspaced for _, unspaced in runs(text)) for text in texts]
    return sum(votes) * 2 > len(votes)
