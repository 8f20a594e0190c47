"""What the transport sends, and how it reads answers that no honest server would give."""

import gzip
import json
from collections.abc import Callable

import httpx
import pytest
from fakes_coze import StaticToken
from fakes_door import transport_to

from desktop_cs.coze.config import CozeConfig
from desktop_cs.coze.door.answers import MAX_ANSWER_BYTES, ByteStream
from desktop_cs.coze.transport import Call, Transport
from desktop_cs.domain.engine import SentRecord
from desktop_cs.domain.ids import TraceId
from desktop_cs.errors import EngineError

CONFIG = CozeConfig(base_url="https://api.coze.cn", bot_id="1", workflow_id="2")
TRACE = TraceId("c" * 32)
TOKEN = "pat_1"
FAR = 1e12
JSON = {"content-type": "application/json"}


def transport(answer: Callable[[httpx.Request], httpx.Response], token: str = TOKEN) -> Transport:
    return transport_to(CONFIG, StaticToken(token), lower=httpx.MockTransport(answer))


def call(sent: list[SentRecord] | None = None, deadline: float = FAR) -> Call:
    sink = [] if sent is None else sent
    body = {"text": "快递 \u2028 ok"}
    return Call(path="/v1/x", body=body, trace_id=TRACE, purpose="understand", deadline=deadline, on_sent=sink.append)


async def refused(answer: Callable[[httpx.Request], httpx.Response], token: str = TOKEN) -> EngineError:
    with pytest.raises(EngineError) as caught:
        await transport(answer, token).fetch(call())
    return caught.value


def giving(content: bytes | str, status: int = 200, **headers: str) -> Callable[[httpx.Request], httpx.Response]:
    raw = content.encode() if isinstance(content, str) else content
    named = JSON | {name.replace("_", "-").lower(): value for name, value in headers.items()}
    return lambda _request: httpx.Response(status, stream=httpx.ByteStream(raw), headers=named)


async def test_request_as_sent() -> None:
    seen: list[httpx.Request] = []
    sent: list[SentRecord] = []

    def answer(request: httpx.Request) -> httpx.Response:
        assert sent, "recorded before it goes out"
        seen.append(request)
        return giving('{"code":0,"data":7}')(request)

    envelope = await transport(answer).fetch(call(sent))
    (request,) = seen
    assert envelope.data == 7
    assert request.content == sent[0].body == '{"text":"快递 \u2028 ok"}'.encode()
    assert (sent[0].host, sent[0].purpose) == ("api.coze.cn", "understand")
    assert request.headers["authorization"] == "Bearer pat_1"
    assert request.headers["x-trace-id"] == TRACE
    assert request.headers["accept-encoding"] == "identity"
    assert request.headers["content-type"] == "application/json"


@pytest.mark.parametrize("target", ["https://evil.example/", "https://api.coze.cn/other"])
async def test_redirects_are_not_followed(target: str) -> None:
    hosts: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        hosts.append(request.url.host)
        return httpx.Response(307, headers={"location": target})

    error = await refused(answer)
    assert (error.code, hosts) == ("configuration", ["api.coze.cn"])


@pytest.mark.parametrize(
    ("content", "status", "cause"),
    [
        ("", 200, "bad_answer"),
        ("<html>", 200, "bad_answer"),
        ("[]", 200, "bad_answer"),
        ('{"code":0,"data":NaN}', 200, "bad_answer"),
        ('{"code":"weird"}', 200, "server"),
        ('{"code":"4101"}', 200, "auth"),
        ('{"code":4008}', 200, "quota"),
        ('{"code":0}', 403, "permission"),
        ("nope", 429, "rate"),
        ("<html>", 502, "server"),
        (b"\xff\xfe", 200, "bad_answer"),
    ],
)
async def test_answers_that_are_failures(content: bytes | str, status: int, cause: str) -> None:
    assert (await refused(giving(content, status))).code == cause


@pytest.mark.parametrize("content", ["{}", '{"code":0}', '{"code":null,"detail":null}', '{"ChatV3ChatDetail":{}}'])
async def test_a_missing_code_is_success(content: str) -> None:
    assert (await transport(giving(content)).fetch(call())).code == 0


