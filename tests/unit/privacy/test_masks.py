"""Display masks: recognisable, not usable."""

import pytest

from desktop_cs.domain.redaction import Kind
from desktop_cs.privacy.masks import mask, masked_text
from desktop_cs.privacy.redactor import Redactor


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (Kind.CN_MOBILE, "138-1234-5678", "138****5678"),
        (Kind.CN_MOBILE, "一三八一二三四五六七八", "138****5678"),
        (Kind.CN_ID, "11010519491231002x", "1***************2X"),
        (Kind.BANK_CARD, "6222 0212 3456 7890 128", "6222***********0128"),
        (Kind.EMAIL, "Lily.Wang@example.cn", "l***@example.cn"),
        (Kind.LANDLINE, "0731-73225171", "0731******71"),
        (Kind.NAME, "欧阳修", "欧**"),
        (Kind.NAME, "张三", "张****"),
        (Kind.ADDRESS, "朝阳区建国路88号", "****"),
        (Kind.PLATE, "京A·12345", "京A****5"),
    ],
)
def test_masks(kind: Kind, value: str, shown: str) -> None:
    assert mask(kind, value) == shown


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("value", ["", "1", "12", "1234567"])
def test_a_mask_never_shows_all(kind: Kind, value: str) -> None:
    shown = mask(kind, value)
    assert "*" in shown


def test_a_text_with_its_data_masked() -> None:
    text = "手机13812345678，邮箱lily@example.cn。"
    assert masked_text(text, Redactor().find(text)) == "手机138****5678，邮箱l***@example.cn。"
