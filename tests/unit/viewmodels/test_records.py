"""The track record of a card: only suggestions like it count, and too few say nothing."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import desk_scenes
import pytest
from fake_desk import FakeDesk

from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.outcome import OutcomeKind
from desktop_cs.domain.track_record import LATEST, LEAST, PastUse, track_record
from desktop_cs.viewmodels.cards import Cards
from desktop_cs.viewmodels.records import Records

HIGH = PastUse(0.9, 0.65, OutcomeKind.SENT_UNEDITED)


@pytest.mark.parametrize(("count", "enough"), [(0, False), (LEAST - 1, False), (LEAST, True), (LATEST + 5, True)])
def test_too_few_say_nothing_and_only_the_latest_count(count: int, enough: bool) -> None:
    record = track_record([HIGH] * count)
    assert record.is_enough is enough
    assert record.count == record.unedited == min(count, LATEST)


def test_only_the_best_reply_that_went_out_as_it_was_speaks_for_it() -> None:
    uses = [HIGH, PastUse(0.9, 0.65, OutcomeKind.SENT_UNEDITED, 2), PastUse(0.9, 0.65, OutcomeKind.REJECTED)]
    assert (track_record(uses).count, track_record(uses).unedited) == (3, 1)


async def test_the_open_cards_band_is_counted_once_it_is_ready() -> None:
    desk, cards, user = FakeDesk(), Cards(), UserId("u1")
    low = PastUse(0.66, 0.65, OutcomeKind.IGNORED)
    desk.past = (HIGH, low, HIGH)
    tasks: list[asyncio.Task[None]] = []

    def spawn(work: Coroutine[Any, Any, None], /) -> None:
        tasks.append(asyncio.get_running_loop().create_task(work))

    records = Records(desk, cards, spawn)
    cards.choose(user)
    message = desk.add_message(user, "退款")
    cards.load(user, [desk_scenes.suggestion(message, TraceId("t1"))], [message], [])
    await asyncio.gather(*tasks)
    record = records.state.value
    assert record is not None
    assert (record.count, record.unedited) == (2, 2)
    assert desk.called("past_uses") == [("refund_arrival",)]
    cards.choose(None)
    assert records.state.value is None
