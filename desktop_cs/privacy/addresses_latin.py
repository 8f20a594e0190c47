"""Street addresses in the way of English-speaking countries: from the house number to the postal code."""

import re
from collections.abc import Iterator

from desktop_cs.domain.redaction import Kind, Span

_STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Square|Sq|Terrace|Ter|"
    r"Parkway|Pkwy|Highway|Hwy|Close|Crescent|Row|Walk|Circle|Cir|Trail|Gardens|Grove|Hill|Mews|Quay)\b\.?"
)
_ROOM = r"(?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|Room|Rm|Building|Bldg|#)\.? ?#?[A-Za-z0-9-]{1,6}"
_US_CODE = r"[A-Z]{2},? \d{5}(?:-\d{4})?"
_UK_CODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9.])(?:{_ROOM},? )?\d{{1,6}}[A-Za-z]?(?:-\d{{1,5}})? "
    rf"(?:(?:[NSEW]\.?|North|South|East|West) )?(?:[A-Z0-9][A-Za-z0-9'.-]{{0,20}} ){{1,4}}?{_STREET}"
    rf"(?:,? {_ROOM})?(?:,\s?[A-Z][A-Za-z .'-]{{1,30}}){{0,2}}(?:,?\s(?:{_US_CODE}|{_UK_CODE}))?(?![A-Za-z0-9])"
)
_BOX = re.compile(r"\b[Pp]\.? ?[Oo]\.? ?[Bb]ox \d{1,6}\b")


def find_latin_addresses(text: str) -> Iterator[Span]:
    """All street addresses and post boxes of a normalised text."""
    for pattern in (_ADDRESS, _BOX):
        for match in pattern.finditer(text):
            yield Span(*match.span(), Kind.ADDRESS)
