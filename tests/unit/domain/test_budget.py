"""What goes along with a message when there is more than fits."""

from dataclasses import replace

from fakes_coze import hit, to_compose
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.budget import FRAME, MOST_OF_TEXT, tokens, within
from desktop_cs.domain.engine import ComposeRequest, Line
from desktop_cs.domain.message import Role
from desktop_cs.domain.redaction import Redacted

LINES = tuple(Line(Role.CUSTOMER, Redacted(f"第{n}句")) for n in range(8))
HITS = tuple(hit(n, f"question {n}", "答案" * 20) for n in range(5))
texts = st.text(max_size=200)


def size(request: ComposeRequest) -> int:
    lines = sum(tokens(line.text) + FRAME for line in request.history)
    hits = sum(tokens(h.pair.question) + tokens(h.pair.answer) + 2 * FRAME for h in request.hits)
    return tokens(request.text) + FRAME + lines + hits


def test_the_stated_estimate() -> None:
    assert (tokens(""), tokens("快递"), tokens("abc"), tokens("abcd"), tokens("查 DD1")) == (0, 2, 1, 2, 3)


@given(texts, texts)
def test_more_text_is_never_fewer_tokens(first: str, second: str) -> None:
    assert tokens(first) <= tokens(first + second) <= tokens(first) + tokens(second)


@given(st.integers(0, 600))
def test_what_fits_is_sent_and_the_oldest_goes_first_then_the_weakest(budget: int) -> None:
    request = to_compose("到哪了", history=LINES, hits=HITS)
    cut = within(request, budget)
    assert cut.history == LINES[len(LINES) - len(cut.history) :]
    assert cut.hits == HITS[: len(cut.hits)]
    assert cut.hits, "the best evidence always stays"
    assert len(cut.hits) == len(HITS) or not cut.history, "all lines go before any evidence"
    assert size(cut) <= max(budget, size(replace(request, history=(), hits=HITS[:1])))
    assert (cut.text, cut.state, cut.act) == (request.text, request.state, request.act)
    assert within(cut, budget) == cut


def test_a_very_long_message_keeps_its_beginning() -> None:
    assert len(within(to_compose("退" * 10_000), 100).text) == MOST_OF_TEXT


def test_with_room_for_all_nothing_is_lost() -> None:
    request = to_compose("到哪了", history=LINES, hits=HITS)
    assert within(request, 4_000) == request
