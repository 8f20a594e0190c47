"""Knowledge in and out from the command line: preview, mapping, duplicates, history, undoing."""

from pathlib import Path

import pytest
from programs import desktop_cs, json_of


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("profile")
    json_of(desktop_cs("kb", "stats", "--json", profile=folder))
    return folder


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A GB18030 table with headers of its own, a broken row, a near-duplicate and a duplicate."""
    file = tmp_path / "客服.csv"
    rows = (
        "序号,客户说法,我方说法,分类\n1,钻石卡怎么升级成黑卡,联系专属顾问。,membership\n"
        "2,钻石卡如何升级成黑卡,联系专属顾问。,\n3,,空的,\n4,钻石卡怎么升级成黑卡？,别的说法。,\n"
    )
    file.write_bytes(rows.encode("gb18030"))
    return file


MAP = ("--map", "question=客户说法,answer=我方说法")


def test_a_sheet_with_its_own_headers_is_previewed_mapped_and_remembered(profile: Path, sheet: Path) -> None:
    refused = desktop_cs("kb", "import", str(sheet), profile=profile)
    assert refused.exit_code == 1
    assert "客户说法" in refused.stderr
    before = json_of(desktop_cs("kb", "stats", "--json", profile=profile))

    preview = json_of(desktop_cs("kb", "import", str(sheet), *MAP, "--preview", "3", "--json", profile=profile))
    assert preview["encoding"] == "gb18030"
    assert preview["columns"] == {"question": "客户说法", "answer": "我方说法", "intent": "分类"}
    assert [row["row"] for row in preview["rows"]] == [2, 3, 4]
    assert preview["rows"][2] == {"row": 4, "reason": "The question is empty."}

    dry = json_of(
        desktop_cs("kb", "import", str(sheet), *MAP, "--mapping", "crm", "--dry-run", "--json", profile=profile)
    )
    assert (dry["added"], dry["dry_run"]) == (2, True)
    assert json_of(desktop_cs("kb", "stats", "--json", profile=profile)) == before

    report = json_of(desktop_cs("kb", "import", str(sheet), *MAP, "--mapping", "crm", "--json", profile=profile))
    assert (report["added"], report["updated"], report["unchanged"]) == (2, 0, 0)
    assert report["rejected"] == [{"row": 4, "reason": "The question is empty."}]
    near, same = report["duplicates"]
    assert (near["row"], near["taken"], same["row"], same["taken"]) == (3, True, 5, False)
    assert near["of"] == same["of"]
    assert 0.6 <= near["similarity"] < same["similarity"] == 1.0

    again = json_of(desktop_cs("kb", "import", str(sheet), "--json", profile=profile))
    assert (again["mapping"], again["unchanged"]) == ("crm", 2)
    named = json_of(desktop_cs("kb", "import", str(sheet), "--mapping", "crm", "--json", profile=profile))
    assert named["unchanged"] == 2
    unknown = desktop_cs("kb", "import", str(sheet), "--mapping", "erp", profile=profile)
    assert unknown.exit_code == 2
    assert "crm" in unknown.stderr


def test_an_edit_is_in_the_history_and_is_undone(profile: Path, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    for answer in ("第一版。", "第二版。"):
        file.write_text(f'{{"id": "h-1", "question": "黑卡能带几个人进贵宾室", "answer": "{answer}"}}\n', "utf-8")
        desktop_cs("kb", "import", str(file), "--author", "lin", "--reason", "spring", "--json", profile=profile)
    back = json_of(desktop_cs("kb", "rollback", "h-1", "1", "--author", "wu", "--json", profile=profile))
    assert (back["version"], back["content_of"], back["answer"]) == (3, 1, "第一版。")
    versions = json_of(desktop_cs("kb", "history", "h-1", "--json", profile=profile))["versions"]
    assert [(item["version"], item["answer"], item["author"], item["reason"]) for item in versions] == [
        (1, "第一版。", "lin", "spring"),
        (2, "第二版。", "lin", "spring"),
        (3, "第一版。", "wu", "back to version 1"),
    ]
    assert "第二版。" in desktop_cs("kb", "history", "h-1", profile=profile).stdout
    hits = json_of(desktop_cs("kb", "search", "黑卡能带几个人进贵宾室", "-k", "1", "--json", profile=profile))["hits"]
    assert hits[0]["answer"] == "第一版。"


def test_an_export_with_versions_does_not_undo_a_later_edit(profile: Path, tmp_path: Path) -> None:
    file, edit = tmp_path / "all.xlsx", tmp_path / "edit.jsonl"
    for answer in ("旧的。", "新的。"):
        edit.write_text(f'{{"id": "v-1", "question": "黑卡生日礼是什么", "answer": "{answer}"}}\n', "utf-8")
        if answer == "新的。":
            json_of(desktop_cs("kb", "export", str(file), "--versions", "--json", profile=profile))
        json_of(desktop_cs("kb", "import", str(edit), "--json", profile=profile))
    report = json_of(desktop_cs("kb", "import", str(file), "--json", profile=profile))
    assert (report["added"], report["updated"], len(report["rejected"])) == (0, 0, 1)
    assert "version 2" in report["rejected"][0]["reason"]
    report = json_of(desktop_cs("kb", "import", str(file), "--update", "--json", profile=profile))
    assert (report["updated"], report["rejected"]) == (1, [])


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--map", "frage=x"), "map_unknown"),
        (("--encoding", "klingon"), "encoding_unknown"),
        (("--update", "--allow-duplicates"), "options_clash"),
    ],
)
def test_wrong_wishes_end_with_2(profile: Path, sheet: Path, options: tuple[str, ...], code: str) -> None:
    result = desktop_cs("kb", "import", str(sheet), *options, profile=profile)
    assert result.exit_code == 2
    assert code in result.stderr


def test_unknown_pairs_and_versions_end_with_1(profile: Path) -> None:
    assert "no_such_pair" in desktop_cs("kb", "history", "nobody", profile=profile).stderr
    assert desktop_cs("kb", "rollback", "nobody", "1", profile=profile).exit_code == 1
