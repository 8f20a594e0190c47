"""The engine knows what it does not know: strange lines end in silence, and questions in scope are not lost for it."""

from collections.abc import Iterator

import pytest
from held_out_pack import HeldOut, off_topic, without

from desktop_cs.domain.settling import EVIDENCE_THRESHOLD, SAME_INTENT
from desktop_cs.offline.calibration import DEFAULT_THRESHOLD

SHIPPED = (DEFAULT_THRESHOLD, EVIDENCE_THRESHOLD, SAME_INTENT)
BEFORE = (0.5, 0.35, 0.1)  # thresholds that were not measured


@pytest.fixture(scope="module")
def pack() -> Iterator[HeldOut]:
    with without(1) as held_out:
        yield held_out


def test_most_strange_lines_end_in_silence(pack: HeldOut) -> None:
    asked = [pack.ask(line) for line in off_topic()]
    answered = [one.text for one in asked if one.reply(pack.catalogue, *SHIPPED)]
    before = [one.text for one in asked if one.reply(pack.catalogue, *BEFORE)]
    assert len(asked) >= 100
    assert len(answered) <= 0.1 * len(asked), answered
    assert len(answered) <= 0.5 * len(before)
    assert "今天天气怎么样" not in answered


def test_questions_in_scope_are_answered_and_fewer_of_them_wrongly(pack: HeldOut) -> None:
    asked = [pack.ask(text, intent) for text, intent in pack.held]
    replies = [(one.reply(pack.catalogue, *SHIPPED), one.wanted) for one in asked]
    before = [(one.reply(pack.catalogue, *BEFORE), one.wanted) for one in asked]
    assert _right(replies) >= 0.8 * _right(before)
    assert _wrong(replies) <= 0.6 * _wrong(before)


def _right(replies: list[tuple[str, str]]) -> int:
    return sum(given == wanted for given, wanted in replies)


def _wrong(replies: list[tuple[str, str]]) -> int:
    return sum(bool(given) and given != wanted for given, wanted in replies)
