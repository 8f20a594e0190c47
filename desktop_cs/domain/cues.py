"""What a message does to the conversation: corrections, references, annoyance, farewells.

Read from the redacted text alone, in Chinese and English, whatever engine understood the message.
"""

import re
from dataclasses import dataclass

from desktop_cs.domain import cue_words as words
from desktop_cs.domain.terms import fold
from desktop_cs.domain.text import has_words

_MAX_CHARACTERS = 2_000  # cues further down do not steer
_SHORT = 60  # characters; a longer message speaks for itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """`choice` is 0 or 1 where the first or second of two offers is taken."""

    other: bool = False  # another order than the present one is meant
    previous: bool = False  # the order before the present one, where there is one
    corrects: bool = False  # what was said before was wrong
    refers: bool = False  # to something said before
    own_order: bool = False  # an order of the customer's is meant, named or not
    own_affair: bool = False  # the customer speaks of an affair of their own, not of how things are done
    ends: bool = False
    returns: bool = False  # to an earlier topic
    lacks: bool = False  # what was asked for cannot be given
    person: bool = False  # a person is wanted
    risk: bool = False
    rage: bool = False
    annoyed: bool = False
    elliptical: bool = False  # means little without what was said before
    choice: int | None = None

    @property
    def points(self) -> bool:
        """Whether the message points at an order by anything but its number."""
        return self.other or self.previous or self.refers


def cues_of(text: str) -> Cues:
    """The cues of a message."""
    said = fold(text[:_MAX_CHARACTERS]).replace("\u2019", "'")

    def has(pattern: re.Pattern[str]) -> bool:
        return pattern.search(said) is not None

    return Cues(
        other=has(words.OTHER),
        previous=has(words.PREVIOUS),
        corrects=has(words.CORRECTS),
        refers=has(words.REFERS),
        own_order=has(words.OWN_ORDER),
        own_affair=has(words.OWN_AFFAIR),
        ends=has(words.ENDS) and not has(words.GOES_ON),
        returns=has(words.RETURNS),
        lacks=has(words.LACKS),
        person=has(words.PERSON),
        risk=has(words.RISK),
        rage=has(words.RAGE),
        annoyed=has(words.ANNOYED),
        elliptical=_is_elliptical(said),
        choice=0 if has(words.FIRST) else 1 if has(words.SECOND) else None,
    )


def _is_elliptical(said: str) -> bool:
    """Whether a question has nothing in it but words that ask and words that fill."""
    if len(said) > _SHORT or words.ASKS.search(said) is None:
        return False
    return not has_words(words.FILLERS.sub(" ", said))
