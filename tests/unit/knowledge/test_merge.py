"""What a row may change: its own pair, nothing else unless that is asked for."""

from dataclasses import replace

from fakes_knowledge import pair
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.ids import QaId
from desktop_cs.domain.knowledge import DuplicateRow, Language, QaPair
from desktop_cs.knowledge.merge import Candidate, Merger, MergeRules, question_key
from desktop_cs.knowledge.rows import made_id
from desktop_cs.knowledge.source import RowError


class Outcome:
    """A merger that has seen all rows, and what it refused."""

    def __init__(self, stored: list[QaPair], rows: list[Candidate], **rules: bool) -> None:
        merger = Merger(stored, MergeRules(**rules))
        self.errors: dict[int, str] = {}
        for row in rows:
            try:
                merger.take(row)
            except RowError as error:
                self.errors[row.number] = str(error)
        self.errors |= {number: str(error) for number, error in merger.finish()}
        self.added = {item.id: item.answer for _, item in merger.added}
        self.updated = {item.id: item.answer for item in merger.updated}
        self.unchanged = merger.unchanged
        self.duplicates = merger.duplicates
        self.state = {item.id: item for item in stored}
        self.state |= {item.id: item for item in (*merger.updated, *(added for _, added in merger.added))}


def own(number: int, item: QaPair, version: int = 0) -> Candidate:
    return Candidate(number=number, pair=replace(item, version=version or 1), is_dated=version > 0)


def bare(number: int, question: str, answer: str) -> Candidate:
    item = pair(question, answer)
    item = replace(item, id=made_id(item.language, item.question))
    return Candidate(number=number, pair=item, spare_id=made_id(item.language, item.question, answer))


A1 = pair("q one", "a", pair_id="1")
A2 = pair("q two", "a", pair_id="2")


def test_the_same_id_updates_and_the_same_content_does_nothing() -> None:
    found = Outcome([A1, A2], [own(2, A1), own(3, replace(A2, answer="new")), own(4, pair("q three", pair_id="3"))])
    assert (found.unchanged, found.updated, list(found.added)) == (1, {"2": "new"}, ["3"])
    assert (found.errors, found.duplicates) == ({}, [])


def test_the_same_question_under_another_id_is_left_out() -> None:
    row = own(2, pair("Q  ONE", "new", pair_id="9"))
    found = Outcome([A1], [row])
    assert found.duplicates == [DuplicateRow(row=2, of=QaId("1"), similarity=1.0, taken=False)]
    assert found.state == {"1": A1}
    found = Outcome([A1], [row], update=True)
    assert (found.updated, found.duplicates) == ({"1": "new"}, [])
    found = Outcome([A1], [row], allow_duplicates=True)
    assert (found.added, found.duplicates[0].taken) == ({"9": "new"}, True)


def test_a_question_is_the_same_whatever_sign_ends_it() -> None:
    assert question_key(Language.ZH, "怎么退货？") == question_key(Language.ZH, "怎么退货") != ("zh", "")
    assert question_key(Language.EN, "How?!") == question_key(Language.EN, "ＨＯＷ …")
    assert question_key(Language.EN, "C++") != question_key(Language.EN, "C")


def test_a_row_without_an_id_knows_its_pair_by_the_question() -> None:
    assert Outcome([A1], [bare(2, "q one", "a")]).unchanged == 1
    assert Outcome([A1], [bare(2, "q one", "new")]).duplicates[0].of == "1"
    mine = bare(2, "q one", "a").pair
    assert Outcome([mine], [bare(2, "Q one", "new")]).updated == {mine.id: "new"}


def test_a_made_id_does_not_stand_for_a_pair_that_asks_something_else_now() -> None:
    renamed = replace(pair("q nine", "a"), id=bare(2, "q one", "a").pair.id)
    found = Outcome([renamed], [bare(2, "q one", "b")])
    assert found.state[renamed.id] == renamed
    assert list(found.added.values()) == ["b"]


