"""The recovery code: what a person may do to it while copying, and what is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.errors import PrivacyError
from desktop_cs.privacy import recovery

CODE = recovery.new_code()


def test_codes_differ_and_are_read_back_however_they_are_typed() -> None:
    assert recovery.new_code() != CODE
    assert [len(group) for group in CODE.split("-")] == [5] * recovery.GROUPS
    for typed in (CODE, CODE.lower(), CODE.replace("-", " "), CODE.replace("-", ""), f" {CODE}\n"):
        assert recovery.checked_code(typed) == CODE
    assert len(recovery.key_of(CODE)) == 32


@given(st.data())
def test_every_wrong_sign_is_found_and_its_group_named(data: st.DataObject) -> None:
    signs = list(recovery.new_code().replace("-", ""))
    place = data.draw(st.integers(0, len(signs) - 1))
    signs[place] = data.draw(st.sampled_from([sign for sign in recovery.SIGNS + "01OIZ" if sign != signs[place]]))
    with pytest.raises(PrivacyError) as caught:
        recovery.checked_code("".join(signs))
    assert (caught.value.code, caught.value.facts["group"]) == ("recovery_group", place // 5 + 1)


@given(st.integers(0, 32))
def test_neighbours_that_changed_places_are_found(place: int) -> None:
    signs = list(recovery.new_code().replace("-", ""))
    if place % 5 == 4 or signs[place] == signs[place + 1]:
        return  # another group's sign, or nothing has changed
    signs[place], signs[place + 1] = signs[place + 1], signs[place]
    if place % 5 == 3:
        return  # the check sign itself: the next test's business
    with pytest.raises(PrivacyError, match="slip"):
        recovery.checked_code("".join(signs))


def test_groups_that_changed_places_are_found() -> None:
    groups = CODE.split("-")
    if groups[0] == groups[1]:
        pytest.skip("one in a million")
    with pytest.raises(PrivacyError, match="slip"):
        recovery.checked_code("-".join([groups[1], groups[0], *groups[2:]]))


@pytest.mark.parametrize("typed", ["", "ABC", CODE[:-1], CODE + "A"])
def test_missing_signs_are_said(typed: str) -> None:
    with pytest.raises(PrivacyError) as caught:
        recovery.checked_code(typed)
    assert caught.value.code == "recovery_length"


def test_one_group_proves_that_it_was_written_down() -> None:
    assert recovery.proves(CODE, 3, CODE.split("-")[2].lower() + " ")
    assert not recovery.proves(CODE, 3, "")
    assert not recovery.proves(CODE, 3, CODE.split("-")[3] + "x")
