"""A person at the real window, the real application, the real emulator on a socket, and a stored transcript."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from programs import RunningEmulator, emulator
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_cs.app.composition import AppSpec, open_app
from desktop_cs.app.connections import CozeLine, FixedToken
from desktop_cs.app.desk import Desk
from desktop_cs.domain.outcome import OutcomeKind, RejectReason
from desktop_cs.paths import Profile
from desktop_cs.pipeline import events
from desktop_cs.ui.boot import render_once
from desktop_cs.ui.main_window import MainWindow
from desktop_cs.ui.paste_dialog import PasteDialog
from desktop_cs.ui.workbench_page import WorkbenchPage
from desktop_cs.viewmodels.card import CardState, Phase

TRANSCRIPT = Path(__file__).parents[1] / "data" / "transcripts" / "window.txt"
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def coze() -> Iterator[RunningEmulator]:
    with emulator("--seed", "7") as running:
        yield running


class Transcript:
    """The story of the turns: every event in order, without times, ids and the network's cuts."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._reply = ""

    def hear(self, event: object) -> None:
        if isinstance(event, events.ReplyDelta):
            self._reply += event.text
            return
        if not isinstance(event, events.TurnEvent):
            return
        if self._reply:
            # How much of a cut stream still arrives is the network's choice.
            shown = self._reply[:8] + "…" if isinstance(event, events.EngineSwitched) else self._reply
            self.lines.append(f"  reply streamed: {shown}")
            self._reply = ""
        if line := _line(event):
            self.lines.append(line)


def _line(event: object) -> str:
    match event:
        case events.MessageReceived(message=message, new_session=new):
            return f"customer: {message.text}" + ("  (new session)" if new else "")
        case events.TextRedacted(text=text, counts=counts):
            return f"  redacted: {text}  {dict(counts)}"
        case events.IntentFound(understanding=heard):
            return f"  intent: {heard.intent} by {heard.engine}"
        case events.StateTracked(state=state, act=act):
            return f"  act: {act}, slots { ({name: slot.value for name, slot in state.slots.items()}) }"
        case events.EvidenceFound(hits=hits, order=order):
            return f"  evidence: {hits[0].pair.id if hits else None}, order {order.number if order else None}"
        case events.EngineSwitched(to=to, cause=cause):
            return f"  switched to {to}: {cause}"
        case events.SuggestionReady(suggestion=made):
            return f"  suggestion: {made.act} by {made.engine}, because {made.reason}, cause {made.cause}"
        case events.TurnFailed(code=code):
            return f"  failed: {code}"
    return ""


def test_a_turn_worked_by_a_person(coze: RunningEmulator, tmp_path: Path, qtbot: QtBot) -> None:
    line = CozeLine.to(
        base_url=coze.base_url, bot_id=coze.bot_id, workflow_id=coze.workflow_id, tokens=FixedToken(coze.token)
    )
    transcript = Transcript()

    @asynccontextmanager
    async def make_desk() -> AsyncIterator[Desk]:
        async with open_app(AppSpec(profile=Profile(tmp_path / "p"), coze=line)) as app:
            app.desk.subscribe(transcript.hear)
            yield app.desk

    async def work(desk: Desk, window: MainWindow) -> None:
        page = window.page
        assert page is not None
        person = Person(desk, window, page)
        await person.paste("林晓雨", "我的快递三天没更新了，手机13812345678")
        assert (await person.card()).text
        await person.insert_and_send(extra="")
        await person.paste(None, "订单号 DD20260115001")
        card = await person.card()
        assert card.order is not None
        await person.insert_and_send(extra=" 请放心。")
        coze.fault("cut", path="/v3/chat")
        await person.paste(None, "那怎么退货呢")
        card = await person.card()
        assert card.partial
        assert str(card.cause) == "broken_stream"
        await person.reject(Qt.Key.Key_4, RejectReason.TONE)
        outcomes = [await desk.outcome(made.trace_id) for made in await desk.suggestions(person.customer)]
        assert [outcome.kind for outcome in outcomes if outcome] == [
            OutcomeKind.SENT_UNEDITED,
            OutcomeKind.SENT_EDITED,
            OutcomeKind.REJECTED,
        ]
        said = [message.text for message in await desk.messages(person.customer)]
        assert len(said) == 5
        assert said[3].endswith(" 请放心。")
        assert window.banner_text() == ""

    picture = tmp_path / "window.png"
    translations = tmp_path / "no-translations"
    translations.mkdir()
    render_once(make_desk, screenshot=picture, act=work, translations=translations, language="en")
    coze.fault(None)
    assert picture.stat().st_size > 10_000
    story = "\n".join(transcript.lines) + "\n"
    if os.environ.get("DESKTOP_CS_RECORD"):  # after a change that was meant: record, then read the difference
        TRANSCRIPT.write_text(story, encoding="utf-8")
    assert story == TRANSCRIPT.read_text(encoding="utf-8")


