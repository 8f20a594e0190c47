"""Draft rules about form: gaps that were never filled, and the wrong language. Pure."""

import re
from collections.abc import Iterator

from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.lint import Finding, Rule
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.domain.terms import MASK
from desktop_cs.domain.text import language_of, without_codes
from desktop_cs.domain.words import Severity

_TEMPLATE = re.compile(
    r"\$?\{{1,2}[ \t]*[A-Za-z_\u4e00-\u9fff][\w.\u4e00-\u9fff -]{0,40}\}{1,2}"
    r"|<[A-Za-z]+(?:_[A-Za-z]+)+>"
    r"|[\[【](?:请填|填写|待填|插入|此处|insert|your|enter)[^\[\]【】\n]{0,30}[\]】]",
    re.IGNORECASE,
)
_BLANK = re.compile(
    r"(?<![A-Za-zＸ])(?:X{3,}|x{3,}|Ｘ{3,})(?![A-Za-zＸ])|[×╳]{3,}|[_＿]{3,}"
    r"|(?<![A-Za-z])(?:TODO|TBD)(?![A-Za-z])|待补充"
)
_FEWEST_LETTERS = 6  # of a draft that speaks a language at all


def gaps(text: str, table: TokenTable) -> Iterator[Finding]:
    """Redaction tokens, template slots and blanks. A token of this session can be restored; any other goes."""
    for match in MASK.finditer(text):
        value = table.values.get(match[0])
        known = value is not None and value != match[0]
        yield _gap(match, Severity.BLOCK, "token" if known else "unknown_token", value if known else "")
    for match in _TEMPLATE.finditer(text):
        yield _gap(match, Severity.BLOCK, "template", None)
    for match in _BLANK.finditer(text):
        yield _gap(match, Severity.WARN, "blank", None)


def language(text: str, wanted: Language) -> Iterator[Finding]:
    """The whole draft in another language than the customer's; names, codes and single words are none."""
    plain = without_codes(text)
    if sum(sign.isalpha() for sign in plain) >= _FEWEST_LETTERS and language_of(plain) is not wanted:
        yield Finding(rule=Rule.LANGUAGE, severity=Severity.WARN, detail=wanted.value)


def _gap(match: re.Match[str], severity: Severity, detail: str, fix: str | None) -> Finding:
    return Finding(
        rule=Rule.PLACEHOLDER, severity=severity, start=match.start(), end=match.end(), detail=detail, fix=fix
    )
