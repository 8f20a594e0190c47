"""Headers: guessed in two languages and three scripts, given, and saved."""

import pytest

from desktop_cs.errors import UsageError
from desktop_cs.knowledge.columns import Layout, Wanted, lay_out, parse_mapping


@pytest.mark.parametrize(
    ("headers", "columns"),
    [
        (["ID", "Question", " ANSWER "], {"id": "ID", "question": "Question", "answer": "ANSWER"}),
        (["\ufeff问题", "答案", "分类"], {"question": "问题", "answer": "答案", "intent": "分类"}),
        (["標準問題", "回覆", "相似問法"], {"question": "標準問題", "answer": "回覆", "variants": "相似問法"}),
        (
            ["问题", "标准问题", "标准答案(必填)", "答案"],
            {"question": "标准问题", "answer": "答案"},
        ),
        (["Ｑ", "Ａ", "Lang"], {"question": "Ｑ", "answer": "Ａ", "language": "Lang"}),
        (["序号", "question", "answer"], {"question": "question", "answer": "answer"}),
        (["qa_id", "Similar Questions", None, 5], {"id": "qa_id", "variants": "Similar Questions"}),
    ],
)
def test_common_headers_are_guessed(headers: list[object], columns: dict[str, str]) -> None:
    assert lay_out(headers, Wanted()) == Layout(columns=columns)


def test_what_is_given_comes_first_and_the_rest_is_guessed() -> None:
    headers = ["用户怎么说", "我们怎么答", "question", "意图"]
    wanted = Wanted(given={"question": "用户怎么说", "answer": " 我们怎么答"})
    assert lay_out(headers, wanted).columns == {
        "question": "用户怎么说",
        "answer": "我们怎么答",
        "intent": "意图",
    }
    assert not lay_out(["a", "b"], wanted).is_complete


def test_a_saved_mapping_serves_where_guessing_fails() -> None:
    saved = {"crm": {"question": "甲", "answer": "乙"}, "other": {"question": "甲", "answer": "丁"}}
    found = lay_out(["甲", "乙", "意图"], Wanted(saved=saved))
    assert (found.mapping, found.columns) == ("crm", {"question": "甲", "answer": "乙", "intent": "意图"})
    assert lay_out(["甲", "乙", "问题", "答案"], Wanted(saved=saved)).mapping == ""
    assert not lay_out(["甲", "戊"], Wanted(saved=saved)).is_complete


def test_mappings_are_written_as_column_equals_header() -> None:
    assert parse_mapping(["question=问题, answer=答案 a", "intent=x=y"]) == {
        "question": "问题",
        "answer": "答案 a",
        "intent": "x=y",
    }
    for wrong in ("question", "question=", "frage=x", "question=a,question=b"):
        with pytest.raises(UsageError):
            parse_mapping([wrong])
