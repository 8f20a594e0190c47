"""The word filter: finds words of the company's list and of the open list, however they are disguised."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_cs.domain.text import is_han
from desktop_cs.domain.words import Layer, ListedWord, Severity, WordHit
from desktop_cs.privacy.normal_form import normalise
from desktop_cs.privacy.trie import Trie
from desktop_cs.privacy.word_boundaries import Boundaries
from desktop_cs.privacy.word_normal import BARRIER, Unit, chinese_units, latin_units
from desktop_cs.privacy.word_spellings import SpellingBook

_MOST_SPELLED = 5_000  # words; a longer list is no company's own, and its pinyin would take a gigabyte


@dataclass(frozen=True, slots=True)
class _Entry:
    """One spelling of a listed word, in units. `layer` is None for an allowed phrase."""

    word: str
    units: tuple[Unit, ...]
    layer: Layer | None
    severity: Severity = Severity.BLOCK


class WordFilter:
    """Finds listed words; fits `pipeline.ports.WordFilter`.

    An allowed phrase takes its part of the text out of all lists. Making a filter builds tries: not on the UI thread.
    Filters may share `boundaries` that know their words, and a `book` of spellings.
    """

    def __init__(
        self,
        company: Iterable[ListedWord] = (),
        open_list: Iterable[ListedWord] = (),
        allowed: Iterable[ListedWord] = (),
        boundaries: Boundaries | None = None,
        book: SpellingBook | None = None,
    ) -> None:
        book = book or SpellingBook()
        self._chinese: Trie[_Entry] = Trie()
        self._latin: Trie[_Entry] = Trie()
        known = []
        lists = ((Layer.COMPANY, tuple(company)), (Layer.OPEN, tuple(open_list)), (None, tuple(allowed)))
        for layer, words in lists:
            is_spelled = layer is Layer.COMPANY and len(words) <= _MOST_SPELLED
            for listed in words:
                known.append(listed.word)
                others = book.of(listed.word) if is_spelled else ()
                for spelling in (listed.word, *others):
                    self._add(spelling, listed, layer)
        self._boundaries = boundaries or Boundaries(known)

    def warm(self) -> None:
        """Load what the first hit would wait for."""
        self._boundaries.warm()

    def find(self, text: str) -> tuple[WordHit, ...]:
        """All hits, in order of appearance; of words inside one another only the longest."""
        hits: list[WordHit] = []
        allowed: list[tuple[int, int]] = []
        normal = normalise(text)
        for trie, units in ((self._chinese, chinese_units(normal)), (self._latin, latin_units(normal))):
            for start, end, entry in trie.matches([unit.key for unit in units]):
                span = units[start].start, units[end - 1].end
                if not self._is_meant(units, start, end, entry):
                    continue
                if entry.layer is None:
                    allowed.append(span)
                else:
                    hits.append(WordHit(*span, entry.word, entry.layer, entry.severity))
        return _outermost([hit for hit in hits if not any(a <= hit.start and hit.end <= b for a, b in allowed)])

    def _add(self, spelling: str, listed: ListedWord, layer: Layer | None) -> None:
        is_chinese = any(map(is_han, spelling))
        read = chinese_units if is_chinese else latin_units
        units = [unit for unit in read(normalise(spelling)) if unit.key != BARRIER]
        trie = self._chinese if is_chinese else self._latin
        trie.add([unit.key for unit in units], _Entry(listed.word, tuple(units), layer, listed.severity))

    def _is_meant(self, units: Sequence[Unit], start: int, end: int, entry: _Entry) -> bool:
        found = units[start:end]
        if not _is_spelled_so(found, entry.units) or _is_cut_out(units, start, end):
            return False
        if any(is_han(unit.sign) for unit in found):
            return entry.layer is None or self._boundaries.is_word(units, start, end)
        return _is_one_run_or_letters(found, entry.units) and _has_enough_letters(found)


def _is_spelled_so(found: Sequence[Unit], listed: Sequence[Unit]) -> bool:
    """Letters really written must be the listed ones, and none may be repeated less often than listed."""
    return all(
        there.times >= ours.times
        and (not (there.is_letter and ours.is_letter) or _is_same_letter(there, ours, len(listed)))
        for there, ours in zip(found, listed, strict=True)
    )


def _is_same_letter(there: Unit, ours: Unit, size: int) -> bool:
    # One letter too many makes another word of a short one: god and good.
    repeats_may_grow = size > 3 or there.times > 2
    return there.sign == ours.sign and (there.times == ours.times or repeats_may_grow)


def _is_cut_out(units: Sequence[Unit], start: int, end: int) -> bool:
    """Whether the hit begins or ends in the middle of a Latin word or of a number."""
    before = units[start - 1] if start and not units[start].apart else None
    after = units[end] if end < len(units) and not units[end].apart else None
    return any(
        beside is not None
        and ((beside.is_letter and not is_han(edge.sign)) or (beside.sign.isdigit() and edge.sign.isdigit()))
        for beside, edge in ((before, units[start]), (after, units[end - 1]))
    )


def _is_one_run_or_letters(found: Sequence[Unit], listed: Sequence[Unit]) -> bool:
    """`scam` and `s c a m`, but not `gas camera`; a listed phrase may keep its own gaps."""
    gaps = [unit.apart for unit in found[1:]]
    return not any(gaps) or all(gaps) or gaps == [unit.apart for unit in listed[1:]]


def _has_enough_letters(found: Sequence[Unit]) -> bool:
    """Digits read as letters must stay the exception: `sh1t` is a word, `A55` a telephone."""
    letters = sum(unit.is_letter for unit in found)
    return 2 * letters >= len(found) and (len(found) > 3 or letters + 1 >= len(found))


def _outermost(hits: list[WordHit]) -> tuple[WordHit, ...]:
    kept: list[WordHit] = []
    reach = -1
    # Of equal spans the company's word is named: its list is read first.
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, list(Layer).index(hit.layer))):
        if hit.end > reach:
            kept.append(hit)
            reach = hit.end
    return tuple(kept)
