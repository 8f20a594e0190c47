"""Three replies on a card: by key and by mouse, sentence by sentence, with the panels behind them and wishes."""

import desk_scenes
import pytest
from opened_window import Opened, Play
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_cs.domain.dialogue import Act
from desktop_cs.domain.engine import Cause, EngineName, Wish
from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.message import Inbound
from desktop_cs.domain.outcome import OutcomeKind, RejectReason
from desktop_cs.domain.track_record import PastUse
from desktop_cs.pipeline.events import MessageReceived, SuggestionReady
from desktop_cs.pipeline.rework import NEEDS_COZE
from desktop_cs.ui.card.panels import Panel
from desktop_cs.ui.card.reasons import REASONS, reason_sentence
from desktop_cs.ui.keys import BINDINGS

LIN = desk_scenes.LIN
TRACE = TraceId("7f3a9c2100aa44ee")
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
SECOND, THIRD = desk_scenes.ALTERNATIVES


def press(o: Opened, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or o.window, key, modifiers)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))


def text(o: Opened) -> str:
    return o.page.conversation.composer.editor.toPlainText()


def told(o: Opened) -> list[tuple[str, str]]:
    notices = [notice for notice in o.page.suggestions.card.notices if not notice.isHidden()]
    return [(notice.text(), notice._action.text()) for notice in notices]


def test_the_second_reply_by_key_is_sent_as_the_second(morning: Play) -> None:
    async def work(o: Opened) -> None:
        press(o, Qt.Key.Key_2, CTRL)
        assert text(o) == SECOND.shown
        head = o.page.suggestions.card.head
        assert (head.number.text(), head.title.text()) == ("2", "Order: being returned")
        assert head.worth.text() == "The conversation names an order that is known here."
        assert head.meter.isHidden()
        press(o, Qt.Key.Key_Return, CTRL)
        await o.settle()
        outcome = o.desk.outcomes[TRACE]
        assert (outcome.kind, outcome.candidate) == (OutcomeKind.SENT_UNEDITED, 2)

    morning(work)


def test_looking_at_a_reply_moves_nothing_into_the_composer(morning: Play) -> None:
    async def work(o: Opened) -> None:
        rows = o.page.suggestions.cards.rows
        assert [row.accessibleName() for row in rows] == [
            "Reply 2: Order: being returned, as of 01-15 04:41",
            "Reply 3: 银行卡退款为什么比较慢？, KB-0418 v2",
        ]
        press(o, Qt.Key.Key_3, ALT)
        assert (text(o), o.page.suggestions.card.reply.text.text()) == ("", THIRD.shown)
        assert [row.place for row in o.page.suggestions.cards.rows] == [1, 2]
        column = o.page.suggestions.cards.layout()
        assert column is not None
        assert column.itemAt(2).widget() is o.page.suggestions.card
        click(o.page.suggestions.cards.rows[0])
        await o.paint()
        assert o.page.suggestions.card.reply.text.text() == desk_scenes.REPLY

    morning(work)


def test_a_place_without_a_reply_is_no_key(morning: Play) -> None:
    async def work(o: Opened) -> None:
        o.desk.turn = desk_scenes.unknown
        await o.bench.ask_again()
        await o.settle()
        for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
            press(o, key, CTRL)
        assert text(o) == ""
        assert o.page.suggestions.cards.rows == []

    morning(work)


def test_alternatives_come_below_a_card_that_stays_where_it_is(morning: Play) -> None:
    async def work(o: Opened) -> None:
        o.desk.turn = desk_scenes.with_choices
        await o.bench.ask_again()
        await o.settle()
        assert o.page.suggestions.count.text() == "3"
        assert [row.place for row in o.page.suggestions.cards.rows] == [2, 3]
        assert o.page.suggestions.card.geometry().top() == 12

    morning(work)


def test_rejecting_tells_which_reply_was_looked_at(morning: Play) -> None:
    async def work(o: Opened) -> None:
        press(o, Qt.Key.Key_2, ALT)
        await o.bench.reject(TRACE, RejectReason.WRONG_FACT)
        assert o.desk.outcomes[TRACE].candidate == 2

    morning(work)


