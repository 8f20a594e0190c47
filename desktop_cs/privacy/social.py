"""Ids of chat services, where a word names the service: WeChat, QQ and their like."""

import re
from collections.abc import Iterator

from desktop_cs.domain.redaction import Kind, Span
from desktop_cs.privacy.cues import Cue, cue_before, mentions
from desktop_cs.privacy.guards import is_money

_WECHAT = re.compile(r"(?<![A-Za-z0-9_])wxid_[A-Za-z0-9]{6,24}")  # WeChat's own names need no cue
_ID = re.compile(r"(?<![A-Za-z0-9_.-])(?<![A-Za-z0-9]@)[A-Za-z][A-Za-z0-9_-]{4,19}(?![A-Za-z0-9_@-])")
_NUMBER = re.compile(r"(?<![\d.-])[1-9]\d{4,11}(?![\d.-])")
_STRONG = re.compile(r"(?:[:=号是为]|id)[ \"'@]{0,3}$", re.IGNORECASE)
_SENTENCE_GOES_ON = re.compile(r" [A-Za-z]")


def find_social_ids(text: str) -> Iterator[Span]:
    """All ids of chat services in a normalised text."""
    for match in _WECHAT.finditer(text):
        yield Span(*match.span(), Kind.SOCIAL_ID)
    if not mentions(text, Cue.SOCIAL):
        return
    for match in _ID.finditer(text):
        if cue_before(text, match.start()) is Cue.SOCIAL and _is_id(text, match):
            yield Span(*match.span(), Kind.SOCIAL_ID)
    for match in _NUMBER.finditer(text):
        if cue_before(text, match.start()) is Cue.SOCIAL and not is_money(text, *match.span()):
            yield Span(*match.span(), Kind.SOCIAL_ID)


def _is_id(text: str, match: re.Match[str]) -> bool:
    """Whether letters behind the service's name are an id, not the sentence going on (wechat mini-program)."""
    if any(sign.isdigit() or sign == "_" for sign in match[0]):
        return True
    named = _STRONG.search(text[max(0, match.start() - 5) : match.start()]) is not None
    return named and _SENTENCE_GOES_ON.match(text, match.end()) is None
