"""Scenes of the workbench to look at: each opens a desk, brings it into a state, and is drawn without a screen."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import desk_scenes
from fake_desk import FakeDesk

from desktop_cs.domain.changes import ConversationChanged, EngineChanged, EngineState, EngineStatus
from desktop_cs.domain.engine import Cause
from desktop_cs.domain.ids import TraceId
from desktop_cs.domain.lint import Finding, Rule
from desktop_cs.domain.message import Message
from desktop_cs.domain.outcome import RejectReason
from desktop_cs.domain.usage import CallUsage
from desktop_cs.domain.words import Severity
from desktop_cs.pipeline.events import MessageReceived, ReplyDelta, SuggestionReady, TurnEvent
from desktop_cs.ui.boot import render_once
from desktop_cs.ui.main_window import MainWindow
from desktop_cs.ui.theme import ThemeChoice
from desktop_cs.ui.translation import ScreenLanguage

Act = Callable[[FakeDesk, MainWindow], Awaitable[None]]


def _say(desk: FakeDesk, events: Callable[..., object], text: str = "那退款什么时候能到我卡上？") -> None:
    message = desk.add_message(desk_scenes.LIN, text)
    trace = TraceId("51e2b7d4c0ffee00")
    desk.tell(MessageReceived(trace, message, False), ConversationChanged(desk_scenes.LIN))
    desk.tell(*events(message, trace))  # type: ignore[misc]


async def filled(desk: FakeDesk, window: MainWindow) -> None:
    assert window.page is not None
    window.page.suggestions.insert()


async def as_stored(desk: FakeDesk, window: MainWindow) -> None:
    """The card as it was stored before the program started."""


def _streaming(message: object, trace: TraceId) -> list[TurnEvent]:
    events = list(desk_scenes.answered(message, trace))  # type: ignore[arg-type]
    return events[: next(n for n, e in enumerate(events) if isinstance(e, ReplyDelta)) + 4]


async def streaming(desk: FakeDesk, window: MainWindow) -> None:
    _say(desk, _streaming)


async def understanding(desk: FakeDesk, window: MainWindow) -> None:
    _say(desk, lambda *_: [])


async def broken_off(desk: FakeDesk, window: MainWindow) -> None:
    _say(desk, desk_scenes.broken_off)


async def offline(desk: FakeDesk, window: MainWindow) -> None:
    await desk.set_plugged(False)
    _say(desk, desk_scenes.offline)


async def unknown(desk: FakeDesk, window: MainWindow) -> None:
    _say(desk, desk_scenes.unknown, "你们老板喜欢吃什么？")


async def blocked(desk: FakeDesk, window: MainWindow) -> None:
    _say(desk, desk_scenes.blocked, "能帮忙刷单吗")


async def failed(desk: FakeDesk, window: MainWindow) -> None:
    _say(desk, desk_scenes.failed)


async def stale(desk: FakeDesk, window: MainWindow) -> None:
    assert window.page is not None
    window.page.suggestions.insert()
    _say(desk, _streaming, "还有，运费险怎么赔？")
    assert window.workbench is not None
    window.workbench.cards.open(window.workbench.cards.state.value.cards[1].trace_id)


async def sent(desk: FakeDesk, window: MainWindow) -> None:
    assert window.page is not None
    assert window.workbench is not None
    window.page.suggestions.insert()
    await window.workbench.send()


async def rejected(desk: FakeDesk, window: MainWindow) -> None:
    assert window.workbench is not None
    card = window.workbench.cards.state.value.open_card
    assert card is not None
    await window.workbench.reject(card.trace_id, RejectReason.OUTDATED)


async def note(desk: FakeDesk, window: MainWindow) -> None:
    assert window.page is not None
    await desk.add_note(desk_scenes.LIN, "客户情绪尚可，已答应今天回电。")
    window.page.note()
    window.page.conversation.composer.editor.insertPlainText("明早 10 点前回电")


async def paste(desk: FakeDesk, window: MainWindow) -> None:
    assert window.page is not None
    window.page.paste()


async def keys(desk: FakeDesk, window: MainWindow) -> None:
    assert window.page is not None
    window.page.show_keys()


async def error(desk: FakeDesk, window: MainWindow) -> None:
    window.show_error(RuntimeError("x"))


async def held(desk: FakeDesk, window: MainWindow) -> None:
    """A draft that the check holds back: another customer's phone, a gap, an amount without evidence."""
    assert window.page is not None
    assert window.workbench is not None
    text = "好的，99元会退到 {card}，请打 13987654321"
    spans = ((Rule.FOREIGN_DATA, Severity.BLOCK, "13987654321", ""), (Rule.PLACEHOLDER, Severity.BLOCK, "{card}", None))
    desk.safety.lint.look = lambda said: tuple(
        Finding(rule=rule, severity=severity, start=said.find(words), end=said.find(words) + len(words), fix=fix)
        for rule, severity, words, fix in (*spans, (Rule.AMOUNT, Severity.WARN, "99元", None))
    )
    window.page.conversation.composer.editor.insertPlainText(text)
    await window.workbench.send()


async def with_account(desk: FakeDesk, window: MainWindow) -> None:
    """Likely next questions, tokens, calls near the limit, and a countdown."""
    assert window.workbench is not None
    questions = ("退款进度在哪里可以查？", "超过 3 天没到账怎么办？", "运费会一起退吗？")

    def events(message: Message, trace: TraceId) -> list[TurnEvent]:
        made = desk_scenes.suggestion(message, trace, follow_ups=questions, tokens_used=1234)
        return [*desk_scenes.first_half(message, trace), SuggestionReady(trace, made)]

    _say(desk, events)
    desk.used = CallUsage(today=82, total=412, limit=500)
    await window.workbench.status.count_calls()
    retry_at = desk.clock + timedelta(seconds=42)
    limited = EngineStatus(state=EngineState.LIMITED, cause=Cause.RATE, host="api.coze.cn", retry_at=retry_at)
    desk.tell(EngineChanged(limited))


SCENES: dict[str, Act] = {
    "filled": filled,
    "stored": as_stored,
    "understanding": understanding,
    "streaming": streaming,
    "broken_off": broken_off,
    "offline": offline,
    "unknown": unknown,
    "blocked": blocked,
    "failed": failed,
    "stale": stale,
    "sent": sent,
    "rejected": rejected,
    "error": error,
    "account": with_account,
    "held": held,
}


@asynccontextmanager
async def _desk(empty: bool) -> AsyncIterator[FakeDesk]:
    desk = FakeDesk(catalogue=desk_scenes.CATALOGUE) if empty else desk_scenes.morning()
    desk.clock += timedelta(seconds=1)
    yield desk


async def _nothing(desk: FakeDesk, window: MainWindow) -> None:
    """An empty desk."""


def draw(
    scene: str, file: Path, translations: Path, language: ScreenLanguage, theme: ThemeChoice, size: tuple[int, int]
) -> None:
    """Draw one scene into a file; the scene `empty` is a desk without customers."""
    render_once(
        lambda: _desk(scene == "empty"),
        screenshot=file,
        act=SCENES.get(scene, _nothing),  # type: ignore[arg-type]
        translations=translations,
        language=language,
        theme=theme,
        size=size,
    )
