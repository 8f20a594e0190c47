"""What slots may hold, and that the redactor's phone tokens are what the type expects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.redaction import Kind, TokenTable
from desktop_cs.domain.slot_types import PHONE_TOKEN, SLOT_TYPES, fault_in
from desktop_cs.privacy.tokens import TokenIssuer


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("order_number", "DD20260115001"),
        ("waybill", "773123456789012"),
        ("date", "2026-01-15"),
        ("date", "2026-01-15T10:30"),
        ("date", "2026-01-15/2026-01-20"),
        ("amount", "199.90"),
        ("phone", "[手机号1]"),
        ("city", "西安"),
        ("size of shoes", "42"),
    ],
)
def test_values_that_fit(name: str, value: str) -> None:
    assert fault_in(name, value) == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("order_number", "dd 2026"),
        ("order_number", "昨天那单"),
        ("date", "昨天"),
        ("date", "2026-02-30"),
        ("date", "2026-01-20/2026-01-15"),
        ("date", "2026-01-15/"),
        ("date", "20260115"),
        ("amount", "NaN"),
        ("amount", "１２"),
        ("amount", "-5"),
        ("phone", "13812345678"),
        ("city", " "),
        ("product", "x" * 201),
    ],
)
def test_values_that_do_not_fit_are_named(name: str, value: str) -> None:
    assert fault_in(name, value).startswith(f"{name} must be ")


@pytest.mark.parametrize("kind", [Kind.CN_MOBILE, Kind.LANDLINE, Kind.FOREIGN_PHONE])
@pytest.mark.parametrize("language", list(Language))
def test_every_phone_token_is_a_phone(kind: Kind, language: Language) -> None:
    token = TokenIssuer(TokenTable(), language).token_for(kind, "13812345678")
    assert PHONE_TOKEN.fullmatch(token)
    assert not PHONE_TOKEN.fullmatch(TokenIssuer(TokenTable(), language).token_for(Kind.EMAIL, "a@b.cn"))


@given(st.sampled_from(sorted(SLOT_TYPES)), st.text())
def test_any_text_is_judged(name: str, value: str) -> None:
    assert isinstance(fault_in(name, value), str)
