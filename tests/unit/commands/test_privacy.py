"""`redact` over a stream and with own kinds, and `erase` asking twice."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desktop_cs.cli import main

KINDS = [{"name": "工号", "pattern": "GH\\d{6}", "examples": [{"text": "GH123456", "found": ["GH123456"]}]}]


def run(*arguments: str, text: str = "", home: Path) -> Result:
    return CliRunner().invoke(main, list(arguments), input=text, env={"DESKTOP_CS_HOME": str(home)})


def test_a_stream_is_masked_as_one_text(tmp_path: Path) -> None:
    text = "我的电话是\n13812345678，" + "好的，" * 2000 + "邮箱 a.b@example.cn\n完"
    ran = run("redact", "--stream", text=text, home=tmp_path)
    assert ran.exit_code == 0
    assert ran.stdout == text.replace("13812345678", "[手机号1]").replace("a.b@example.cn", "[邮箱1]")


def test_own_kinds_come_from_a_file_or_from_the_profile(tmp_path: Path) -> None:
    (tmp_path / "kinds.json").write_text(json.dumps(KINDS), "utf-8")
    given = run("redact", "--kinds", str(tmp_path / "kinds.json"), "--json", text="GH123456", home=tmp_path / "none")
    assert json.loads(given.stdout)["masked"] == "[工号1]"
    kept = run("redact", "--json", text="GH123456", home=tmp_path)
    assert json.loads(kept.stdout)["spans"] == [{"start": 0, "end": 8, "type": "工号"}]


def test_a_damaged_file_of_kinds_is_named(tmp_path: Path) -> None:
    (tmp_path / "kinds.json").write_text("[{}]", "utf-8")
    ran = run("redact", text="GH123456", home=tmp_path)
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert "kinds.json" in ran.stderr
    assert run("redact", "--kinds", "nowhere.json", home=tmp_path).exit_code == 2


@pytest.mark.parametrize(("arguments", "says"), [((), "desktop-cs erase USER"), (("bob",), "--yes")])
def test_erasing_needs_a_name_and_a_yes(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    ran = run("erase", *arguments, home=tmp_path / "p")
    assert ran.exit_code == 2
    assert says in ran.stderr
    assert not (tmp_path / "p").exists()
