"""Forty pieces of personal data go through every stage, engine, fault and export, and are found in none of it."""

import asyncio
import json
import logging
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from canaries import CANARIES, Canary, found_in
from fakes_turn import ORDER
from programs import desktop_cs, json_of

from desktop_cs.app.composition import App, AppSpec, open_app
from desktop_cs.app.connections import CozeLine, FixedToken
from desktop_cs.app.stage import brain_knowledge
from desktop_cs.coze.limits import Plan
from desktop_cs.demo.emulator.faults import FAULTS
from desktop_cs.demo.emulator.server import EmulatorServer
from desktop_cs.demo.pack import load_pack
from desktop_cs.domain.changes import EngineState
from desktop_cs.domain.draft import Draft
from desktop_cs.domain.engine import EngineName
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.message import Inbound
from desktop_cs.domain.order import TrailEvent
from desktop_cs.paths import DEMO_PACK, Profile
from desktop_cs.pipeline.events import SuggestionReady
from desktop_cs.settings.file import save
from desktop_cs.settings.schema import Settings
from desktop_cs.store.driver import connect
from desktop_cs.store.orders import Orders

CUSTOMER = UserId("canary")
DATABASE = "desktop-cs.sqlite3"
QUESTIONS = ("怎么申请退货", "我的快递到哪了，订单号 DD20260115001", "when will my refund arrive")
BUDGET_S = 0.6  # to understand; each fault that is a silence costs as much
BLOCKED = "你们就是骗子公司，刷单返现"


@pytest.fixture(scope="module")
def server() -> Iterator[EmulatorServer]:
    running = EmulatorServer(brain_knowledge(load_pack(DEMO_PACK)), delay_s=0.0)
    running.start()
    yield running
    running.stop()


