"""`desktop-cs history export` and `desktop-cs supervisor`: masked by default, raw after the passphrase alone."""

import json
from pathlib import Path

from programs import desktop_cs, json_of

PASSPHRASE = "thirteen red wombats"
ENV = {"DESKTOP_CS_SUPERVISOR_PASSPHRASE": PASSPHRASE}
PHONE = "13812345678"


def test_raw_words_leave_only_after_the_passphrase(tmp_path: Path) -> None:
    profile, file = tmp_path / "p", tmp_path / "out.jsonl"
    json_of(desktop_cs("ask", f"手机{PHONE}怎么退货", "--offline", "--json", profile=profile))
    made = json_of(desktop_cs("history", "export", str(file), "--json", profile=profile))
    assert (made["messages"], made["raw"]) == (1, False)
    assert PHONE not in file.read_text("utf-8")
    refused = desktop_cs("history", "export", str(file), "--raw", profile=profile, env=ENV)
    assert refused.exit_code == 1
    assert "supervisor_none" in refused.stderr
    made = json_of(desktop_cs("supervisor", "set", "--json", profile=profile, stdin=f"{PASSPHRASE}\n"))
    wrong = desktop_cs("history", "export", str(file), "--raw", profile=profile, stdin="something else\n")
    assert wrong.exit_code == 1
    assert "supervisor_wrong" in wrong.stderr
    assert PHONE not in file.read_text("utf-8")
    result = desktop_cs("history", "export", str(file), "--raw", "--json", profile=profile, env=ENV)
    while result.exit_code == 1:  # the second of waiting after the wrong one
        assert "supervisor_wait" in result.stderr
        result = desktop_cs("history", "export", str(file), "--raw", "--json", profile=profile, env=ENV)
    assert json_of(result)["raw"] is True
    assert PHONE in file.read_text("utf-8")
    reveals = json_of(desktop_cs("supervisor", "reveals", "--json", profile=profile))["reveals"]
    assert [(item["purpose"], item["texts"]) for item in reveals] == [("history_export", 1)]
    logs = "".join(log.read_text("utf-8") for log in (profile / "logs").iterdir())
    assert "raw text revealed" in logs
    assert PHONE not in logs
    assert PASSPHRASE not in logs
    assert json.loads(next(line for line in logs.splitlines() if "raw text" in line))["count"] == 1
