"""The customer writes again while a reply stands in the composer: with the real editor, its undo, and the keys."""

import asyncio

import desk_scenes
from fake_desk import FakeDesk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opened_window import Opened, Play, Run
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.message import Inbound
from desktop_cs.pipeline.events import MessageReceived
from desktop_cs.ui.theme import Theme

LIN = desk_scenes.LIN
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def press(o: Opened, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(o.page.conversation.composer.editor, key, modifiers)


def text(o: Opened) -> str:
    return o.page.conversation.composer.editor.toPlainText()


async def write_again(o: Opened, key: str = "again") -> None:
    await o.desk.take_in(Inbound(user_id=LIN, text="还有一件事", key=key))
    await o.settle()


async def overtaken(o: Opened) -> str:
    """A reply is taken over and edited, then the customer writes again."""
    press(o, Qt.Key.Key_1, CTRL)
    QTest.keyClicks(o.page.conversation.composer.editor, "!!")
    await write_again(o)
    return text(o)


def test_the_new_suggestion_is_shown_against_the_text_and_taken_by_key(morning: Play) -> None:
    async def work(o: Opened) -> None:
        written = await overtaken(o)
        strip = o.page.conversation.composer.renewal
        assert strip.isVisible()
        bar = o.page.conversation.list.verticalScrollBar()
        assert bar.value() == bar.maximum(), "the customer's latest message is in sight"
        assert strip.difference.text() == written
        assert strip.difference.accessibleDescription() == "removed: !!"
        looks = strip.difference.extraSelections()
        assert [item.format.fontStrikeOut() for item in looks] == [True]
        press(o, Qt.Key.Key_T, ALT)
        assert text(o) == desk_scenes.REPLY
        assert strip.isHidden()
        press(o, Qt.Key.Key_Z, CTRL)
        assert text(o) == written
        assert strip.isVisible()

    morning(work)


def test_what_is_out_of_date_is_sent_only_with_its_own_key(morning: Play) -> None:
    async def work(o: Opened) -> None:
        written = await overtaken(o)
        for _ in range(3):
            press(o, Qt.Key.Key_Return, CTRL)
            await o.settle()
        strip = o.page.conversation.composer.renewal
        assert (o.desk.called("send_reply"), text(o)) == ([], written)
        assert strip.notice.text() == "Not sent: the customer has written again since this text was suggested."
        assert strip.send.isVisible()
        press(o, Qt.Key.Key_Return, CTRL | SHIFT)
        await o.settle()
        assert [call[1] for call in o.desk.called("send_reply")] == [written]
        assert strip.isHidden()

    morning(work)


def test_keeping_mine_by_key(morning: Play) -> None:
    async def work(o: Opened) -> None:
        written = await overtaken(o)
        press(o, Qt.Key.Key_M, ALT)
        press(o, Qt.Key.Key_Return, CTRL)
        await o.settle()
        assert [call[1] for call in o.desk.called("send_reply")] == [written]

    morning(work)


def test_the_strip_says_how_far_the_new_suggestion_is(morning: Play) -> None:
    async def work(o: Opened) -> None:
        press(o, Qt.Key.Key_1, CTRL)
        message = o.desk.add_message(LIN, "还有")
        trace = TraceId("51e2b7d4c0ffee00")
        o.desk.tell(MessageReceived(trace, message, False))
        strip = o.page.conversation.composer.renewal
        assert strip.notice.text().endswith("Your text stays while a new suggestion is made.")
        for event in desk_scenes.answered(message, trace):
            o.desk.tell(event)
        assert strip.notice.text().endswith("The new suggestion says the same.")
        assert strip.take.isHidden()

    morning(work)


STEPS = st.lists(
    st.sampled_from(["type", "insert", "message", "take", "keep", "undo", "redo", "clear", "send", "confirm"]),
    max_size=14,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=STEPS)
def test_no_order_of_keys_sends_an_overtaken_reply_unwarned(theme: Theme, run: Run, script: list[str]) -> None:
    """As the customer sees it: with Ctrl+Enter alone no suggestion arrives after a message that it does not answer."""

    async def work() -> None:
        desk = desk_scenes.morning(FakeDesk(catalogue=desk_scenes.CATALOGUE, turn=_numbered))
        async with Opened(desk, theme) as o:
            for number, step in enumerate(("message", "insert", "type", "message", *script)):
                await _do(o, step, number)

    run(work())


def _numbered(message: object, trace: TraceId) -> list[object]:
    """A turn whose reply names the message it answers."""
    made = desk_scenes.suggestion(message, trace, shown=f"<{message.seq}>")  # type: ignore[arg-type,attr-defined]
    return [desk_scenes.SuggestionReady(trace, made)]


async def _soon(o: Opened) -> None:
    """Until all is done that does not rest on purpose."""
    for _ in range(30):
        await asyncio.sleep(0)
    await o.paint()


async def _do(o: Opened, step: str, number: int) -> None:
    editor = o.page.conversation.composer.editor
    latest = max(message.seq for message in o.desk.log if message.user_id == LIN and message.role == "customer")
    sent = len(o.desk.called("send_reply"))
    before = text(o)
    match step:
        case "type":
            QTest.keyClicks(editor, "k")
        case "message":
            await o.desk.take_in(Inbound(user_id=LIN, text="还有一件事", key=f"key{number}"))
            await _soon(o)
        case "clear":
            editor.selectAll()
            QTest.keyClick(editor, Qt.Key.Key_Delete)
        case _:
            keys = {
                "insert": (Qt.Key.Key_1, CTRL), "take": (Qt.Key.Key_T, ALT), "keep": (Qt.Key.Key_M, ALT),
                "undo": (Qt.Key.Key_Z, CTRL), "redo": (Qt.Key.Key_Y, CTRL), "send": (Qt.Key.Key_Return, CTRL),
                "confirm": (Qt.Key.Key_Return, CTRL | SHIFT),
            }  # fmt: skip
            press(o, *keys[step])
            await _soon(o)
    went = [str(call[1]) for call in o.desk.called("send_reply")[sent:]]
    if step == "message":
        assert text(o) == before
        o.stood_by = False  # type: ignore[attr-defined]
    elif step == "keep":
        o.stood_by = True  # type: ignore[attr-defined]
    elif step == "send" and not getattr(o, "stood_by", False):
        assert all(f"<{seq}>" not in reply for reply in went for seq in range(latest))
    assert all(reply == before for reply in went)
