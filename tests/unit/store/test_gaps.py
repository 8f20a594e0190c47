"""Unanswered questions: which turns count, which do not, and what people decided about them."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes_turn import NOON
from made_turns import kept_suggestion

from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.outcome import Outcome, OutcomeKind, RejectReason
from desktop_cs.store.database import Database, open_database
from desktop_cs.store.gaps import Gaps, Mark
from desktop_cs.store.turns import Turns


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = open_database(tmp_path / "p.sqlite3")
    yield database
    await database.close()


async def texts(database: Database) -> list[str]:
    return sorted(question.text for question in await Gaps(database).unanswered())


async def test_silence_and_questions_back_count_and_answers_do_not(database: Database) -> None:
    for act in Act:
        await kept_suggestion(database, f"the act {act}", act)
    assert await texts(database) == ["the act clarify", "the act silent"]


@pytest.mark.parametrize("reason", RejectReason)
async def test_a_rejection_counts_where_the_knowledge_was_at_fault(database: Database, reason: RejectReason) -> None:
    made = await kept_suggestion(database, "does it float")
    outcome = Outcome(trace_id=made.trace_id, kind=OutcomeKind.REJECTED, at=NOON, reason=reason)
    await Turns(database).keep_outcome(outcome)
    about_words = {RejectReason.TONE, RejectReason.UNSAFE, RejectReason.OTHER}
    assert await texts(database) == ([] if reason in about_words else ["does it float"])


async def test_a_question_answered_when_asked_again_is_no_gap(database: Database) -> None:
    made = await kept_suggestion(database, "does it float", Act.SILENT)
    later = replace(made, trace_id=TraceId("trace-again"), act=Act.ANSWER, created_at=NOON + timedelta(minutes=5))
    await Turns(database).keep_suggestion(later)
    assert await texts(database) == []


async def test_only_redacted_words_are_read(database: Database) -> None:
    await kept_suggestion(database, "call [手机号1]", Act.SILENT, raw="call 13812345678")
    assert await texts(database) == ["call [手机号1]"]


async def test_marks_are_kept_replaced_and_taken_back(database: Database) -> None:
    gaps = Gaps(database)
    made = await kept_suggestion(database, "does it float", Act.SILENT)
    await gaps.mark([made.trace_id], Mark.DISMISSED, NOON)
    assert await gaps.dismissed() == {made.trace_id}
    assert await texts(database) == ["does it float"]
    await gaps.mark([made.trace_id], Mark.ANSWERED, NOON)
    assert await gaps.dismissed() == frozenset()
    assert await texts(database) == []
    await gaps.unmark([made.trace_id])
    assert await texts(database) == ["does it float"]