def test_twice_in_one_file() -> None:
    rows = [bare(2, "q", "a"), bare(3, "Q", "b"), bare(4, "q", "b")]
    found = Outcome([], rows)
    assert list(found.added.values()) == ["a"]
    assert [item.row for item in found.duplicates] == [3, 4]
    found = Outcome([], rows, allow_duplicates=True)
    assert list(found.added.values()) == ["a", "b"]
    assert [item.row for item in found.duplicates] == [3]
    assert "row 3" in found.errors[4]
    again = Outcome(list(found.state.values()), rows[:2], allow_duplicates=True)
    assert (again.unchanged, again.added, again.updated) == (2, {}, {})
    found = Outcome([], [own(2, A1), own(3, replace(A1, question="other"))])
    assert found.errors == {3: "The id is the same as in row 2; keep one of them."}


def test_a_pair_that_is_renamed_makes_room_for_its_old_question_in_either_order() -> None:
    rows = [own(2, replace(A1, question="q new")), own(3, pair("q one", "b", pair_id="9"))]
    for order in (rows, rows[::-1]):
        found = Outcome([A1], order)
        assert (list(found.updated), list(found.added), found.duplicates) == (["1"], ["9"], [])


def test_stored_twins_are_updated_by_their_ids() -> None:
    twin = replace(A1, id=QaId("twin"), answer="b")
    found = Outcome([A1, twin], [own(2, replace(A1, answer="new")), own(3, twin)])
    assert (found.updated, found.unchanged, found.duplicates) == ({"1": "new"}, 1, [])


def test_a_row_older_than_its_pair_does_not_undo_an_edit() -> None:
    stored = replace(A1, version=5)
    stale = own(2, replace(A1, answer="old"), version=4)
    found = Outcome([stored], [stale])
    assert found.state == {"1": stored}
    assert "version 5" in found.errors[2]
    assert Outcome([stored], [stale], update=True).updated == {"1": "old"}
    assert Outcome([stored], [own(2, replace(A1, answer="new"), version=5)]).updated == {"1": "new"}
    assert Outcome([stored], [own(2, A1, version=1)]).unchanged == 1


ITEMS = st.builds(
    lambda name, question, answer: pair(question, answer, pair_id=name),
    *(st.sampled_from(signs) for signs in ("12345", "abcd", "xyz")),
)
STORES = st.lists(ITEMS, max_size=4, unique_by=lambda item: item.id)
FILES = st.lists(st.tuples(ITEMS, st.booleans()), max_size=6)


@given(stored=STORES, rows=FILES, update=st.booleans(), allow=st.booleans())
def test_every_row_has_one_outcome_and_no_pair_is_lost(
    stored: list[QaPair], rows: list[tuple[QaPair, bool]], update: bool, allow: bool
) -> None:
    candidates = [
        own(number, item) if named else bare(number, item.question, item.answer)
        for number, (item, named) in enumerate(rows, start=1)
    ]
    found = Outcome(stored, candidates, update=update, allow_duplicates=allow)
    left_out = [item for item in found.duplicates if not item.taken]
    assert len(found.added) + len(found.updated) + found.unchanged + len(found.errors) + len(left_out) == len(rows)
    assert {item.id for item in stored} <= set(found.state)
    named = {item.id for item, has_id in rows if has_id}
    if not update:  # a pair that no row names keeps its content
        made = {candidate.pair.id for candidate in candidates} | {candidate.spare_id for candidate in candidates}
        assert all(found.state[item.id] == item for item in stored if item.id not in named | made)
    if not allow and len({item.question for item in stored}) == len(stored):
        assert len({item.question for item in found.state.values()}) == len(found.state)


@given(stored=STORES)
def test_an_export_changes_nothing(stored: list[QaPair]) -> None:
    found = Outcome(stored, [own(number, item) for number, item in enumerate(stored, start=1)])
    assert (found.unchanged, found.added, found.updated) == (len(stored), {}, {})
    assert (found.duplicates, found.errors) == ([], {})
