"""The draft check over a real profile: whose data a draft holds, and what the evidence supports."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fakes_clocks import FakeClocks

from desktop_cs.app.guarding import Guarding, open_marker
from desktop_cs.app.safety import WordsInTheMaking
from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.engine import EngineName
from desktop_cs.domain.ids import MessageId, QaId, SessionId, TraceId, UserId
from desktop_cs.domain.knowledge import Language, QaHit, QaPair
from desktop_cs.domain.lint import Override, Rule
from desktop_cs.domain.message import Inbound, Message, Role
from desktop_cs.domain.redaction import Redacted, TokenTable
from desktop_cs.domain.suggestion import Suggestion
from desktop_cs.domain.understanding import Understanding
from desktop_cs.domain.words import ListedWord, Severity
from desktop_cs.paths import Profile
from desktop_cs.privacy.redactor import Redactor
from desktop_cs.privacy.words import WordFilter
from desktop_cs.store.conversations import Conversations
from desktop_cs.store.database import Database, open_database
from desktop_cs.store.overrides import Overrides
from desktop_cs.store.turns import Turns

LIN, TIAN = UserId("web.lin"), UserId("web.tian")
NOW = datetime(2026, 1, 15, 12, tzinfo=UTC)
TRACE = TraceId("0123456789abcdef")
PAIR = QaPair(
    id=QaId("k1"), question="退款多久", answer="3天内到账，客服电话13900001111", intent="refund", language=Language.ZH
)


class Bench:
    """Two customers, each of whom has told a phone number."""

    def __init__(self, database: Database, guarding: Guarding) -> None:
        self.database = database
        self.lint = guarding.lint
        self.conversations = Conversations(database, FakeClocks().watch())
        self.turns = Turns(database, guarding.marker.mark_of_token)
        self.redactor = Redactor()

    async def say(self, user_id: UserId, text: str) -> Message:
        receipt = await self.conversations.receive(
            Inbound(user_id=user_id, text=text, key=text, channel="web"), NOW, TRACE
        )
        session = receipt.session.id
        done = self.redactor.redact(text, await self.turns.tokens(session), Language.ZH)
        await self.turns.keep_tokens(session, done.table)
        return receipt.message

    async def found(self, text: str, user_id: UserId = LIN) -> list[tuple[str, str, str]]:
        findings = await self.lint.check(user_id, text, None)
        return [(f.rule.value, f.severity.value, text[f.start : f.end]) for f in findings]


async def guarding_of(database: Database, folder: Path) -> Guarding:
    words = WordsInTheMaking(lambda: WordFilter([ListedWord("刷单")]))
    return Guarding(Profile(folder), database, Redactor(), words, await open_marker(database), "亲亲")


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    database = open_database(tmp_path / "db.sqlite3")
    made = Bench(database, await guarding_of(database, tmp_path))
    await made.say(LIN, "我叫林晓雨，电话13812345678，退款99元什么时候到")
    await made.say(TIAN, "电话13987654321，我叫田一鸣")
    yield made
    await database.close()


async def test_another_customers_phone_stops_the_draft_however_it_is_spelled(bench: Bench) -> None:
    for spelled in ("13987654321", "139 8765 4321", "１３９８７６５４３２１"):
        assert await bench.found(f"请打{spelled}") == [("foreign_data", "block", spelled)]


async def test_the_customers_own_and_unknown_numbers_pass(bench: Bench) -> None:
    assert await bench.found("我们会打13812345678，或者13655556666") == []


async def test_a_number_of_the_evidence_passes_though_another_customer_knows_it(bench: Bench) -> None:
    await bench.say(TIAN, "你们的客服13900001111没人接")
    assert await bench.found("客服13900001111") == [("foreign_data", "block", "13900001111")]
    await _suggest(bench)
    assert await bench.found("客服13900001111") == []


async def test_a_name_that_another_customer_has_only_warns(bench: Bench) -> None:
    assert ("foreign_data", "warn", "田一鸣") in await bench.found("收件人姓名：田一鸣")


async def test_claims_are_held_against_card_and_customer(bench: Bench) -> None:
    assert await bench.found("99元3天内到账") == [("date", "warn", "3天")]
    await _suggest(bench)
    assert await bench.found("99元3天内到账") == []
    assert await bench.found("199元3天内到账") == [("amount", "warn", "199元")]


async def test_tokens_words_and_language(bench: Bench) -> None:
    [finding] = await bench.lint.check(LIN, "寄到[手机号1]", None)
    assert finding.fix == "13812345678"
    assert await bench.found("不支持刷单") == [("word", "block", "刷单")]
    assert await bench.found("Your refund is on its way") == [("language", "warn", "")]
    assert await bench.found("   ") == []


async def test_an_override_is_kept_beside_the_suggestion(bench: Bench) -> None:
    message = await bench.conversations.say(LIN, Role.AGENT, "好的", NOW, TRACE)
    override = Override(rule=Rule.WORD, severity=Severity.BLOCK, detail="刷单", reason="经理同意")
    await bench.lint.keep_overrides(message, (override,))
    assert await Overrides(bench.database).of_suggestion(TRACE) == (override,)


async def test_values_stored_before_there_were_marks_are_marked(bench: Bench, tmp_path: Path) -> None:
    await bench.database.write(lambda db: db.execute("update tokens set mark = null"))
    assert await bench.found("请打13987654321") == []
    await (await guarding_of(bench.database, tmp_path)).mark_old()
    assert await bench.found("请打13987654321") == [("foreign_data", "block", "13987654321")]


async def test_a_mark_tells_nothing_without_the_key(bench: Bench, tmp_path: Path) -> None:
    other = open_database(tmp_path / "other.sqlite3")
    ours = (await open_marker(bench.database)).mark_of_token
    theirs = (await open_marker(other)).mark_of_token
    await other.close()
    assert ours("[手机号1]", "13812345678") == ours("[PHONE1]", "138-1234-5678")
    assert ours("[手机号1]", "13812345678") != theirs("[手机号1]", "13812345678")
    assert ours("[手机号1]", "[手机号1]") is None


async def _suggest(bench: Bench) -> None:
    message = (await bench.conversations.messages(LIN, 1))[0]
    await bench.turns.keep_suggestion(
        Suggestion(
            trace_id=TRACE,
            session_id=SessionId(message.session_id),
            message_id=MessageId(message.id),
            language=Language.ZH,
            act=Act.ANSWER,
            reply="",
            shown="",
            engine=EngineName.OFFLINE,
            understanding=Understanding(ranking=(), threshold=0.5),
            redacted=Redacted(""),
            evidence=(QaHit(pair=PAIR, score=0.9),),
            created_at=NOW,
        )
    )
    assert await bench.turns.tokens(message.session_id) != TokenTable()
