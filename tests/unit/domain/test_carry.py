"""What is carried over: gaps are filled, nothing that was heard is lost, and tokens never change their meaning."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.carry import carried, moved, offer_of, taken_back
from desktop_cs.domain.catalogue import FALLBACK
from desktop_cs.domain.dialogue import DialogueState
from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.redaction import TokenTable
from desktop_cs.domain.understanding import Slot

OLD, NEW = SessionId("old"), SessionId("new")
NUMBER = Slot(name="order_number", value="DD20260115001", turn=2)
PHONE = Slot(name="phone", value="[手机号1]", source="手机 [手机号1]", turn=3)
BEFORE = DialogueState(
    session_id=OLD, intent="order_status", slots={"order_number": NUMBER, "phone": PHONE}, pending="x", turn=3
)
FRESH = DialogueState(session_id=NEW)

tokens = st.sampled_from(["[手机号1]", "[手机号2]", "[手机号3]", "[邮箱1]"])
tables = st.dictionaries(tokens, st.sampled_from(["13812345678", "13912345678", "a@b.cn"])).map(TokenTable)
texts = st.lists(tokens | st.sampled_from(["我的", " ", "DD20260115001", "[1]", "["]), max_size=5).map("".join)
slots = st.lists(st.builds(Slot, name=st.sampled_from("abc"), value=texts, source=texts), max_size=3).map(tuple)


def meaning(text: str, table: TokenTable) -> str:
    for token, value in table.values.items():
        text = text.replace(token, f"«{value}»")
    return text


def test_a_session_that_knew_nothing_offers_nothing() -> None:
    assert offer_of(NEW, DialogueState(session_id=OLD)) is None
    assert offer_of(NEW, replace(BEFORE, slots={})) is not None


def test_a_fresh_session_takes_intent_and_slots_but_no_open_question() -> None:
    offer = offer_of(NEW, BEFORE)
    assert offer is not None
    after = carried(FRESH, offer)
    assert (after.session_id, after.intent, dict(after.slots)) == (NEW, "order_status", dict(BEFORE.slots))
    assert (after.pending, after.turn) == (None, 0)
    assert taken_back(after, FRESH, after) == FRESH


def test_what_the_new_session_knows_wins() -> None:
    other = Slot(name="order_number", value="DD20260115002")
    state = replace(FRESH, intent="refund", slots={"order_number": other}, turn=1)
    offer = offer_of(NEW, BEFORE)
    assert offer is not None
    after = carried(state, offer)
    assert (after.intent, after.slots["order_number"], after.slots["phone"]) == ("refund", other, PHONE)
    assert taken_back(after, state, after) == state


def test_taking_back_keeps_what_was_heard_since() -> None:
    offer = offer_of(NEW, BEFORE)
    assert offer is not None
    after = carried(FRESH, offer)
    corrected = Slot(name="order_number", value="DD20260115009", turn=1)
    now = replace(after, intent="refund", slots={**after.slots, "order_number": corrected}, turn=1)
    back = taken_back(now, FRESH, after)
    assert (back.intent, dict(back.slots), back.turn) == ("refund", {"order_number": corrected}, 1)
    assert taken_back(replace(now, intent=after.intent), FRESH, after).intent == FALLBACK


def test_a_token_that_means_someone_else_gets_another_number() -> None:
    old = TokenTable({"[手机号1]": "13812345678"})
    new = TokenTable({"[手机号1]": "13912345678", "[手机号2]": "13812345678"})
    (slot,), table = moved((PHONE,), old, new)
    assert (slot.value, slot.source, table) == ("[手机号2]", "手机 [手机号2]", new)
    (slot,), table = moved((PHONE,), old, TokenTable({"[手机号1]": "13912345678"}))
    assert slot.value == "[手机号2]"
    assert table.values["[手机号2]"] == "13812345678"


@given(slots, tables, tables)
def test_moved_slots_mean_the_same_and_no_token_changes(
    some: tuple[Slot, ...], old: TokenTable, new: TokenTable
) -> None:
    done, table = moved(some, old, new)
    assert table.values.items() >= new.values.items()
    for before, after in zip(some, done, strict=True):
        assert meaning(after.value, table) == meaning(before.value, TokenTable({**table.values, **old.values}))