class Person:
    """Hands and eyes at the window."""

    def __init__(self, desk: Desk, window: MainWindow, page: WorkbenchPage) -> None:
        self._desk = desk
        self._window = window
        self._page = page
        self._cards = 0

    @property
    def customer(self):  # type: ignore[no-untyped-def]
        assert self._window.workbench is not None
        return self._window.workbench.selected

    async def paste(self, name: str | None, text: str) -> None:
        """Ctrl+Shift+V, the customer's name for a new one, the text, OK by mouse."""
        await self._key(Qt.Key.Key_V, CTRL | SHIFT)
        await until(lambda: self._dialog() is not None)
        dialog = self._dialog()
        assert dialog is not None
        if name is not None:
            dialog.customer.setCurrentIndex(-1)
            type_into(dialog.customer.lineEdit(), name)
        dialog.text.clear()
        type_into(dialog.text, text)
        ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
        assert ok.isEnabled()
        QTest.mouseClick(ok, Qt.MouseButton.LeftButton)
        await until(lambda: self._dialog() is None)

    async def card(self) -> CardState:
        """The next finished card."""
        self._cards += 1
        assert self._window.workbench is not None
        state = self._window.workbench.cards.state

        def ready() -> bool:
            cards = state.value.cards
            return len(cards) >= self._cards and cards[0].phase is Phase.READY

        await until(ready)
        return state.value.cards[0]

    async def insert_and_send(self, extra: str) -> None:
        """Ctrl+1, some more typing, Ctrl+Enter."""
        editor = self._page.conversation.composer.editor
        before = len(await self._desk.messages(self.customer))
        await self._key(Qt.Key.Key_1, CTRL)
        await until(lambda: bool(editor.toPlainText()))
        type_into(editor, extra)
        QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)
        await until(lambda: not editor.toPlainText())
        assert len(await self._desk.messages(self.customer)) == before + 1

    async def reject(self, key: Qt.Key, reason: RejectReason) -> None:
        """Ctrl+D, then the reason's number."""
        await self._key(Qt.Key.Key_D, CTRL)
        await until(lambda: QApplication.activePopupWidget() is not None)
        QTest.keyClick(QApplication.activePopupWidget(), key)
        assert self._window.workbench is not None
        state = self._window.workbench.cards.state
        await until(lambda: state.value.cards[0].outcome is not None)
        assert state.value.cards[0].outcome.reason is reason  # type: ignore[union-attr]

    async def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """A short cut needs the window to be the active one, as it is on a real screen after a dialog."""
        self._window.activateWindow()
        await until(self._window.isActiveWindow)
        QTest.keyClick(self._window, key, modifiers)

    def _dialog(self) -> PasteDialog | None:
        found = self._window.findChildren(PasteDialog)
        return next((dialog for dialog in found if dialog.isVisible()), None)


def type_into(widget: QWidget | None, text: str) -> None:
    """Type as through an input method: Chinese has no keys of its own."""
    assert widget is not None
    committed = QInputMethodEvent()
    committed.setCommitString(text)
    QApplication.sendEvent(widget, committed)


async def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds; the test's time limit ends it otherwise."""
    async with asyncio.timeout(30):
        while not holds():
            await asyncio.sleep(0.01)
