"""Redaction tokens: `[手机号1]`, `[PHONE1]`. How they are spelled, recognised, and given out for one session.

What a customer types may look like a token. A look-alike that no value stands behind is given to itself: it stays in
the text, restores to itself, and its number is never used for real data. A look-alike of a token that the session
already has is that token: redacted text may be redacted again, so the two cannot be told apart, and what the agent
would see in its place is the same customer's own data. Nothing is looked up outside the session's own table.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.redaction import Kind, TokenTable
from desktop_cs.errors import PrivacyError
from desktop_cs.privacy.contact import plain_address
from desktop_cs.privacy.normal_form import normalise
from desktop_cs.privacy.spoken import spoken

_LABELS = {
    Kind.CN_MOBILE: ("手机号", "PHONE"),
    Kind.CN_ID: ("身份证号", "ID"),
    Kind.BANK_CARD: ("银行卡号", "CARD"),
    Kind.EMAIL: ("邮箱", "EMAIL"),
    Kind.LANDLINE: ("座机号", "LANDLINE"),
    Kind.FOREIGN_PHONE: ("境外电话", "INTL_PHONE"),
    Kind.PASSPORT: ("证件号", "PASSPORT"),
    Kind.PLATE: ("车牌号", "PLATE"),
    Kind.ADDRESS: ("地址", "ADDRESS"),
    Kind.NAME: ("姓名", "NAME"),
    Kind.SOCIAL_ID: ("社交账号", "SOCIAL"),
    Kind.IBAN: ("国际账号", "IBAN"),
}
_KIND_OF = {label: kind for kind, labels in _LABELS.items() for label in labels}
_MOST = 99_999  # tokens of one kind in one session; five digits cannot hide a phone number in a look-alike
_ANY_TOKEN = re.compile(r"\[([^\[\]\s\d]{1,12})([1-9]\d{0,4})\]", re.ASCII)  # whoever's kind it is of
BUILT_IN = frozenset(_KIND_OF)  # the names that owners cannot give to kinds of their own
_NUMBERS = frozenset((Kind.CN_MOBILE, Kind.CN_ID, Kind.BANK_CARD, Kind.LANDLINE, Kind.FOREIGN_PHONE, Kind.IBAN))


def token_spans(text: str, own: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Where tokens, or what looks like them, stand in a raw text; `own` are the names of the owner's kinds."""
    for match in _ANY_TOKEN.finditer(text):
        if match[1] in _KIND_OF or match[1] in own:
            yield match.span()


def kind_of_token(token: str) -> tuple[Kind, str] | None:
    """The kind of what a token stands for, with the name of an owner's kind; None for a text that is no token."""
    match = _ANY_TOKEN.fullmatch(token)
    if match is None:
        return None
    kind = _KIND_OF.get(match[1], Kind.CUSTOM)
    return kind, match[1] if kind is Kind.CUSTOM else ""


def kinds_in(text: str) -> dict[str, int]:
    """How many tokens of each built-in kind a text holds; those of an owner's kinds look like any word in brackets."""
    kinds = (_KIND_OF[match[1]].value for match in _ANY_TOKEN.finditer(text) if match[1] in _KIND_OF)
    return dict(Counter(kinds))


def restore_tokens(text: str, table: TokenTable) -> str:
    """The text with the table's tokens replaced by their values, once: a value that looks like a token stays."""
    return _ANY_TOKEN.sub(lambda match: table.values.get(match[0], match[0]), text)


class TokenIssuer:
    """Gives out the tokens of one session: the same token for the same value, a new number for a new one."""

    def __init__(self, table: TokenTable, language: Language) -> None:
        self._values = dict(table.values)
        self._column = 0 if language is Language.ZH else 1
        self._next: dict[str, int] = {}
        self._tokens: dict[tuple[Kind, str, str], str] = {}
        for token, value in self._values.items():
            found = kind_of_token(token)
            if found is not None and value != token:
                self._tokens.setdefault((*found, essence(found[0], value)), token)

    def table(self) -> TokenTable:
        """The session's table, grown by what was issued and reserved."""
        return TokenTable(self._values)

    def reserve(self, look_alike: str) -> None:
        """Keep a token that the customer typed from ever standing for something else; known tokens are left alone."""
        self._values.setdefault(look_alike, look_alike)

    def token_for(self, kind: Kind, value: str, name: str = "") -> str:
        """The token that stands for a raw value; `name` is that of an owner's kind. Raises `PrivacyError`
        (`too_many_tokens`) past 99,999 of a kind."""
        key = kind, name, essence(kind, value)
        token = self._tokens.get(key)
        if token is None:
            token = self._tokens[key] = self._new_token(*((name, name) if name else _LABELS[kind]))
            self._values[token] = value
        return token

    def _new_token(self, *labels: str) -> str:
        for number in range(self._next.get(labels[0], 1), _MOST + 1):
            if not any(f"[{label}{number}]" in self._values for label in labels):
                self._next[labels[0]] = number + 1
                return f"[{labels[self._column]}{number}]"
        raise PrivacyError(
            "too_many_tokens",
            f"This session holds more than {_MOST:,} different values of one kind. Start a new session.",
            kind=labels[0],
        )


def essence(kind: Kind, value: str) -> str:
    """What two spellings of one value share: digits without dashes and country code, letters without case."""
    text = normalise(value).text
    if kind is Kind.EMAIL:
        return plain_address(text)
    if kind in _NUMBERS:
        text = spoken(text) or text
    plain = "".join(sign for sign in text if sign.isalnum()).upper()
    return plain[-11:] if kind is Kind.CN_MOBILE else plain
