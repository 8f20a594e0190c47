"""QA pairs as plain JSON values, for our own index and child process; files of users are read by `rows.py`."""

from typing import Any

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import Language, QaPair


def record_of(pair: QaPair) -> list[Any]:
    """The pair as a JSON array. The time of its last edit stays in the store: no search asks for it."""
    return [pair.id, pair.question, pair.answer, pair.intent, pair.language.value, list(pair.variants), pair.version]


def pair_from_record(record: list[Any]) -> QaPair:
    """The pair of such an array; `ValueError` where it is none."""
    pair_id, question, answer, intent, language, variants, version = record
    return QaPair(
        id=QaId(pair_id),
        question=question,
        answer=answer,
        intent=intent,
        language=Language(language),
        variants=tuple(variants),
        version=version,
    )
