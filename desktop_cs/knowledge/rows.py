"""One row of an import file becomes a QA pair or a reason why not; one pair becomes the cells of a row.

Columns: `id`, `question`, `answer`, `intent`, `language`, `variants`, `version` (see `columns.py` for their names in
files). Question and answer must be there. A missing id is made from language and question, so that the same file gives
the same ids again; a missing language is read off the question. Variants are divided by `|`, or are a JSON list.
"""

import hashlib
import json
import re
from collections.abc import Mapping

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import Language, QaPair
from desktop_cs.domain.text import has_words, language_of
from desktop_cs.knowledge.columns import VERSION
from desktop_cs.knowledge.merge import question_key
from desktop_cs.knowledge.source import RowError

MAX_QUESTION = 1_000  # characters
MAX_ANSWER = 20_000
MAX_VARIANTS = 200
MAX_NAME = 128  # of an id or an intent

_LANGUAGES = {"zh": Language.ZH, "zh-cn": Language.ZH, "zh_cn": Language.ZH, "中文": Language.ZH} | {
    "en": Language.EN,
    "en-us": Language.EN,
    "en_us": Language.EN,
    "english": Language.EN,
}
# All of Unicode's category Cc but tab and line feed, and what is no character: byte order marks out of place.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


def pair_of(values: Mapping[str, object]) -> QaPair:
    """The QA pair of a row's values. Raises `RowError`."""
    question = _limited("question", line(values.get("question")), MAX_QUESTION)
    answer = _limited("answer", clean(values.get("answer")), MAX_ANSWER)
    for name, text in (("question", question), ("answer", answer)):
        if not text:
            raise RowError(f"The {name} is empty.")
    if not has_words(question):
        raise RowError("The question has no letter and no digit, so nobody could find it.")
    language = _language(values.get("language"), question)
    pair_id = _limited("id", line(values.get("id")), MAX_NAME)
    return QaPair(
        id=QaId(pair_id or made_id(language, question)),
        question=question,
        answer=answer,
        intent=_limited("intent", line(values.get("intent")), MAX_NAME),
        language=language,
        variants=_variants(values.get("variants"), question),
        version=_version(values.get(VERSION)),
    )


def made_id(language: Language, question: str, answer: str = "") -> QaId:
    """The id of a pair that brings none. The answer is given where another pair of the file has the same question."""
    key = "\0".join((*question_key(language, question), *filter(None, [answer])))
    return QaId("qa-" + hashlib.blake2b(key.encode(), digest_size=8).hexdigest())


def cells_of(pair: QaPair) -> dict[str, str]:
    """The pair as one text a column: `pair_of` gives the same pair back."""
    return {
        "id": pair.id,
        "question": pair.question,
        "answer": pair.answer,
        "intent": pair.intent,
        "language": pair.language.value,
        "variants": joined(pair.variants),
        VERSION: str(pair.version),
    }


def clean(value: object) -> str:
    """A value as text: line feeds only, no control characters, nothing that UTF-8 cannot hold, trimmed."""
    text = "" if value is None else str(value)
    text = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
    return _CONTROL.sub("", text).strip()


def line(value: object) -> str:
    """A value as one line with single spaces."""
    return " ".join(clean(value).split())


def joined(variants: tuple[str, ...]) -> str:
    """Variants in one cell: divided by `|`, as a JSON list where that would be read differently."""
    plain = "|".join(variants)
    if plain.startswith("[") or any("|" in variant for variant in variants):
        return json.dumps(variants, ensure_ascii=False)
    return plain


def _limited(name: str, text: str, limit: int) -> str:
    if len(text) > limit:
        raise RowError(f"The {name} has {len(text):,} characters; at most {limit:,} are taken.")
    return text


def _language(value: object, question: str) -> Language:
    name = line(value).casefold()
    if not name:
        return language_of(question)
    if name not in _LANGUAGES:
        raise RowError(f"The language {name[:20]!r} is not known; write zh or en, or leave it empty.")
    return _LANGUAGES[name]


def _variants(value: object, question: str) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else _split(clean(value))
    if not all(isinstance(part, str) for part in parts):
        raise RowError('The variants are not texts; write them as ["…", "…"] or divide them by |.')
    texts = (_limited("variant", line(part), MAX_QUESTION) for part in parts)
    distinct = tuple(dict.fromkeys(text for text in texts if text and text != question))
    if len(distinct) > MAX_VARIANTS:
        raise RowError(f"There are {len(distinct)} variants; at most {MAX_VARIANTS} are taken.")
    return distinct


def _split(cell: str) -> list[str]:
    if cell.startswith("["):
        try:
            found = json.loads(cell)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, list):
            return found
    return cell.split("|")


def _version(value: object) -> int:
    text = line(value)
    if not text:
        return 1
    if not re.fullmatch(r"0*[1-9][0-9]{0,8}", text):
        raise RowError(f"The version {text[:20]!r} is no number from 1 up; leave it empty.")
    return int(text)
