"""Encodings: found without being told, overridden when told, and broken bytes marked."""

from pathlib import Path

import pytest

from desktop_cs.errors import KnowledgeError, UsageError
from desktop_cs.knowledge.encodings import find_encoding, is_broken, named_encoding, open_text

SIMPLIFIED = "question,answer\n怎么申请退货？,在订单页面点击申请售后即可。\n发票怎么开,请在我的订单里申请电子发票。\n"
TRADITIONAL = "question,answer\n如何申請退貨？,請在訂單頁面點選申請售後服務。\n發票怎麼開,請在訂單裡申請電子發票。\n"
JAPANESE = (
    "question,answer\n返品したいのですが,注文ページから返品を申請してください。\n領収書は,注文履歴から発行できます。\n"
)
KOREAN = (
    "question,answer\n반품하고 싶어요,주문 페이지에서 반품을 신청하세요.\n영수증은 어디에,주문 내역에서 발행합니다\n"
)
ENGLISH = "question,answer\nWhere’s my parcel?,It’s on its way – see “Orders”.\nHow do I return it?,Use the form.\n"


def readable(path: Path, encoding: str) -> str:
    with open_text(path, encoding, newline="") as text:
        return text.read()


@pytest.mark.parametrize("size", [1, 40])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((SIMPLIFIED, name) for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gbk")),
        *((TRADITIONAL, name) for name in ("utf-8", "big5", "cp950")),
        *((JAPANESE, name) for name in ("utf-8", "shift_jis", "euc_jp")),
        *((KOREAN, name) for name in ("utf-8", "cp949")),
        *((ENGLISH, name) for name in ("utf-8", "cp1252")),
        ("question,answer\nplain,text\n", "ascii"),
    ],
)
def test_common_encodings_are_found(tmp_path: Path, text: str, encoding: str, size: int) -> None:
    file = tmp_path / "kb.csv"
    file.write_bytes((text * size).encode(encoding))
    assert readable(file, find_encoding(file)) == text * size


def test_chinese_far_behind_plain_english_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "kb.csv"
    file.write_bytes(b"question,answer\n" + b"how,so\n" * 100_000 + SIMPLIFIED.encode("gb18030"))
    assert find_encoding(file) == "gb18030"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5"])
def test_a_few_broken_bytes_do_not_change_the_verdict(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "kb.csv"
    text = TRADITIONAL if encoding == "big5" else SIMPLIFIED
    lines = (text * 60).encode(encoding).split(b"\n")
    for number in range(0, len(lines), 40):
        lines[number] += b"\xff\xff"
    file.write_bytes(b"\n".join(lines))
    read = readable(file, find_encoding(file)).split("\n")
    assert [number for number, line in enumerate(read) if is_broken(line)] == list(range(0, len(lines), 40))
    assert read[1] == text.split("\n")[1]


def test_bytes_in_no_encoding_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "kb.csv"
    file.write_bytes(b"question,answer\n\xff\xff\xff,1\n")
    with pytest.raises(KnowledgeError, match="--encoding"):
        find_encoding(file)


def test_a_named_encoding_is_taken_in_its_larger_set() -> None:
    assert named_encoding("GB2312") == "gb18030"
    assert named_encoding("Shift-JIS") == "cp932"
    assert named_encoding("utf8") == "utf-8-sig"
    for wrong in ("klingon", "hex", "a\0b", ""):
        with pytest.raises(UsageError):
            named_encoding(wrong)
