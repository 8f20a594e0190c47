"""Every fault of the emulator over a real socket: which cause, how many requests, what the card shows, nothing twice.

A row: what the fault does to a stream (`compose`), a workflow (`understand`) and a plain call (`probe`) while it lasts,
each as a cause or None with the requests that were sent; and who writes the card when it strikes only once.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from fakes_coze import ANSWER, SESSION, to_compose, to_understand
from fakes_emulator import emulator, engine_for
from fakes_turn import FakeEngine

from desktop_cs.coze.conversations import ConversationsInMemory
from desktop_cs.coze.engine import CozeEngine
from desktop_cs.demo.emulator.faults import FAULTS
from desktop_cs.demo.emulator.server import EmulatorServer
from desktop_cs.domain.engine import Delta, EngineName, Finished, Switched
from desktop_cs.errors import EngineError
from desktop_cs.pipeline.breaker import CircuitBreaker
from desktop_cs.pipeline.failover import Budgets, Failover

SHORT_S = 0.5
CHAT, RETRIEVE, LIST, CANCEL = "/v3/chat", "/v3/chat/retrieve", "/v3/chat/message/list", "/v3/chat/cancel"
ONCE, THRICE = (CHAT,), (CHAT,) * 3
ASKED_AFTER = (CHAT, RETRIEVE, CANCEL)


@dataclass(frozen=True)
class Row:
    stream: str | None
    sent: tuple[str, ...]
    workflow: str | None
    workflows_sent: int
    plain: str | None
    card: EngineName  # when the fault strikes once
    sent_when_once: tuple[str, ...]


def everywhere(cause: str, card: EngineName = EngineName.OFFLINE) -> Row:
    """Refused in the same way wherever it strikes."""
    return Row(cause, ONCE, cause, 1, cause, card, ONCE)


def sent_again(cause: str) -> Row:
    """Refused before it is served, so that sending it again is right."""
    return Row(cause, THRICE, cause, 3, cause, EngineName.COZE, (CHAT, CHAT))


def broken(cause: str) -> Row:
    """Breaks off after the first pieces."""
    return Row(cause, ASKED_AFTER, cause, 1, cause, EngineName.COZE, (CHAT, RETRIEVE, LIST))


HARMLESS = Row(None, ONCE, None, 1, None, EngineName.COZE, ONCE)
TABLE = {
    "hang": everywhere("timeout"),
    "refuse": everywhere("unreachable"),
    "slow_drip": everywhere("timeout"),
    "bad_token": everywhere("auth"),
    "bad_token_200": everywhere("auth"),
    "risk_control_4102": everywhere("permission"),
    "quota": everywhere("quota"),
    "running_4016": everywhere("busy"),
    "rate": sent_again("rate"),
    "rate_4020": sent_again("rate"),
    "busy": sent_again("busy"),
    "model_4013": sent_again("busy"),
    "server": sent_again("server"),
    "html_504": sent_again("server"),
    "cut": broken("broken_stream"),
    "cut_mid_character": broken("broken_stream"),
    "bad_json": broken("bad_answer"),
    "big_event": broken("bad_answer"),
    "stall": Row("timeout", (CHAT, CANCEL), "timeout", 1, "timeout", EngineName.OFFLINE, (CHAT, CANCEL)),
    "error_event": Row("server", ONCE, None, 1, None, EngineName.OFFLINE, ONCE),
    "failed_chat_4028": Row("quota", ONCE, "quota", 1, None, EngineName.OFFLINE, ONCE),
    "needs_tool": Row("configuration", (CHAT, CANCEL), None, 1, None, EngineName.OFFLINE, (CHAT, CANCEL)),
    "wrong_content_type": Row("bad_answer", ONCE, None, 1, None, EngineName.OFFLINE, ONCE),
    "latency": HARMLESS,
    "no_done": HARMLESS,
    "open_after_done": HARMLESS,
    "comments_and_ids": HARMLESS,
    "unknown_events": HARMLESS,
    "u2028": HARMLESS,
    "crlf": HARMLESS,
    "bytewise": HARMLESS,
}
SLOW = {"hang", "slow_drip", "stall"}
KEEPS_TEXT = {"cut", "cut_mid_character", "bad_json", "big_event", "stall", "error_event"}
UNANSWERED = {"refuse", "hang"}  # no answer, hence no log id


@pytest.fixture(scope="module")
def running() -> Iterator[EmulatorServer]:
    with emulator() as server:
        yield server


@pytest.fixture
def server(running: EmulatorServer) -> Iterator[EmulatorServer]:
    running.forget_conversations()
    yield running
    running.set_fault(None)


class Watch:
    """The requests that came since."""

    def __init__(self, server: EmulatorServer) -> None:
        self._server = server
        self._before = len(server.requests())

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(received.path for received in self._server.requests()[self._before :])


def budget(fault: str) -> float:
    return SHORT_S if fault in SLOW else 20.0


def test_the_table_is_complete() -> None:
    assert TABLE.keys() == FAULTS.keys()


@pytest.mark.parametrize("fault", TABLE)
async def test_workflow(server: EmulatorServer, fault: str) -> None:
    row, watch = TABLE[fault], Watch(server)
    async with engine_for(server.address(), understand_s=budget(fault)) as engine:
        server.set_fault(fault)
        if row.workflow is None:
            assert (await engine.understand(to_understand())).intent == "logistics_query"
        else:
            with pytest.raises(EngineError) as failed:
                await engine.understand(to_understand())
            assert failed.value.code == row.workflow
            assert fault in UNANSWERED or failed.value.facts["logid"]
        assert watch.paths == ("/v1/workflow/run",) * row.workflows_sent
        server.set_fault(None)
        assert (await engine.understand(to_understand())).intent == "logistics_query", "well again afterwards"


@pytest.mark.parametrize("fault", TABLE)
async def test_plain_call(server: EmulatorServer, fault: str) -> None:
    row, watch = TABLE[fault], Watch(server)
    async with engine_for(server.address(), connect_s=budget(fault)) as engine:
        server.set_fault(fault)
        if row.plain is None:
            await engine.probe()
        else:
            with pytest.raises(EngineError) as failed:
                await engine.probe()
            assert failed.value.code == row.plain
    assert watch.paths == ("/v1/users/me",)


@pytest.mark.parametrize("fault", TABLE)
async def test_stream(server: EmulatorServer, fault: str) -> None:
    row, watch = TABLE[fault], Watch(server)
    shown: list[str] = []
    conversations = ConversationsInMemory()
    async with engine_for(server.address(), conversations=conversations, compose_s=budget(fault)) as engine:
        server.set_fault(fault)
        if row.stream is None:
            last = await composed(engine, shown)
            assert ANSWER[:4] in last.text
            assert "".join(shown) == last.text
        else:
            with pytest.raises(EngineError) as failed:
                await composed(engine, shown)
            assert failed.value.code == row.stream
            assert failed.value.facts.get("partial", "") == "".join(shown)
            assert bool(shown) == (fault in KEEPS_TEXT)
            assert fault in UNANSWERED or failed.value.facts["logid"]
    assert watch.paths == row.sent
    assert server.started_chats() <= 1, "no chat was started twice"
    server.set_fault(None)
    async with engine_for(server.address(), conversations=conversations) as engine:
        assert ANSWER in (await composed(engine, [])).text, "well again afterwards"


async def composed(engine: CozeEngine, shown: list[str]) -> Finished:
    async for piece in engine.compose(to_compose()):
        if isinstance(piece, Finished):
            return piece
        shown.append(piece.text)
    raise AssertionError("no end")


@pytest.mark.parametrize("fault", TABLE)
async def test_the_card_when_it_strikes_once(server: EmulatorServer, fault: str) -> None:
    row, watch = TABLE[fault], Watch(server)
    causes = []
    async with engine_for(server.address(), compose_s=budget(fault)) as engine:
        failover = Failover(
            online=lambda: engine,
            offline=FakeEngine(),
            breaker=CircuitBreaker(time.monotonic),
            closed_because=lambda: None,
            budgets=Budgets,
            noticed=causes.append,
        )
        server.set_fault(fault, 1, CHAT)
        pieces = [piece async for piece in failover.compose(to_compose())]
    *before, last = pieces
    assert isinstance(last, Finished)
    assert last.engine is row.card
    streamed = "".join(piece.text for piece in before if isinstance(piece, Delta))
    if row.card is EngineName.COZE:
        assert causes == [None]
        assert (last.cause, streamed) == (None, last.text)
    else:
        (switch,) = (piece for piece in before if isinstance(piece, Switched))
        assert causes == [row.stream] == [last.cause]
        assert streamed == switch.partial + last.text, "what had come is kept"
    assert watch.paths == row.sent_when_once
    assert server.started_chats() <= 1, "no chat was started twice"


async def test_a_running_chat_in_a_known_conversation_is_left_for_a_new_one(server: EmulatorServer) -> None:
    conversations = ConversationsInMemory()
    async with engine_for(server.address(), conversations=conversations) as engine:
        await composed(engine, [])
        first = await conversations.conversation_of(SESSION)
        server.set_fault("running_4016", 1, CHAT)
        assert ANSWER in (await composed(engine, [])).text
    assert await conversations.conversation_of(SESSION) != first


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
