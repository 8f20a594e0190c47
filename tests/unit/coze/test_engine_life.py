"""A reply's life over a real socket: streams, conversations, leaving early, the pulled plug, what was sent."""

import asyncio
import random
from collections.abc import Callable, Iterator
from contextlib import aclosing
from typing import Any

import pytest
from fakes_coze import ANSWER, SESSION, hit, order, shown_text, to_compose, to_understand
from fakes_emulator import emulator, engine_for

from desktop_cs.coze.conversations import ConversationsInMemory
from desktop_cs.coze.engine import CozeEngine
from desktop_cs.demo.emulator.server import EmulatorServer
from desktop_cs.demo.emulator.state import Mode
from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.engine import Delta, Finished, SentRecord
from desktop_cs.domain.ids import SessionId
from desktop_cs.errors import EngineError


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[EmulatorServer]:
    with emulator(**getattr(request, "param", {})) as running:
        yield running


SLOWLY = pytest.mark.parametrize("server", [{"delay_s": 0.02}], indirect=True)
BOTH_MODES = pytest.mark.parametrize("server", [{"mode": Mode.CLOUD}, {"mode": Mode.STUDIO}], indirect=True)


async def until(condition: Callable[[], bool]) -> None:
    while not condition():
        await asyncio.sleep(0.002)  # the condition is another thread's


async def reply(engine: CozeEngine, **changes: Any) -> Finished:
    pieces = [piece async for piece in engine.compose(to_compose(**changes))]
    assert isinstance(pieces[-1], Finished)
    return pieces[-1]


def paths(server: EmulatorServer) -> list[str]:
    return [received.path for received in server.requests()]


@BOTH_MODES
async def test_a_whole_turn(server: EmulatorServer) -> None:
    async with engine_for(server.address()) as engine:
        found = await engine.understand(to_understand())
        pieces = [piece async for piece in engine.compose(to_compose())]
    assert (found.intent, found.engine) == ("logistics_query", "coze")
    assert [slot.value for slot in found.slots] == ["DD20260115001"]
    *deltas, last = pieces
    assert isinstance(last, Finished)
    assert "".join(piece.text for piece in deltas if isinstance(piece, Delta)) == last.text
    assert last.text.endswith(ANSWER)
    assert last.follow_ups == ("退款多久到账",)
    assert last.tokens_used


@BOTH_MODES
async def test_one_conversation_per_session_with_exact_ids(server: EmulatorServer) -> None:
    async with engine_for(server.address()) as engine:
        for session in (SESSION, SESSION, SessionId("other-1"), SESSION):
            await reply(engine, session_id=session)
    queries = [received.query for received in server.requests()]
    assert queries[0] == queries[2] == ""
    assert queries[1] == queries[3] != ""
    conversation = queries[1].removeprefix("conversation_id=")
    assert int(conversation) > 2**53
    assert int(float(conversation)) != int(conversation), "a float would have lost it"


@BOTH_MODES
async def test_a_lost_conversation_is_renewed_unnoticed(server: EmulatorServer) -> None:
    async with engine_for(server.address()) as engine:
        await reply(engine)
        server.forget_conversations()
        sent: list[SentRecord] = []
        assert ANSWER in (await reply(engine, on_sent=sent.append)).text
        await reply(engine)
    queries = [received.query for received in server.requests()]
    assert len(sent) == 2, "what was refused had left the machine too"
    assert queries[1] != "" == queries[2]
    assert queries[3] not in ("", queries[1])


async def test_what_was_sent_is_what_arrived(server: EmulatorServer) -> None:
    sent: list[SentRecord] = []
    async with engine_for(server.address()) as engine:
        await engine.understand(to_understand("快递 \u2028 😀 DD20260115001", on_sent=sent.append))
        await reply(engine, text="快递 \u2028 😀", order=order(), act=Act.ORDER_ANSWER, on_sent=sent.append)
    assert [record.body for record in sent] == [received.body for received in server.requests()]
    assert [record.purpose for record in sent] == ["understand", "compose"]
    assert {record.host for record in sent} == {server.address().base_url.removeprefix("http://")}
    assert [received.trace_id for received in server.requests()] == ["b" * 32, "a" * 32]
    everything = b"".join(record.body for record in sent)
    assert not any(secret.encode() in everything for secret in ("user_7", SESSION, server.address().token))


async def test_unusual_line_ends_in_an_answer_survive(server: EmulatorServer) -> None:
    answer = "第一\u2028第二\u2029第三\x85第四\r\n第五\n\n第六😀"
    async with engine_for(server.address()) as engine:
        last = await reply(engine, hits=(hit(1, "可以退货吗", answer),))
    assert last.text.endswith(answer)