def test_only_the_ticked_sentences_are_inserted_by_key(morning: Play) -> None:
    def turn(message: object, trace: TraceId) -> list[object]:
        made = desk_scenes.suggestion(message, trace, shown="第一句。第二句！第三句？")  # type: ignore[arg-type]
        return [SuggestionReady(trace, made)]

    async def work(o: Opened) -> None:
        assert not o.page.suggestions.buttons.pick.isEnabled()
        o.desk.turn = turn  # type: ignore[assignment]
        await o.bench.ask_again()
        await o.settle()
        press(o, Qt.Key.Key_G, ALT)
        await o.paint()
        picker = o.page.suggestions.card.reply.picker
        assert [box.accessibleName() for box in picker.boxes] == ["第一句。", "第二句！", "第三句？"]
        press(o, Qt.Key.Key_2)
        assert o.page.suggestions.buttons.insert.text() == "Insert 2 of 3"
        press(o, Qt.Key.Key_Return)
        assert text(o) == "第一句。第三句？"
        assert picker.isHidden()
        assert o.page.suggestions.buttons.insert.text() == "Insert"

    morning(work)


def test_leaving_the_sentences_by_esc_goes_back_to_the_text(morning: Play) -> None:
    async def work(o: Opened) -> None:
        press(o, Qt.Key.Key_2, ALT)
        press(o, Qt.Key.Key_G, ALT)
        await o.paint()
        press(o, Qt.Key.Key_Escape)
        assert o.page.suggestions.card.reply.picker.isHidden()
        assert o.page.conversation.composer.editor.hasFocus()

    morning(work)


@pytest.mark.parametrize(
    ("panel", "key"),
    [(Panel.WHY, Qt.Key.Key_W), (Panel.SENT, Qt.Key.Key_S), (Panel.TRACE, Qt.Key.Key_I), (Panel.SOURCES, Qt.Key.Key_Q)],
)
def test_each_panel_opens_and_folds_by_its_key(morning: Play, panel: Panel, key: Qt.Key) -> None:
    async def work(o: Opened) -> None:
        panels = o.page.suggestions.card.panels
        panels.choose(Panel.SOURCES)
        assert panels.open_panel is None
        press(o, key, ALT)
        assert [p for p, tab in panels.tabs.items() if tab.isChecked()] == [panel]
        assert panels._bodies[panel].isVisible()
        press(o, key, ALT)
        assert not panels._bodies[panel].isVisible()

    morning(work)


def test_why_tells_reason_ranking_and_terms(morning: Play) -> None:
    async def work(o: Opened) -> None:
        why = o.page.suggestions.card.panels.why
        assert why.reason.text() == "The knowledge base has an answer to this."
        assert why.ranking.text().splitlines() == [
            "0.86  Refund arrival", "0.65  — threshold —", "0.41  Order status", "The best is ahead by 0.45.",
        ]  # fmt: skip
        assert why.terms.text().splitlines()[-1] == "KB-0412: 0.86 in all"

    morning(work)


@pytest.mark.parametrize(("count", "sentence"), [(3, "Not enough history here yet: 3 of 20 like it"), (60, None)])
def test_what_a_score_was_worth_here(morning: Play, count: int, sentence: str | None) -> None:
    async def work(o: Opened) -> None:
        expected = sentence or f"Of the last {count} like it here, {count} went out unedited"
        assert o.page.suggestions.card.head.worth.text() == expected

    desk = desk_scenes.morning()
    desk.past = (PastUse(0.86, 0.65, OutcomeKind.SENT_UNEDITED),) * count
    morning(work, desk)


@pytest.mark.parametrize(
    ("wish", "key"),
    [(Wish.SHORTER, Qt.Key.Key_S), (Wish.FRIENDLIER, Qt.Key.Key_F), (Wish.TRANSLATE, Qt.Key.Key_T)],
)
def test_wishes_by_key_and_button(morning: Play, wish: Wish, key: Qt.Key) -> None:
    async def work(o: Opened) -> None:
        press(o, Qt.Key.Key_2, ALT)
        press(o, key, CTRL | SHIFT)
        await o.settle()
        assert o.desk.called("rework") == [(TRACE, 2, wish)]
        click(o.page.suggestions.buttons.wishes[wish])
        await o.settle()
        assert len(o.desk.called("rework")) == 2

    morning(work)