class Talk:
    """One customer who tells everything, and an agent who repeats it."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.engines: set[str] = set()
        self.causes: set[str] = set()
        self._said = 0
        self._run = secrets.token_hex(4)
        app.desk.subscribe(self._hear)

    async def say(self, text: str) -> None:
        self._said += 1
        await self.app.desk.take_in(
            Inbound(user_id=CUSTOMER, text=text, key=f"{self._run}-{self._said}", user_name="林晓雨")
        )

    async def all_of_it(self) -> None:
        for number, canary in enumerate(CANARIES):
            await self.say(f"{QUESTIONS[number % 3]}。{canary.text}")
            if number % 8 == 0:
                await self.app.desk.send_reply(CUSTOMER, f"好的，记下了：{canary.text}", None)
                await self.app.desk.add_note(CUSTOMER, f"客户说 {canary.text}")
                await self.app.desk.keep_draft(CUSTOMER, Draft(text=canary.text))

    async def under_fault(self, server: EmulatorServer, name: str, canary: Canary) -> None:
        server.set_fault(name, times=4)
        await self.say(f"{QUESTIONS[self._said % 3]} {canary.text}")
        server.set_fault(None)
        await self.app.desk.set_plugged(False)
        await self.app.desk.set_plugged(True)  # lifts what a limit has left behind

    def _hear(self, event: object) -> None:
        if isinstance(event, SuggestionReady):
            self.engines.add(event.suggestion.engine)
            self.causes.add(event.suggestion.cause or "")


@asynccontextmanager
async def talking(server: EmulatorServer, profile: Profile) -> AsyncIterator[Talk]:
    address = server.address()
    line = CozeLine.to(
        base_url=address.base_url,
        bot_id=address.bot_id,
        workflow_id=address.workflow_id,
        tokens=FixedToken(address.token),
        plan=Plan.ENTERPRISE,
    )
    async with open_app(AppSpec(profile=profile, coze=line)) as app:
        yield Talk(app)


async def converse(server: EmulatorServer, profile: Profile) -> list[Talk]:
    profile.folder.mkdir()
    save(profile.settings, Settings(nlu_budget_s=BUDGET_S))
    async with talking(server, profile) as talk:
        trail = (TrailEvent(at=ORDER.placed_at, place="杭州", text=f"派送中，{CANARIES[0].text}"),)
        orders: Orders = talk.app.knowing.orders
        await orders.upsert([replace(ORDER, number="DD20260115001", user_id=CUSTOMER, trail=trail)])
        await talk.all_of_it()
        await talk.say(f"{BLOCKED} {CANARIES[0].text}")
    talks = [talk]
    faults = list(zip(FAULTS, CANARIES, strict=False))
    while faults:  # a desk that has learnt to leave Coze alone is opened anew
        async with talking(server, profile) as talk:
            talks.append(talk)
            while faults and talk.app.desk.engine_status().state is not EngineState.DOWN:
                await talk.under_fault(server, *faults.pop(0))
    async with talking(server, profile) as talk:
        talks.append(talk)
        server.unplug()
        await talk.say(f"怎么退货 {CANARIES[9].text}")
        server.plug()
        crash(CANARIES[12].text)
    return talks


def crash(text: str) -> None:
    """What a fault of the program would leave in the log."""
    try:
        raise ValueError(text)
    except ValueError:
        logging.getLogger("desktop_cs.canary").exception("broke", extra={"trace_id": "t", "text": text})


@pytest.mark.abandons
@pytest.mark.timeout(240)
def test_no_canary_is_found_where_it_must_not_be(server: EmulatorServer, tmp_path: Path) -> None:
    profile = Profile(tmp_path / "p")
    talks = asyncio.run(converse(server, profile))
    engines = set[str]().union(*(talk.engines for talk in talks))
    causes = set[str]().union(*(talk.causes for talk in talks))
    assert engines >= {EngineName.COZE, EngineName.OFFLINE, EngineName.GUARD}
    assert causes >= {"", "timeout", "auth", "rate", "quota", "busy", "server", "unreachable", "broken_stream"}
    received = server.requests()
    assert len(received) > 80
    for request in received:
        assert found_in(request.body + b" " + request.query.encode()) == [], request.path
    outside = [f for f in profile.folder.rglob("*") if f.is_file() and not f.name.startswith(DATABASE)]
    assert profile.logs / "desktop-cs.log" in outside
    assert {f.name: found_in(f.read_bytes()) for f in outside if found_in(f.read_bytes())} == {}
    assert exports(profile.folder, tmp_path) == {}
    tables = raw_tables(profile.database)
    print("raw customer text in:", ", ".join(sorted(tables)))
    assert tables <= {"messages", "tokens", "suggestions", "drafts", "customers", "inbox", "orders"}
    assert not tables & {"ledger", "states", "coze_conversations", "coze_calls", "qa_pairs", "left_out"}


def exports(profile: Path, folder: Path) -> dict[str, list[str]]:
    """What is found in the default exports, by name."""
    found = {}
    for name in ("ledger.jsonl", "ledger.csv", "kb.csv", "kb.xlsx", "kb.md", "kb.jsonl"):
        command = name.partition(".")[0]
        json_of(desktop_cs(command, "export", str(folder / name), "--json", profile=profile))
        if told := found_in((folder / name).read_bytes()):
            found[name] = told
    listed = desktop_cs("ledger", "list", "--json", "--limit", "100000", profile=profile).stdout_bytes
    return found | ({"list": found_in(listed)} if found_in(listed) else {})


def raw_tables(database: Path) -> set[str]:
    """The tables that hold anybody's data as it was written."""
    db = connect(database, read_only=True)
    try:
        return {
            name
            for name in db.table_names()
            for row in db.table(name).rows
            if found_in("\n".join(map(_shown, row.values())).encode())
        }
    finally:
        db.close()


def _shown(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def test_the_search_finds_what_is_there() -> None:
    assert len(CANARIES) == 40
    for canary in CANARIES:
        spelt = (canary.secret.encode(), canary.secret.encode("utf-16-le"), json.dumps(canary.secret)[1:-1].encode())
        assert all(found_in(b"x" + bytes_ + b"y", (canary,)) for bytes_ in spelt)
    assert found_in(b'{"n": "138 1234-5678"}') == ["13812345678"]
    assert found_in(b"1381234 5679") == []
