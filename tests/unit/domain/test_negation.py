"""Which number a message with two of them means."""

import pytest
from made_dialogues import A, B

from desktop_cs.domain.negation import meant
from desktop_cs.domain.understanding import Slot


def named(value: str, text: str, name: str = "order_number") -> list[str]:
    at = text.find(value)
    slot = Slot(name=name, value=value, source=value, span=(at, at + len(value)))
    return [slot.value for slot in meant((slot,), text)]


@pytest.mark.parametrize(("text", "value"), [
    (f"不是 {A}，是 {B}", B), (f"not order {A} but {B}", B), (f"查 {B}，不是订单号：{A}", B), (f"it isn't {A}", None),
    (f"请查 {A}", A), (f"{A}，不是 {B}", A), (f"不是说好了吗，{A} 到哪了", A), (f"instead of the {A}: {B.lower()}", B),
    (f"不是{A}，也不是{B}", None), (f"不是 {A}，是 DD2025120", None),
])  # fmt: skip
def test_the_number_that_is_not_taken_back_is_meant(text: str, value: str | None) -> None:
    assert named(A, text) == ([value] if value else [])


def test_other_slots_and_values_without_a_place_are_left_alone() -> None:
    assert named("99", "不是 99", name="amount") == ["99"]
    slot = Slot(name="order_number", value=A)
    assert list(meant((slot,), f"不是 {A}")) == [slot]
