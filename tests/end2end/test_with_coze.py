"""The real program against the real emulator on a socket: what is sent, what faults do, what a kill leaves."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from programs import RunningEmulator, desktop_cs, emulator, json_of

from desktop_cs.app.asking import turn
from desktop_cs.app.composition import AppSpec, open_app
from desktop_cs.app.connections import CozeLine, FixedToken
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.message import Inbound, Role
from desktop_cs.paths import Profile
from desktop_cs.pipeline.events import EngineSwitched, SuggestionReady
from desktop_cs.store.driver import connect

QUESTION = "我的快递三天没更新了，订单号 DD20260115001，手机13812345678"


@pytest.fixture(scope="module")
def coze() -> Iterator[RunningEmulator]:
    with emulator() as running:
        yield running


@pytest.fixture(autouse=True)
def _healthy(coze: RunningEmulator) -> Iterator[None]:
    yield
    coze.fault(None)


def spec(coze: RunningEmulator, profile: Path) -> AppSpec:
    line = CozeLine.to(
        base_url=coze.base_url, bot_id=coze.bot_id, workflow_id=coze.workflow_id, tokens=FixedToken(coze.token)
    )
    return AppSpec(profile=Profile(profile), coze=line)


def test_ask_through_coze_shows_exactly_what_was_sent(coze: RunningEmulator, tmp_path: Path) -> None:
    before = len(coze.received())
    record = json_of(desktop_cs("ask", QUESTION, "--json", profile=tmp_path, env=coze.environment))
    assert (record["engine"], record["cause"]) == ("coze", None)
    received = [request["body"] for request in coze.received()[before:]]
    assert [sent["body"] for sent in record["sent"]] == received
    assert record["sent_bytes"] == sum(len(body.encode()) for body in received)
    assert "13812345678" not in "".join(received)
    assert record["session_id"] not in "".join(received)
    assert record["threshold"] <= record["score"] <= 1


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        ("hang", "timeout"), ("refuse", "unreachable"), ("bad_token", "auth"), ("bad_token_200", "auth"),
        ("rate", "rate"), ("quota", "quota"), ("busy", "busy"), ("server", "server"), ("html_504", "server"),
    ],
)  # fmt: skip
def test_each_fault_is_named_and_answered_locally(
    coze: RunningEmulator, tmp_path: Path, fault: str, cause: str
) -> None:
    coze.fault(fault)
    record = json_of(desktop_cs("ask", QUESTION, "--json", profile=tmp_path, env=coze.environment))
    assert (record["engine"], record["cause"]) == ("offline", cause)
    assert "DD20260115001" in record["reply"]


def test_the_doctor_holds_the_calls_against_the_plan(coze: RunningEmulator, tmp_path: Path) -> None:
    def check() -> dict[str, str]:
        checks = json_of(desktop_cs("doctor", "--json", profile=tmp_path, env=coze.environment))["checks"]
        return next(check for check in checks if check["name"] == "coze")

    json_of(desktop_cs("ask", QUESTION, "--json", profile=tmp_path, env=coze.environment))
    first = check()
    assert (first["status"], first["detail"].endswith("3 calls today")) == ("ok", True), first
    db = connect(tmp_path / "desktop-cs.sqlite3", read_only=False)
    host = coze.base_url.removeprefix("http://")
    db.table("coze_calls").insert({"host": host, "day": "2025-12-01", "calls": 400})
    db.close()
    last = check()
    assert (last["status"], "404 of the plan's 500 calls" in last["detail"]) == ("warn", True), last
    assert "larger plan" in last["mend"]


async def test_a_reply_whose_stream_is_cut_is_still_cozes(coze: RunningEmulator, tmp_path: Path) -> None:
    async with open_app(spec(coze, tmp_path)) as app:
        coze.fault("cut", path="/v3/chat", times=1)
        made = await turn(app.desk, Inbound(user_id=UserId("lin"), text=QUESTION, key="1"))
    assert (made.engine, made.cause, made.partial) == ("coze", None, "")
    first, second, *others = (record.purpose for record in made.sent)
    assert (first, second, set(others)) == ("understand", "compose", {"recover"}), "the chat is sent once"
    assert made.tokens_used


async def test_a_stream_cut_half_way_keeps_what_came(coze: RunningEmulator, tmp_path: Path) -> None:
    async with open_app(spec(coze, tmp_path)) as app:
        coze.fault("cut", path="/v3/chat")
        seen: list[object] = []
        app.desk.subscribe(seen.append)
        made = await turn(app.desk, Inbound(user_id=UserId("lin"), text=QUESTION, key="1"))
        assert (made.engine, made.cause) == ("offline", "broken_stream")
        assert made.partial
        assert made.shown
        assert [e.partial for e in seen if isinstance(e, EngineSwitched)] == [made.partial]
        stored = await app.desk.messages(UserId("lin"))
        assert [m.text for m in stored] == [QUESTION]
        assert await app.desk.suggestions(UserId("lin")) == (made,)


async def test_an_index_deleted_while_running_is_built_again(coze: RunningEmulator, tmp_path: Path) -> None:
    import shutil

    async with open_app(spec(coze, tmp_path)) as app:
        await turn(app.desk, Inbound(user_id=UserId("lin"), text="怎么退货", key="1"))
        shutil.rmtree(tmp_path / "index")
        made = await turn(app.desk, Inbound(user_id=UserId("lin"), text="运费怎么算", key="2"))
        assert made.evidence


def test_a_kill_after_a_message_was_accepted_loses_nothing(coze: RunningEmulator, tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("kill -9 is a POSIX word")
    json_of(desktop_cs("kb", "stats", "--json", profile=tmp_path))
    coze.fault("hang")
    command = [sys.executable, "-m", "desktop_cs", "ask", QUESTION, "--user", "lin", "--profile", str(tmp_path)]
    process = subprocess.Popen(
        command, env=os.environ | coze.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    reader = connect(tmp_path / "desktop-cs.sqlite3", read_only=True)
    while not reader.execute("select count(*) from messages").fetchone()[0]:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert reader.execute("select count(*) from suggestions").fetchone()[0] == 0
    reader.close()
    coze.fault(None)
    _ask_again(coze, tmp_path)


def _ask_again(coze: RunningEmulator, profile: Path) -> None:
    import asyncio

    async def again() -> None:
        async with open_app(spec(coze, profile)) as app:
            (message,) = await app.desk.messages(UserId("lin"))
            assert (message.role, message.text) == (Role.CUSTOMER, QUESTION)
            made: list[SuggestionReady] = []
            app.desk.subscribe(lambda e: made.append(e) if isinstance(e, SuggestionReady) else None)
            await app.desk.ask_again(message.id)
            assert made[0].suggestion.message_id == message.id
            assert made[0].suggestion.engine == "coze"
            assert len(await app.desk.messages(UserId("lin"))) == 1

    asyncio.run(again())
