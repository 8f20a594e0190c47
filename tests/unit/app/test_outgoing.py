"""Leaving something out lasts, can be undone, and makes Coze forget the conversation it has kept."""

from pathlib import Path

from desktop_cs.app.outgoing import Outgoing
from desktop_cs.coze.conversations import ConversationsInMemory
from desktop_cs.domain.ids import SessionId
from desktop_cs.domain.omission import Omission, OmissionKind
from desktop_cs.store.database import open_database
from desktop_cs.store.ledger import LedgerStore
from desktop_cs.store.omissions import OmissionStore

SESSION, OTHER = SessionId("lin-1"), SessionId("wu-1")
LINE, PAIR = Omission(OmissionKind.MESSAGE, "m1"), Omission(OmissionKind.PAIR, "kb-1")


async def test_a_wish_lasts_until_it_is_taken_back(tmp_path: Path) -> None:
    database = open_database(tmp_path / "p.sqlite3")
    kept, second = ConversationsInMemory(), ConversationsInMemory()
    omissions = OmissionStore(database)
    outgoing = Outgoing(LedgerStore(database), omissions, (kept, second))
    for store in (kept, second):
        await store.keep_conversation(SESSION, "c1")
        await store.keep_conversation(OTHER, "c2")
    await outgoing.leave_out(SESSION, frozenset({LINE, PAIR}))
    assert await kept.conversation_of(SESSION) is None
    assert await second.conversation_of(SESSION) is None
    assert await kept.conversation_of(OTHER) == "c2"
    await database.close()
    database = open_database(tmp_path / "p.sqlite3")
    omissions = OmissionStore(database)
    assert await omissions.of(SESSION) == {LINE, PAIR}
    assert await omissions.of(OTHER) == frozenset()
    await omissions.keep(SESSION, frozenset({PAIR}))
    assert await omissions.of(SESSION) == {PAIR}
    await omissions.keep(SESSION, frozenset())
    assert await omissions.of(SESSION) == frozenset()
    await database.close()
