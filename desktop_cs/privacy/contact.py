"""E-mail addresses, plain and disguised: `name @ host.cn`, `name(at)host.cn`, `name艾特host点com`."""

import re
from collections.abc import Iterator

from desktop_cs.domain.redaction import Kind, Span
from desktop_cs.privacy.cues import Cue, cue_before

_LOCAL = r"A-Za-z0-9À-ɏ._%+'-"
_LONGEST_LOCAL = 64  # RFC 5321, 4.5.3.1.1
_AT = re.compile(
    r" {0,2}(?:@|[(\[{<]\s?(?:at|@|AT)\s?[)\]}>]|艾特|(?<= )(?:at|AT)(?= )) {0,2}(?=[A-Za-z0-9])"
    r"|#(?=[A-Za-z0-9-]{2,20}\.(?:com|cn|net))"
)
_LOCAL_BEFORE = re.compile(rf"[{_LOCAL}]+$")
_TLD = "com|cn|net|org|edu|gov|io|me|cc|co|hk|tw|uk|jp|de|fr|us|info|biz|top|vip|xyz"
_HOST = re.compile(r"(?:[A-Za-z0-9-]{1,63}\.){1,6}(?P<tld>[A-Za-z]{2,24})(?![A-Za-z0-9])")
_DISGUISED_DOT = r"(?: ?[(\[]\s?(?:dot|点|\.)\s?[)\]] ?| dot | ?点 ?|。| \. ?|\. )"
_DISGUISED_HOST = re.compile(
    rf"[A-Za-z0-9-]{{1,63}}(?:(?:\.|{_DISGUISED_DOT})[A-Za-z0-9-]{{1,63}}){{0,3}}?"
    rf"{_DISGUISED_DOT}(?:{_TLD})(?:\.(?:{_TLD}))?(?![A-Za-z0-9])",
    re.IGNORECASE,
)
# What ends like this after an @ is a file or a package: icon@3x.png.
_FILE_ENDING = re.compile(r"png|jpe?g|gif|svg|webp|ico|bmp|pdf|js|ts|css|json|html?|py|md|txt|zip|gz|docx?|xlsx?", re.I)


def find_emails(text: str) -> Iterator[Span]:
    """All e-mail addresses of a normalised text."""
    for at in _AT.finditer(text):
        local = _LOCAL_BEFORE.search(text, max(0, at.start() - _LONGEST_LOCAL), at.start())
        host = _host(text, at.end())
        if local is None or host is None:
            continue
        start = local.start() + len(local[0]) - len(local[0].lstrip(".'-%+"))
        if start < at.start() and (at[0].strip().lower() not in ("at", "#") or _is_meant(text, start, at.start())):
            yield Span(start, host.end(), Kind.EMAIL)


def plain_address(text: str) -> str:
    """An address as found, written plainly: lower case, `@` and `.` where they were spelled out."""
    at = next(_AT.finditer(text), None)
    if at is None:
        return text.lower()
    host = re.sub(_DISGUISED_DOT, ".", text[at.end() :])
    return f"{text[: at.start()]}@{host}".lower()


def _host(text: str, start: int) -> re.Match[str] | None:
    host = _HOST.match(text, start)
    if host is not None:
        return None if _FILE_ENDING.fullmatch(host["tld"]) else host
    return _DISGUISED_HOST.match(text, start)


def _is_meant(text: str, start: int, end: int) -> bool:
    """Whether a spelled-out "at" stands in an address, not in a sentence: "look at example.com" is none."""
    return cue_before(text, start) is Cue.EMAIL or any(not sign.isalpha() for sign in text[start:end])
