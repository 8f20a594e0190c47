"""The command line as other programs use it: fields, exit codes, and what it says on bad days."""

import json
import os
import shutil
from pathlib import Path

import pytest
from programs import desktop_cs, json_of

from desktop_cs.store.driver import connect

QUESTION = "我的快递三天没更新了，订单号 DD20260115001，手机13812345678"
FIELDS = {
    "trace_id", "session_id", "intent", "score", "threshold", "runner_up", "margin", "slots", "act", "reply", "engine",
    "cause", "evidence", "redacted", "sent_bytes", "stages",
}  # fmt: skip


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile that has been used before, so that each test need not build its index."""
    folder = tmp_path_factory.mktemp("profile")
    json_of(desktop_cs("kb", "stats", "--json", profile=folder))
    return folder


def test_ask_explains_itself(profile: Path) -> None:
    record = json_of(desktop_cs("ask", QUESTION, "--json", profile=profile))
    assert record.keys() >= FIELDS
    assert record["intent"] == "logistics"
    assert record["slots"]["order_number"] == "DD20260115001"
    assert (record["act"], record["engine"], record["cause"]) == ("order_answer", "offline", "not_configured")
    assert "13812345678" not in record["redacted"]
    assert record["redacted"].endswith("手机[手机号1]")
    assert record["sent_bytes"] == 0
    assert set(record["stages"]) == {
        "receive", "guard", "redact", "understand", "track", "look_up", "compose", "restore",
    }  # fmt: skip
    assert record["evidence"][0].keys() >= {"id", "question", "answer", "score"}
    best, *others = record["candidates"]
    assert (best["act"], best["reply"]) == (record["act"], record["reply"])
    assert 1 <= len(others) <= 2
    assert [item["place"] for item in others] == [2, 3][: len(others)]
    assert all(item["reply"] and item["reason"] and item["engine"] == "offline" for item in others)


def test_ask_offline_answers_too(profile: Path) -> None:
    record = json_of(desktop_cs("ask", QUESTION, "--offline", "--json", profile=profile))
    assert (record["engine"], record["cause"]) == ("offline", "offline_by_choice")
    assert "DD20260115001" in record["reply"]


def test_the_second_message_continues_the_session(profile: Path) -> None:
    first = json_of(desktop_cs("ask", "我的快递到哪了", "--user", "two-turns", "--offline", "--json", profile=profile))
    assert (first["act"], first["missing"]) == ("ask_slot", ["order_number"])
    second = json_of(desktop_cs("ask", "DD20260115001", "--user", "two-turns", "--offline", "--json", profile=profile))
    assert second["session_id"] == first["session_id"]
    assert (second["act"], second["order"], second["language"]) == ("order_answer", "DD20260115001", "zh")


def test_a_listed_word_is_answered_with_the_fixed_reply(profile: Path) -> None:
    record = json_of(desktop_cs("ask", "能帮我代开发票吗", "--json", profile=profile))
    assert (record["act"], record["engine"], record["reply"]) == ("blocked", "guard", "亲亲，换个问法吧")


ODD = ["😀😀😀", "مرحبا، أين طلبي؟", "\u202eolleh", "[手机号1]", "<b>hi</b>", "a" * 20_000, "退" * 20_000]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_are_taken_in(profile: Path, text: str) -> None:
    record = json_of(desktop_cs("ask", text, "--user", "odd", "--offline", "--json", profile=profile))
    assert record["act"] in {"silent", "answer", "chat", "ask_slot", "hand_over", "order_answer", "clarify"}


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_a_blank_message_is_refused_with_a_sentence(profile: Path, text: str) -> None:
    result = desktop_cs("ask", text, "--json", profile=profile)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "The message is empty" in result.stderr


def test_a_bad_customer_id_is_refused(profile: Path) -> None:
    result = desktop_cs("ask", "hi", "--user", "a b", "--offline", profile=profile)
    assert result.exit_code == 1
    assert "user_id_invalid" in result.stderr


def test_wrong_usage_ends_with_2(profile: Path) -> None:
    assert desktop_cs("ask", profile=profile).exit_code == 2
    assert desktop_cs("kb", "search", "x", "-k", "0", profile=profile).exit_code == 2


def test_search_finds_the_place_inside_a_sentence(profile: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    row = {"id": "t-1", "question": "我家在上海东边", "answer": "好的。", "intent": "delivery_service", "lang": "zh"}
    rows.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    assert json_of(desktop_cs("kb", "import", str(rows), "--json", profile=profile))["added"] == 1
    found = json_of(desktop_cs("kb", "search", "上海", "--json", profile=profile))
    assert "t-1" in [hit["id"] for hit in found["hits"]]
    assert found["ms"] > 0
    assert sum(term["share"] for term in found["hits"][0]["terms"]) == pytest.approx(
        found["hits"][0]["score"], abs=0.01
    )


def test_an_english_question_finds_an_english_pair(profile: Path) -> None:
    found = json_of(desktop_cs("kb", "search", "How do I return a jacket?", "-k", "1", "--json", profile=profile))
    assert found["hits"][0]["language"] == "en"
    assert found["hits"][0]["intent"] == "return_request"


def test_an_import_names_the_broken_row_and_keeps_the_rest(profile: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text(
        "id,question,answer,intent,language\nx-1,怎么洗羽绒服,手洗。,care,zh\nx-2,,没有问题,care,zh\n", "utf-8"
    )
    dry = json_of(desktop_cs("kb", "import", str(rows), "--dry-run", "--json", profile=profile))
    assert dry["added"] == 1
    report = json_of(desktop_cs("kb", "import", str(rows), "--json", profile=profile))
    assert (report["added"], report["updated"], report["unchanged"]) == (1, 0, 0)
    assert [row["row"] for row in report["rejected"]] == [3]
    assert report["rejected"][0]["reason"]
    again = json_of(desktop_cs("kb", "import", str(rows), "--json", profile=profile))
    assert (again["added"], again["unchanged"]) == (0, 1)


def test_a_file_that_is_not_there_is_named(profile: Path) -> None:
    result = desktop_cs("kb", "import", "/nowhere/rows.csv", profile=profile)
    assert result.exit_code == 1
    assert "rows.csv" in result.stderr


def test_an_export_imports_back_to_the_same(profile: Path, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    written = json_of(desktop_cs("kb", "export", str(file), "--json", profile=profile))
    report = json_of(desktop_cs("kb", "import", str(file), "--json", profile=profile))
    assert (report["unchanged"], report["added"], report["updated"], report["rejected"]) == (written["pairs"], 0, 0, [])


def test_a_deleted_index_is_built_again(profile: Path) -> None:
    shutil.rmtree(profile / "index")
    assert json_of(desktop_cs("kb", "search", "退货", "--json", profile=profile))["hits"]


def test_rebuild_and_stats_agree(profile: Path) -> None:
    rebuilt = json_of(desktop_cs("kb", "rebuild", "--json", profile=profile))
    stats = json_of(desktop_cs("kb", "stats", "--json", profile=profile))
    assert rebuilt["pairs"] == stats["pairs"] == sum(stats["languages"].values())
    assert stats["languages"]["zh"] >= 160
    assert stats["languages"]["en"] >= 80


def test_redact_reads_lines(profile: Path) -> None:
    stdin = '{"text": "手机13812345678"}\nplain 13812345678 text\n\n'
    result = desktop_cs("redact", "--json", profile=profile, stdin=stdin)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["masked"] for record in records] == ["手机[手机号1]", "plain [PHONE1] text"]
    assert records[0]["spans"] == [{"start": 2, "end": 13, "type": "CN_MOBILE"}]


def test_a_broken_line_is_named_and_the_rest_goes_on(profile: Path) -> None:
    result = desktop_cs("words", "--json", profile=profile, stdin='{"text": \n{"text": "你好"}\n')
    assert result.exit_code == 1
    assert [json.loads(line)["hit"] for line in result.stdout.splitlines()] == [False]
    assert "line 1" in result.stderr


def test_words_takes_another_list(profile: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("蓝色的袋鼠\n", encoding="utf-8")
    result = desktop_cs("words", "--list", str(own), "--json", profile=profile, stdin="我要蓝色的袋鼠\n代开发票\n")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["hit"] for record in records] == [True, False]
    assert records[0]["matches"][0]["word"] == "蓝色的袋鼠"


def test_the_doctor_looks_at_everything(profile: Path) -> None:
    record = json_of(desktop_cs("doctor", "--json", profile=profile))
    checks = {check["name"]: check for check in record["checks"]}
    assert checks.keys() >= {"python", "profile", "seal", "database", "index", "privacy", "keyring", "coze", "fonts"}
    assert {check["status"] for check in checks.values()} <= {"ok", "warn"}
    assert all(check["mend"] for check in checks.values() if check["status"] != "ok")


# bad days


def test_a_profile_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = desktop_cs("ask", "hi", profile=tmp_path / "file" / "profile")
    assert result.exit_code == 1
    assert "profile_unwritable" in result.stderr
    assert "--profile" in result.stderr


def test_a_database_of_a_newer_program(tmp_path: Path) -> None:
    db = connect(tmp_path / "desktop-cs.sqlite3", read_only=False)
    db.execute("PRAGMA user_version=999")
    db.close()
    result = desktop_cs("ask", "hi", profile=tmp_path)
    assert result.exit_code == 1
    assert "newer" in result.stderr
    doctor = desktop_cs("doctor", "--json", profile=tmp_path)
    assert doctor.exit_code == 1
    failed = [check for check in json.loads(doctor.stdout)["checks"] if check["status"] == "fail"]
    assert [check["name"] for check in failed] == ["database", "index"]


def test_settings_that_cannot_be_read_are_set_aside(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    assert json_of(desktop_cs("ask", "怎么退货", "--offline", "--json", profile=tmp_path))["reply"]
    assert list(tmp_path.glob("settings.json.broken-*"))


def test_an_address_that_is_not_cozes_gets_no_token(tmp_path: Path) -> None:
    env = {"COZE_API_BASE": "https://evil.example", "COZE_API_TOKEN": "pat_x", "COZE_BOT_ID": "1"}
    result = desktop_cs("ask", "hi", profile=tmp_path, env=env)
    assert result.exit_code == 1
    assert "coze_base_url" in result.stderr
    assert "pat_x" not in result.output


def test_no_network_is_answered_locally(tmp_path: Path) -> None:
    env = {
        "COZE_API_BASE": "http://127.0.0.1:9", "COZE_API_TOKEN": "pat_x", "COZE_BOT_ID": "1", "COZE_WORKFLOW_ID": "2",
    }  # fmt: skip
    record = json_of(desktop_cs("ask", "怎么退货", "--json", profile=tmp_path, env=env))
    assert (record["engine"], record["cause"]) == ("offline", "unreachable")
    assert record["reply"]


def test_no_screen_is_said_and_nothing_aborts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if os.name != "posix":
        pytest.skip("other systems always have a screen")
    for command in ("demo", "open"):
        result = desktop_cs(command, profile=tmp_path / command)
        assert result.exit_code == 1
        assert "no_screen" in result.stderr


def test_the_demo_never_touches_a_real_profile(tmp_path: Path) -> None:
    (tmp_path / "desktop-cs.sqlite3").write_bytes(b"precious")
    result = desktop_cs("demo", "--reset", profile=tmp_path)
    assert result.exit_code == 1
    assert "profile_not_demo" in result.stderr
    assert (tmp_path / "desktop-cs.sqlite3").read_bytes() == b"precious"


def test_eval_redact_and_words_tell_their_figures(profile: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    rows = [
        {"text": "手机13812345678", "spans": [{"start": 2, "end": 13, "type": "CN_MOBILE"}]},
        {"text": "订单号 DD20260115001", "spans": []},
    ]
    texts.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    record = json_of(desktop_cs("eval", "redact", "--data", str(texts), "--json", profile=profile))
    assert (record["recall"], record["precision"], record["clean_lines_hit"], record["wrong_rows"]) == (1, 1, 0, [])
    assert record["kinds"] == {"CN_MOBILE": {"found": 1, "all": 1}}
    messages = tmp_path / "messages.jsonl"
    messages.write_text('{"text": "要蓝色的袋鼠", "words": ["蓝色的袋鼠"], "hit": true}\n', encoding="utf-8")
    assert json_of(desktop_cs("eval", "words", "--data", str(messages), "--json", profile=profile))["recall"] == 1
    texts.write_text('{"text": 1}\n', encoding="utf-8")
    broken = desktop_cs("eval", "redact", "--data", str(texts), profile=profile)
    assert broken.exit_code == 1
    assert "row 1" in broken.stderr.lower() or "line 1" in broken.stderr.lower()
