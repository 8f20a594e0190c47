"""A reply cut into its sentences, to be taken over one by one. Pure rules."""

import re
from collections.abc import Iterable

# A Latin full stop ends a sentence only before a space, so that 1.5 and v2.0 stay whole; closing signs belong to it.
_SENTENCE = re.compile(r".+?(?:[。！？!?…；;]+[”’」』）)\]]*|\.[”’)\]]*(?=\s|$)|\n|$)\s*", re.DOTALL)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences in order, each with the spaces that follow it; joined they are the text."""
    return tuple(_SENTENCE.findall(text))


def only(parts: Iterable[str]) -> str:
    """The chosen sentences as one text."""
    return "".join(parts).strip()
