"""The scripted conversations of a support lead, through the whole application with both engines; what is not as
wanted is printed, and must be on the list of what is known not to be."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from dialogue_scripts import FOLDER, Judge, Outcome, Script, scripts

from desktop_cs.app.asking import turn
from desktop_cs.app.composition import App, AppSpec, open_app
from desktop_cs.app.stage import emulated_coze
from desktop_cs.demo.pack import load_pack
from desktop_cs.domain.dialogue import DialogueState
from desktop_cs.domain.ids import UserId
from desktop_cs.domain.message import Inbound
from desktop_cs.paths import DEMO_PACK, Profile
from desktop_cs.pipeline.events import StateTracked

SCRIPTS = scripts()
PACK = load_pack(DEMO_PACK)
AT_LEAST = 0.95  # of the turns as wanted, with the engine that is ours alone


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One profile for all: its index and its model are made once."""
    return tmp_path_factory.mktemp("dialogues")


def known(engine: str) -> list[str]:
    """The turns that are known not to be as wanted: `script turn: faults`."""
    lines = (FOLDER / f"known_failures.{engine}.md").read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("- ").split(":")[0] for line in lines if line.startswith("- ")]


@asynccontextmanager
async def opened(engine: str, folder: Path) -> AsyncIterator[App]:
    if engine == "offline":
        async with open_app(AppSpec(profile=Profile(folder), offline=True)) as app:
            yield app
        return
    async with (
        emulated_coze(PACK, delay_s=0.0) as (_, line),
        open_app(AppSpec(profile=Profile(folder), coze=line)) as app,
    ):
        yield app


async def play(app: App, script: Script) -> list[Outcome]:
    """Go through one conversation in a session of its own; the agent sends what is suggested."""
    desk, user = app.desk, UserId(script.customer)
    states: list[DialogueState] = []
    unsubscribe = desk.subscribe(lambda event: states.append(event.state) if isinstance(event, StateTracked) else None)
    outcomes = []
    for place, step in enumerate(script.steps):
        made = await turn(
            desk, Inbound(user_id=user, text=step.text, key=f"{app.desk.engine_status().host}-{script.name}-{place}")
        )
        outcomes.append(Outcome(made, states[-1]))
        if made.shown:
            await desk.send_reply(user, made.shown, made.trace_id)
    unsubscribe()
    await desk.end_session(user)
    return outcomes


def test_there_are_enough_conversations() -> None:
    starts = [script.name[:2] for script in SCRIPTS]
    assert (starts.count("zh") >= 30, starts.count("en") >= 20, starts.count("mi") >= 10) == (True, True, True)
    assert all(1 <= len(script.steps) <= 6 for script in SCRIPTS)
    assert len({script.name for script in SCRIPTS}) == len(SCRIPTS) >= 60


@pytest.mark.parametrize("engine", ["offline", "coze"])
async def test_conversations_go_as_wanted(engine: str, shared: Path) -> None:
    judge, failed, turns = Judge(PACK.catalogue, PACK.pairs), [], 0
    async with opened(engine, shared) as app:
        for script in SCRIPTS:
            for place, (step, outcome) in enumerate(zip(script.steps, await play(app, script), strict=True), 1):
                turns += 1
                assert outcome.suggestion.engine == engine or not outcome.suggestion.reply
                if faults := judge.faults(step.wanted, outcome):
                    failed.append(f"{script.name} {place}")
                    print(
                        f"- {script.name} {place}: {step.text!r} wanted {step.wanted.as_written!r}: {'; '.join(faults)}"
                    )
    share = 1 - len(failed) / turns
    print(f"{engine}: {turns - len(failed)} of {turns} turns as wanted ({share:.1%}), {len(SCRIPTS)} conversations")
    assert engine == "coze" or share >= AT_LEAST
    mended = [name for name in known(engine) if name not in failed]
    print(f"on the list of known failures but as wanted now: {', '.join(mended) or 'none'}")
    assert set(failed) <= set(known(engine))


@pytest.mark.parametrize(
    ("plugged", "engines"),
    [((True, True), ("coze", "coze")), ((False, False), ("offline", "offline")), ((True, False), ("coze", "offline"))],
)
async def test_the_demos_order_question_in_two_turns_whatever_becomes_of_coze(
    plugged: tuple[bool, bool], engines: tuple[str, str], shared: Path
) -> None:
    user = UserId(f"lin-{plugged[0]:d}{plugged[1]:d}")
    said = ("我的快递三天没更新了，到底怎么回事呀", "订单号 DD20260115001")
    made = []
    async with (
        emulated_coze(PACK, delay_s=0.0) as (server, line),
        open_app(AppSpec(profile=Profile(shared), coze=line)) as app,
    ):
        for place, (text, is_in) in enumerate(zip(said, plugged, strict=True)):
            if not is_in:
                server.unplug()
            made.append(await turn(app.desk, Inbound(user_id=user, text=text, key=f"{user}{place}")))
    asked, told = made
    assert (asked.engine, told.engine) == engines
    assert (asked.act, asked.reason, asked.missing) == ("ask_slot", "slot_missing", ("order_number",))
    assert "订单号" in asked.shown
    assert (told.act, told.reason, told.session_id) == ("order_answer", "order_found", asked.session_id)
    assert told.order is not None
    assert "DD20260115001" in told.shown
    assert f"{told.order.as_of:%Y-%m-%d %H:%M}" in told.shown
