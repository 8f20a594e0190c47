"""The loader: good rows become domain values, broken rows are named and left out, a broken pack is an error."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_cs.demo.pack import DemoPack, load_pack
from desktop_cs.domain.catalogue import Need
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.order import OrderStatus
from desktop_cs.errors import DemoError

MANIFEST = {
    "name": "corner-shop",
    "version": "0.1",
    "shop": {"zh": "街角小店", "en": "Corner Shop"},
    "about": {"zh": "虚构", "en": "Made up"},
    "files": {"intents": "i.jsonl", "qa": "q.jsonl", "orders": "o.jsonl", "customers": "c.jsonl"},
}
INTENT = {
    "name": "order_status",
    "title": {"zh": "查订单", "en": "Order status"},
    "description": {"zh": "查订单", "en": "Where an order stands"},
    "examples": ["我的订单呢", "where is my order"],
    "required_slots": ["order_number"],
    "need": "order",
    "ask": {"order_number": {"zh": "订单号是多少？", "en": "Which order?"}},
    "reply": {"zh": "{order_number} {status}", "en": "{order_number} is {status}"},
}
PAIR = {
    "id": "zh-1",
    "question": "怎么查订单",
    "variants": ["查单", "订单呢"],
    "answer": "在我的订单里看。",
    "intent": "order_status",
    "language": "zh",
}
ORDER = {
    "number": "DD20260115001",
    "user_id": "demo-a",
    "status": "shipped",
    "items": [{"sku": "A-1", "name": "袜子", "quantity": 2, "price": "59.00"}],
    "shipping": "8.00",
    "discount": "10.00",
    "amount": "116.00",
    "currency": "CNY",
    "placed_at": "2026-01-15T10:00:00+08:00",
    "as_of": "2026-01-20T09:30:00+08:00",
    "carrier": "圆通速递",
    "waybill": "YT8000000000001",
    "trail": [{"at": "2026-01-15T18:00:00+08:00", "place": "嘉兴仓库", "text": "已揽收"}],
}
CUSTOMER = {
    "user_id": "demo-a",
    "name": "阿花",
    "channel": "web",
    "language": "zh",
    "tags": ["老客户"],
    "shows": {"zh": "两句话", "en": "Two lines"},
    "script": [{"text": "在吗"}, {"text": "DD20260115001", "after_s": 2, "wait_reply": True}],
}
FILES: dict[str, list[dict[str, Any]]] = {"i": [INTENT], "q": [PAIR], "o": [ORDER], "c": [CUSTOMER]}


def write(folder: Path, **changed: str | bytes) -> Path:
    (folder / "pack.json").write_text(json.dumps(MANIFEST, ensure_ascii=False), encoding="utf-8")
    for name, rows in FILES.items():
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    for name, content in changed.items():
        data = content.encode("utf-8") if isinstance(content, str) else content
        (folder / name.replace("__", ".")).write_bytes(data)
    return folder


def lines(*rows: object) -> str:
    return "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)


def reasons(pack: DemoPack) -> list[tuple[str, int, str]]:
    return [(row.file, row.row, row.reason) for row in pack.rejected]


def test_good_rows_become_domain_values(tmp_path: Path) -> None:
    pack = load_pack(write(tmp_path))
    assert (pack.name, pack.version, pack.shop["en"]) == ("corner-shop", "0.1", "Corner Shop")
    (pair,), (order,), (customer,) = pack.pairs, pack.orders, pack.customers
    assert (pair.question, pair.variants, pair.language) == ("怎么查订单", ("查单", "订单呢"), Language.ZH)
    intent = pack.catalogue.get("order_status")
    assert intent is not None
    assert (intent.need, intent.ask["order_number"]["en"]) == (Need.ORDER, "Which order?")
    assert (order.status, order.items[0].quantity, order.amount) == (OrderStatus.SHIPPED, 2, "116.00")
    assert order.trail[0].at.utcoffset() is not None
    assert [(line.text, line.after_s, line.wait_reply) for line in customer.script] == [
        ("在吗", 0.0, False),
        ("DD20260115001", 2.0, True),
    ]
    assert pack.rejected == ()


def test_a_byte_order_mark_and_blank_lines_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    second = PAIR | {"id": "zh-2", "question": "别的"}
    text = "\ufeff\r\n" + json.dumps(PAIR) + "\r\n\r\n   \r\n" + json.dumps(second) + "\r\n"
    pack = load_pack(write(tmp_path, q__jsonl=text))
    assert [pair.id for pair in pack.pairs] == ["zh-1", "zh-2"]
    assert pack.rejected == ()


def test_a_line_separator_inside_a_text_does_not_end_the_row(tmp_path: Path) -> None:
    pack = load_pack(write(tmp_path, q__jsonl=lines(PAIR | {"answer": "第一段\u2028第二段\u0085完"})))
    assert pack.pairs[0].answer == "第一段\u2028第二段\u0085完"


def test_broken_rows_are_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    rows = lines(
        "",
        {"id": "zh-0"},
        "{not json",
        PAIR,
        PAIR | {"question": "again"},
        PAIR | {"id": "zh-3", "intent": "unheard_of"},
        PAIR | {"id": "zh-4"},
    )
    pack = load_pack(write(tmp_path, q__jsonl=rows))
    assert [pair.id for pair in pack.pairs] == ["zh-1", "zh-4"]
    (two, three, five, six) = reasons(pack)
    assert two[:2] == ("q.jsonl", 2)
    assert "question: Field required" in two[2]
    assert two[2].endswith("; and 1 more")
    assert three[:2] == ("q.jsonl", 3)
    assert "Invalid JSON" in three[2]
    assert five == ("q.jsonl", 5, "zh-1 was in an earlier row")
    assert six == ("q.jsonl", 6, "intent: unheard_of is not in i.jsonl")


@pytest.mark.parametrize(
    ("file", "row", "said"),
    [
        ("i", INTENT | {"name": "fallback"}, "name: the name fallback is kept"),
        ("i", INTENT | {"ask": {}}, "ask has no question for the required slot order_number"),
        ("i", INTENT | {"ask": {"order_number": {"zh": "?"}}}, "ask.order_number.en: Field required"),
        ("i", INTENT | {"reply": None}, "an intent that needs order has a reply in zh and en"),
        ("i", INTENT | {"need": "magic"}, "need: Input should be"),
        ("q", PAIR | {"language": "fr"}, "language: Input should be"),
        ("q", PAIR | {"answer": "  "}, "answer: String should have at least 1 character"),
        ("q", PAIR | {"colour": "red"}, "colour: Extra inputs are not permitted"),
        ("q", PAIR | {"id": "一号"}, "id: an id has 1 to 64 letters"),
        ("o", ORDER | {"amount": "117.00"}, "items + shipping - discount come to 116.00, but amount says 117.00"),
        ("o", ORDER | {"amount": 116}, "amount: Input should be a valid string"),
        ("o", ORDER | {"placed_at": "2026-01-15T10:00:00"}, "placed_at: Input should have timezone info"),
        ("o", ORDER | {"as_of": "2026-01-15T17:00:00+08:00"}, "must follow each other"),
        ("o", ORDER | {"items": []}, "items: Tuple should have at least 1 item"),
        ("c", CUSTOMER | {"script": []}, "script: Tuple should have at least 1 item"),
        ("c", CUSTOMER | {"script": [{"text": "x", "wait_reply": True}]}, "the first line of a script has no reply"),
        ("c", CUSTOMER | {"script": [{"text": "x", "after_s": -1}]}, "script.0.after_s: Input should be greater"),
    ],
)
def test_each_mistake_is_told_in_words(tmp_path: Path, file: str, row: dict[str, Any], said: str) -> None:
    good = FILES[file][0]
    other = {"i": "name", "q": "id", "o": "number", "c": "user_id"}[file]
    pack = load_pack(write(tmp_path, **{f"{file}__jsonl": lines(row, good | {other: "other_1"})}))
    first = pack.rejected[0]
    assert (first.file, first.row) == (f"{file}.jsonl", 1)
    assert said in first.reason
    loaded = {"i": pack.catalogue.names(), "q": pack.pairs, "o": pack.orders, "c": pack.customers}[file]
    assert len(loaded) == 1


def test_a_reason_never_repeats_what_the_row_says(tmp_path: Path) -> None:
    pack = load_pack(write(tmp_path, c__jsonl=lines(CUSTOMER | {"name": "", "phone": "13812345678"})))
    assert "13812345678" not in pack.rejected[0].reason


@pytest.mark.parametrize("name", ["pack.json", "i.jsonl", "q.jsonl", "o.jsonl", "c.jsonl"])
def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path, name: str) -> None:
    (write(tmp_path) / name).unlink()
    with pytest.raises(DemoError, match=name) as caught:
        load_pack(tmp_path)
    assert caught.value.code == "demo_pack_missing"


def test_a_missing_folder_is_the_same_error(tmp_path: Path) -> None:
    with pytest.raises(DemoError) as caught:
        load_pack(tmp_path / "nowhere")
    assert caught.value.code == "demo_pack_missing"


def test_a_file_in_another_encoding_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, q__jsonl=lines(PAIR).encode("gbk"))
    with pytest.raises(DemoError, match=r"q\.jsonl cannot be read \(not UTF-8 at byte \d+\)") as caught:
        load_pack(tmp_path)
    assert caught.value.code == "demo_pack_unreadable"


def test_a_folder_in_a_files_place_is_an_error(tmp_path: Path) -> None:
    (write(tmp_path) / "o.jsonl").unlink()
    (tmp_path / "o.jsonl").mkdir()
    with pytest.raises(DemoError) as caught:
        load_pack(tmp_path)
    assert caught.value.code == "demo_pack_unreadable"


@pytest.mark.parametrize(
    "manifest",
    ["", "[]", "{broken", MANIFEST | {"shop": {"zh": "店"}}, MANIFEST | {"files": {"qa": "q.jsonl"}}]
    + [MANIFEST | {"files": MANIFEST["files"] | {"qa": name}} for name in ("../q.jsonl", "/q.jsonl", "a\\q", ".", "")],
)
def test_a_manifest_with_mistakes_is_an_error(tmp_path: Path, manifest: object) -> None:
    write(tmp_path, pack__json=lines(manifest))
    with pytest.raises(DemoError, match=r"pack\.json has mistakes") as caught:
        load_pack(tmp_path)
    assert caught.value.code == "demo_pack_manifest"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk=st.lists(st.text(st.characters(codec="utf-8"), max_size=40), max_size=6), place=st.integers(0, 6))
def test_whatever_stands_around_it_a_good_row_is_loaded(tmp_path: Path, junk: list[str], place: int) -> None:
    around = [re.sub(r"[\r\n]", " ", text) for text in junk]
    rows = [*around[:place], json.dumps(PAIR), *around[place:]]
    pack = load_pack(write(tmp_path, q__jsonl="\n".join(rows)))
    assert [pair.id for pair in pack.pairs] == ["zh-1"]
    bad = [number for number, text in enumerate(rows, start=1) if text.strip("\ufeff" if number == 1 else "").strip()]
    bad.remove(min(place, len(around)) + 1)
    assert [row.row for row in pack.rejected] == bad