@pytest.mark.parametrize(
    ("answer", "logid"),
    [
        (giving('{"code":5000}', 500, X_Tt_Logid="L1"), "L1"),
        (giving('{"code":5000,"detail":{"logid":"L2"}}', 500), "L2"),
        (giving('{"code":500}', 500, X_Log_ID="L3"), "L3"),
        (giving("<html>", X_Tt_Logid="L4"), "L4"),
    ],
)
async def test_the_log_id_is_on_every_error(answer: Callable[[httpx.Request], httpx.Response], logid: str) -> None:
    error = await refused(answer)
    assert error.facts["logid"] == logid
    assert error.facts["http_status"] in (200, 500)


async def test_facts_of_a_refusal_without_the_servers_words() -> None:
    body = {"code": 720701013, "msg": "token pat_1 of 13812345678", "debug_url": "https://www.coze.cn/d"}
    error = await refused(giving(json.dumps(body), 429, Retry_After="7"))
    assert error.facts == {
        "http_status": 429,
        "retry_after": 7.0,
        "coze_code": 720701013,
        "debug_url": "https://www.coze.cn/d",
    }
    assert not any(secret in error.message + repr(error.facts) for secret in ("pat_1", "13812345678"))


async def test_compressed_and_oversized_answers_are_refused() -> None:
    bomb = gzip.compress(b'{"code":0,"data":"' + b"x" * 1000 + b'"}')
    assert (await refused(giving(bomb, content_encoding="gzip"))).code == "bad_answer"
    assert (await refused(giving(b'"' + b"x" * MAX_ANSWER_BYTES + b'"'))).code == "bad_answer"


@pytest.mark.parametrize("token", ["", "  ", "pat_一", "pat 1", "pat\n1", "pat\x001"])
async def test_unusable_tokens_are_never_sent(token: str) -> None:
    def answer(_request: httpx.Request) -> httpx.Response:
        raise AssertionError("sent")

    error = await refused(answer, token)
    assert error.code == "auth"


@pytest.mark.parametrize(
    ("thrown", "cause"),
    [
        (httpx.ConnectError("refused"), "unreachable"),
        (httpx.ConnectTimeout("slow"), "unreachable"),
        (httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED]"), "unreachable"),
        (httpx.ReadError("reset"), "unreachable"),
        (httpx.RemoteProtocolError("disconnected"), "unreachable"),
        (httpx.ReadTimeout("silent"), "timeout"),
        (httpx.WriteTimeout("stuck"), "timeout"),
    ],
)
async def test_failures_of_the_network(thrown: Exception, cause: str) -> None:
    def answer(_request: httpx.Request) -> httpx.Response:
        raise thrown

    error = await refused(answer)
    assert (error.code, error.retryable) == (cause, True)


async def test_a_deadline_that_has_passed_is_a_timeout() -> None:
    with pytest.raises(EngineError) as late:
        await transport(giving("{}")).fetch(call(deadline=0.0))
    assert late.value.code == "timeout"


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (giving('{"code":4101}'), "auth"),
        (giving('{"code":700012006}', 401), "auth"),
        (giving('{"code":0}'), "bad_answer"),
        (giving("<html>", 504, content_type="text/html"), "server"),
        (giving("data:x\n\n", 500, content_type="text/event-stream"), "server"),
        (lambda _request: httpx.Response(200, stream=httpx.ByteStream(b"event:done\n\n")), "bad_answer"),
    ],
)
async def test_streams_that_are_none(answer: Callable[[httpx.Request], httpx.Response], cause: str) -> None:
    with pytest.raises(EngineError) as caught:
        async with transport(answer).stream(call()):
            pass
    assert caught.value.code == cause


async def test_a_stream_and_its_end() -> None:
    answer = giving("event:done\n\n", content_type="Text/Event-Stream; charset=utf-8", X_Tt_Logid="L9")
    async with transport(answer).stream(call()) as stream:
        assert isinstance(stream, ByteStream)
        assert stream.facts.logid == "L9"
        assert await stream.next_chunk() == b"event:done\n\n"
        assert await stream.next_chunk() == b""
