"""Slots are held against their types, whichever engine named them."""

from datetime import datetime

from fakes_turn import CATALOGUE, NOON, FakeEngine, heard

from desktop_cs.domain.engine import UnderstandRequest
from desktop_cs.domain.ids import SessionId, TraceId
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.redaction import Redacted
from desktop_cs.domain.slot_types import fault_in
from desktop_cs.domain.understanding import Slot, Understanding
from desktop_cs.pipeline.understand import understand

WORDS = {"yesterday": "2026-01-14", "dd 2026 0115 001": "DD20260115001"}


def read(name: str, words: str, said_at: datetime | None) -> str | None:
    assert said_at == NOON
    value = WORDS.get(words, words)
    return None if fault_in(name, value) else value


async def understood(text: str, *slots: Slot) -> Understanding:
    request = UnderstandRequest(
        trace_id=TraceId("t"), session_id=SessionId("s"), text=Redacted(text), language=Language.EN, said_at=NOON
    )
    return await understand(FakeEngine(heard=heard("refund", 0.8, *slots)), request, CATALOGUE, read)


async def test_words_become_a_value_with_the_place_where_they_stand() -> None:
    found = await understood("I paid Yesterday", Slot(name="date", value="yesterday", source="yesterday"))
    assert found.slots == (Slot(name="date", value="2026-01-14", source="Yesterday", span=(7, 16)),)


async def test_a_value_that_does_not_fit_is_dropped_with_the_reason() -> None:
    found = await understood("soon", Slot(name="date", value="soon"), Slot(name="city", value="西安"))
    assert [slot.name for slot in found.slots] == ["city"]
    assert [(slot.name, slot.value) for slot in found.dropped] == [("date", "soon")]
    assert "YYYY-MM-DD" in found.dropped[0].reason


async def test_what_our_own_rules_found_is_not_read_again() -> None:
    slot = Slot(name="order_number", value="DD20260115001", source="dd 2026 0115 001", span=(3, 19))
    assert (await understood("it dd 2026 0115 001", slot)).slots == (slot,)


async def test_a_number_from_an_earlier_line_has_no_place_in_this_one() -> None:
    found = await understood("where is it?", Slot(name="order_number", value="DD20260115001"))
    assert [(slot.value, slot.source, slot.span) for slot in found.slots] == [("DD20260115001", "", None)]
