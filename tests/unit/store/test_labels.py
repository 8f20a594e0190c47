"""Outcomes as labels: sent is right, "wrong intent" is wrong, everything else says nothing; the latest word counts."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from fakes_turn import NOON
from made_turns import kept_suggestion

from desktop_cs.domain.label import Label
from desktop_cs.domain.outcome import Outcome, OutcomeKind, RejectReason
from desktop_cs.domain.redaction import Redacted
from desktop_cs.domain.understanding import IntentScore, Understanding
from desktop_cs.store.database import Database, open_database
from desktop_cs.store.labels import Labels
from desktop_cs.store.turns import Turns

SENT = OutcomeKind.SENT_UNEDITED


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = open_database(tmp_path / "p.sqlite3")
    yield database
    await database.close()


async def end(database: Database, text: str, kind: OutcomeKind, reason: RejectReason | None = None) -> None:
    made = await kept_suggestion(database, text)
    await Turns(database).keep_outcome(Outcome(trace_id=made.trace_id, kind=kind, at=NOON, reason=reason))


async def test_only_what_was_sent_is_right_and_only_a_wrong_intent_is_wrong(database: Database) -> None:
    await end(database, "a", SENT)
    await end(database, "b", OutcomeKind.SENT_EDITED)
    await end(database, "c", OutcomeKind.REJECTED, RejectReason.WRONG_INTENT)
    for reason in set(RejectReason) - {RejectReason.WRONG_INTENT}:
        await end(database, f"r {reason}", OutcomeKind.REJECTED, reason)
    await end(database, "d", OutcomeKind.IGNORED)
    await end(database, "e", OutcomeKind.EXPIRED)
    found = await Labels(database).labels()
    assert found == (
        Label(text=Redacted("a"), intent="refund", is_right=True, unedited=True),
        Label(text=Redacted("b"), intent="refund", is_right=True),
        Label(text=Redacted("c"), intent="refund", is_right=False),
    )


async def test_the_latest_word_counts(database: Database) -> None:
    labels = Labels(database)
    await end(database, "a", SENT)
    before = await labels.version()
    await end(database, "a", OutcomeKind.REJECTED, RejectReason.WRONG_INTENT)
    assert await labels.version() > before
    assert [label.is_right for label in await labels.labels()] == [False]
    await end(database, "a", OutcomeKind.REJECTED, RejectReason.TONE)
    assert await labels.labels() == ()


async def test_below_the_threshold_there_was_no_intent_to_confirm(database: Database) -> None:
    made = await kept_suggestion(database, "a")
    guess = Understanding(ranking=(IntentScore("refund", 0.4),), threshold=0.5)
    await Turns(database).keep_suggestion(replace(made, understanding=guess))
    await Turns(database).keep_outcome(Outcome(trace_id=made.trace_id, kind=SENT, at=NOON))
    assert await Labels(database).labels() == ()
