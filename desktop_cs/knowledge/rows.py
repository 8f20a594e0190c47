"""One row of an import file becomes a QA pair or a reason why not; one pair becomes the cells of a row.

Columns, in any order and case: `id`, `question`, `answer`, `intent`, `language` (or `lang`), `variants`. Question and
answer must be there. A missing id is made from language and question, so that the same file gives the same ids again;
a missing language is read off the question. Variants are divided by `|`, or are a JSON list of texts.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import Language, QaPair
from desktop_cs.domain.text import has_words, language_of
from desktop_cs.knowledge.merge import question_key

COLUMNS = ("id", "question", "answer", "intent", "language", "variants")
REQUIRED = ("question", "answer")
MAX_QUESTION = 1_000  # characters
MAX_ANSWER = 20_000
MAX_VARIANTS = 200
MAX_NAME = 128  # of an id or an intent

_ALIASES = {"lang": "language"}
_LANGUAGES = {"zh": Language.ZH, "zh-cn": Language.ZH, "zh_cn": Language.ZH, "中文": Language.ZH} | {
    "en": Language.EN,
    "en-us": Language.EN,
    "en_us": Language.EN,
    "english": Language.EN,
}
# A spreadsheet runs what starts with these as a formula; some open full-width forms alike.
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


@dataclass(frozen=True, slots=True)
class Row:
    """A raw row: its number as the reader of the file sees it, and its values by column name."""

    number: int
    values: Mapping[str, object]


class RowError(ValueError):
    """Why a row cannot be taken; the text is the sentence that is shown."""


def column(header: object) -> str:
    """The column a header names, whatever its case, spaces or byte order mark."""
    name = str(header if header is not None else "").strip("\ufeff \t\r\n").casefold()
    return _ALIASES.get(name, name)


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
        id=QaId(pair_id or _made_id(language, question)),
        question=question,
        answer=answer,
        intent=_limited("intent", line(values.get("intent")), MAX_NAME),
        language=language,
        variants=_variants(values.get("variants"), question),
    )


def cells_of(pair: QaPair) -> dict[str, str]:
    """The pair as one text a column: `pair_of` gives the same pair back."""
    return {
        "id": pair.id,
        "question": pair.question,
        "answer": pair.answer,
        "intent": pair.intent,
        "language": pair.language.value,
        "variants": joined(pair.variants),
    }


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe in front where one could."""
    return "'" + cell if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell without the apostrophe that `guarded` put in front."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def clean(value: object) -> str:
    """A value as text: line feeds only, no control characters, nothing that UTF-8 cannot hold, trimmed."""
    text = "" if value is None else str(value)
    text = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
    return "".join(sign for sign in text if sign in "\n\t" or not _is_control(sign)).strip()


def line(value: object) -> str:
    """A value as one line with single spaces."""
    return " ".join(clean(value).split())


def joined(variants: tuple[str, ...]) -> str:
    """Variants in one cell: divided by `|`, as a JSON list where that would be read differently."""
    plain = "|".join(variants)
    if plain.startswith("[") or any("|" in variant for variant in variants):
        return json.dumps(variants, ensure_ascii=False)
    return plain


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) == "Cc" or sign in "\ufeff\ufffe\uffff"


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


def _made_id(language: Language, question: str) -> str:
    key = "\0".join(question_key(language, question))
    return "qa-" + hashlib.blake2b(key.encode(), digest_size=8).hexdigest()
