"""Which header of a file stands for which of our columns: given, guessed from common names, or saved under a name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop_cs.domain.terms import fold
from desktop_cs.errors import UsageError

COLUMNS = ("id", "question", "answer", "intent", "language", "variants")
VERSION = "version"  # optional: what an export with versions adds
REQUIRED = ("question", "answer")

# In the order in which they are preferred; written as `key_of` leaves them. A running number (序号, no.) is no id: the
# first row of the next file would replace the first row of this one.
_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "qaid", "pairid", "编号", "編號", "知识id", "知識id", "问题id", "問題id"),
    "question": (
        *("question", "标准问题", "標準問題", "标准问", "標準問", "问题", "問題", "问句", "問句", "提问", "提問"),
        *("常见问题", "常見問題", "问法", "問法", "标题", "標題", "questions", "query", "q", "title"),
    ),
    "answer": (
        *("answer", "标准答案", "標準答案", "答案", "回答", "答复", "答覆", "回复", "回覆", "回復", "解答"),
        *("内容", "內容", "answers", "reply", "response", "a", "content"),
    ),
    "intent": ("intent", "意图", "意圖", "分类", "分類", "类别", "類別", "类目", "類目", "category", "topic", "label"),
    "language": ("language", "lang", "语言", "語言", "语种", "語種", "locale"),
    "variants": (
        *(
            "variants",
            "variant",
            "相似问",
            "相似問",
            "相似问题",
            "相似問題",
            "相似问法",
            "相似問法",
            "扩展问",
            "擴展問",
        ),
        *("同义问", "同義問", "其他问法", "其他問法", "变体", "變體", "similarquestions", "alternatives", "synonyms"),
    ),
    VERSION: ("version", "版本", "版本号", "版本號"),
}
_BETWEEN = re.compile(r"[\s_\-.:：*()（）]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a kind of file holds: the headers that each of our columns is known by, the columns that must be there, and
    those that are shown to people who have to name them."""

    names: Mapping[str, Sequence[str]]
    required: Sequence[str]
    shown: Sequence[str]


QA_SHEET = Sheet(names=_NAMES, required=REQUIRED, shown=COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How headers shall be read: `given` (our column → header) before all, `saved` mappings where guessing fails."""

    given: Mapping[str, str] = field(default_factory=dict)
    saved: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sheet: Sheet = QA_SHEET


def wanted_from(record: Mapping[str, Any]) -> Wanted:
    """The wishes out of the dictionary that `dataclasses.asdict` makes of them."""
    return Wanted(given=record["given"], saved=record["saved"], sheet=Sheet(**record["sheet"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Our column → the header as the file writes it, and the saved mapping that said so, if one did."""

    columns: Mapping[str, str]
    mapping: str = ""
    required: Sequence[str] = REQUIRED

    @property
    def is_complete(self) -> bool:
        """Whether the columns that must be there can be found."""
        return set(self.required) <= set(self.columns)


def lay_out(headers: Sequence[object], wanted: Wanted) -> Layout:
    """What the headers of a file mean. Check `is_complete` before use."""
    names = [header for header in map(header_text, headers) if header]
    sheet = wanted.sheet
    found = Layout(columns=_fitted(names, wanted.given) | _guessed(names, wanted.given, sheet), required=sheet.required)
    if found.is_complete or wanted.given:
        return found
    for name, columns in wanted.saved.items():
        fitted = _fitted(names, columns)
        if len(fitted) == len(columns):
            return Layout(columns=fitted | _guessed(names, columns, sheet), mapping=name, required=sheet.required)
    return found


def parse_mapping(texts: Iterable[str], sheet: Sheet = QA_SHEET) -> dict[str, str]:
    """A mapping from texts such as `question=问题,answer=答案`. `UsageError` for what cannot be understood."""
    found: dict[str, str] = {}
    for part in (part for text in texts for part in text.split(",") if part.strip()):
        column, equals, header = (piece.strip() for piece in part.partition("="))
        if not equals or not header or column not in sheet.names:
            raise UsageError(
                "map_unknown",
                f"{part.strip()!r} maps nothing. Write column=header, with a column out of "
                f"{', '.join(sheet.names)}; for example: {example_of(sheet)}",
            )
        if column in found:
            raise UsageError("map_unknown", f"The column {column} is mapped twice; choose one header for it.")
        found[column] = header
    return found


def example_of(sheet: Sheet) -> str:
    """A mapping as somebody could write it."""
    return ",".join(f"{column}={sheet.names[column][1]}" for column in sheet.required)


def header_text(header: object) -> str:
    """A header as it is shown and compared: without byte order mark and outer spaces."""
    return str(header if header is not None else "").strip("\ufeff \t\r\n")


def _fitted(headers: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Those of the columns whose header is there, by exact spelling or else by its key."""
    by_key = {key_of(header): header for header in reversed(headers)}
    found = {column: name if name in headers else by_key.get(key_of(name)) for column, name in columns.items()}
    return {column: header for column, header in found.items() if header is not None}


def _guessed(headers: Sequence[str], taken: Mapping[str, str], sheet: Sheet) -> dict[str, str]:
    """The best header for each column that is not taken."""
    used = {key_of(header) for header in taken.values()}
    by_key = {key_of(header): header for header in reversed(headers) if key_of(header) not in used}
    found: dict[str, str] = {}
    for column, names in sheet.names.items():
        name = next((name for name in names if name in by_key), None)
        if column not in taken and name is not None:
            found[column] = by_key[name]
    return found


def key_of(header: str) -> str:
    """What the spellings of a header share."""
    return _BETWEEN.sub("", fold(header))
