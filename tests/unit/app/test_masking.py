"""Personal data on the screen: masked in bubbles and in the inbox, seen only while somebody looks behind."""

import logging
from pathlib import Path

import pytest
from fakes_clocks import FakeClocks
from fakes_turn import NOON

from desktop_cs.app.masked_inbox import MaskedInbox
from desktop_cs.app.masking import Masking
from desktop_cs.domain.ids import TraceId, UserId
from desktop_cs.domain.inbox import InboxQuery
from desktop_cs.domain.message import Inbound
from desktop_cs.errors import PrivacyError
from desktop_cs.privacy.redactor import Redactor
from desktop_cs.store.conversations import Conversations
from desktop_cs.store.database import open_database

LIN = UserId("web.lin")


async def test_a_text_shows_enough_to_recognise_and_too_little_to_use() -> None:
    masking = Masking(Redactor())
    text = "电话13812345678，卡号6222021234567890128，订单DD20260115001"
    shown = masking.at_once(text)
    assert shown == "电话138****5678，卡号6222***********0128，订单DD20260115001"
    assert await masking.masked([text]) == (shown,)


async def test_a_long_text_is_left_to_a_thread() -> None:
    masking = Masking(Redactor())
    text = "电话13812345678 " * 100
    assert masking.at_once(text) is None
    assert "13812345678" not in (await masking.masked([text]))[0]


def test_what_cannot_be_checked_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(Redactor):
        def find(self, text: str) -> tuple[()]:
            raise PrivacyError("redaction_failed", "broken")

    assert Masking(Broken()).at_once("13812345678") == "****"


def test_a_look_behind_is_a_fact_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "desktop_cs.app.masking"):
        Masking(Redactor()).peeked(3)
    [record] = caplog.records
    assert (record.getMessage(), record.__dict__["count"]) == ("hidden values shown", 3)


async def test_the_inbox_shows_masks_and_still_finds_by_what_was_said(tmp_path: Path) -> None:
    database = open_database(tmp_path / "db.sqlite3")
    conversations = Conversations(database, FakeClocks().watch())
    inbound = Inbound(user_id=LIN, text="电话13812345678", key="1", channel="web")
    await conversations.receive(inbound, NOON, TraceId("0" * 16))
    inbox = MaskedInbox(database, Masking(Redactor()))
    [row] = await inbox.page(InboxQuery(search="3812345"), NOON, 10)
    [(same, is_listed)] = await inbox.rows([LIN], InboxQuery(), NOON)
    assert (row.last_text, same.last_text, is_listed) == ("电话138****5678", "电话138****5678", True)
    await database.close()