def test_a_wish_without_coze_says_so_in_words(morning: Play) -> None:
    def turn(message: object, trace: TraceId) -> list[object]:
        made = desk_scenes.suggestion(
            message, trace, reason=NEEDS_COZE, engine=EngineName.OFFLINE, cause=Cause.UNREACHABLE  # type: ignore[arg-type]
        )  # fmt: skip
        return [SuggestionReady(trace, made)]

    async def work(o: Opened) -> None:
        o.desk.turn = turn  # type: ignore[assignment]
        press(o, Qt.Key.Key_S, CTRL | SHIFT)
        await o.settle()
        assert told(o) == [("Changing a reply takes Coze (unreachable). It is as it was.", "Ask again")]

    morning(work)


CASES = [
    (Act.ASK_SLOT, {"missing": ("order_number",)}, "Insert it"),
    (Act.CLARIFY, {}, "Insert it"),
    (Act.HAND_OVER, {}, "Write a reply"),
    (Act.SILENT, {"shown": ""}, "Write a reply"),
    (Act.BLOCKED, {}, "Write a reply"),
    (Act.ORDER_ANSWER, {"reason": "order_not_found"}, "Insert it"),
    (Act.ANSWER, {"understanding": desk_scenes.heard(("refund_arrival", 0.3))}, "Show the sources"),
    (Act.ANSWER, {"cause": Cause.RATE}, "Ask again"),
    (Act.ANSWER, {"cause": Cause.AUTH}, "Connect Coze"),
    (Act.ANSWER, {"cause": Cause.TIMEOUT}, "Ask again"),
    (Act.ANSWER, {"cause": Cause.BREAKER_OPEN}, "Ask again"),
    (Act.ANSWER, {"cause": Cause.OFFLINE_BY_CHOICE}, "Plug in"),
]


@pytest.mark.parametrize(("act", "changes", "action"), CASES)
def test_each_state_is_one_sentence_and_one_action(
    morning: Play, act: Act, changes: dict[str, object], action: str
) -> None:
    async def work(o: Opened) -> None:
        o.desk.turn = lambda message, trace: [
            SuggestionReady(trace, desk_scenes.suggestion(message, trace, act=act, **changes))
        ]
        await o.bench.ask_again()
        await o.settle()
        assert [said for _, said in told(o)] == [action]

    morning(work)


def test_while_an_input_method_composes_no_command_has_its_key(morning: Play) -> None:
    async def work(o: Opened) -> None:
        editor = o.page.conversation.composer.editor
        editor.setFocus()
        QApplication.sendEvent(editor, QInputMethodEvent("ni", []))
        calls = len(o.desk.calls)
        for binding in BINDINGS:
            combination = QKeySequence(binding.keys)[0]
            QTest.keyClick(editor, combination.key(), combination.keyboardModifiers())
        await o.settle()
        assert len(o.desk.calls) == calls
        assert (text(o), o.bench.selected, o.bench.cards.state.value.place) == ("", LIN, 1)

    morning(work)


def test_a_customer_who_writes_leaves_the_open_place_to_the_new_card(morning: Play) -> None:
    async def work(o: Opened) -> None:
        press(o, Qt.Key.Key_3, ALT)
        await o.desk.take_in(Inbound(user_id=LIN, text="还有", key="k"))
        await o.settle()
        assert o.page.suggestions.card.head.number.text() == "1"

    morning(work)


def test_a_new_suggestion_is_announced_once_in_one_sentence(morning: Play) -> None:
    async def work(o: Opened) -> None:
        spoken: list[str] = []
        o.page.suggestions.announcer._speak = spoken.append
        message = o.desk.add_message(LIN, "还有")
        trace = TraceId("51e2b7d4c0ffee00")
        o.desk.tell(MessageReceived(trace, message, False))
        await o.paint()
        for event in desk_scenes.with_choices(message, trace):
            o.desk.tell(event)
        await o.settle()
        press(o, Qt.Key.Key_2, ALT)
        press(o, Qt.Key.Key_1, ALT)
        await o.settle()
        assert spoken == ["Suggestion: Refund arrival, score High, 2 source(s)"]

    morning(work)


def test_every_reason_has_its_sentence() -> None:
    assert all(reason_sentence(code) for code in REASONS)
    assert reason_sentence("unheard of") == ""
