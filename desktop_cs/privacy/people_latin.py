"""Names in Latin letters where something says that a name stands there: my name is, Ms., Dear, "name":."""

import re
from collections.abc import Iterator

from desktop_cs.domain.redaction import Kind, Span

_WORD = r"[A-ZÀ-ÞĀ-Ž][A-Za-zÀ-ÿĀ-ž'’-]{1,20}\.?"
_INITIAL = r"[A-Z]\."
_NAME = re.compile(rf"{_WORD}(?: (?:{_INITIAL}|(?:van|de|der|von|da|la|le|bin|al) )? ?{_WORD}){{0,3}}")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sr)\.? (?=[A-ZÀ-Þ])")
_SURE = re.compile(
    r"(?:\b(?:my (?:full |first |last )?name(?: is|'s|:)|i am called|name on (?:the )?card(?: is|:)|signed by)"
    r"|\b(?:recipient|consignee|attn|attention|cardholder|account holder|ship to|deliver to|contact person)[\"']?\s?:"
    r"|(?:^|[\n,;{(&?]\s?[\"']?|\b(?:full|first|last|customer|recipient|contact|buyer|receiver|billing|shipping)[ _]?)"
    r"name[\"']?\s?[:=])\s?[\"']?",
    re.IGNORECASE,
)
_PERHAPS = re.compile(r"\b(?:Dear|Regards,|Sincerely,|Cheers,|Yours,|I am|I'm|This is|this is|Hi|Hello)\s(?=[A-ZÀ-Þ])")
_ALONE_IS_ENOUGH = ("Dear", "Regards,", "Sincerely,", "Cheers,", "Yours,")
_LOWER = re.compile(r"[a-zà-ÿ'’-]{2,20} [a-zà-ÿ'’-]{2,20}(?=$|[,.;!?\n\"'\ufffc])")
_NO_NAME = re.compile(
    r"(?:Sir|Madam|Customers?|Team|Support|Friends?|All|Sellers?|Service|Colleagues?|Manager|Shop|Store|Buyer|User|"
    r"Member|Client|Everyone|Valued|Hiring|Amazon|Martens|Pepper|Muscle|Coffee|Sorry|Happy|Sure|The|This|That|Not|Very|"
    r"There|Here|Good|Bad|Your|My|Our|A|An|I|It|Is|Order|Phone|China|English|Chinese|American|British|French|German)\b\.?"
)


def find_latin_people(text: str) -> Iterator[Span]:
    """All names in Latin letters with a cue in a normalised text."""
    for cue in _SURE.finditer(text):
        name = _NAME.match(text, cue.end()) or _LOWER.match(text, cue.end())
        if name is not None and _NO_NAME.match(name[0]) is None:
            yield Span(*_trimmed(name), Kind.NAME)
    for cue in _TITLE.finditer(text):
        name = _NAME.match(text, cue.end())
        if name is not None and _NO_NAME.match(name[0]) is None:
            yield Span(*_trimmed(name), Kind.NAME)
    for cue in _PERHAPS.finditer(text):
        name = _NAME.match(text, cue.end())
        if name is None or any(_NO_NAME.fullmatch(word) for word in name[0].split()) or _TITLE.match(text, cue.end()):
            continue
        if " " in name[0] or cue[0].startswith(_ALONE_IS_ENOUGH):
            yield Span(*_trimmed(name), Kind.NAME)


def _trimmed(name: re.Match[str]) -> tuple[int, int]:
    """The name without a full stop at its end."""
    return name.start(), name.start() + len(name[0].rstrip(". "))
