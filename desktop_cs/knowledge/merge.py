"""What each row of an import would do to the stored pairs: add, update, nothing, or say a second time what is there.

A pair is known by its id. A row whose question a pair of another id has already is a duplicate, and is left out unless
the rules say otherwise; so is a row that was exported before the stored pair was last edited.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import DuplicateRow, Language, QaPair
from desktop_cs.domain.terms import fold
from desktop_cs.knowledge.source import RowError

Key = tuple[Language, str]
_KEYS_KEPT = 1_024
_ENDS = " ?!.,;:~…。、"  # folded: the full-width forms are among them


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeRules:
    """`update`: a row may change the pair that has its question under another id, or that was edited since the row was
    exported. `allow_duplicates`: a question may be added a second time."""

    update: bool = False
    allow_duplicates: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A row that could be read. `spare_id` serves where the row brings no id of its own and the one made for it is
    taken; `is_dated` tells that `pair.version` stood in the file."""

    number: int
    pair: QaPair
    spare_id: QaId | None = None
    is_dated: bool = False


class Merger:
    """Takes rows in the order of the file and collects what they change; nothing is written here."""

    def __init__(self, stored: Iterable[QaPair], rules: MergeRules) -> None:
        self._rules = rules
        self._pairs = {pair.id: pair for pair in stored}
        self._askers = {_key(pair): pair.id for pair in self._pairs.values()}
        self._rows: dict[QaId, int] = {}  # ids that rows of this file have taken
        self._later: list[Candidate] = []
        self.added: list[tuple[int, QaPair]] = []
        self.updated: list[QaPair] = []
        self.unchanged = 0
        self.duplicates: list[DuplicateRow] = []

    def take(self, row: Candidate) -> None:
        """Judge a row. `RowError` where it cannot be taken."""
        row = self._with_free_id(row)
        asker = self._asker(row.pair)
        if asker is not None and asker not in self._rows and self._alike(row) is None:
            self._later.append(row)  # the file may rename that pair further down
        else:
            self._judge(row)

    def finish(self) -> list[tuple[int, RowError]]:
        """Judge the rows that had to wait for the end of the file; those that cannot be taken are returned."""
        errors = []
        for row in self._later:
            try:
                self._judge(row)
            except RowError as error:
                errors.append((row.number, error))
        self._later.clear()
        return errors

    def _judge(self, row: Candidate) -> None:
        pair, asker, alike = row.pair, self._asker(row.pair), self._alike(row)
        if pair.id in self._rows and row.spare_id is None:
            raise RowError(f"The id is the same as in row {self._rows[pair.id]}; keep one of them.")
        if alike is not None:
            self._leave(row.number, alike)
        elif asker is not None:
            self._judge_duplicate(row, asker)
        else:
            self._put(row, pair.id)

    def _judge_duplicate(self, row: Candidate, asker: QaId) -> None:
        if self._rules.update and asker not in self._rows and row.pair.id not in self._pairs:
            self._put(row, asker)
            return
        if self._rules.allow_duplicates:
            self._put_second(row)
        taken = self._rules.allow_duplicates
        self.duplicates.append(DuplicateRow(row=row.number, of=asker, similarity=1.0, taken=taken))

    def _put_second(self, row: Candidate) -> None:
        pair_id = row.spare_id if row.spare_id and row.pair.id in self._rows else row.pair.id
        if pair_id in self._rows:
            raise RowError(f"Question and answer are the same as in row {self._rows[pair_id]}; keep one of them.")
        if pair_id in self._pairs and _content(self._pairs[pair_id]) == _content(row.pair):
            self._leave(row.number, pair_id)
        else:
            self._put(row, pair_id)

    def _leave(self, number: int, pair_id: QaId) -> None:
        self.unchanged += 1
        self._rows[pair_id] = number

    def _put(self, row: Candidate, pair_id: QaId) -> None:
        """Add the row's pair under this id, or give the pair of this id the row's content."""
        known = self._pairs.get(pair_id)
        pair = replace(row.pair, id=pair_id)
        if known is None:
            self.added.append((row.number, pair))
        else:
            self._check_date(row, known)
            if self._askers.get(_key(known)) == pair_id:
                del self._askers[_key(known)]
            self.updated.append(pair)
        self._pairs[pair_id] = pair
        self._rows[pair_id] = row.number
        self._askers.setdefault(_key(pair), pair_id)

    def _check_date(self, row: Candidate, known: QaPair) -> None:
        if row.is_dated and row.pair.version < known.version and not self._rules.update:
            raise RowError(
                f"The row is version {row.pair.version}, but the pair has since become version {known.version}. "
                "Export again, or import with --update to replace it."
            )

    def _with_free_id(self, row: Candidate) -> Candidate:
        """A made id does not stand for a pair whose question has been changed to another one."""
        known = self._pairs.get(row.pair.id)
        if row.spare_id is None or known is None or _key(known) == _key(row.pair):
            return row
        return replace(row, pair=replace(row.pair, id=row.spare_id))

    def _asker(self, pair: QaPair) -> QaId | None:
        """Who asks this question already: the pair of another id or of an earlier row. A pair that keeps its question
        is not in its own way, nor in that of an older twin."""
        known = self._pairs.get(pair.id)
        if known is not None and pair.id not in self._rows and _key(known) == _key(pair):
            return None
        return self._askers.get(_key(pair))

    def _alike(self, row: Candidate) -> QaId | None:
        """The stored pair, not yet met in this file, that says all that the row says."""
        known = self._pairs.get(row.pair.id)
        if known is None and row.spare_id is not None:  # without an id of its own, the question names the pair
            asker = self._asker(row.pair)
            known = self._pairs[asker] if asker is not None else None
        if known is None or known.id in self._rows or _content(known) != _content(row.pair):
            return None
        return known.id


@lru_cache(_KEYS_KEPT)  # judging one row asks for its key several times
def question_key(language: Language, question: str) -> Key:
    """What makes two questions the same: language and folded wording, whatever sign ends it."""
    wording = " ".join(fold(question).split())
    return language, wording.rstrip(_ENDS) or wording


def _key(pair: QaPair) -> Key:
    return question_key(pair.language, pair.question)


def _content(pair: QaPair) -> tuple[object, ...]:
    return pair.question, pair.answer, pair.intent, pair.language, pair.variants
