"""Numbers that look alike: the laws they keep, and the slips that people make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.near_numbers import near_shapes, plain_number, shape_of

NUMBERS = st.from_regex(r"DD[0-9]{4,16}", fullmatch=True)


@pytest.mark.parametrize(
    "mistyped",
    [
        "DD20260115002",  # one digit off
        "DD2026011501",  # one missing
        "DD202601150011",  # one doubled
        "DD20260151001",  # two swapped
        "DD2O26OII5OOl",  # letters for digits
        "dd-2026 0115-001",
    ],
)
def test_slips_lead_back(mistyped: str) -> None:
    assert shape_of("DD20260115001") in near_shapes(mistyped)


@pytest.mark.parametrize("other", ["DD20260115023", "DD20250116001", "123", "", "A" * 60])
def test_what_is_further_away_does_not(other: str) -> None:
    assert shape_of("DD20260115001") not in near_shapes(other)


@given(NUMBERS, NUMBERS)
def test_nearness_goes_both_ways(one: str, other: str) -> None:
    assert (shape_of(one) in near_shapes(other)) == (shape_of(other) in near_shapes(one))


@given(st.text(max_size=60))
def test_any_text_has_a_plain_form_that_stays(text: str) -> None:
    assert plain_number(plain_number(text)) == plain_number(text)
    assert shape_of(shape_of(text)) == shape_of(text)
    assert len(near_shapes(text)) < 1_000
