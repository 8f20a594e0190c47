"""How fast the way to Coze is, side by side with others in the same run; figures are ratios, the higher the better.

Not part of the ordinary tests. Run it by name: `pytest -s tests/bench/bench_coze.py`.
"""

import asyncio
import json
import time
from collections.abc import Callable, Iterator

import httpx
import httpx_sse
import pytest
from fakes_coze import StaticToken
from fakes_door import transport_to
from fakes_emulator import config_for, emulator
from vendor_sdk import cozepy

from desktop_cs.coze.limits import Plan
from desktop_cs.coze.sse import SseDecoder
from desktop_cs.coze.transport import Call
from desktop_cs.demo.emulator.server import EmulatorServer
from desktop_cs.domain.ids import TraceId

ROUNDS = 9  # the best one counts
CALLS = 40
EVENTS = 20_000
CHUNK = 1400  # bytes, about what a packet carries

MESSAGE = {
    "id": "7350000000000000001",
    "conversation_id": "7350000000000000003",
    "bot_id": "7350000000000000005",
    "role": "assistant",
    "type": "answer",
    "content": "您好，包裹",
    "content_type": "text",
}
STREAM = f"event:conversation.message.delta\ndata:{json.dumps(MESSAGE, ensure_ascii=False)}\n\n".encode() * EVENTS
CHUNKS = [STREAM[start : start + CHUNK] for start in range(0, len(STREAM), CHUNK)]


@pytest.fixture(scope="module")
def server() -> Iterator[EmulatorServer]:
    with emulator() as running:
        yield running


def test_a_pooled_client_against_a_connection_for_each_call(server: EmulatorServer) -> None:
    """On this machine and without TLS, so the least that pooling can gain."""
    never_kept = httpx.Limits(max_keepalive_connections=0)
    fresh, pooled = _best(
        lambda: asyncio.run(_calls(server, httpx.AsyncHTTPTransport(limits=never_kept, verify=False))),
        lambda: asyncio.run(_calls(server, None)),
    )
    show("pooled client / a connection for each call", fresh, pooled)


def test_our_decoder_against_others() -> None:
    ours, others, vendors = _best(_ours, _httpx_sse, _vendors)
    print(f"\n{EVENTS / ours:,.0f} events/s by our decoder")
    show("our decoder / httpx-sse", others, ours)
    show("our decoder / the vendor's SDK", vendors, ours)


def show(what: str, slow: float, fast: float) -> None:
    print(f"\n{what}: {slow / fast:.2f} ×  ({slow * 1000:.0f} ms, {fast * 1000:.0f} ms)")
    assert fast > 0


async def _calls(server: EmulatorServer, lower: httpx.AsyncBaseTransport | None) -> float:
    """Seconds for `CALLS` calls, after one that opens the client."""
    config = config_for(server.address(), plan=Plan.ENTERPRISE)
    transport = transport_to(config, StaticToken(server.address().token), lower=lower)
    body = {"workflow_id": config.workflow_id, "parameters": {"q": "退款什么时候到账"}}
    call = Call(path="/v1/workflow/run", body=body, trace_id=TraceId("b" * 32), purpose="understand", deadline=1e12)
    await transport.fetch(call)
    started = time.perf_counter()
    for _ in range(CALLS):
        await transport.fetch(call)
    took = time.perf_counter() - started
    await transport.aclose()
    return took


def _ours() -> float:
    started = time.perf_counter()
    decoder = SseDecoder()
    count = sum(1 for chunk in CHUNKS for event in decoder.feed(chunk) if event.data)
    assert count == EVENTS
    return time.perf_counter() - started


def _httpx_sse() -> float:
    response = _response()
    started = time.perf_counter()
    count = sum(1 for event in httpx_sse.EventSource(response).iter_sse() if event.data)
    assert count == EVENTS
    return time.perf_counter() - started


def _vendors() -> float:
    """The SDK's reader of lines and fields, without its building of typed events."""
    response = _response()
    started = time.perf_counter()
    events = cozepy.Stream(response, response.iter_lines(), fields=["event", "data"], handler=lambda data, _raw: data)
    count = sum(1 for event in events if event["data"])
    assert count == EVENTS
    return time.perf_counter() - started


def _response() -> httpx.Response:
    class Body(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            yield from CHUNKS

    request = httpx.Request("POST", "https://api.coze.cn/v3/chat")
    return httpx.Response(200, headers={"content-type": "text/event-stream"}, stream=Body(), request=request)


def _best(*runs: Callable[[], float]) -> list[float]:
    """The least time of each, taken in turns: what else the machine does can only add to it."""
    times = [[run() for run in runs] for _ in range(ROUNDS)]
    return [min(column) for column in zip(*times, strict=True)]
