"""Links in texts of customers and models: only what a browser may be sent to, with the host that it really leads to."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from desktop_cs.domain.text import without_direction

_LINK = re.compile(r"https?://[^\s<>\"'“”‘’（）()\[\]{}，。；！？、|\\^`]{1,2000}", re.IGNORECASE)
_TAIL = ".,;:!?"


@dataclass(frozen=True, slots=True)
class Link:
    """An address as written, and its host in letters that cannot look like others."""

    url: str
    host: str


def links_in(text: str, most: int = 3) -> tuple[Link, ...]:
    """The first links of a text, each once. One whose host cannot be told is none."""
    found: dict[str, Link] = {}
    for match in _LINK.finditer(without_direction(text)):
        url = match[0].rstrip(_TAIL)
        host = _host(url)
        if host:
            found.setdefault(url, Link(url, host))
        if len(found) == most:
            break
    return tuple(found.values())


def _host(url: str) -> str:
    """The host in ASCII (other scripts as punycode); empty where there is none or it cannot be read."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        return f"{host}:{parts.port}" if parts.port else host
    except ValueError:
        return ""
