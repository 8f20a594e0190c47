"""Every fault of the emulator, for streams and workflows, over a real socket: which cause, and what is kept."""

from collections.abc import Iterator

import pytest
from fakes_coze import ANSWER, shown_text, to_compose, to_understand
from fakes_emulator import emulator, engine_for

from desktop_cs.demo.emulator.faults import FAULTS
from desktop_cs.demo.emulator.server import EmulatorServer
from desktop_cs.errors import EngineError

SHORT_S = 0.3
CAUSES = {  # fault: (understand, compose)
    "hang": ("timeout", "timeout"),
    "refuse": ("unreachable", "unreachable"),
    "slow_drip": ("timeout", "timeout"),
    "cut": ("broken_stream", "broken_stream"),
    "bad_token": ("auth", "auth"),
    "bad_token_200": ("auth", "auth"),
    "rate": ("rate", "rate"),
    "quota": ("quota", "quota"),
    "busy": ("busy", "busy"),
    "server": ("server", "server"),
    "html_504": ("server", "server"),
    "bad_json": ("bad_answer", "bad_answer"),
}
SLOW = {"hang", "slow_drip"}
KEEPS_TEXT = {"cut", "bad_json"}
SENT_AGAIN = {"rate", "busy", "server", "html_504"}


@pytest.fixture(scope="module")
def server() -> Iterator[EmulatorServer]:
    with emulator() as running:
        yield running


def test_the_table_is_complete() -> None:
    assert CAUSES.keys() == FAULTS.keys()


@pytest.mark.parametrize("fault", CAUSES)
async def test_understand(server: EmulatorServer, fault: str) -> None:
    async with engine_for(server.address(), understand_s=SHORT_S if fault in SLOW else 20.0) as engine:
        server.set_fault(fault)
        before = len(server.requests())
        with pytest.raises(EngineError) as failed:
            await engine.understand(to_understand())
        assert failed.value.code == CAUSES[fault][0]
        assert len(server.requests()) == before + (3 if fault in SENT_AGAIN else 1)
        server.set_fault(None)
        assert (await engine.understand(to_understand())).intent == "logistics_query", "and well again afterwards"


@pytest.mark.parametrize("fault", CAUSES)
async def test_compose(server: EmulatorServer, fault: str) -> None:
    async with engine_for(server.address(), compose_s=SHORT_S if fault in SLOW else 20.0) as engine:
        server.set_fault(fault)
        shown: list[str] = []
        with pytest.raises(EngineError) as failed:
            await shown_text(engine, to_compose(), shown)
        assert failed.value.code == CAUSES[fault][1]
        assert failed.value.facts.get("partial", "") == "".join(shown)
        assert bool(shown) == (fault in KEEPS_TEXT)
        if fault not in {"refuse", "hang"}:
            assert failed.value.facts["logid"]
        server.set_fault(None)
        last = [piece async for piece in engine.compose(to_compose())][-1]
        assert ANSWER in last.text, "and well again afterwards"


@pytest.mark.parametrize("verb", ["understand", "compose"])
async def test_a_wrong_token_is_noticed_in_both_spellings(server: EmulatorServer, verb: str) -> None:
    address = server.address()
    wrong = type(address)(address.base_url, "pat_of_another_region", address.bot_id, address.workflow_id)
    async with engine_for(wrong) as engine:
        with pytest.raises(EngineError) as failed:
            await engine.understand(to_understand()) if verb == "understand" else await anext(
                engine.compose(to_compose())
            )
    assert failed.value.code == "auth"
    assert failed.value.facts["http_status"] == (401 if verb == "understand" else 200)


async def test_wrong_ids_are_named_as_such(server: EmulatorServer) -> None:
    async with engine_for(server.address(), bot_id="1", workflow_id="1") as engine:
        with pytest.raises(EngineError) as no_workflow:
            await engine.understand(to_understand())
        with pytest.raises(EngineError) as no_bot:
            await anext(engine.compose(to_compose()))
    assert (no_workflow.value.code, no_bot.value.code) == ("configuration", "not_found")
