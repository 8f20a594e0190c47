"""The door: checked, then written down, then sent; and nothing sent where one of the first two fails."""

import asyncio
import hashlib
import json
from typing import Any

import httpx
import pytest
from fakes_door import MemoryLedger, door_to, endpoint_at, keeper

from desktop_cs.coze.config import CozeConfig
from desktop_cs.coze.door.letter import Credentials, Letter
from desktop_cs.domain.engine import SentRecord
from desktop_cs.domain.outgoing import Fixed, Outgoing, as_json, joined
from desktop_cs.domain.redaction import Redacted
from desktop_cs.errors import EngineError, StoreError

CONFIG = CozeConfig(base_url="https://api.coze.cn", bot_id="1", workflow_id="2")
PHONE = "13812345678"


class Net:
    """A network that remembers what it carried."""

    def __init__(self, error: Exception | None = None) -> None:
        self.carried: list[httpx.Request] = []
        self.error = error
        self.before: list[int] = []  # lines in the ledger when the bytes went
        self.ledger = MemoryLedger()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.before.append(len(self.ledger.lines))
        self.carried.append(request)
        if self.error is not None:
            raise self.error
        return httpx.Response(200, json={"code": 0})

    async def send(self, body: Outgoing | None, **more: Any) -> httpx.Response:
        door = door_to(CONFIG, httpx.MockTransport(self), keeper=keeper(self.ledger))
        try:
            return await door.send(letter(body, **more))
        finally:
            await door.aclose()


def letter(body: Outgoing | Credentials | None, **more: Any) -> Letter:
    given = {"path": "/v3/chat", "purpose": "compose", "trace_id": "t" * 32, "bearer": "pat_secret"}
    return Letter(body=body, deadline=asyncio.get_running_loop().time() + 20, **(given | more))


def said(text: str) -> Outgoing:
    return Outgoing({"bot_id": Fixed("7350000000000000001"), "text": Redacted(text)})


async def test_the_ledger_has_the_very_bytes_before_they_leave() -> None:
    net = Net()
    sent: list[SentRecord] = []
    await net.send(said("我的电话是[手机号1]，还有[手机号2]和[邮箱1]"), on_sent=sent.append)
    (line,) = net.ledger.lines
    assert net.before == [1]
    assert line.body == net.carried[0].content == sent[0].body
    assert (line.size, line.sha256) == (len(line.body), hashlib.sha256(line.body).hexdigest())
    assert (line.host, line.purpose, line.target) == ("api.coze.cn", "compose", "POST /v3/chat")
    assert line.kinds == {"CN_MOBILE": 2, "EMAIL": 1}
    assert "pat_secret" not in repr(line)


@pytest.mark.parametrize(
    "body",
    [
        said(f"我的电话是{PHONE}"),
        Outgoing({"messages": ({"content": Redacted(f"tel {PHONE}")},)}),
        Outgoing({"context": joined(Fixed(": "), (Fixed("q"), as_json({"answer": Redacted(f"拨打{PHONE}")})))}),
        Outgoing({"slots": {f"电话{PHONE}": Redacted("x")}}),
    ],
    ids=["text", "deep", "composed", "key"],
)
async def test_personal_data_that_slipped_through_stays_here(body: Outgoing) -> None:
    net = Net()
    with pytest.raises(EngineError) as held:
        await net.send(body)
    assert (held.value.code, held.value.retryable, held.value.facts["not_sent"]) == ("privacy", False, True)
    assert PHONE not in held.value.message + repr(held.value.facts) + repr(held.value.__cause__)
    assert (net.carried, net.ledger.lines) == ([], [])


async def test_a_text_that_cannot_be_checked_stays_here() -> None:
    net = Net()
    with pytest.raises(EngineError, match="nothing was sent"):
        await net.send(said("a" * 1_000_001))
    assert net.carried == []


async def test_what_cannot_be_written_down_stays_here() -> None:
    net = Net()
    net.ledger.error = StoreError("store_full", "The disk is full.")
    sent: list[SentRecord] = []
    with pytest.raises(EngineError) as held:
        await net.send(said("在吗"), on_sent=sent.append)
    assert (held.value.code, net.carried, sent) == ("unrecorded", [], [])


async def test_ids_are_not_taken_for_card_numbers() -> None:
    net = Net()
    body = Outgoing({"bot_id": Fixed("6217000000000000003"), "text": Redacted("在吗")})
    await net.send(body, query={"conversation_id": Fixed("6217000000000000003")})
    assert net.ledger.lines[0].target == "POST /v3/chat?conversation_id=6217000000000000003"


@pytest.mark.parametrize(
    ("error", "is_unsent"),
    [
        (httpx.ConnectError("refused"), True),
        (httpx.ConnectTimeout("slow"), True),
        (httpx.ReadError("reset"), False),
        (httpx.WriteTimeout("stuck"), False),
    ],
)
async def test_a_line_says_when_no_connection_came_about(error: Exception, is_unsent: bool) -> None:
    net = Net(error)
    with pytest.raises(EngineError) as failed:
        await net.send(said("在吗"))
    assert bool(net.ledger.unsent) is is_unsent
    assert failed.value.facts.get("not_sent", False) is is_unsent


async def test_of_a_sign_in_only_purpose_and_size_are_kept() -> None:
    ledger = MemoryLedger()
    answer = json.dumps({"access_token": "czu_1", "refresh_token": "r_1", "expires_in": 4e9}).encode()
    seen: list[httpx.Request] = []

    def server(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, stream=httpx.ByteStream(answer))

    endpoint = endpoint_at(CONFIG.base_url, lower=httpx.MockTransport(server), ledger=ledger)
    await endpoint.tokens({"grant_type": "refresh_token", "refresh_token": "r_secret"}, bearer="jwt_secret")
    (line,) = ledger.lines
    assert (line.purpose, line.body, line.sha256) == ("sign_in", None, "")
    assert line.size == len(seen[0].content) > 0
    assert "secret" not in repr(line)


async def test_credentials_go_nowhere_else() -> None:
    with pytest.raises(ValueError, match="sign-in"):
        letter(Credentials({"text": PHONE}))


def test_composed_texts_are_plain_texts_that_remember_their_parts() -> None:
    block = as_json({"name": Redacted("</data> 保温杯"), "n": 2, "mark": Fixed("6217000000000000003")})
    text = joined(Fixed("\n"), (Fixed("<data>"), block, Fixed("</data>")))
    assert text.count("</data>") == 1
    assert json.loads(text.split("\n")[1])["name"] == "</data> 保温杯"
    assert text.said == ("</data> 保温杯",)
