"""Finders for the owner's own kinds of personal data. RE2 matches in linear time, whatever pattern somebody writes."""

import re
from collections.abc import Iterable, Iterator, Sequence

import re2

from desktop_cs.domain.kinds import CustomKind
from desktop_cs.domain.redaction import Kind, Span
from desktop_cs.errors import PrivacyError
from desktop_cs.privacy.normal_form import HOLE, normalise

_NAME = re.compile(r"[^\W\d_]{1,12}")
_LONGEST_PATTERN = 500
_MOST_WORDS = 2_000
_MOST_KINDS = 50
_MOST_FOUND = 1_000  # of one kind in one text: every further one may cost a look at the whole rest
_MEMORY = 8 << 20


class CustomFinder:
    """Finds the pieces of one kind in a normalised text. Raises `PrivacyError(kind_invalid)` when it is made."""

    def __init__(self, kind: CustomKind) -> None:
        self.name = kind.name
        options = re2.Options()
        options.log_errors = False
        options.max_mem = _MEMORY
        options.case_sensitive = False
        try:
            self._pattern = re2.compile(_source(kind), options)
        except re2.error as error:
            raise _invalid(kind.name, f"its pattern cannot be read ({_reason(error)})") from error

    def find(self, text: str) -> Iterator[Span]:
        """The pieces of a normalised text; the first group, where the pattern has one. Raises
        `PrivacyError(kind_too_many)` for a pattern that finds something everywhere."""
        for count, match in enumerate(self._pattern.finditer(text)):
            if count == _MOST_FOUND:
                raise PrivacyError(
                    "kind_too_many", f"The kind {self.name} finds over {_MOST_FOUND:,} pieces in one text. Narrow it."
                )
            start, end = match.span(1 if self._pattern.groups and match.span(1) != (-1, -1) else 0)
            if start < end and HOLE not in text[start:end]:
                yield Span(start, end, Kind.CUSTOM, self.name)


def checked_kinds(
    kinds: Sequence[CustomKind], taken: Iterable[str], *, proved: bool = True
) -> tuple[CustomFinder, ...]:
    """Finders for these kinds, each `proved` by its examples unless it is only tried out. Raises `PrivacyError`:
    `kind_invalid`, or `kind_example` naming the example that came out differently. `taken` are the names of built-in
    kinds."""
    names = {name.casefold() for name in taken}
    if len(kinds) > _MOST_KINDS:
        raise _invalid(kinds[-1].name, f"there are more than {_MOST_KINDS}")
    made = []
    for kind in kinds:
        if not _NAME.fullmatch(kind.name):
            raise _invalid(kind.name, "a name has 1 to 12 letters and nothing else")
        if kind.name.casefold() in names:
            raise _invalid(kind.name, "another kind has this name")
        names.add(kind.name.casefold())
        finder = CustomFinder(kind)
        if proved:
            _prove(kind, finder)
        made.append(finder)
    return tuple(made)


def _prove(kind: CustomKind, finder: CustomFinder) -> None:
    if not any(example.found for example in kind.examples):
        raise _invalid(kind.name, "it needs an example in which something is found")
    for row, example in enumerate(kind.examples, start=1):
        normal = normalise(example.text)
        raw = (normal.raw_span(span.start, span.end) for span in finder.find(normal.text))
        found = tuple(example.text[start:end] for start, end in raw)
        if found != example.found:
            raise PrivacyError(
                "kind_example",
                f"Example {row} of the kind {kind.name} finds {_list(found)} and not {_list(example.found)}. "
                "Correct the pattern or the example.",
                row=row,
            )


def _source(kind: CustomKind) -> str:
    words = [word.strip() for word in kind.words if word.strip()]
    if bool(kind.pattern.strip()) == bool(words):
        raise _invalid(kind.name, "give a pattern or words, one of both")
    if len(kind.pattern) > _LONGEST_PATTERN or len(words) > _MOST_WORDS:
        raise _invalid(kind.name, f"it is over {_LONGEST_PATTERN} characters or {_MOST_WORDS:,} words long")
    if kind.pattern.strip():
        return kind.pattern
    return "|".join(re2.escape(word) for word in sorted(words, key=len, reverse=True))


def _reason(error: Exception) -> str:
    said = error.args[0] if error.args else ""
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)


def _list(found: Sequence[str]) -> str:
    return ", ".join(found) or "nothing"


def _invalid(name: str, reason: str) -> PrivacyError:
    return PrivacyError(
        "kind_invalid", f"The kind {name or '(without a name)'} cannot be used: {reason}.", reason=reason
    )
