"""What stuck to a number shows that it is no personal one: a currency, or the letters of a product code or a hash."""

import re

_PHONE_WORD = re.compile(
    r"t|tel|telephone|p|ph|phone|m|mob|mobile|cell|call|hp|v|vx|w|wx|sms|id|card|no", re.IGNORECASE
)
_LETTERS_BEFORE = re.compile(r"(?P<digit>\d?)(?P<word>[A-Za-z]{1,16})$")
_CODE_AFTER = re.compile(r"[A-Za-z]{1,4}\d")
_MONEY_BEFORE = re.compile(r"[¥$€£] ?$")
_MONEY_AFTER = re.compile(r"(?:\.\d+)?\s?(?:元|块钱|万元|亿|美元|人民币|RMB|CNY|USD)")


def is_money(text: str, start: int, end: int) -> bool:
    """Whether the digits at `start` to `end` are an amount."""
    return bool(_MONEY_BEFORE.search(text[max(0, start - 2) : start]) or _MONEY_AFTER.match(text, end))


def is_code(text: str, start: int, end: int) -> bool:
    """Whether letters stuck to the digits make them a product code, a waybill or a hash rather than a number."""
    before = _LETTERS_BEFORE.search(text[max(0, start - 17) : start])
    if before is None:
        return _CODE_AFTER.match(text, end) is not None
    word = before["word"]
    if _PHONE_WORD.fullmatch(word):
        return False
    after = text[end : end + 1]
    return bool(before["digit"]) or word.isupper() or (after.isascii() and after.isalpha())