async def test_connections_are_used_again(server: EmulatorServer) -> None:
    async with engine_for(server.address()) as engine:
        for _ in range(5):
            await engine.understand(to_understand())
            await reply(engine)
        assert server.open_connections() == 1
    await until(lambda: server.open_connections() == 0)


@SLOWLY
async def test_cancelling_closes_the_socket_and_cancels_the_chat(server: EmulatorServer) -> None:
    async with engine_for(server.address()) as engine:
        request, enough = to_compose(), asyncio.Event()

        async def listen() -> None:
            async with aclosing(engine.compose(request)) as pieces:
                async for _ in pieces:
                    enough.set()

        task = asyncio.create_task(listen())
        await enough.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await until(lambda: "/v3/chat/cancel" in paths(server))
        await until(lambda: server.open_connections() == 1)  # the one that carried the cancel call
        assert server.running_chats() == 0
    await until(lambda: server.open_connections() == 0)


@SLOWLY
async def test_leaving_the_loop_early_is_a_cancel_too_and_the_next_chat_waits_for_it(server: EmulatorServer) -> None:
    async with engine_for(server.address()) as engine:
        async with aclosing(engine.compose(to_compose())) as pieces:
            await anext(pieces)
        await reply(engine, hits=())
    assert paths(server) == ["/v3/chat", "/v3/chat/cancel", "/v3/chat"]
    first, _, second = (received.query for received in server.requests())
    assert first == "" != second, "the same conversation goes on"


async def test_many_streams_left_at_random_leave_nothing_open(server: EmulatorServer) -> None:
    chance = random.Random(7)

    async def one(number: int) -> None:
        request = to_compose(session_id=SessionId(f"s-{number}"))
        async with aclosing(engine.compose(request)) as pieces:
            async for _ in pieces:
                pass

    async with engine_for(server.address()) as engine:
        tasks = [asyncio.create_task(one(number)) for number in range(60)]
        for task in tasks:
            if chance.random() < 0.5:
                for _ in range(chance.randrange(12)):
                    await asyncio.sleep(0)
                task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
        assert {type(result) for result in results} <= {type(None), asyncio.CancelledError}
    await until(lambda: server.open_connections() == 0)
    assert server.running_chats() == 0
    assert asyncio.all_tasks() == {asyncio.current_task()}


@SLOWLY
async def test_chats_of_one_session_queue(server: EmulatorServer) -> None:
    async with engine_for(server.address()) as engine:
        await asyncio.gather(*(reply(engine, hits=()) for _ in range(3)))
    assert paths(server) == ["/v3/chat"] * 3
    assert len({received.query for received in server.requests()}) == 2, "none, then the same conversation twice"


@SLOWLY
async def test_a_conversation_taken_by_another_client_is_left(server: EmulatorServer) -> None:
    first, second = ConversationsInMemory(), ConversationsInMemory()
    async with (
        engine_for(server.address(), conversations=first) as engine,
        engine_for(server.address(), conversations=second) as other,
        aclosing(engine.compose(to_compose())) as pieces,
    ):
        await anext(pieces)
        conversation = await first.conversation_of(SESSION)
        await second.keep_conversation(SESSION, conversation)
        assert (await reply(other, hits=())).text
    queries = [received.query for received in server.requests() if received.path == "/v3/chat"]
    assert queries == ["", f"conversation_id={conversation}", ""]


@SLOWLY
async def test_the_pulled_plug(server: EmulatorServer) -> None:
    shown: list[str] = []
    async with engine_for(server.address()) as engine:
        with pytest.raises(EngineError) as broken:
            await shown_text(engine, to_compose(), shown, lambda: server.unplug() if len(shown) > 2 else None)
        assert (broken.value.code, broken.value.facts["partial"]) == ("broken_stream", "".join(shown))
        for _ in range(2):
            with pytest.raises(EngineError) as refused:
                await engine.understand(to_understand())
            assert refused.value.code == "unreachable"
        server.plug()
        assert (await engine.understand(to_understand())).intent == "logistics_query"
        assert (await reply(engine, hits=())).text


async def test_silence_between_bytes_is_a_timeout(server: EmulatorServer) -> None:
    server.set_fault("hang")
    async with engine_for(server.address(), silence_s=0.2) as engine:
        with pytest.raises(EngineError) as silent:
            await engine.understand(to_understand())
    assert silent.value.code == "timeout"
