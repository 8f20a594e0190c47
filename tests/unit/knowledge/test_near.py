"""Near-duplicates: almost the same question, or a similar one with the same answer; numbers make a difference."""

import pytest
from fakes_knowledge import pair
from made_knowledge import made_rows

from desktop_cs.domain.knowledge import DuplicateRow, QaPair
from desktop_cs.knowledge.near import near_duplicates, similarity


def near(stored: list[QaPair], *added: QaPair) -> list[DuplicateRow]:
    heard: list[tuple[int, int]] = []
    found = list(near_duplicates(stored, list(enumerate(added, start=2)), lambda *told: heard.append(told)))
    assert heard == [(number, len(added)) for number in range(1, len(added) + 1)]
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (pair("How do I return my headphones?", "a"), pair("How can I return my headphones", "b")),
        (pair("怎么申请电子发票？", "在订单页。"), pair("如何申请电子发票", "在订单页。")),
        (pair("会员积分什么时候到账", "a"), pair("会员积分什么时候能到账", "b")),
    ],
)
def test_reworded_questions_are_near_whether_stored_or_in_the_file(one: QaPair, other: QaPair) -> None:
    (found,) = near([one], other)
    assert (found.row, found.of, found.taken) == (2, one.id, True)
    assert 0.6 <= found.similarity < 1
    (found,) = near([], one, other)
    assert (found.row, found.of) == (3, one.id)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (pair("满100元包邮吗", "a"), pair("满200元包邮吗", "a")),
        (pair("怎么申请电子发票", "a"), pair("怎么申请运费险理赔", "b")),
        (pair("怎么退货", "a"), pair("怎么换货", "b")),
        (pair("Same", "a", pair_id="1"), pair("same", "a", pair_id="2")),
    ],
)
def test_other_questions_and_the_same_question_are_not_near(one: QaPair, other: QaPair) -> None:
    assert near([one], other) == []


def test_the_most_similar_pair_is_named() -> None:
    stored = [pair("How can we return the big red headphones?"), pair("How can I return the big red headphone?")]
    (found,) = near(stored, pair("How can I return the big red headphones?"))
    assert found.of == stored[1].id


def test_similarity_is_a_share() -> None:
    assert similarity("abc", "abc") == 1.0
    assert similarity("abcd", "abce") == 0.75
    assert similarity("a1", "a2") == 0.0


def test_reworded_questions_are_found_among_thousands() -> None:
    stored = [pair(row[1], row[2], pair_id=row[0]) for row in made_rows(2_000)]
    reworded = [pair(f"请问{item.question}呀", item.answer, pair_id=f"new-{item.id}") for item in stored[::40]]
    found = {item.row: item.of for item in near(stored, *reworded)}
    right = sum(found.get(row) == item.id.removeprefix("new-") for row, item in enumerate(reworded, start=2))
    assert right >= 0.95 * len(reworded)
