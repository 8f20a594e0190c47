"""Turns that have ended, put straight into a database."""

from datetime import datetime, timedelta

from fakes_clocks import FakeClocks
from fakes_turn import NOON

from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.engine import EngineName
from desktop_cs.domain.ids import UserId, new_trace_id
from desktop_cs.domain.knowledge import Language
from desktop_cs.domain.message import Inbound
from desktop_cs.domain.redaction import Redacted
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.text import language_of
from desktop_cs.domain.understanding import IntentScore, Understanding
from desktop_cs.store.conversations import Conversations
from desktop_cs.store.database import Database
from desktop_cs.store.turns import Turns

SURE = Understanding(ranking=(IntentScore("refund", 0.9), IntentScore("order", 0.4)), threshold=0.5)


async def kept_suggestion(
    database: Database,
    text: str,
    act: Act = Act.ANSWER,
    at: datetime = NOON,
    understood: Understanding = SURE,
    raw: str = "",
) -> Suggestion:
    """A customer's message (`raw`, or its redacted text) and the suggestion made for it, both stored."""
    trace = new_trace_id()
    inbound = Inbound(user_id=UserId("lin"), text=raw or text, key=trace)
    receipt = await Conversations(database, FakeClocks(at).watch()).receive(inbound, at, trace)
    made = Suggestion(
        trace_id=trace,
        session_id=receipt.session.id,
        message_id=receipt.message.id,
        language=language_of(text) if text else Language.ZH,
        act=act,
        reply="" if act is Act.SILENT else "好的。",
        shown="" if act is Act.SILENT else "好的。",
        engine=EngineName.OFFLINE,
        understanding=understood,
        redacted=Redacted(text),
        created_at=at + timedelta(seconds=1),
    )
    await Turns(database).keep_suggestion(made)
    return made
