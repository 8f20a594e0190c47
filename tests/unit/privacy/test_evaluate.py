"""The measures, held against counts made by hand."""

from pathlib import Path

import pytest

from desktop_cs.domain.redaction import Kind, Span
from desktop_cs.errors import PrivacyError
from desktop_cs.privacy.evaluate import (
    LabelledMessage,
    LabelledText,
    is_found,
    is_right,
    measure_redaction,
    measure_words,
)
from desktop_cs.privacy.evaluate_rows import load_labelled_messages, load_labelled_texts


def mobile(start: int, end: int) -> Span:
    return Span(start, end, Kind.CN_MOBILE)


def test_found_means_every_letter_and_digit_is_covered() -> None:
    text = "138-1234-5678吧"
    assert is_found(text, mobile(0, 13), [mobile(0, 3), mobile(4, 8), Span(9, 13, Kind.LANDLINE)])
    assert not is_found(text, mobile(0, 13), [mobile(0, 12)])
    assert not is_found(text, mobile(0, 13), [])


def test_an_address_is_found_at_four_fifths() -> None:
    text = "建国路一二三四五六号"
    assert is_found(text, Span(0, 10, Kind.ADDRESS), [Span(2, 10, Kind.ADDRESS)])
    assert not is_found(text, Span(0, 10, Kind.ADDRESS), [Span(3, 10, Kind.ADDRESS)])


def test_right_means_half_of_it_is_true() -> None:
    assert is_right(mobile(0, 10), [mobile(5, 20)])
    assert not is_right(mobile(0, 11), [mobile(6, 20)])
    assert is_right(mobile(0, 10), [mobile(0, 3), mobile(8, 10)])


def test_figures_of_redaction() -> None:
    rows = [
        LabelledText("13812345678 a@b.cn", (mobile(0, 11), Span(12, 18, Kind.EMAIL))),
        LabelledText("京A12345", (Span(0, 7, Kind.PLATE),)),
        LabelledText("clean", ()),
        LabelledText("also clean", ()),
    ]
    predictions = {rows[0].text: [mobile(0, 11)], rows[1].text: [Span(0, 7, Kind.NAME)], "clean": [mobile(0, 5)]}
    report = measure_redaction(rows, lambda text: predictions.get(text, []))
    assert report.recall == pytest.approx(2 / 3)
    assert report.must_have_recall == pytest.approx(1 / 2)
    assert report.precision == pytest.approx(2 / 3)
    assert (report.clean_lines, report.clean_lines_hit) == (2, 1)
    assert report.per_kind == {"CN_MOBILE": (1, 1), "EMAIL": (0, 1), "PLATE": (1, 1)}
    assert report.wrong_rows == (0, 2)
    assert report.median_ms >= 0


def test_figures_of_nothing() -> None:
    report = measure_redaction([], lambda _: [])
    assert (report.recall, report.precision, report.clean_lines_hit, report.median_ms) == (1, 1, 0, 0)


def test_figures_of_the_word_filter() -> None:
    rows = [
        LabelledMessage("我要刷单", ("刷单",), True),
        LabelledMessage("牙刷单支", ("刷单",), False),
        LabelledMessage("假货", ("刷单",), True),
        LabelledMessage("假货", ("假货", "刷单"), False),
    ]
    report = measure_words(rows)
    assert (report.recall, report.false_hits, report.wrong_rows) == (0.5, 0.5, (2, 3))


def test_rows_are_read(tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text(
        '{"text":"打13812345678","spans":[{"start":1,"end":12,"type":"CN_MOBILE"}],"note":"n"}\n\n', "utf-8"
    )
    assert load_labelled_texts(texts) == [LabelledText("打13812345678", (mobile(1, 12),))]
    messages = tmp_path / "messages.jsonl"
    messages.write_text('{"text":"刷单","words":["刷单"],"hit":true}\n', "utf-8")
    assert load_labelled_messages(messages) == [LabelledMessage("刷单", ("刷单",), True)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "JSON"),
        ('{"text":"a"}', "spans"),
        ('{"text":"a","spans":[{"start":0,"end":1,"type":"SHOE"}]}', "type"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"text":"","spans":[]}\n' + line, "utf-8")
    with pytest.raises(PrivacyError, match=f"Row 2 of .*{reason}") as caught:
        load_labelled_texts(path)
    assert caught.value.code == "eval_data"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PrivacyError, match=r"none\.jsonl"):
        load_labelled_messages(tmp_path / "none.jsonl")
