"""The gap list: the same question asked in other words is one gap, and nothing depends on the order of arrival."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.gap import Unanswered
from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.redaction import Redacted
from desktop_cs.domain.terms import fold
from desktop_cs.offline.gaps import find_gaps

START = datetime(2026, 1, 18, 8, 0, tzinfo=UTC)
ASKED = (
    "你们支持花呗分期吗",
    "可以花呗分期付款吗",
    "支持花呗吗",
    "do you ship to Iceland",
    "can you ship to Iceland please",
    "门店周末营业吗 [手机号1]",
)


def unanswered(*texts: str) -> list[Unanswered]:
    return [
        Unanswered(trace_id=TraceId(f"trace-{n:04d}"), text=Redacted(text), at=START + timedelta(minutes=n))
        for n, text in enumerate(texts)
    ]


def test_questions_that_ask_the_same_are_one_gap() -> None:
    pay, ship, shop = find_gaps(unanswered(*ASKED), fold)
    assert (pay.count, ship.count, shop.count) == (3, 2, 1)
    assert set(pay.examples) == set(ASKED[:3])
    assert pay.title in ASKED[:3]
    assert (pay.first_at, pay.last_at) == (START, START + timedelta(minutes=2))
    assert ship.trace_ids == ("trace-0003", "trace-0004")


def test_the_same_words_are_one_example_and_counted_each_time() -> None:
    (gap,) = find_gaps(unanswered(*["怎么分期"] * 7), fold)
    assert (gap.count, gap.examples) == (7, ("怎么分期",))


def test_what_holds_no_word_is_no_gap() -> None:
    assert find_gaps(unanswered("", "😀", "[手机号1]", "？？"), fold) == ()


@given(st.permutations(unanswered(*ASKED)))
def test_the_order_of_arrival_in_the_list_does_not_matter(questions: list[Unanswered]) -> None:
    assert find_gaps(questions, fold) == find_gaps(unanswered(*ASKED), fold)


@given(st.lists(st.text(max_size=12), max_size=12))
def test_every_question_with_a_word_is_in_one_gap(texts: list[str]) -> None:
    traces = [trace for gap in find_gaps(unanswered(*texts), fold) for trace in gap.trace_ids]
    assert len(traces) == len(set(traces))
    assert sum(gap.count for gap in find_gaps(unanswered(*texts), fold)) == len(traces)
