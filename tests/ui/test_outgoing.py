"""What left this machine, on the card and in the ledger; sending less with one click and taking it back."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import desk_scenes
import pytest
from fake_desk import START, FakeDesk
from opened_window import Opened, Play
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_cs.domain.engine import SentRecord
from desktop_cs.domain.ids import MessageId, TraceId
from desktop_cs.domain.ledger import LedgerEntry
from desktop_cs.domain.message import Message, Role
from desktop_cs.domain.omission import ContextLine, Omission, OmissionKind
from desktop_cs.domain.redaction import Redacted
from desktop_cs.errors import StoreError
from desktop_cs.pipeline.events import SuggestionReady, TurnEvent
from desktop_cs.ui.ledger.dialog import LedgerDialog
from desktop_cs.ui.plain import plain_label

LINE = Omission(OmissionKind.MESSAGE, "m-old")
EARLIER = ContextLine(message_id=MessageId("m-old"), role=Role.CUSTOMER, text=Redacted("订单是 [订单号1]"))


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def entry(seq: int, **changes: object) -> LedgerEntry:
    body = b'{"q":"\xe5\xbf\xab","n":%d}' % seq
    made = LedgerEntry(
        seq=seq, at=START + timedelta(minutes=seq), trace_id=f"{seq:032x}", host="api.coze.cn", purpose="compose",
        target="POST /v3/chat", size=len(body), body=body, kinds={"CN_MOBILE": 2}, previous="", chain="c",
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def with_context(desk: FakeDesk) -> FakeDesk:
    """Every turn from now on has an earlier line and two pieces of evidence, less what is left out."""

    def turn(message: Message, trace_id: TraceId) -> Iterable[TurnEvent]:
        out = desk.left.left_out.get(message.session_id, frozenset())
        made = desk_scenes.suggestion(message, trace_id)
        used = tuple(h for h in made.evidence if Omission(OmissionKind.PAIR, h.pair.id) not in out)
        made = replace(
            made,
            context=(replace(EARLIER, is_left_out=LINE in out),),
            evidence=used,
            left_out=tuple(h for h in made.evidence if h not in used),
        )
        yield SuggestionReady(trace_id, made)

    desk.turn = turn
    return desk


def test_the_card_shows_the_very_bytes(morning: Play) -> None:
    async def work(o: Opened) -> None:
        understand, compose = o.page.suggestions.card.panels.sent.requests
        body = desk_scenes.sent_bytes("那退款什么时候能到我卡上？")
        assert compose.reader.toPlainText() == body.decode()
        assert compose.head.text() == f"→ api.coze.cn · to compose · {len(body)} byte(s)"
        assert compose.hash.text() == f"SHA-256 {hashlib.sha256(body).hexdigest()}"
        click(compose.copy)
        assert QGuiApplication.clipboard().text() == body.decode()
        click(compose.layout_switch)
        assert '"stream": true,\n' in compose.reader.toPlainText()
        click(compose.layout_switch)
        assert compose.reader.toPlainText() == body.decode()
        assert understand.head.text().startswith("→ api.coze.cn · to understand")

    morning(work)


def test_signs_that_turn_the_reading_are_spelt_out(morning: Play) -> None:
    async def work(o: Opened) -> None:
        record = SentRecord("api.coze.cn", "compose", '{"q":"a\u202eb<b>"}'.encode())
        card = o.bench.cards.state.value.open_card
        assert card is not None
        panel = o.page.suggestions.card.panels.sent
        panel.show_card(replace(card, sent=(record,)))
        assert panel.readers[0].toPlainText() == '{"q":"a\\u202eb<b>"}'

    morning(work)


def test_sending_less_and_taking_it_back(morning: Play) -> None:
    desk = with_context(desk_scenes.morning())

    async def work(o: Opened) -> None:
        await o.bench.ask_again()
        await o.settle()
        less = o.page.suggestions.card.panels.sent.less
        pair = Omission(OmissionKind.PAIR, desk_scenes.HITS[0].pair.id)
        assert set(less.switches) == {LINE, *(Omission(OmissionKind.PAIR, h.pair.id) for h in desk_scenes.HITS)}
        assert less.ask.isHidden()
        click(less.switches[LINE])
        click(less.switches[pair])
        assert not less.ask.isHidden()
        click(less.ask)
        await o.settle()
        session = o.desk.sessions.newest[desk_scenes.LIN].id
        assert o.desk.left.left_out == {session: {LINE, pair}}
        assert len(o.desk.called("ask_again")) == 2
        assert less.switches[LINE].text() == less.switches[pair].text() == "Put back"
        assert less.ask.isHidden()
        click(less.switches[LINE])
        click(less.ask)
        await o.settle()
        assert o.desk.left.left_out == {session: {pair}}
        assert (less.switches[LINE].text(), less.switches[pair].text()) == ("Leave out", "Put back")

    morning(work, desk)


def test_a_card_without_context_offers_nothing_to_leave_out(morning: Play) -> None:
    async def work(o: Opened) -> None:
        card = o.bench.cards.state.value.open_card
        assert card is not None
        panel = o.page.suggestions.card.panels.sent
        panel.show_card(replace(card, evidence=(), sent=()))
        assert panel.less.isHidden()
        assert panel.summary.text().startswith("Nothing left this machine")

    morning(work)


async def ledger_of(o: Opened) -> LedgerDialog:
    click(o.page.rail.ledger)
    await o.until(lambda: bool(o.page.findChildren(LedgerDialog)))
    (dialog,) = o.page.findChildren(LedgerDialog)
    await o.until(lambda: o.bench.ledger.state.value.check is not None and o.bench.ledger.state.value.is_loaded)
    return dialog


def test_the_ledger_lists_filters_and_shows(morning: Play) -> None:
    desk = desk_scenes.morning()
    secret = entry(2, purpose="sign_in", body=None, kinds={}, trace_id="")
    desk.left.lines = (entry(3, is_unsent=True), secret, entry(1))

    async def work(o: Opened) -> None:
        dialog = await ledger_of(o)
        model = dialog.model
        assert model.rowCount() == 3
        cells = [[model.data(model.index(r, c)) for c in range(1, 5)] for r in range(3)]
        assert cells[0][0] == "to compose (not sent)"
        assert cells[2] == ["to compose", "api.coze.cn", str(entry(1).size), "CN_MOBILE 2"]
        assert dialog.reader.toPlainText() == '{\n  "q": "快",\n  "n": 3\n}'
        assert entry(3).sha256 in dialog.facts.text()
        dialog.table.selectRow(1)
        assert "not kept" in dialog.reader.toPlainText()
        assert "3 entry(ies)" in dialog.chain.text()
        dialog.filter.setText("sign")
        await o.until(lambda: model.rowCount() == 1)
        dialog.filter.setText("nobody")
        await o.until(lambda: model.rowCount() == 0)
        assert not dialog._empty.isHidden()
        dialog.reject()
        await o.settle()

    morning(work, desk)


def test_a_broken_chain_and_a_failed_export_are_told(morning: Play) -> None:
    desk = desk_scenes.morning()
    desk.left.lines, desk.left.broken_at = (entry(1),), 1
    desk.left.error = StoreError("ledger_unwritable", "no")

    async def work(o: Opened) -> None:
        dialog = await ledger_of(o)
        assert "entry 1 does not fit" in dialog.chain.text()
        click(dialog.export)
        await o.until(lambda: bool(dialog.findChildren(QFileDialog)))
        (chooser,) = dialog.findChildren(QFileDialog)
        chooser.selectFile("/no/such/out.jsonl")
        chooser.done(QFileDialog.DialogCode.Accepted.value)
        await o.until(lambda: o.bench.ledger.state.value.error is not None)
        assert "cannot be written" in dialog.notice.text()
        dialog.reject()
        await o.settle()

    morning(work, desk)


@pytest.mark.parametrize("hostile", ["<b>x</b>", "<img src='file:///etc/passwd'>", "&amp;"])
def test_labels_show_markup_as_it_is(qapp: object, hostile: str) -> None:
    label = plain_label(hostile)
    assert (label.text(), label.textFormat()) == (hostile, Qt.TextFormat.PlainText)
    label.deleteLater()
